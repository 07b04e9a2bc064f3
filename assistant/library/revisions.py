"""Changes to the registry. Each method is one transaction: seen as a whole, or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from assistant.domain import ParsedDocument
from assistant.library.connections import Connections
from assistant.library.rows import (
    DOCUMENT_COLUMNS,
    PASSAGE_COLUMNS,
    SECTION_COLUMNS,
    TEXT_COLUMNS,
    FileRow,
    Value,
    document_values,
    passage_values,
    section_values,
    text_values,
)
from assistant.library.sketches import sketch


class Revisions:
    """Writes to the SQLite registry; the caller holds the write lock.

    A passage id stands in `pending` from before its index rows are written until its document
    is live, and again from the moment the document is not live until they are gone.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def announce(self, passage_ids: Iterable[str], built_with: Mapping[str, str]) -> None:
        """Note whose index rows are about to be written, and with what."""
        with self._connections.write() as connection:
            _note_pending(connection, passage_ids)
            connection.execute("DELETE FROM built_with")
            connection.executemany("INSERT INTO built_with VALUES (?, ?)", built_with.items())

    def publish(
        self,
        parsed: ParsedDocument,
        file: FileRow,
        original: str | None = None,
        supersedes: str | None = None,
    ) -> None:
        """Make a revision live and the one that it replaces at `file.path` not live.

        `original` names its file among the originals; `supersedes` is another document that
        goes at the same moment and leaves its paths to this one.
        """
        with self._connections.write() as connection:
            if supersedes:
                _hand_over(connection, supersedes, parsed.document.id)
            _erase(connection, parsed.document.id)
            _insert(connection, "documents", DOCUMENT_COLUMNS, [document_values(parsed.document)])
            _insert(connection, "texts", TEXT_COLUMNS, [text_values(parsed)])
            sections = enumerate(parsed.sections)
            section_rows = [section_values(parsed.document.id, *item) for item in sections]
            _insert(connection, "sections", SECTION_COLUMNS, section_rows)
            passage_rows = [passage_values(passage) for passage in parsed.passages]
            _insert(connection, "passages", PASSAGE_COLUMNS, passage_rows)
            marks = [(mark, parsed.document.id) for mark in sketch(parsed.text)]
            _insert(connection, "sketches", ("hash", "document_id"), marks)
            if original:
                kept = (parsed.document.id, original)
                _insert(connection, "originals", ("document_id", "name"), [kept])
            _forget_pending(connection, (passage.id for passage in parsed.passages))
            _point(connection, file)
            _advance(connection)

    def describe(self, parsed: ParsedDocument) -> None:
        """Write the facts of a live document, and their evidence, anew; its text stays."""
        document_id = parsed.document.id
        values = dict(zip(TEXT_COLUMNS, text_values(parsed), strict=True))
        with self._connections.write() as connection:
            connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
            _insert(connection, "documents", DOCUMENT_COLUMNS, [document_values(parsed.document)])
            connection.execute(
                "UPDATE texts SET particulars = ? WHERE document_id = ?",
                (values["particulars"], document_id),
            )
            _forget_pending(connection, (passage.id for passage in parsed.passages))
            _advance(connection)

    def point(self, file: FileRow) -> None:
        """Let a path stand for a document that is live already."""
        with self._connections.write() as connection:
            _point(connection, file)
            _advance(connection)

    def withdraw(self, document_id: str) -> None:
        """Make a document not live, under every path."""
        with self._connections.write() as connection:
            _erase(connection, document_id)
            connection.execute("DELETE FROM files WHERE document_id = ?", (document_id,))
            _advance(connection)

    def forget(self, path: str) -> None:
        """Let a path stand for nothing; its document goes when no other path holds it."""
        with self._connections.write() as connection:
            row = connection.execute(
                "DELETE FROM files WHERE path = ? RETURNING document_id", (path,)
            ).fetchone()
            if row:
                _erase_unless_held(connection, row[0])
                _advance(connection)

    def settle(self, passage_ids: Sequence[str]) -> None:
        """Strike out pending ids: live ones, and those without index rows."""
        with self._connections.write() as connection:
            _forget_pending(connection, passage_ids)


def _point(connection: sqlite3.Connection, file: FileRow) -> None:
    before = connection.execute(
        "SELECT document_id FROM files WHERE path = ?", (file.path,)
    ).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
        (file.path, file.document_id, file.size, file.mtime_ns, file.sha256),
    )
    if before is None:
        return
    _erase_unless_held(connection, before[0])


def _erase_unless_held(connection: sqlite3.Connection, document_id: str) -> None:
    held = connection.execute("SELECT 1 FROM files WHERE document_id = ?", (document_id,))
    if held.fetchone() is None:
        _erase(connection, document_id)


def _hand_over(connection: sqlite3.Connection, document_id: str, heir: str) -> None:
    connection.execute(
        "UPDATE files SET document_id = ? WHERE document_id = ?", (heir, document_id)
    )
    _erase(connection, document_id)


def _erase(connection: sqlite3.Connection, document_id: str) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO pending SELECT id FROM passages WHERE document_id = ?",
        (document_id,),
    )
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
    for table in ("texts", "sections", "passages", "originals", "sketches"):
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))


def _insert(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Value]],
) -> None:
    names = ", ".join('"' + name + '"' for name in columns)
    marks = ", ".join("?" for _ in columns)
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _note_pending(connection: sqlite3.Connection, passage_ids: Iterable[str]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO pending VALUES (?)", ((one,) for one in passage_ids)
    )


def _forget_pending(connection: sqlite3.Connection, passage_ids: Iterable[str]) -> None:
    connection.executemany(
        "DELETE FROM pending WHERE passage_id = ?", ((one,) for one in passage_ids)
    )


def _advance(connection: sqlite3.Connection) -> None:
    """Tell every reader, in any process, that its list of documents is out of date."""
    connection.execute("UPDATE generation SET number = number + 1")
