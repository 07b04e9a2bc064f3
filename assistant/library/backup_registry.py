"""The registry of a backup: judged as a stranger's file before a row of it is taken over."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from assistant.domain import Document
from assistant.errors import LibraryError
from assistant.library.backup_format import Manifest, broken
from assistant.library.checking_records import owned_tables
from assistant.library.checking_texts import text_faults
from assistant.library.connections import Connections
from assistant.library.originals import is_name
from assistant.library.registry import Registry
from assistant.library.schema import foreign_parts, upgrade

OnDocument = Callable[[int, int], None]


def opened_registry(
    file: Path, manifest: Manifest, name: str, on_document: OnDocument
) -> tuple[Connections, Registry]:
    """The registry at `file` (`library.sqlite3` in a folder of its own), proven in every row.

    `name` is what errors call the backup. Raises: BackupBroken.
    """
    try:
        _judge_tables(file, name)
        connections = Connections(file.parent)
    except (sqlite3.Error, LibraryError) as error:
        raise broken(name, f"登记库读不出来：{error}") from error
    try:
        registry = Registry(connections)
        _judge_documents(registry, manifest, name, on_document)
    except (sqlite3.Error, LibraryError, LookupError, ValueError, TypeError) as error:
        connections.close()
        raise broken(name, f"登记库内容不对：{error}") from error
    except BaseException:
        connections.close()
        raise
    return connections, registry


def _judge_tables(file: Path, name: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        # Nothing that a stranger wrote into the schema is run: no view, no trigger, no function.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        parts = connection.execute("SELECT type, name FROM sqlite_schema").fetchall()
        if any(kind not in ("table", "index") for kind, _ in parts):
            raise broken(name, "登记库里有不该有的内容")
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise broken(name, "登记库有损坏的数据页")
        upgrade(connection)
        if foreign_parts(connection):
            raise broken(name, "登记库的结构不对")
        for table in owned_tables(connection):
            stray = connection.execute(
                f"SELECT 1 FROM {table} WHERE document_id NOT IN (SELECT id FROM documents) LIMIT 1"
            )
            if stray.fetchone():
                raise broken(name, f"登记库 {table} 有多余的记录")


def _judge_documents(
    registry: Registry, manifest: Manifest, name: str, on_document: OnDocument
) -> None:
    documents = registry.documents()
    if len(documents) != manifest.documents:
        raise broken(name, "文件数与清单不符")
    for number, document in enumerate(documents):
        on_document(number, len(documents))
        _judge(registry, document, name)
    held = {member.rpartition("/")[2] for member in manifest.members}
    for original in registry.originals().values():
        if not is_name(original) or original not in held:
            raise broken(name, "原件与登记库不符")


def _judge(registry: Registry, document: Document, name: str) -> None:
    for fault, example in text_faults(registry.contents(document.id)):
        raise broken(name, f"{fault}：{example}")
