"""A folder that is watched: what is new or changed comes in, once it has stopped changing."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from assistant.archives import archive_of
from assistant.domain import Document
from assistant.errors import DocumentError, LibraryBusy
from assistant.ingestion import IngestReport, IngestRow, IngestState, WatchRound
from assistant.library.files import FileState, FoundFile, file_state, find_files, shown
from assistant.library.registry import Registry

Add = Callable[[Sequence[Path]], IngestReport]
Forget = Callable[[Sequence[str]], list[Document]]

_EMPTY = IngestReport((), 0.0)


class Watch:
    """Looks at the folder once a round. What it saw last time tells what is still changing."""

    def __init__(
        self,
        folder: Path,
        suffixes: frozenset[str] | None,
        registry: Registry,
        add: Add,
        forget: Forget | None,
    ) -> None:
        """`forget` takes paths that are gone out of the library; without it they are reported."""
        self._folder = Path(os.path.abspath(folder))
        self._suffixes = suffixes
        self._registry = registry
        self._add = add
        self._forget = forget
        self._seen: dict[str, FileState] = {}
        self._failed: dict[str, FileState] = {}
        self._gone: frozenset[str] = frozenset()
        self._told: frozenset[str] = frozenset()

    def round(self) -> WatchRound:
        """Look, add what lay still since the last round, and tell what is gone.

        Raises: what adding raises, except that a busy library is tried again the next time.
        """
        if not self._folder.is_dir():
            self._seen = {}
            return WatchRound(_EMPTY, problem=self._unreachable())
        found = self._found()
        states = {key: state for key, (_, state) in found.items()}
        still = [key for key in self._changed(states) if self._seen.get(key) == states[key]]
        growing = [key for key in self._changed(states) if self._seen.get(key) != states[key]]
        self._seen = states
        try:
            report = self._taken({key: found[key] for key in still})
            return self._with_missing(found, report, tuple(growing))
        except LibraryBusy as error:
            return WatchRound(_EMPTY, growing=tuple(still + growing), problem=str(error))

    def _found(self) -> dict[str, tuple[FoundFile, FileState]]:
        """By key; a file that cannot be looked at now is left for later."""
        found = {}
        for one in find_files([self._folder], self._suffixes):
            if one.path == self._folder:
                continue  # nothing in it
            try:
                state = file_state(one.path)
            except DocumentError:
                continue
            found[state.key] = (one, state)
        return found

    def _changed(self, states: Mapping[str, FileState]) -> list[str]:
        known = self._registry.files_at(list(states))
        return [
            key
            for key, state in states.items()
            if not (key in known and _same(state, known[key].size, known[key].mtime_ns))
            and self._failed.get(key) != state
        ]

    def _taken(self, ready: Mapping[str, tuple[FoundFile, FileState]]) -> IngestReport:
        if not ready:
            return _EMPTY
        report = self._add([found.path for found, _ in ready.values()])
        failures = {row.path for row in report.rows if _is_settled_failure(row)}
        for key, (found, state) in ready.items():
            self._failed.pop(key, None)
            if shown(found.path) in failures:
                self._failed[key] = state
        return report

    def _with_missing(
        self, found: Mapping[str, object], report: IngestReport, growing: tuple[str, ...]
    ) -> WatchRound:
        known = [row.path for row in self._registry.files_under(str(self._folder) + os.sep)]
        gone = frozenset(path for path in known if path not in found and _is_gone(path))
        if gone and not found and len(gone) == len(known):
            return WatchRound(report, growing=growing, problem=self._all_gone(len(gone)))
        # Programs that save a file may take it away for a moment.
        twice, self._gone = gone & self._gone, gone
        if self._forget is None:
            news, self._told = twice - self._told, twice
            return WatchRound(report, growing=growing, missing=tuple(sorted(news)))
        removed = self._forget(sorted(twice)) if twice else []
        return WatchRound(report, tuple(sorted(twice)), tuple(removed), growing)

    def _unreachable(self) -> str:
        return (
            f"打不开文件夹“{shown(self._folder)}”，这一轮没有查看，资料库没有变动；"
            "请检查路径，或网络盘、移动盘是否已连接"
        )

    def _all_gone(self, count: int) -> str:
        return (
            f"文件夹“{shown(self._folder)}”里已入库的 {count} 个文件全都不见了，"
            "可能是磁盘没有连接，没有移除任何文件；确实要移除时，请用 dangwu library remove"
        )


def _same(state: FileState, size: int, mtime_ns: int) -> bool:
    return (state.size, state.mtime_ns) == (size, mtime_ns)


def _is_settled_failure(row: IngestRow) -> bool:
    """Refused, or not taken as a near duplicate: the same file would be so again."""
    return row.state in (IngestState.FAILED, IngestState.NEAR_DUPLICATE)


def _is_gone(path: str) -> bool:
    """Whether nothing is left at a path; a member of an archive is there as long as that is."""
    file = Path(path)
    return not os.path.lexists(file) and archive_of(file) is None
