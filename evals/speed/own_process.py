"""A function in a process of its own, so that its memory is only its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


def in_own_process(function: Callable[_P, _R], *arguments: _P.args, **named: _P.kwargs) -> _R:
    """What the function returns, or the error it raises. Both, and what it is given, must pickle.

    The process is started anew, not forked: a fork would begin with all that this one holds.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments, **named).result()
