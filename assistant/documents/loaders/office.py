"""Formats that LibreOffice reads for us: old Word, WPS, RTF, ODT; old slides and sheets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from assistant.documents.loaders.docx import load_docx
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.office_program import SECONDS, convert
from assistant.documents.loaders.packages import broken_package, check_package
from assistant.documents.loaders.pptx import load_pptx
from assistant.documents.loaders.sniffing import OLD_SHEET, OLD_SLIDES, OLD_WORD, content_kind
from assistant.documents.loaders.xlsx import load_xlsx
from assistant.errors import FileBroken, FileProtected

Loader = Callable[[bytes, str], LoadedFile]

_ODT = "ODT 文件"
_FIB = b"\xec\xa5"  # how the main stream of a Word file begins
_FLAGS = 0x0A
_ENCRYPTED = 0x01  # in the high byte of the flags
_SECTOR = 512
_BOOK = b"\x09\x08\x10\x00\x00\x06\x05\x00"  # how the main stream of a workbook begins
_BOOK_HEAD = 20  # bytes, after which the next record stands
_FILE_PASS = b"\x2f\x00"  # the record that states the encryption of a workbook
_ODT_MANIFEST = "META-INF/manifest.xml"
_TARGETS: dict[str, tuple[str, Loader]] = {
    OLD_WORD: ("docx", load_docx),
    ".rtf": ("docx", load_docx),
    ".odt": ("docx", load_docx),
    OLD_SLIDES: ("pptx", load_pptx),
    OLD_SHEET: ("xlsx", load_xlsx),
}


def load_office(data: bytes, name: str, seconds: float = SECONDS) -> LoadedFile:
    """The text of the file after LibreOffice has turned it into a present-day one."""
    kind = content_kind(data)
    if kind not in _TARGETS:
        raise FileBroken(
            f"“{name}”的内容不是 Word、WPS、RTF、ODT 或旧版 Office 文件，可能已损坏或扩展名有误。"
            "请用原来的软件打开，确认无误后另存为 .docx 再添加。"
        )
    if kind == ".odt":
        check_package(data, name, _ODT)
    if _is_locked(data, kind, name):
        raise FileProtected(f"“{name}”有打开密码。请用密码打开后另存一份不加密的文件，再添加。")
    target, loader = _TARGETS[kind]
    return loader(convert(data, name, kind, target, seconds), name)


def _is_locked(data: bytes, kind: str, name: str) -> bool:
    """Whether a file is enciphered, as it says itself."""
    if kind == ".odt":
        with broken_package(name, _ODT), zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b":encryption-data" in archive.read(_ODT_MANIFEST)
    # streams of the old container begin at a sector; no others begin with these bytes
    for at in range(_SECTOR, len(data) - _BOOK_HEAD - 1, _SECTOR):
        if kind == OLD_WORD and data.startswith(_FIB, at):
            return bool(data[at + _FLAGS + 1] & _ENCRYPTED)
        if kind == OLD_SHEET and data.startswith(_BOOK, at):
            return data.startswith(_FILE_PASS, at + _BOOK_HEAD)
    return False
