"""Write-ahead logging for a SQLite file that several connections may create at the same moment."""

from __future__ import annotations

import sqlite3
import time

_PAUSE = 0.02  # seconds between two tries


def write_ahead(connection: sqlite3.Connection, patience: float = 30.0) -> None:
    """Switch the file to write-ahead logging, waiting up to `patience` seconds for others.

    SQLite's own timeout does not cover this switch: while another connection makes it, or writes
    the first page, "database is locked" comes at once.
    Raises: sqlite3.Error.
    """
    end = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > end:
                raise
        time.sleep(_PAUSE)
