"""What the indexes should hold beside what they do hold, compared outside of memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from assistant.protocols import IndexRow

_TABLES = """
CREATE TABLE expected (place INTEGER, passage TEXT, mark TEXT, PRIMARY KEY (place, passage))
    WITHOUT ROWID;
CREATE TABLE held (place INTEGER, passage TEXT, mark TEXT, whole INTEGER,
    PRIMARY KEY (place, passage)) WITHOUT ROWID;
"""
_MARK = 16  # hex digits that are compared


class Ledger:
    """A database that SQLite keeps in a temporary file and deletes; places are index numbers."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.executescript(_TABLES)

    def expect(self, rows: Iterable[tuple[int, str, str]]) -> None:
        """Rows of place, passage id and mark that should be there."""
        cut = ((place, passage, mark[:_MARK]) for place, passage, mark in rows)
        self._connection.executemany("INSERT OR REPLACE INTO expected VALUES (?, ?, ?)", cut)

    def hold(self, place: int, rows: Iterable[IndexRow]) -> int:
        """Rows that are there; how many. What was held before is forgotten."""
        self._connection.execute("DELETE FROM held WHERE place = ?", (place,))
        cut = ((place, row.passage_id, row.mark[:_MARK], row.whole) for row in rows)
        added = self._connection.executemany("INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?)", cut)
        return added.rowcount if added.rowcount > 0 else 0

    def missing(self, place: int) -> Iterator[str]:
        """Passages that should be there and are not."""
        return self._ids("expected", "held", place)

    def stray(self, place: int) -> Iterator[str]:
        """Passages that are there and should not be."""
        return self._ids("held", "expected", place)

    def altered(self, place: int) -> Iterator[str]:
        """Passages whose row was made from another text."""
        return self._both(place, "held.mark != expected.mark AND held.whole")

    def torn(self, place: int) -> Iterator[str]:
        """Passages of whose row a part is missing."""
        return self._both(place, "NOT held.whole")

    def close(self) -> None:
        """Give the temporary file back."""
        self._connection.close()

    def _ids(self, table: str, other: str, place: int) -> Iterator[str]:
        rows = self._connection.execute(
            f"SELECT passage FROM {table} WHERE place = ? AND passage NOT IN"
            f" (SELECT passage FROM {other} WHERE place = ?) ORDER BY passage",
            (place, place),
        )
        return (row[0] for row in rows)

    def _both(self, place: int, condition: str) -> Iterator[str]:
        rows = self._connection.execute(
            "SELECT passage FROM expected JOIN held USING (place, passage)"
            f" WHERE place = ? AND {condition} ORDER BY passage",
            (place,),
        )
        return (row[0] for row in rows)
