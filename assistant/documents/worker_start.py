"""How reading processes start: from a small server process, never from the program itself.

A fork of a process with threads can deadlock, and a process that is started anew would run the
program's own main file again, which may be anybody's script.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import context, process
from types import ModuleType
from typing import Any

_PRELOADED = ["assistant.documents.reading", "assistant.documents.worker_process"]
_swapping = threading.Lock()


def light_context() -> context.BaseContext:
    """A start method whose processes know nothing of the main file, and not of Ctrl-C."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    made = _Context()
    made.set_forkserver_preload(_PRELOADED)
    return made


class _Process(context.ForkServerProcess):
    """Started without the main module."""

    @staticmethod
    def _Popen(process_obj: process.BaseProcess) -> Any:
        with _without_main(), _without_interrupts():
            return context.ForkServerProcess._Popen(process_obj)


class _Context(context.ForkServerContext):
    Process = _Process


@contextmanager
def _without_main() -> Iterator[None]:
    """What is started meanwhile is told of an empty main module."""
    with _swapping:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """What is started meanwhile never hears of Ctrl-C: the program answers it for all."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
