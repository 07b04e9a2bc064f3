"""Taking over what another registry holds: one transaction, so all of it or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from assistant.library.connections import Connections
from assistant.library.schema import table_columns

_OWNED = ("texts", "sections", "passages", "originals", "sketches", "files")


def adopt(connections: Connections, other: Path, replace: bool) -> None:
    """Make the documents of the registry file `other` live; with `replace`, no others stay.

    Otherwise what is live stays as it is, and only documents that it lacks come in. The caller
    holds the write lock and has written the index rows of what comes. Raises: StorageFailed.
    """
    with connections.write_beside(other) as connection:
        if replace:
            _clear(connection)
        columns = table_columns(connection)
        connection.execute(
            "CREATE TEMP TABLE coming AS SELECT id FROM beside.documents"
            " WHERE id NOT IN (SELECT id FROM main.documents)"
        )
        _copy(connection, "documents", "id", columns["documents"])
        for table in _OWNED:
            _copy(connection, table, "document_id", columns[table])
        connection.execute("DROP TABLE coming")
        connection.execute(
            "DELETE FROM main.pending WHERE passage_id IN (SELECT id FROM main.passages)"
        )
        connection.execute("UPDATE main.generation SET number = number + 1")


def _clear(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT OR IGNORE INTO main.pending SELECT id FROM main.passages")
    for table in ("documents", *_OWNED):
        connection.execute(f"DELETE FROM main.{table}")


def _copy(connection: sqlite3.Connection, table: str, key: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    # A path that is known here already goes on standing for what it stands for.
    verb = "INSERT OR IGNORE" if table == "files" else "INSERT"
    connection.execute(
        f"{verb} INTO main.{table} ({names}) SELECT {names} FROM beside.{table}"
        f" WHERE {key} IN (SELECT id FROM temp.coming)"
    )
