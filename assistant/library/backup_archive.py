"""A backup file while it is read: nothing of it is believed before its digest was compared."""

from __future__ import annotations

import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from assistant.errors import AssistantError, BackupBroken
from assistant.library.backup_format import (
    LARGEST_MANIFEST,
    MANIFEST,
    Manifest,
    broken,
    manifest_from,
    not_ours,
)
from assistant.library.files import shown
from assistant.reasons import spoken_reason

_BLOCK = 1 << 20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)

OnMember = Callable[[int, int], None]


class Archive:
    """An open backup whose members are exactly those of its manifest."""

    def __init__(self, path: Path) -> None:
        """Raises: BackupBroken, IndexMismatch for a newer format, AssistantError for the disk."""
        self._name = shown(path.name)
        with _readable(path):
            try:
                self._zip = zipfile.ZipFile(path)
            except (*_UNREADABLE, ValueError) as error:
                raise not_ours(self._name) from error
        try:
            self.manifest = self._manifest()
        except BaseException:
            self._zip.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    @property
    def unpacked_bytes(self) -> int:
        """How much room the members need."""
        return sum(mark.bytes for mark in self.manifest.members.values())

    def prove(self, on_member: OnMember) -> None:
        """Compare every member with its digest. Raises: BackupBroken."""
        for number, name in enumerate(self.manifest.members):
            on_member(number, len(self.manifest.members))
            self._read(name, None)

    def unpack(self, folder: Path, place: Callable[[str], Path], on_member: OnMember) -> None:
        """Write every member to where `place` puts it within `folder`, proven.

        Raises: BackupBroken; OSError where it cannot be written.
        """
        for number, name in enumerate(self.manifest.members):
            on_member(number, len(self.manifest.members))
            target = folder / place(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as out:
                self._read(name, out)

    def _read(self, name: str, out: IO[bytes] | None) -> None:
        mark, seen = self.manifest.members[name], hashlib.sha256()
        with self._member(name) as content:
            while block := self._next(content, name):
                seen.update(block)
                if out is not None:
                    out.write(block)
        if seen.hexdigest() != mark.sha256:
            raise broken(self._name, f"{name} 与校验值不符")

    def _manifest(self) -> Manifest:
        infos = self._zip.infolist()
        names = [info.filename for info in infos]
        if MANIFEST not in names:
            raise not_ours(self._name)
        content = b""
        with self._member(MANIFEST) as member:
            while block := self._next(member, MANIFEST):
                content += block
                if len(content) > LARGEST_MANIFEST:
                    raise broken(self._name, "清单过大")
        manifest = manifest_from(content, self._name)
        if hashlib.sha256(content).hexdigest().encode() != self._zip.comment:
            raise broken(self._name, "清单与校验值不符")
        if sorted(names) != sorted([*manifest.members, MANIFEST]):
            raise broken(self._name, "内容与清单不符")
        for info in infos:
            mark = manifest.members.get(info.filename)
            if mark and info.file_size != mark.bytes:
                raise broken(self._name, f"{info.filename} 的大小与清单不符")
        return manifest

    @contextmanager
    def _member(self, name: str) -> Iterator[IO[bytes]]:
        """A member open for reading; it ends at the size that was stated."""
        try:
            member = self._zip.open(name)
        except (*_UNREADABLE, RuntimeError, ValueError) as error:
            raise broken(self._name, f"{name} 打不开") from error
        with member:
            yield member

    def _next(self, content: IO[bytes], name: str) -> bytes:
        try:
            return content.read(_BLOCK)
        except (*_UNREADABLE, ValueError) as error:
            raise broken(self._name, f"{name} 读不出来") from error


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except BackupBroken:
        raise
    except FileNotFoundError as error:
        raise AssistantError(f"找不到备份文件“{shown(path)}”，请核对路径") from error
    except OSError as error:
        raise AssistantError(
            f"读不了备份文件“{shown(path)}”（{spoken_reason(error)}），请检查权限和磁盘"
        ) from error
