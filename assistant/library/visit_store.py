"""Enterprises and visits to them, in a file of their own: deleted means gone from the file.

No write-ahead log, which would hold pages that were deleted; what is deleted or replaced is
overwritten, and the file is written anew after a deletion. Nothing of it goes into a log, an index
or a backup of the library.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.errors import ProfileImpossible, StorageFailed
from assistant.library.own_file import FileForm, OwnFile
from assistant.library.visit_rows import row_kept, row_text
from assistant.visits import KeptProfile

FILE = "visits.sqlite3"
_TABLE = (
    "CREATE TABLE kept (name TEXT NOT NULL, area TEXT NOT NULL, record TEXT NOT NULL,"
    " PRIMARY KEY (name, area)) WITHOUT ROWID"
)
_FROM_1 = (  # which told enterprises apart by their names alone
    "ALTER TABLE kept RENAME TO kept_1",
    _TABLE,
    "INSERT INTO kept SELECT name, CASE WHEN json_valid(record)"
    " THEN coalesce(json_extract(record, '$.profile.area'), '') ELSE '' END, record FROM kept_1",
    "DROP TABLE kept_1",
)
_FORM = FileForm(
    name=FILE,
    label="走访档案",
    version=2,
    tables=(_TABLE,),
    advice=(
        "请把这个文件移到别处，再用 dangwu visits import 恢复 dangwu visits export 导出过的档案；"
        "没有导出过的，重新生成走访资料包会另建一份"
    ),
    settings=("secure_delete = ON", "synchronous = FULL"),
    upgrades={1: _FROM_1},
)


class VisitStore:
    """What is kept of each enterprise; the file is made when something is first kept."""

    def __init__(self, home: Path) -> None:
        self._file = OwnFile(home, _FORM)

    def all(self) -> list[KeptProfile]:
        """All of them, by name. Raises: StorageFailed."""
        rows = self._file.rows("SELECT name, record FROM kept ORDER BY name, area")
        return [_read(name, record) for name, record in rows]

    def named(self, name: str) -> list[KeptProfile]:
        """Those of that whole name, one a park or district. Raises: StorageFailed."""
        with self._file.reading() as connection:
            return _named(connection, name) if connection else []

    def change(
        self, name: str, to: Callable[[Sequence[KeptProfile]], Sequence[KeptProfile]]
    ) -> None:
        """Keep what `to` makes of those of that name in their place, in one transaction.

        Raises: LibraryBusy, StorageFailed, and whatever `to` raises; then nothing has changed.
        """
        with self._file.changing() as connection:
            rows = [
                (name, one.profile.area or "", row_text(one))
                for one in to(_named(connection, name))
            ]
            connection.execute("DELETE FROM kept WHERE name = ?", (name,))
            connection.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)

    def forget(self, name: str, area: str | None) -> bool:
        """Delete an enterprise for good, even one that cannot be read; whether it was.

        `area`: its park or district, "" where it has none; without it the only one of that name.

        Raises: LibraryBusy, StorageFailed.
        """
        with self._file.correcting() as connection:
            if connection is None:
                return False
            rows = connection.execute("SELECT area FROM kept WHERE name = ?", (name,)).fetchall()
            areas = [one for (one,) in rows if area in (None, one)]
            meant = len(areas) == 1
            if meant:
                connection.execute("DELETE FROM kept WHERE name = ? AND area = ?", (name, *areas))
        self._file.rewrite()  # also after a deletion that was broken off before this
        return meant


def _named(connection: sqlite3.Connection, name: str) -> list[KeptProfile]:
    rows = connection.execute("SELECT record FROM kept WHERE name = ? ORDER BY area", (name,))
    return [_read(name, record) for (record,) in rows.fetchall()]


def _read(name: str, record: str) -> KeptProfile:
    try:
        return row_kept(record)
    except (ValueError, TypeError, KeyError, ProfileImpossible) as error:
        raise StorageFailed(
            f"走访档案里“{name}”这一家读不出来，请用 dangwu visits forget 写全名称删除后重新录入"
        ) from error
