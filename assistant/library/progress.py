"""How far an add has come, how fast it goes and how long it will take."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from assistant.ingestion import IngestProgress, IngestRow


class Progress:
    """Counts files and passages of one add and tells the listener which file is at work."""

    def __init__(self, files_total: int, listener: Callable[[IngestProgress], None] | None) -> None:
        self._listener = listener
        self._files_total = files_total
        self._files_done = 0
        self._files_read = 0
        self._files_known = 0
        self._found = 0
        self._indexed = 0
        self._path = ""
        self._started = monotonic()

    def known(self, row: IngestRow) -> None:
        """A file has its row without having been read."""
        self._files_known += 1
        self.settled(row)

    def reading(self, path: str) -> None:
        """A file is about to be read."""
        self._path = path
        self._tell()

    def read(self, passages: int) -> None:
        """The file was read, and so many of its passages wait to be indexed."""
        self._files_read += 1
        self._found += passages
        self._tell()

    def indexed(self, path: str, passages: int) -> None:
        """Passages went into the indexes; those of `path` come next."""
        self._path = path
        self._indexed += passages
        self._tell()

    def settled(self, row: IngestRow) -> None:
        """A file has its row in the report."""
        self._path = row.path
        self._files_done += 1
        self._tell(row)

    def _tell(self, row: IngestRow | None = None) -> None:
        if self._listener is None:
            return
        elapsed = monotonic() - self._started
        rate = self._indexed / elapsed if elapsed > 0 else 0.0
        self._listener(
            IngestProgress(
                path=self._path,
                files_done=self._files_done,
                files_total=self._files_total,
                passages_done=self._indexed,
                passages_total=self._found,
                passages_per_second=rate,
                remaining_seconds=self._remaining(rate),
                row=row,
            )
        )

    def _remaining(self, rate: float) -> float | None:
        """Seconds, supposing that unread files hold as many passages as those read so far.

        The rate counts from the start, reading included, so that batches do not make it jump.
        """
        if self._files_done >= self._files_total:
            return 0.0
        if rate <= 0:
            return None
        unread = self._files_total - self._files_known - self._files_read
        expected = self._found * (1 + unread / max(self._files_read, 1))
        return max(0.0, (expected - self._indexed) / rate)
