"""Questions to the registry: what is live, and what it holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.domain import Document, ParsedDocument, Passage
from assistant.errors import DocumentUnknown
from assistant.library.connections import Connections
from assistant.library.rows import (
    PASSAGE_COLUMNS,
    FileRow,
    document_from,
    passage_from,
    section_from,
)
from assistant.library.validity import with_validity

SHORTEST_PREFIX = 4

_PASSAGES = ", ".join(f'"{name}"' for name in PASSAGE_COLUMNS)


class Registry:
    """Reads of the SQLite registry, safe from several threads and processes."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._known: tuple[int, dict[str, Document]] = (-1, {})

    def documents(self) -> list[Document]:
        """All live documents, by authority, title and date, newest first."""
        with self._connections.read() as connection:
            return list(self._live_documents(connection).values())

    def live(self, passage_ids: Sequence[str]) -> dict[str, tuple[Document, Passage]]:
        """The live passages among these, in the order asked for."""
        with self._connections.read() as connection:
            documents = self._live_documents(connection)
            rows = connection.execute(
                f"SELECT {_PASSAGES} FROM passages WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(passage_ids)),),
            ).fetchall()
        found = {row["id"]: passage_from(row) for row in rows}
        return {
            passage_id: (documents[found[passage_id].document_id], found[passage_id])
            for passage_id in dict.fromkeys(passage_ids)
            if passage_id in found
        }

    def contents(self, document_id: str) -> ParsedDocument:
        """Everything of a live document, by its id or a unique prefix. Raises: DocumentUnknown."""
        with self._connections.read() as connection:
            documents = self._live_documents(connection)
            document = documents[_one_of(documents, document_id)]
            return replace(_stored(connection, document.id), document=document)

    def find(self, prefix: str) -> Document:
        """The one live document whose id starts so. Raises: DocumentUnknown."""
        with self._connections.read() as connection:
            documents = self._live_documents(connection)
            return documents[_one_of(documents, prefix)]

    def stored(self, document_id: str) -> ParsedDocument | None:
        """The document as it was added, without what follows from others; none when not live."""
        with self._connections.read() as connection:
            known = connection.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,))
            return _stored(connection, document_id) if known.fetchone() else None

    def file(self, path: str) -> FileRow | None:
        """What is remembered of a path."""
        return self._file("path = ?", path)

    def file_with_sha256(self, sha256: str) -> FileRow | None:
        """A file with this content that a live document came from."""
        return self._file("sha256 = ?", sha256)

    def has_file_of_size(self, size: int) -> bool:
        """Whether any live document came from a file of so many bytes."""
        return self._file("size = ?", size) is not None

    def counts(self, document_id: str) -> tuple[int, int]:
        """Articles (条) and passages of a document."""
        with self._connections.read() as connection:
            row = connection.execute(
                "SELECT (SELECT COUNT(*) FROM sections WHERE document_id = :id AND rank = '条'),"
                " (SELECT COUNT(*) FROM passages WHERE document_id = :id)",
                {"id": document_id},
            ).fetchone()
            return row[0], row[1]

    def built_with(self) -> Mapping[str, str]:
        """What the indexes were built with; empty while nothing is live."""
        with self._connections.read() as connection:
            if connection.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None:
                return {}
            return dict(connection.execute("SELECT name, value FROM built_with").fetchall())

    def orphans(self) -> tuple[list[str], list[str]]:
        """Pending passage ids: those that are not live, and those that are."""
        with self._connections.read() as connection:
            rows = connection.execute(
                "SELECT passage_id, passage_id IN (SELECT id FROM passages) FROM pending"
            ).fetchall()
        return [row[0] for row in rows if not row[1]], [row[0] for row in rows if row[1]]

    def _file(self, condition: str, value: str | int) -> FileRow | None:
        with self._connections.read() as connection:
            row = connection.execute(
                "SELECT path, document_id, size, mtime_ns, sha256 FROM files"
                f" WHERE {condition} LIMIT 1",
                (value,),
            ).fetchone()
        return FileRow(*row) if row else None

    def _live_documents(self, connection: sqlite3.Connection) -> dict[str, Document]:
        generation = connection.execute("SELECT number FROM generation").fetchone()[0]
        known_generation, known = self._known
        if generation == known_generation:
            return known
        rows = connection.execute("SELECT * FROM documents").fetchall()
        documents = with_validity(document_from(row) for row in rows)
        known = {document.id: document for document in documents}
        self._known = (generation, known)
        return known


def _one_of(documents: Mapping[str, Document], prefix: str) -> str:
    if prefix in documents:
        return prefix
    hint = "运行 dangwu library list 可以查看全部文件编号"
    if len(prefix) < SHORTEST_PREFIX:
        raise DocumentUnknown(f"文件编号“{prefix}”太短，至少写 {SHORTEST_PREFIX} 位；{hint}")
    matching = [document_id for document_id in documents if document_id.startswith(prefix)]
    if not matching:
        raise DocumentUnknown(f"资料库里没有编号为“{prefix}”的文件；{hint}")
    if len(matching) > 1:
        raise DocumentUnknown(f"编号“{prefix}”对应 {len(matching)} 个文件，请写得更完整；{hint}")
    return matching[0]


def _stored(connection: sqlite3.Connection, document_id: str) -> ParsedDocument:
    def rows(table: str, order: str) -> list[sqlite3.Row]:
        return connection.execute(
            f"SELECT * FROM {table} WHERE document_id = ? ORDER BY {order}", (document_id,)
        ).fetchall()

    document = connection.execute("SELECT * FROM documents WHERE id = ?", (document_id,))
    text = rows("texts", "document_id")[0]
    return ParsedDocument(
        document=document_from(document.fetchone()),
        text=text["text"],
        sections=tuple(section_from(row) for row in rows("sections", "ordinal")),
        passages=tuple(passage_from(row) for row in rows("passages", "ordinal")),
        pages=tuple(json.loads(text["pages"])),
        warnings=tuple(json.loads(text["warnings"])),
    )
