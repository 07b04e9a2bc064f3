"""Reading in other processes: ahead of its use, and within limits of time and memory.

A parser of a vendor's may hang, eat the memory or bring its process down over one file; then
that file has an error, and the next one is read by a fresh process.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.documents.worker_process import STOPPED, Costs, Failure, read_here, start_here
from assistant.documents.worker_start import light_context
from assistant.domain import ParsedDocument
from assistant.errors import ReadingStopped
from assistant.protocols import DocumentReader

# Files begun beyond the one in use, for each process: enough to keep it busy while documents
# are indexed, few enough that big ones do not pile up in memory.
_AHEAD = 4
_FILES_A_PROCESS = 500  # what a parser leaks goes with its process
_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    seconds: float = 300.0
    memory_mb: int = 4096


class WorkerReader:
    """Keeps `protocols.DocumentReader` for one caller at a time.

    `make` builds the reader inside each process and is pickled. Processes start with the first
    file, and end when nothing more is expected.
    """

    def __init__(
        self,
        make: Callable[[], DocumentReader],
        limits: Limits = Limits(),
        processes: int | None = None,
    ) -> None:
        self._make = make
        self._limits = limits
        self._processes = processes or _cores()
        self._pool: Any = None
        self._coming: deque[Path] = deque()
        self._begun: dict[Path, Future[ParsedDocument | Failure]] = {}

    def expect(self, paths: Sequence[Path]) -> None:
        """Begin to read these, which will be asked for in this order; none: end the processes."""
        self._begun = {}
        self._coming = deque(paths)
        if paths:
            self._begin()
        else:
            self.close()

    def read(self, path: Path) -> ParsedDocument:
        """The file as a document. Raises: DocumentError, also for one that broke a limit."""
        reading = self._taken(path)
        self._begin()
        try:
            outcome = self._outcome(path, reading)
        except OutOfTime as error:
            raise ReadingStopped(
                f"“{path.name}”读取超过 {self._limits.seconds:g} 秒，已停止，没有入库。"
                "请拆成几个小文件，或调大设置 DANGWU_MAX_FILE_SECONDS。"
            ) from error
        except Exception as error:  # the process died, or what it made cannot be sent
            raise ReadingStopped(STOPPED.format(name=path.name)) from error
        if isinstance(outcome, Failure):
            raise outcome.kind(outcome.message)
        return outcome

    def close(self) -> None:
        """End the processes; the next file starts new ones."""
        pool, self._pool = self._pool, None
        self._begun = {}
        if pool is not None:
            pool.stop()
            pool.join()

    def _taken(self, path: Path) -> Future[ParsedDocument | Failure]:
        while self._begun and path in self._begun:
            first = next(iter(self._begun))
            reading = self._begun.pop(first)
            if first == path:
                return reading
            # Passed over by the caller: what comes of it is dropped.
        if path in self._coming:
            while self._coming.popleft() != path:
                pass
        return self._submit(path)

    def _begin(self) -> None:
        """Fill the window of files that are read ahead."""
        while self._coming and len(self._begun) < _AHEAD * self._processes:
            path = self._coming.popleft()
            self._begun[path] = self._submit(path)

    def _submit(self, path: Path) -> Future[ParsedDocument | Failure]:
        if self._pool is None or not self._pool.active:
            self._pool = self._started()
        reading: Future[ParsedDocument | Failure] = self._pool.schedule(
            read_here, args=(path,), timeout=self._limits.seconds
        )
        return reading

    def _outcome(
        self, path: Path, reading: Future[ParsedDocument | Failure]
    ) -> ParsedDocument | Failure:
        try:
            return reading.result()
        except BrokenProcessPool:  # a process died before it took the file: not for its sake
            self.close()
            return self._submit(path).result()

    def _started(self) -> Any:
        from pebble import ProcessPool

        wanted = min(self._processes, len(self._coming) + len(self._begun) + 1)
        return ProcessPool(
            max_workers=wanted,
            max_tasks=_FILES_A_PROCESS,
            initializer=start_here,
            initargs=(
                self._make,
                Costs(
                    seconds=self._limits.seconds,
                    memory_bytes=self._limits.memory_mb * _MB,
                    threads=max(1, _cores() // wanted),
                ),
            ),
            context=light_context(),
        )


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
