"""The tables of the registry and their version."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from assistant.errors import IndexMismatch
from assistant.library.sketches import sketch
from assistant.write_ahead import write_ahead

VERSION = 2

_TABLES = """
CREATE TABLE built_with (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE generation (number INTEGER NOT NULL);
INSERT INTO generation VALUES (0);
CREATE TABLE documents (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL,
    issuer TEXT, number TEXT, level TEXT, region TEXT, status TEXT NOT NULL,
    written TEXT, published TEXT, effective TEXT, expires TEXT,
    replaces TEXT NOT NULL, replaced_by TEXT, collection TEXT NOT NULL,
    revision INTEGER NOT NULL, source_name TEXT NOT NULL, sources TEXT NOT NULL,
    repeals TEXT NOT NULL, amended TEXT,
    addressee TEXT, secrecy TEXT, trial INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE texts (
    document_id TEXT PRIMARY KEY, text TEXT NOT NULL, pages TEXT NOT NULL, warnings TEXT NOT NULL,
    masked INTEGER NOT NULL, particulars TEXT NOT NULL
);
CREATE TABLE sections (
    document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, rank TEXT NOT NULL, mark TEXT NOT NULL,
    title TEXT NOT NULL, locator TEXT NOT NULL, headings TEXT NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, parent INTEGER, page INTEGER,
    PRIMARY KEY (document_id, ordinal)
) WITHOUT ROWID;
CREATE TABLE passages (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL, ordinal INTEGER NOT NULL,
    locator TEXT NOT NULL, headings TEXT NOT NULL, text TEXT NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER
);
CREATE UNIQUE INDEX passages_in_order ON passages (document_id, ordinal);
CREATE TABLE files (
    path TEXT PRIMARY KEY, document_id TEXT NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_by_document ON files (document_id);
CREATE INDEX files_by_size ON files (size);
CREATE INDEX files_by_sha256 ON files (sha256);
CREATE TABLE originals (document_id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sketches (
    hash INTEGER NOT NULL, document_id TEXT NOT NULL, PRIMARY KEY (hash, document_id)
) WITHOUT ROWID;
CREATE INDEX sketches_by_document ON sketches (document_id);
CREATE TABLE pending (passage_id TEXT PRIMARY KEY) WITHOUT ROWID;
"""


# From version 1, which knew neither repeals nor originals nor reprints.
_FROM_1 = """
ALTER TABLE documents ADD COLUMN repeals TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN amended TEXT;
ALTER TABLE documents ADD COLUMN addressee TEXT;
ALTER TABLE documents ADD COLUMN secrecy TEXT;
ALTER TABLE documents ADD COLUMN trial INTEGER NOT NULL DEFAULT 0;
ALTER TABLE texts ADD COLUMN masked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE texts ADD COLUMN particulars TEXT NOT NULL DEFAULT '[]';
CREATE TABLE originals (document_id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sketches (
    hash INTEGER NOT NULL, document_id TEXT NOT NULL, PRIMARY KEY (hash, document_id)
) WITHOUT ROWID;
CREATE INDEX sketches_by_document ON sketches (document_id);
"""


def stored_version(connection: sqlite3.Connection) -> int:
    """The version of the tables in the file; 0 when there are none yet.

    Raises: IndexMismatch when a newer version of the program wrote them.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise IndexMismatch(
            f"资料库由较新版本的党务助手建立（格式 {version}，本程序支持到格式 {VERSION}），"
            "请升级党务助手，或换一个 DANGWU_HOME 文件夹后重新运行 dangwu library add"
        )
    return version


def create_tables(connection: sqlite3.Connection) -> None:
    """Write the tables into an empty file, all of them or none."""
    write_ahead(connection)
    connection.executescript(f"BEGIN;{_TABLES}PRAGMA user_version = {VERSION};COMMIT;")


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring the tables of an older version up to this one, all of it or nothing.

    Raises: IndexMismatch for a newer version.
    """
    if stored_version(connection) != 1:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if stored_version(connection) == 1:  # another process may have been first
            for statement in filter(str.strip, _FROM_1.split(";")):
                connection.execute(statement)
            for document_id, text in connection.execute("SELECT document_id, text FROM texts"):
                connection.executemany(
                    "INSERT INTO sketches VALUES (?, ?)",
                    [(mark, document_id) for mark in sketch(text)],
                )
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def foreign_parts(connection: sqlite3.Connection) -> list[str]:
    """Tables that are missing, unknown, or have other columns than this version's."""
    with closing(sqlite3.connect(":memory:")) as ours:
        ours.executescript(_TABLES)
        wanted, held = table_columns(ours), table_columns(connection)
    names = wanted.keys() | held.keys()
    return sorted(name for name in names if set(wanted.get(name, ())) != set(held.get(name, ())))


def table_columns(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The columns of every table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    ).fetchall()
    return {
        name: tuple(
            row[1] for row in connection.execute("SELECT * FROM pragma_table_info(?)", (name,))
        )
        for (name,) in tables
    }
