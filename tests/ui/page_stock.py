"""The documents of a library that nobody looks after: nothing is missing, double or removed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from assistant import AlikePair, Incomplete, RemovedDocument, Screened


class PageStock:
    """Takes text files of a megabyte; holds nothing that waits."""

    suffixes = frozenset({".txt"})
    largest_bytes = 1 << 20

    def incomplete(self) -> list[Incomplete]:
        return []

    def alike(self) -> list[AlikePair]:
        return []

    def screened(self) -> list[Screened]:
        return []

    def removed(self) -> list[RemovedDocument]:
        return []

    def staging(self) -> Path:
        return Path(tempfile.mkdtemp(prefix="sent-"))
