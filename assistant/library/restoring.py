"""Import: a backup is proven in a folder of its own, then taken over in one transaction."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from time import monotonic

from assistant.domain import ParsedDocument
from assistant.errors import IndexMismatch, LibraryError, StorageFailed
from assistant.index_text import index_entry
from assistant.inspection import BackupReport, Restoring, TaskProgress
from assistant.library.adoption import adopt
from assistant.library.backup_archive import Archive
from assistant.library.backup_beside import beside_counts, read_beside, take_over
from assistant.library.backup_format import ORIGINALS, REGISTRY, VECTORS, Manifest, broken
from assistant.library.backup_registry import opened_registry
from assistant.library.backup_vectors import unpacked
from assistant.library.files import shown
from assistant.library.originals import sync_folder
from assistant.library.parts import Parts
from assistant.library.storage import REJECTED, storage_errors
from assistant.protocols import IndexEntry

_AT_ONCE = 64  # passages: a call of an embedder, after which progress moves
_SPARE = 16 << 20  # bytes that the registry may need beyond what is unpacked

Tell = Callable[[TaskProgress], None]


class Unpacked:
    """A backup that lies proven in a folder: its registry can be read like the library's own."""

    def __init__(self, source: Path, folder: Path, tell: Tell) -> None:
        """Raises: BackupBroken, IndexMismatch, StorageFailed; nothing of the library is touched."""
        self.name = shown(source.name)
        self.folder = folder
        with closing(Archive(source)) as archive:
            self.manifest: Manifest = archive.manifest
            self.bytes = source.stat().st_size
            _check_room(archive.unpacked_bytes, folder)
            with storage_errors(folder.parent):
                archive.unpack(
                    folder, _place, lambda done, total: tell(TaskProgress("核对备份", done, total))
                )
        self.beside = read_beside(folder, self.manifest.members.keys(), self.name)
        self.connections, self.registry = opened_registry(
            self.registry_file,
            self.manifest,
            self.name,
            lambda done, total: tell(TaskProgress("核对文字和段落", done, total)),
        )

    def close(self) -> None:
        """Let go of its registry."""
        self.connections.close()

    @property
    def registry_file(self) -> Path:
        """The registry of the backup."""
        return self.folder / _place(REGISTRY)

    def vectors(self) -> Iterator[Mapping[str, Sequence[float]]]:
        """The vectors of the backup, some hundreds at once. Raises: BackupBroken."""
        if VECTORS not in self.manifest.members or not self.manifest.dimensions:
            return
        with (self.folder / VECTORS).open("rb") as content:
            try:
                yield from unpacked(content, self.manifest.dimensions)
            except ValueError as error:
                raise broken(self.name, "向量数据不对") from error

    def documents(self) -> Iterator[ParsedDocument]:
        """Everything in it, one document after another."""
        for document in self.registry.documents():
            parsed = self.registry.stored(document.id)
            if parsed is not None:
                yield parsed


