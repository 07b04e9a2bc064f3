"""The files that documents came from, kept as they were: `home/originals/<sha256><suffix>`."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from typing import IO

from assistant.archives import open_bytes, sha256_of
from assistant.errors import DocumentError, FileUnreadable
from assistant.library.files import shown
from assistant.library.storage import storage_errors

TEMPORARY = ".part-"  # how names of files that are being written begin

_BLOCK = 1 << 20
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_NAME = re.compile(r"[0-9a-f]{64}(\.[a-z0-9]{1,8})?")


class Originals:
    """A folder of files named by their content; the registry tells which of them are wanted."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.folder = home / "originals"

    def keep(self, source: Path, sha256: str, name: str) -> str:
        """Copy a file, or a member of an archive, and return the name it is kept under.

        Only a whole copy that has reached the disk gets its name. `name`: what the file is called.
        Raises: DocumentError when the source has changed meanwhile, StorageFailed.
        """
        target = self.folder / (sha256 + _suffix(name))
        with storage_errors(self._home):
            self.folder.mkdir(exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as copy:
                if self._copy(source, copy) != sha256:
                    raise FileUnreadable(
                        f"“{shown(source)}”在读取时被改动，没有入库，请等它写完后重新添加"
                    )
            with storage_errors(self._home):
                os.replace(temporary, target)
                sync_folder(self.folder)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
        return target.name

    def take(self, original: Path) -> str:
        """Copy a file that is kept as an original elsewhere, under the same name.

        Raises: DocumentError when it is not what its name says, StorageFailed.
        """
        return self.keep(original, original.name[:64], original.name)

    def path(self, name: str) -> Path:
        """Where the original of this name lies."""
        return self.folder / name

    def is_whole(self, name: str) -> bool:
        """Whether the original is there and still what its name says. Raises: StorageFailed."""
        try:
            return sha256_of(self.folder / name) == name[:64]
        except DocumentError:
            return False

    def names(self) -> list[str]:
        """Every file in the folder, temporary ones included."""
        with storage_errors(self._home):
            if not self.folder.is_dir():
                return []
            return sorted(entry.name for entry in os.scandir(self.folder))

    def strays(self, wanted: Collection[str]) -> Iterator[str]:
        """Names of files that nothing refers to."""
        held = set(wanted)
        return (name for name in self.names() if name not in held)

    def remove(self, name: str) -> None:
        """Delete a file of the folder. Raises: StorageFailed."""
        with storage_errors(self._home):
            (self.folder / name).unlink(missing_ok=True)

    def sweep(self, wanted: Collection[str]) -> None:
        """Delete what nothing refers to; what cannot be deleted now stays until the next time."""
        for name in self.strays(wanted):
            if is_temporary(name) or is_name(name):
                with suppress(OSError):
                    (self.folder / name).unlink()

    def _copy(self, source: Path, copy: IO[bytes]) -> str:
        digest = hashlib.sha256()
        with open_bytes(source) as content:
            while block := content.read(_BLOCK):
                digest.update(block)
                with storage_errors(self._home):
                    copy.write(block)
        with storage_errors(self._home):
            copy.flush()
            os.fsync(copy.fileno())
        return digest.hexdigest()


def is_name(name: str) -> bool:
    """Whether an original can have this name."""
    return _NAME.fullmatch(name) is not None


def is_temporary(name: str) -> bool:
    """Whether a file of this name was being written."""
    return name.startswith(TEMPORARY)


def sync_folder(folder: Path) -> None:
    """Let new names in a folder reach the disk, where the system can do that."""
    with suppress(OSError, AttributeError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""
