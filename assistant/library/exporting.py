"""Export: the whole library as one file that is either complete and proven, or not there."""

from __future__ import annotations

import hashlib
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import IO

from assistant.domain import Document
from assistant.index_text import index_entry
from assistant.inspection import BackupReport, TaskProgress
from assistant.library.backup_archive import Archive
from assistant.library.backup_beside import Beside, beside_counts, held, write_beside
from assistant.library.backup_format import (
    MANIFEST,
    ORIGINALS,
    REGISTRY,
    VECTORS,
    Manifest,
    Mark,
    manifest_bytes,
)
from assistant.library.backup_vectors import packed
from assistant.library.files import shown
from assistant.library.parts import Parts
from assistant.library.schema import VERSION
from assistant.library.staging import target_errors, unfinished
from assistant.text import digest

_BLOCK = 1 << 20
_AT_ONCE = 256  # vectors

Tell = Callable[[TaskProgress], None]


class Export:
    """Writes a backup; the caller holds the write lock, so nothing changes meanwhile."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def run(self, target: Path, overwrite: bool, tell: Tell, personal: bool) -> BackupReport:
        """Write `target`. Raises: TargetFailed, StorageFailed; then nothing is left of it.

        `personal`: with what people asked and what learners had wrong.
        """
        started, beside = monotonic(), held(self._parts.home, personal)
        with unfinished(target, overwrite) as folder:
            made = folder / target.name
            with target_errors(target):
                manifest, missing = self._write(made, folder / REGISTRY, beside, tell)
                with closing(Archive(made)) as archive:
                    archive.prove(lambda done, total: tell(TaskProgress("核对备份", done, total)))
            size = made.stat().st_size
        return BackupReport(
            path=shown(target),
            documents=manifest.documents,
            passages=manifest.passages,
            originals=manifest.originals,
            bytes=size,
            seconds=monotonic() - started,
            originals_missing=missing,
            **beside_counts(beside),
        )

    def _write(self, made: Path, copy: Path, beside: Beside, tell: Tell) -> tuple[Manifest, int]:
        documents = self._parts.registry.documents()
        wanted = self._parts.registry.originals()
        whole = {
            document_id: name
            for document_id, name in wanted.items()
            if self._parts.originals.is_whole(name)
        }
        tell(TaskProgress("抄写登记库", 0, 1))
        passages = self._copy_registry(copy, wanted.keys() - whole.keys())
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            members = {REGISTRY: _store_file(archive, REGISTRY, copy)}
            for name in write_beside(beside, copy.parent):
                members[name] = _store_file(archive, name, copy.parent / name)
            dimensions = self._store_vectors(archive, members, documents, tell)
            names = sorted(set(whole.values()))
            for number, name in enumerate(names):
                tell(TaskProgress("存入原件", number, len(names)))
                path = self._parts.originals.path(name)
                members[ORIGINALS + name] = _store_file(archive, ORIGINALS + name, path)
            manifest = Manifest(
                schema=VERSION,
                built_with=dict(self._parts.built_with),
                dimensions=dimensions,
                documents=len(documents),
                passages=passages,
                originals=len(names),
                made=datetime.now().astimezone().isoformat(timespec="seconds"),
                members=members,
            )
            content = manifest_bytes(manifest)
            archive.writestr(MANIFEST, content)
            archive.comment = hashlib.sha256(content).hexdigest().encode()
        return manifest, len(set(wanted.values())) - len(names)

    def _copy_registry(self, copy: Path, lost: Iterable[str]) -> int:
        """A copy without leftovers and without the text of removed documents; its passages."""
        self._parts.connections.copy_to(copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("DELETE FROM pending")
            connection.executemany(
                "DELETE FROM originals WHERE document_id = ?", [(one,) for one in lost]
            )
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("VACUUM")
            count: int = connection.execute("SELECT COUNT(*) FROM passages").fetchone()[0]
        return count

    def _store_vectors(
        self,
        archive: zipfile.ZipFile,
        members: dict[str, Mark],
        documents: Sequence[Document],
        tell: Tell,
    ) -> int:
        """Every vector of a live passage that is kept; their dimensions, 0 where there are none."""
        if self._parts.cache is None:
            return 0
        dimensions, mark = 0, _Marking()
        info = zipfile.ZipInfo(VECTORS, datetime.now().timetuple()[:6])
        with archive.open(info, "w", force_zip64=True) as member:  # floats do not shrink: stored
            for keys in _batches(self._keys(documents, tell)):
                known = self._parts.cache.known(keys)
                for vector in islice(known.values(), 1):
                    dimensions = len(vector)
                member.write(mark.take(packed(known)))
        members[VECTORS] = mark.done()
        return dimensions

    def _keys(self, documents: Sequence[Document], tell: Tell) -> Iterator[str]:
        seen = set()
        for number, document in enumerate(documents):
            tell(TaskProgress("存入向量", number, len(documents)))
            for passage in self._parts.registry.contents(document.id).passages:
                key = digest(index_entry(document, passage).text)
                if key not in seen:
                    seen.add(key)
                    yield key


class _Marking:
    """The size and digest of what passes through."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._bytes = 0

    def take(self, block: bytes) -> bytes:
        self._digest.update(block)
        self._bytes += len(block)
        return block

    def done(self) -> Mark:
        return Mark(self._bytes, self._digest.hexdigest())


def _store_file(archive: zipfile.ZipFile, name: str, path: Path) -> Mark:
    mark = _Marking()
    info = zipfile.ZipInfo(name, datetime.now().timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    with path.open("rb") as content, archive.open(info, "w", force_zip64=True) as member:
        for block in _blocks(content):
            member.write(mark.take(block))
    return mark.done()


def _blocks(content: IO[bytes]) -> Iterator[bytes]:
    while block := content.read(_BLOCK):
        yield block


def _batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(keys, _AT_ONCE)):
        yield batch