class Restore:
    """Takes an unpacked backup over; the caller holds the write lock."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def run(self, backup: Unpacked, mode: Restoring, tell: Tell) -> BackupReport:
        """Take it over. When that fails, or is broken off, the library is what it was.

        The bank has a file and so a transaction of its own, which comes last; where that alone
        fails, the same backup can be taken over again.
        """
        started, embedded = monotonic(), self._parts.indexing.embedded()
        before = {document.id for document in self._parts.registry.documents()}
        self._agree(backup.manifest, mode, len(before), backup.name)
        coming = {document.id for document in backup.registry.documents()}
        replace = mode is Restoring.REPLACE
        try:
            self._remember(backup, tell)
            self._index(backup, before if not replace else set(), tell)
            self._fetch_originals(backup, tell)
            tell(TaskProgress("更新登记库", 0, 1))
            with storage_errors(self._parts.home):
                adopt(self._parts.connections, backup.registry_file, replace)
            take_over(backup.beside, self._parts.home, replace)
        except REJECTED as error:
            raise broken(backup.name, f"与现有资料冲突：{error}") from error
        finally:
            self._parts.sweep()
        return BackupReport(
            path=backup.name,
            documents=len(coming),
            passages=backup.manifest.passages,
            originals=backup.manifest.originals,
            bytes=backup.bytes,
            seconds=monotonic() - started,
            added=len(coming - before),
            removed=len(before - coming) if replace else 0,
            kept=len(before - coming) if not replace else 0,
            embedded=self._parts.indexing.embedded() - embedded,
            **beside_counts(backup.beside),
        )

    def _agree(self, manifest: Manifest, mode: Restoring, held: int, name: str) -> None:
        if held and mode is Restoring.INTO_EMPTY:
            raise LibraryError(
                f"资料库里已有 {held} 份文件，没有导入。要保留它们、只补上缺少的，请加 --merge；"
                "要完全换成备份里的，请加 --replace"
            )
        rules, ours = manifest.built_with.get("passages"), self._parts.built_with.get("passages")
        if rules != ours:
            raise IndexMismatch(
                f"备份文件“{name}”的分段规则是“{rules or '未注明'}”，本程序是“{ours}”，没有导入。"
                "请用导出它的那一版党务助手导入，或重新运行 dangwu library add 添加原来的文件"
            )

    def _remember(self, backup: Unpacked, tell: Tell) -> None:
        """Keep the vectors of the backup where the same model made them."""
        if self._parts.cache is None or backup.manifest.built_with != self._parts.built_with:
            return
        done = 0
        for vectors in backup.vectors():
            tell(
                TaskProgress(
                    "载入向量", min(done, backup.manifest.passages), backup.manifest.passages
                )
            )
            self._parts.cache.remember(vectors)
            done += len(vectors)

    def _index(self, backup: Unpacked, known: set[str], tell: Tell) -> None:
        """Write the index rows of what is not live in the very same wording."""
        done = 0
        for parsed in backup.documents():
            if parsed.document.id not in known:
                entries = iter(self._new_entries(parsed))
                while part := list(islice(entries, _AT_ONCE)):
                    tell(TaskProgress("写入索引", done, backup.manifest.passages))
                    self._parts.indexing.announce(part, self._parts.built_with)
                    self._parts.indexing.add(part)
                    done += len(part)

    def _new_entries(self, parsed: ParsedDocument) -> list[IndexEntry]:
        live = self._parts.registry.stored(parsed.document.id)
        had = set(_entries(live)) if live else set()
        return [entry for entry in _entries(parsed) if entry not in had]

    def _fetch_originals(self, backup: Unpacked, tell: Tell) -> None:
        names = [name for name in backup.manifest.members if name.startswith(ORIGINALS)]
        with storage_errors(self._parts.home):
            self._parts.originals.folder.mkdir(exist_ok=True)
            for number, name in enumerate(names):
                tell(TaskProgress("放回原件", number, len(names)))
                kept = self._parts.originals.path(name.removeprefix(ORIGINALS))
                _sync(backup.folder / name)
                os.replace(backup.folder / name, kept)
            sync_folder(self._parts.originals.folder)


def _entries(parsed: ParsedDocument) -> list[IndexEntry]:
    return [index_entry(parsed.document, passage) for passage in parsed.passages]


def _place(member: str) -> Path:
    """Where a member is unpacked; names were judged with the manifest."""
    return Path("registry", "library.sqlite3") if member == REGISTRY else Path(member)


def _check_room(needed: int, folder: Path) -> None:
    with storage_errors(folder.parent):
        free = shutil.disk_usage(folder).free
    # Unpacked once, and the registry once more when it is taken over.
    if free < needed + _SPARE:
        raise StorageFailed(
            f"资料库所在磁盘空间不足（文件夹：{shown(folder.parent)}）：导入需要"
            f" {(needed + _SPARE) >> 20} MB，只剩 {free >> 20} MB，没有导入。请清理磁盘后重试"
        )


def _sync(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
