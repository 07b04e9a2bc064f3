"""What a search needs of one FTS5 table, kept in memory until anybody writes to the file.

FTS5 looks up the length of every passage that it ranks, and counts a term by walking its whole
list; over 100,000 passages that is most of a question's time. So the lists of the terms that
questions use are read once, and ranked in `lexical_scores.py` as FTS5 would rank them.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COUNTED = 50_000  # terms whose count is kept
_LISTED = 3_000_000  # rows in the lists that are kept, eight bytes each


@dataclass(frozen=True, slots=True)
class Postings:
    """The rows that hold a term, ascending, and how often each does."""

    rows: NDArray[np.int32]
    times: NDArray[np.float32]


class TermTable:
    """Counts, lists and lengths of one table over one connection.

    Not thread-safe: the caller holds the lock of the connection, and calls `keep_up` and then the
    others within one transaction. The shadow tables `…_data` and `…_docsize` are read as FTS5's
    documentation describes them ("FTS5 Data Structures").
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._state: tuple[int, int] | None = None

    def keep_up(self) -> None:
        """Forget everything when another connection (the first number) or this one has written."""
        (others,) = self._connection.execute("PRAGMA data_version").fetchone()
        state = others, self._connection.total_changes
        if state != self._state:
            self._forget()
            self._state = state

    def _forget(self) -> None:
        import numpy as np

        name = self._name
        (self.passages,) = self._connection.execute(f"SELECT count(*) FROM {name}_rows").fetchone()
        block = self._connection.execute(f"SELECT block FROM {name}_data WHERE id = 1").fetchone()
        rows, length, *_ = [*_numbers(block[0] if block else b""), 0, 0]
        self.rows = rows  # as FTS5 counts them
        self.mean_length = length / rows if rows and length else 1.0
        self._holding: dict[str, int] = {}
        self._lists: OrderedDict[str, Postings] = OrderedDict()
        self._listed = 0
        self._lengths = np.zeros(0, dtype=np.int32)

    def counts(self, terms: Sequence[str]) -> dict[str, int]:
        """How many passages hold each of the terms that any holds."""
        missing = [term for term in terms if term not in self._holding]
        if len(self._holding) + len(missing) > _COUNTED:
            self._holding, missing = {}, list(terms)
        if missing:
            marks = ",".join("?" * len(missing))
            found = self._connection.execute(
                f"SELECT term, doc FROM {self._name}_vocabulary WHERE term IN ({marks})", missing
            )
            self._holding |= dict.fromkeys(missing, 0) | dict(found.fetchall())
        return {term: self._holding[term] for term in terms if self._holding[term]}

    def postings(self, term: str) -> Postings:
        """The rows of a term; the lists that were used longest ago make room for new ones."""
        import numpy as np

        known = self._lists.get(term)
        if known is None:
            # As one text, not as a row each: three times as fast.
            (places,) = self._connection.execute(
                f"SELECT group_concat(doc) FROM temp.{self._name}_places WHERE term = ?", (term,)
            ).fetchone()
            rows, times = np.unique(np.fromstring(places, np.int32, sep=","), return_counts=True)
            known = self._lists[term] = Postings(rows, times.astype(np.float32))
            self._listed += len(rows)
            while self._listed > _LISTED and len(self._lists) > 1:
                self._listed -= len(self._lists.popitem(last=False)[1].rows)
        self._lists.move_to_end(term)
        return known

    def lengths(self, rows: NDArray[np.int32]) -> NDArray[np.int32]:
        """How many terms each of the rows has."""
        import numpy as np

        if not len(rows):
            return rows
        if (most := int(rows.max())) >= len(self._lengths):
            room = np.full(max(most + 1, 2 * len(self._lengths)), -1, dtype=np.int32)
            room[: len(self._lengths)] = self._lengths
            self._lengths = room
        missing = rows[self._lengths[rows] < 0].tolist()
        if missing:
            sizes = self._connection.execute(
                f"SELECT id, sz FROM {self._name}_docsize"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(missing),),
            )
            for row, size in sizes:
                self._lengths[row] = size[0] if len(size) == 1 else [*_numbers(size), 0][0]
        found: NDArray[np.int32] = self._lengths[rows]
        return found

    def passage_ids(self, rows: Sequence[int]) -> dict[int, str]:
        """The passage of each row that has one."""
        found = self._connection.execute(
            f"SELECT number, passage FROM {self._name}_rows"
            " WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(rows)),),
        )
        return dict(found.fetchall())


def _numbers(block: bytes) -> list[int]:
    """SQLite's varints: seven bits a byte, the last byte below 128. Nothing here has nine bytes."""
    numbers, current = [], 0
    for byte in block:
        current = current << 7 | byte & 127
        if byte < 128:
            numbers.append(current)
            current = 0
    return numbers
