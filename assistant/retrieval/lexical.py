"""The lexical index: BM25 in SQLite FTS5 over terms that a tokenizer of ours makes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from assistant.errors import LibraryBusy, StorageFailed
from assistant.protocols import IndexEntry, IndexRow, Match
from assistant.retrieval.lexical_scores import K1, best_rows, idf
from assistant.retrieval.lexical_terms import TermTable
from assistant.text import digest
from assistant.write_ahead import write_ahead

# A term in more than this share of the passages orders nothing, yet costs most of a query.
_COMMON = 0.08
_PAGE = 1_000
_PROVE = ("integrity-check",)  # the command that compares FTS5's terms with its texts
_SPOKEN = {"words": "按词", "bigrams": "按字"}  # what a report calls the tables
_SMALL = 2_000  # passages below which every term is affordable


class FtsIndex:
    """One table of terms. A score is the BM25 sum over the largest sum the question could reach.

    The scale is absolute: 1 would be a passage that holds every term of the question many times.
    BM25 as in SQLite's FTS5 (k1 1.2, b 0.75); the bound is the sum of idf x (k1 + 1).
    The file is opened when it is first needed, so that a damaged one can be checked and rebuilt.
    """

    def __init__(self, database: Path, name: str, tokenize: Callable[[str], list[str]]) -> None:
        if not name.isidentifier():
            raise ValueError(f"not a table name: {name!r}")
        self._name = name
        self._tokenize = tokenize
        self._database = database
        self._lock = threading.Lock()
        self._opened: sqlite3.Connection | None = None
        self._terms: TermTable | None = None
        self._closed = False

    @property
    def _connection(self) -> sqlite3.Connection:
        """The caller holds the lock. Raises: sqlite3.Error."""
        if self._closed:
            raise sqlite3.ProgrammingError("closed")
        if self._opened is None:
            self._opened = _open(self._database, self._name)
        return self._opened

    def add(self, entries: Sequence[IndexEntry]) -> None:
        """Store the terms of the entries; an id that exists is overwritten."""
        texts = {entry.passage_id: entry.text for entry in entries}
        rows = [(passage, " ".join(self._tokenize(text))) for passage, text in texts.items()]
        try:
            with self._lock, self._connection as connection:
                self._delete(connection, [passage for passage, _ in rows])
                for passage, terms in rows:
                    cursor = connection.execute(
                        f"INSERT INTO {self._name} (body) VALUES (?)", (terms,)
                    )
                    connection.execute(
                        f"INSERT INTO {self._name}_rows VALUES (?, ?)", (passage, cursor.lastrowid)
                    )
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def remove(self, passage_ids: Sequence[str]) -> None:
        """Take the ids out; unknown ids are ignored."""
        try:
            with self._lock, self._connection as connection:
                self._delete(connection, passage_ids)
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def search(self, question: str, k: int) -> list[Match]:
        """The `k` best passages, best first."""
        terms = list(dict.fromkeys(self._tokenize(question)))
        if not terms:
            return []
        try:
            with self._lock, self._connection as connection:
                connection.execute("BEGIN")  # what is read below belongs together
                return self._search(connection, terms, k)
        except sqlite3.Error as error:
            raise self._failure(error) from error

    @property
    def label(self) -> str:
        """What a report calls it."""
        return f"全文索引（{_SPOKEN.get(self._name, self._name)}）"

    def rows(self) -> Iterator[IndexRow]:
        """Every row with the mark of its terms. Raises: StorageFailed, also where FTS5 is torn."""
        last = ""
        try:
            with self._lock, self._connection as connection:
                connection.execute(f"INSERT INTO {self._name} ({self._name}) VALUES (?)", _PROVE)
            while page := self._page(last):
                for passage_id, terms in page:
                    yield IndexRow(passage_id, digest(terms or ""), terms is not None)
                last = page[-1][0]
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def mark(self, text: str) -> str:
        """The digest of the terms of the text."""
        return digest(" ".join(self._tokenize(text)))

    @property
    def store(self) -> str:
        """The file that holds it, beside others."""
        return self._database.name

    def reset(self) -> None:
        """Drop every row; a file that is damaged is deleted, with all that others keep in it."""
        try:
            with self._lock:
                self._let_go()
                if not _is_sound(self._database):
                    for ending in ("", "-wal", "-shm"):
                        self._database.with_name(self._database.name + ending).unlink(
                            missing_ok=True
                        )
                with self._connection as connection:
                    connection.execute(f"DELETE FROM {self._name}_rows")
                    connection.execute(f"DELETE FROM {self._name}")
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error

    def close(self) -> None:
        """Close the database; the index cannot be used afterwards."""
        with self._lock:
            self._let_go()
            self._closed = True

    def _let_go(self) -> None:
        opened, self._opened, self._terms = self._opened, None, None
        if opened is not None:
            opened.close()

    def _page(self, last: str) -> list[tuple[str, str | None]]:
        with self._lock:
            return self._connection.execute(
                f"SELECT r.passage, f.body FROM {self._name}_rows AS r"
                f" LEFT JOIN {self._name} AS f ON f.rowid = r.number"
                " WHERE r.passage > ? ORDER BY r.passage LIMIT ?",
                (last, _PAGE),
            ).fetchall()

    def _search(self, connection: sqlite3.Connection, terms: list[str], k: int) -> list[Match]:
        table = self._terms = self._terms or TermTable(connection, self._name)
        table.keep_up()
        frequency = table.counts(terms)
        bound = sum(idf(table.passages, frequency.get(term, 0)) for term in terms) * (K1 + 1)
        known = [term for term in terms if term in frequency]
        few = table.passages < _SMALL
        rare = [t for t in known if few or frequency[t] <= _COMMON * table.passages]
        asked = rare or sorted(known, key=lambda term: frequency[term])[:3]
        if not asked or not bound:
            return []
        rows = best_rows(table, asked, k)
        passages = table.passage_ids([row for row, _ in rows])
        return [
            Match(passages[row], min(1.0, max(0.0, score / bound)))
            for row, score in rows
            if row in passages
        ]

    def _delete(self, connection: sqlite3.Connection, passage_ids: Sequence[str]) -> None:
        for passage in passage_ids:
            found = connection.execute(
                f"DELETE FROM {self._name}_rows WHERE passage = ? RETURNING number", (passage,)
            ).fetchall()
            for (number,) in found:
                connection.execute(f"DELETE FROM {self._name} WHERE rowid = ?", (number,))

    def _failure(self, error: Exception) -> LibraryBusy | StorageFailed:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return LibraryBusy("另一个进程正在更新全文索引，请稍后再试")
        return StorageFailed(
            f"全文索引 {self._database} 读写失败（{error}）：请检查磁盘空间和权限；"
            "文件损坏时，运行 dangwu library check --repair 重建。"
        )


def _open(database: Path, name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(database, check_same_thread=False, timeout=30)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        made = "SELECT 1 FROM sqlite_schema WHERE name = ?"
        if connection.execute(made, (f"{name}_rows",)).fetchone() is None:
            _create(connection, name)
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{name}_places USING fts5vocab(main, {name}, instance)"
        )
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection, name: str) -> None:
    """The tables of one index. Another connection may be creating its own, or these."""
    write_ahead(connection)
    connection.executescript(
        f"""
        BEGIN IMMEDIATE;
        CREATE VIRTUAL TABLE IF NOT EXISTS {name}
            USING fts5(body, tokenize="unicode61 remove_diacritics 0");
        CREATE VIRTUAL TABLE IF NOT EXISTS {name}_vocabulary USING fts5vocab({name}, row);
        CREATE TABLE IF NOT EXISTS {name}_rows
            (passage TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE);
        COMMIT;
        """
    )


def _is_sound(database: Path) -> bool:
    """Whether every page can be read. A file that another process has locked is sound."""
    try:
        with closing(sqlite3.connect(database, timeout=30)) as connection:
            tables = connection.execute(
                "SELECT name FROM sqlite_schema WHERE sql LIKE '%USING fts5(%'"
            ).fetchall()
            for (table,) in tables:
                connection.execute(f'INSERT INTO "{table}" ("{table}") VALUES (?)', _PROVE)
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()
            return tuple(found) == ("ok",)
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:
        return False
