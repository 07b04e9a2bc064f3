"""Documents that were removed, kept whole for a while so that they can be put back.

They lie in `home/removed`, in tables like the library's own with their originals beside them, and
no index knows them. Whoever writes holds the write lock of the library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.domain import ParsedDocument
from assistant.errors import DocumentUnknown
from assistant.library.connections import Connections
from assistant.library.originals import Originals
from assistant.library.registry import Registry
from assistant.library.revisions import Revisions
from assistant.library.rows import FileRow
from assistant.library.storage import storage_errors
from assistant.stock import RemovedDocument

_HINT = "运行 dangwu library removed 可以查看可恢复的文件"


class Removed:
    """What can be put back. Nothing is created before a document is removed."""

    def __init__(self, home: Path) -> None:
        self._home = home / "removed"
        self._originals = Originals(self._home)
        self._opened: Connections | None = None

    def take(
        self,
        parsed: ParsedDocument,
        files: Sequence[FileRow],
        original: Path | None,
        day: date,
        rules: str,
    ) -> None:
        """Keep a document, the paths that stand for it and its original. Raises: StorageFailed.

        `rules`: those by which its passages were cut.
        """
        connections = self._connections()
        document = parsed.document
        name = self._originals.take(original) if original else None
        spare = FileRow(document.source_name or document.id, document.id, 0, 0, document.sha256)
        revisions = Revisions(connections)
        # A path may have stood for several that were removed one after another.
        first, *others = [replace(one, path=document.id + one.path) for one in files or [spare]]
        revisions.publish(parsed, first, name)
        for file in others:
            revisions.point(file)
        with connections.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO removals VALUES (?, ?, ?)",
                (document.id, day.isoformat(), rules),
            )

    def all(self, today: date) -> list[RemovedDocument]:
        """What can be put back today, the latest first."""
        if not self._is_there():
            return []
        with self._connections().read() as connection:
            days = dict(connection.execute("SELECT document_id, day FROM removals").fetchall())
        found = [
            RemovedDocument(one, date.fromisoformat(days[one.id]))
            for one in self._registry().documents()
            if one.id in days
        ]
        kept = [one for one in found if one.until >= today]
        return sorted(kept, key=lambda one: (one.day, one.document.title), reverse=True)

    def find(self, prefix: str, today: date) -> ParsedDocument:
        """What can be put back today, by its id or a unique prefix. Raises: DocumentUnknown."""
        ids = [one.document.id for one in self.all(today)]
        found = [one for one in ids if one.startswith(prefix)] if prefix else []
        stored = self.stored(found[0]) if len(found) == 1 else None
        if stored:
            return stored
        raise DocumentUnknown(f"没有编号为“{prefix}”、可以恢复的文件；{_HINT}")

    def stored(self, document_id: str) -> ParsedDocument | None:
        """One of them as it was; none where it is not there."""
        return self._registry().stored(document_id) if self._is_there() else None

    def files(self, document_id: str) -> list[FileRow]:
        """The paths that stood for it."""
        registry = self._registry()
        known = registry.files_at(registry.paths(document_id)).values()
        return [replace(one, path=one.path.removeprefix(document_id)) for one in known]

    def rules(self, document_id: str) -> str:
        """The rules by which its passages were cut."""
        with self._connections().read() as connection:
            row = connection.execute(
                "SELECT rules FROM removals WHERE document_id = ?", (document_id,)
            ).fetchone()
        return row[0] if row else ""

    def original(self, document_id: str) -> Path | None:
        """Where its original lies."""
        name = self._registry().original(document_id)
        return self._originals.path(name) if name else None

    def drop(self, document_id: str) -> None:
        """Forget one of them for good."""
        if not self._is_there():
            return
        connections = self._connections()
        with connections.write() as connection:
            connection.execute("DELETE FROM removals WHERE document_id = ?", (document_id,))
        Revisions(connections).withdraw(document_id)
        with connections.write() as connection:
            connection.execute("DELETE FROM pending")
        self._originals.sweep(self._registry().originals().values())

    def expire(self, today: date) -> None:
        """Forget what was removed too long ago."""
        if self._is_there():
            kept = {one.document.id for one in self.all(today)}
            for document in self._registry().documents():
                if document.id not in kept:
                    self.drop(document.id)

    def close(self) -> None:
        """Release files."""
        if self._opened:
            self._opened.close()

    def _is_there(self) -> bool:
        return self._opened is not None or (self._home / "library.sqlite3").is_file()

    def _registry(self) -> Registry:
        return Registry(self._connections())

    def _connections(self) -> Connections:
        if self._opened is None:
            with storage_errors(self._home):
                self._home.mkdir(parents=True, exist_ok=True)
            self._opened = Connections(self._home)
            with self._opened.write() as connection:
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS removals"
                    " (document_id TEXT PRIMARY KEY, day TEXT NOT NULL, rules TEXT NOT NULL)"
                    " WITHOUT ROWID"
                )
        return self._opened
