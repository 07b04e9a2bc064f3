"""What the library tests share.

A note is a text file: a line of JSON with the metadata, then the text. Each line of the text
is a passage; a line that starts with 第…条 is an article.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.archives import read_bytes
from assistant.domain import Kind, Level, ParsedDocument, Section, Status
from assistant.errors import FileBroken
from assistant.library.library import Library
from assistant.protocols import IndexEntry, IndexRow, Match
from assistant.testing import (
    InMemoryLexicalIndex,
    InMemoryVectorIndex,
    RememberingEmbedder,
    line_document,
)
from assistant.text import digest

BUILT_WITH = {"model": "hashing", "dimensions": "256", "passages": "lines-1"}
_ARTICLE = re.compile(r"第[一二三四五六七八九十]+条")


class NoteReader:
    """Reads notes; `reads` lists the names of the files that were opened."""

    def __init__(self) -> None:
        self.reads: list[str] = []

    def read(self, path: Path) -> ParsedDocument:
        self.reads.append(path.name)
        content = read_bytes(path)
        head, _, text = content.decode("utf-8").partition("\n")
        if head == "broken":
            raise FileBroken(f"“{path.name}”内容损坏，请重新取得该文件")
        if head == "crash":
            raise ZeroDivisionError("division by zero")
        if head == "interrupt":
            raise KeyboardInterrupt
        facts = json.loads(head)
        parsed = line_document(text, facts.pop("title", path.stem), Kind(facts.pop("kind", "文件")))
        document = replace(
            parsed.document,
            sha256=hashlib.sha256(content).hexdigest(),
            source_name=path.name,
            **{name: _value(name, value) for name, value in facts.items()},
        )
        return replace(parsed, document=document, sections=_articles(parsed), pages=(0,))

    def expect(self, paths: Sequence[Path]) -> None: ...


class SqliteIndex:
    """Index rows in a file of their own, so that they outlive a killed process."""

    def __init__(self, path: Path, delay: float = 0.0) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("CREATE TABLE IF NOT EXISTS rows (id TEXT PRIMARY KEY, text TEXT)")
        self._delay = delay

    def add(self, entries: Sequence[IndexEntry]) -> None:
        for entry in entries:
            time.sleep(self._delay)
            self._connection.execute(
                "INSERT OR REPLACE INTO rows VALUES (?, ?)", (entry.passage_id, entry.text)
            )

    def remove(self, passage_ids: Sequence[str]) -> None:
        for passage_id in passage_ids:
            time.sleep(self._delay)
            self._connection.execute("DELETE FROM rows WHERE id = ?", (passage_id,))

    def search(self, question: str, k: int) -> list[Match]:
        return []

    label, store = "测试索引", "测试索引文件"

    def texts(self) -> dict[str, str]:
        return dict(self._connection.execute("SELECT id, text FROM rows").fetchall())

    def rows(self) -> Iterator[IndexRow]:
        for passage_id, text in self.texts().items():
            yield IndexRow(passage_id, self.mark(text))

    def mark(self, text: str) -> str:
        return digest(text)

    def reset(self) -> None:
        self._connection.execute("DELETE FROM rows")

    def close(self) -> None:
        self._connection.close()


class Shelf:
    """A folder of notes, a library, its reader and indexes."""

    def __init__(self, root: Path, home: Path | None = None) -> None:
        self.notes = root / "notes"
        self.notes.mkdir(exist_ok=True)
        self.home = home or root / "home"
        self.reader = NoteReader()
        self.embedder = RememberingEmbedder()
        self.vectors = InMemoryVectorIndex(self.embedder)
        self.words = InMemoryLexicalIndex()
        self.library = self.open()

    def open(self, **changes: object) -> Library:
        arguments = {"built_with": BUILT_WITH, "suffixes": frozenset({".note"}), "lock_wait": 0.2}
        return Library(
            self.home,
            self.reader,
            [self.vectors, self.words],
            embedded=lambda: self.embedder.embedded,
            cache=self.embedder,
            **{**arguments, **changes},  # type: ignore[arg-type]
        )

    def write(self, name: str, text: str, **facts: object) -> Path:
        return write_note(self.notes / f"{name}.note", text, **facts)

    def indexed(self) -> set[str]:
        """Ids that both indexes hold; they must agree."""
        by_vector = {match.passage_id for match in self.vectors.search("章", 10**6)}
        by_word = set(self.words._terms)
        assert by_vector == by_word
        return by_vector

    def live_ids(self) -> set[str]:
        ids = [document.id for document in self.library.documents()]
        return {passage.id for one in ids for passage in self.library.contents(one).passages}


def write_note(path: Path, text: str, **facts: object) -> Path:
    path.write_text(json.dumps(facts) + "\n" + text, "utf-8")
    return path


def _articles(parsed: ParsedDocument) -> tuple[Section, ...]:
    found = ((_ARTICLE.match(passage.text), passage) for passage in parsed.passages)
    return tuple(
        Section("条", match[0], "", match[0], (match[0],), passage.start, passage.end)
        for match, passage in found
        if match
    )


def _value(name: str, value: object) -> object:
    if name in ("written", "published", "effective", "expires"):
        return date.fromisoformat(str(value))
    if name == "level":
        return Level(str(value))
    if name == "status":
        return Status(str(value))
    return tuple(value) if isinstance(value, list) else value
