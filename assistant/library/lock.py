"""One writer at a time, across processes and threads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.library.storage import storage_errors

WAIT_SECONDS = 3.0


@contextmanager
def write_lock(home: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold `home/library.lock`. The system lets go of it when the process dies.

    SQLite does the locking because it does so on every system; the file stays empty.
    Raises: LibraryBusy after `wait_seconds`, StorageFailed when the file cannot be opened.
    """
    with storage_errors(home):
        holder = sqlite3.connect(home / "library.lock", timeout=wait_seconds, isolation_level=None)
    with closing(holder):
        with storage_errors(home):
            holder.execute("BEGIN EXCLUSIVE")
        yield
