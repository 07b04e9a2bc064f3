"""A SQLite file of its own beside the library: made when needed, changed in one transaction or not.

What its tables hold is its store's business; how it is opened, made, brought up from an earlier
version, locked and told apart from a stranger's file is the same for all of them, and stands here.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.errors import IndexMismatch
from assistant.library.storage import storage_errors

_DAMAGED = "{label}文件已损坏或不是本程序建立的（{home}/{name}）。{advice}"


@dataclass(frozen=True, slots=True)
class FileForm:
    """What a file is: its name, its tables, and what a user reads when it cannot be used.

    `label`: what it holds, in Chinese. `advice`: the next step where it is damaged. `upgrades`: by
    version, the statements that bring a file from it to the next one. `settings`: pragmas of every
    connection. `private`: nobody but the user who runs the program may read it. `patience`:
    seconds to wait for another writer.
    """

    name: str
    label: str
    version: int
    tables: Sequence[str]
    advice: str
    settings: Sequence[str] = ()
    upgrades: Mapping[int, Sequence[str]] = field(default_factory=dict)
    private: bool = True
    patience: float = 10.0


class OwnFile:
    """One such file in the folder `home`; several threads and processes may use it at once."""

    def __init__(self, home: Path, form: FileForm) -> None:
        self._home = home = Path(os.path.abspath(home))  # the working folder may change
        self.path = home / form.name
        self._form = form
        self._lock = threading.Lock()

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a query finds; nothing while there is no file. Raises: StorageFailed."""
        with self.reading() as connection:
            return connection.execute(query, values).fetchall() if connection else []

    def reading(self) -> AbstractContextManager[sqlite3.Connection | None]:
        """A transaction to read in; None while there is no file. Raises: StorageFailed."""
        return self._existing("BEGIN")

    def correcting(self) -> AbstractContextManager[sqlite3.Connection | None]:
        """A transaction to change in; None while there is no file, and then none is made.

        Raises: LibraryBusy, StorageFailed.
        """
        return self._existing("BEGIN IMMEDIATE")

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A transaction to change in; the file and its tables are made where they are missing.

        What is raised inside leaves everything as it was. Raises: LibraryBusy, StorageFailed.
        """
        with self._lock, self._errors():
            self._home.mkdir(parents=True, exist_ok=True)
            if self._form.private and not self.path.exists():
                self.path.touch(mode=0o600)
            with closing(self._open()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                if not _version(connection):
                    for statement in self._form.tables:
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {self._form.version}")
                    connection.execute("COMMIT")
                    connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")

    def rewrite(self) -> None:
        """Write the file anew, so that nothing deleted is left in it. Raises: StorageFailed."""
        with self._lock, self._errors():
            if self.path.exists():
                with closing(self._open()) as connection:
                    connection.execute("VACUUM")

    @contextmanager
    def _existing(self, begin: str) -> Iterator[sqlite3.Connection | None]:
        with self._lock, self._errors():
            if not self.path.exists():
                yield None
                return
            with closing(self._open()) as connection:
                connection.execute(begin)
                # Whoever makes a file has not made its tables yet, or was stopped before that.
                yield None if _is_blank(connection) else connection
                connection.execute("COMMIT")

    def _errors(self) -> AbstractContextManager[None]:
        words = _DAMAGED.replace("{label}", self._form.label).replace("{name}", self._form.name)
        return storage_errors(self._home, words.replace("{advice}", self._form.advice))

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=self._form.patience, isolation_level=None)
        try:
            # A file that came with a backup runs nothing that a stranger wrote into its schema.
            for one in ("trusted_schema = OFF", *self._form.settings):
                connection.execute(f"PRAGMA {one}")
            if _version(connection) > self._form.version:
                raise IndexMismatch(f"{self._form.label}由较新版本的党务助手建立，请升级党务助手")
            self._bring_up(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _bring_up(self, connection: sqlite3.Connection) -> None:
        """Bring the tables of an earlier version into the form of this one."""
        if _version(connection) not in self._form.upgrades:
            return
        connection.execute("BEGIN IMMEDIATE")
        while (version := _version(connection)) in self._form.upgrades:  # no other was faster
            for statement in self._form.upgrades[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether nothing has been written yet; a stranger's file has tables of its own."""
    return not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
