"""Questions to the registry: what is live, and what it holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.domain import Document, ParsedDocument, Passage
from assistant.errors import DocumentUnknown
from assistant.library.connections import Connections
from assistant.library.kept_contents import KeptContents
from assistant.library.rows import (
    PASSAGE_COLUMNS,
    FileRow,
    document_from,
    particulars_from,
    passage_from,
    section_from,
)
from assistant.library.validity import Timeline
from assistant.validity import Standing

SHORTEST_PREFIX = 4

_PASSAGES = ", ".join(f'"{name}"' for name in PASSAGE_COLUMNS)


class Registry:
    """Reads of the SQLite registry, safe from several threads and processes."""

    def __init__(self, connections: Connections, today: Callable[[], date] = date.today) -> None:
        """`today` is asked anew each time: what binds changes with the day."""
        self._connections = connections
        self._today = today
        self._timeline = Timeline(-1, ())
        self._kept = KeptContents()

    def documents(self, on: date | None = None) -> list[Document]:
        """All live documents, by authority, title and date, newest first."""
        with self._connections.read() as connection:
            return [one.document for one in self._standing(connection, on).values()]

    def live(
        self, passage_ids: Sequence[str], on: date | None = None
    ) -> dict[str, tuple[Document, Passage]]:
        """The live passages among these, in the order asked for, with the status that day."""
        with self._connections.read() as connection:
            standing = self._standing(connection, on)
            rows = connection.execute(
                f"SELECT {_PASSAGES} FROM passages WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(passage_ids)),),
            ).fetchall()
        found = {row["id"]: passage_from(row) for row in rows}
        return {
            passage_id: (standing[passage.document_id].at(passage.locator), passage)
            for passage_id in dict.fromkeys(passage_ids)
            if (passage := found.get(passage_id))
        }

    def contents(
        self, document_id: str, on: date | None = None, lately: bool = False
    ) -> ParsedDocument:
        """Everything of a live document, by its id or a unique prefix. Raises: DocumentUnknown.

        `lately`: what was read a while ago will do; a check wants what lies on the disk.
        """
        with self._connections.read() as connection:
            timeline = self._current(connection)
            standing = self._on(timeline, on)
            one = standing[_one_of(standing, document_id)]

            def read() -> ParsedDocument:
                return _stored(connection, one.document.id)

            kept = self._kept.of(timeline.generation, one.document.id, read) if lately else read()
        return replace(kept, document=one.document, ended=one.clauses)

    def counted(self) -> tuple[int, int, int]:
        """Which state of the library this is, its documents and its passages."""
        with self._connections.read() as connection:
            row = connection.execute(
                "SELECT number, (SELECT COUNT(*) FROM documents), (SELECT COUNT(*) FROM passages)"
                " FROM generation"
            ).fetchone()
        return int(row[0]), int(row[1]), int(row[2])

    def find(self, prefix: str) -> Document:
        """The one live document whose id starts so. Raises: DocumentUnknown."""
        with self._connections.read() as connection:
            standing = self._standing(connection)
            return standing[_one_of(standing, prefix)].document

    def stored(self, document_id: str) -> ParsedDocument | None:
        """The document as it was added, without what follows from others; none when not live."""
        with self._connections.read() as connection:
            known = connection.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,))
            return _stored(connection, document_id) if known.fetchone() else None

    def plain(self, document_id: str) -> Document | None:
        """A live document as it was added, without what follows from others."""
        with self._connections.read() as connection:
            row = connection.execute(
                "SELECT * FROM documents WHERE id = ?", (document_id,)
            ).fetchone()
        return document_from(row) if row else None

    def file(self, path: str) -> FileRow | None:
        """What is remembered of a path."""
        return self._file("path = ?", path)

    def files_at(self, paths: Sequence[str]) -> dict[str, FileRow]:
        """What is remembered of each of these paths that is known."""
        with self._connections.read() as connection:
            rows = connection.execute(
                "SELECT path, document_id, size, mtime_ns, sha256 FROM files"
                " WHERE path IN (SELECT value FROM json_each(?))",
                (json.dumps(list(paths)),),
            ).fetchall()
        return {row["path"]: FileRow(*row) for row in rows}

    def files_under(self, folder: str) -> list[FileRow]:
        """What is remembered of paths within a folder; `folder` ends with a separator."""
        with self._connections.read() as connection:
            rows = connection.execute(
                "SELECT path, document_id, size, mtime_ns, sha256 FROM files"
                " WHERE substr(path, 1, length(?1)) = ?1 ORDER BY path",
                (folder,),
            ).fetchall()
        return [FileRow(*row) for row in rows]

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

    def counts_of(self, document_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Articles (条) and passages of each of these documents."""
        with self._connections.read() as connection:
            rows = connection.execute(
                "SELECT value,"
                " (SELECT COUNT(*) FROM sections WHERE document_id = value AND rank = '条'),"
                " (SELECT COUNT(*) FROM passages WHERE document_id = value) FROM json_each(?)",
                (json.dumps(list(document_ids)),),
            ).fetchall()
        return {row[0]: (row[1], row[2]) for row in rows}

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

    def documents_sharing(self, marks: Sequence[int], least: int) -> list[str]:
        """Documents with at least so many of these numbers in their sketches, most first."""
        with self._connections.read() as connection:
            rows = connection.execute(
                "SELECT document_id FROM sketches WHERE hash IN (SELECT value FROM json_each(?))"
                " GROUP BY document_id HAVING COUNT(*) >= ? ORDER BY COUNT(*) DESC, document_id",
                (json.dumps(list(marks)), least),
            ).fetchall()
        return [row[0] for row in rows]

    def pairs_sharing(self, least: int, most: int) -> list[tuple[str, str]]:
        """Pairs of documents with at least so many numbers of their sketches in common.

        The likest first, and no more than `most` of them.
        """
        with self._connections.read() as connection:
            rows = connection.execute(
                "SELECT a.document_id, b.document_id FROM sketches a JOIN sketches b"
                " ON a.hash = b.hash AND a.document_id < b.document_id"
                " GROUP BY 1, 2 HAVING COUNT(*) >= ? ORDER BY COUNT(*) DESC, 1, 2 LIMIT ?",
                (least, most),
            ).fetchall()
        return [(row[0], row[1]) for row in rows]

    def warnings(self) -> dict[str, tuple[str, ...]]:
        """What was noted when each live document was read, of those with anything noted."""
        with self._connections.read() as connection:
            rows = connection.execute(
                "SELECT document_id, warnings FROM texts WHERE warnings != '[]'"
            ).fetchall()
        return {row[0]: tuple(json.loads(row[1])) for row in rows}

    def naming(self, words: Sequence[str]) -> list[str]:
        """The live documents whose text holds one of these words."""
        with self._connections.read() as connection:
            rows = connection.execute(
                "SELECT document_id FROM texts WHERE EXISTS"
                " (SELECT 1 FROM json_each(?) WHERE instr(text, value))",
                (json.dumps(list(words)),),
            ).fetchall()
        return [row[0] for row in rows]

    def paths(self, document_id: str) -> list[str]:
        """The paths that stand for a document."""
        with self._connections.read() as connection:
            rows = connection.execute(
                "SELECT path FROM files WHERE document_id = ? ORDER BY path", (document_id,)
            ).fetchall()
        return [row[0] for row in rows]

    def original(self, document_id: str) -> str | None:
        """The name under which the original of a live document is kept; none when it is not."""
        with self._connections.read() as connection:
            row = connection.execute(
                "SELECT name FROM originals WHERE document_id = ?", (document_id,)
            ).fetchone()
        return row[0] if row else None

    def originals(self) -> dict[str, str]:
        """The names of all originals that are wanted, by document id."""
        with self._connections.read() as connection:
            return dict(connection.execute("SELECT document_id, name FROM originals").fetchall())

    def _file(self, condition: str, value: str | int) -> FileRow | None:
        with self._connections.read() as connection:
            row = connection.execute(
                "SELECT path, document_id, size, mtime_ns, sha256 FROM files"
                f" WHERE {condition} LIMIT 1",
                (value,),
            ).fetchone()
        return FileRow(*row) if row else None

    def _standing(
        self, connection: sqlite3.Connection, on: date | None = None
    ) -> dict[str, Standing]:
        return self._on(self._current(connection), on)

    def _on(self, timeline: Timeline, day: date | None) -> dict[str, Standing]:
        today = self._today()
        return timeline.on(day or today, today)

    def _current(self, connection: sqlite3.Connection) -> Timeline:
        generation = connection.execute("SELECT number FROM generation").fetchone()[0]
        timeline = self._timeline
        if generation != timeline.generation:
            rows = connection.execute("SELECT * FROM documents").fetchall()
            timeline = self._timeline = Timeline(generation, map(document_from, rows))
        return timeline


def _one_of(documents: Mapping[str, object], prefix: str) -> str:
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
        masked=bool(text["masked"]),
        particulars=particulars_from(text["particulars"]),
    )
