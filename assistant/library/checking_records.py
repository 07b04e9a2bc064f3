"""The registry against itself: damaged pages, and rows that belong to no live document."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from assistant.errors import LibraryBusy
from assistant.inspection import Fault
from assistant.library.checking_tally import REBUILD, Tally
from assistant.library.connections import Connections
from assistant.library.storage import as_library_error

REGISTRY = "library.sqlite3"
CACHE = "vectors.sqlite3"
_FILES = {
    REGISTRY: "资料登记库",
    "lexical.sqlite3": "全文索引",
    CACHE: "向量缓存",
    "chroma/chroma.sqlite3": "向量索引",
}
_SHOWN = 5


def damaged_files(home: Path) -> dict[str, list[str]]:
    """What SQLite says of each database of the library that is damaged, by its path in `home`."""
    damage = {file: list(_damage(home / file)) for file in _FILES}
    return {file: faults for file, faults in damage.items() if faults}


def note_damage(file: str, faults: Sequence[str], tally: Tally, mended: bool = False) -> None:
    """Name a damaged database; what is derived from the registry can be built anew."""
    step = "" if file == REGISTRY else REBUILD
    for fault in faults:
        tally.note(Fault.DATABASE, _FILES[file], fault, mended, step)


def check_records(connections: Connections, tally: Tally) -> None:
    """Rows whose document does not exist; they are deleted where repair is asked for."""
    with connections.read() as connection:
        tables = owned_tables(connection)
        strays = {table: _strays(connection, table) for table in tables}
        leftovers = [
            row[0]
            for row in connection.execute(
                "SELECT passage_id FROM pending WHERE passage_id IN (SELECT id FROM passages)"
            )
        ]
    if tally.repair and (leftovers or any(strays.values())):
        with connections.write() as connection:
            for table in tables:
                connection.execute(
                    f"DELETE FROM {table} WHERE document_id NOT IN (SELECT id FROM documents)"
                )
            connection.execute("DELETE FROM pending WHERE passage_id IN (SELECT id FROM passages)")
    for table, ids in strays.items():
        for one in ids:
            tally.note(Fault.RECORDS, f"资料登记库 {table}", one, tally.repair)
    for one in leftovers:
        tally.note(Fault.LEFTOVERS, "资料登记库 pending", one, tally.repair)


def owned_tables(connection: sqlite3.Connection) -> list[str]:
    """The tables whose rows belong to one document each."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return sorted(
        name
        for (name,) in tables
        if any(
            column[1] == "document_id"
            for column in connection.execute(f"PRAGMA table_info({name})").fetchall()
        )
    )


def _strays(connection: sqlite3.Connection, table: str) -> list[str]:
    rows = connection.execute(
        f"SELECT document_id FROM {table} WHERE document_id NOT IN (SELECT id FROM documents)"
    )
    return [str(row[0]) for row in rows]


def _damage(file: Path) -> Iterator[str]:
    if not file.is_file():
        return
    try:
        with closing(sqlite3.connect(file, timeout=10)) as connection:
            found = connection.execute(f"PRAGMA integrity_check({_SHOWN})").fetchall()
    except sqlite3.DatabaseError as error:
        translated = as_library_error(error, file.parent)
        if isinstance(translated, LibraryBusy):  # in use is not damaged
            raise translated from error
        yield str(error)
        return
    yield from (str(row[0]) for row in found if row[0] != "ok")
