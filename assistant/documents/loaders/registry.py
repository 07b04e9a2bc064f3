"""Which loader reads a file: by its content first, by its suffix second."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant.documents.loaders.docx import load_docx
from assistant.documents.loaders.html import load_html
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.pdf import load_pdf
from assistant.documents.loaders.plain import load_markdown, load_text
from assistant.errors import (
    DocumentError,
    FileBroken,
    FileEmpty,
    FileMissing,
    FileProtected,
    FileTooLarge,
    FileUnreadable,
    FormatUnsupported,
)

Loader = Callable[[bytes, str], LoadedFile]

_LOADERS: dict[str, tuple[str, Loader]] = {
    ".txt": ("文本", load_text),
    ".md": ("Markdown", load_markdown),
    ".markdown": ("Markdown", load_markdown),
    ".pdf": ("PDF", load_pdf),
    ".docx": ("Word", load_docx),
    ".html": ("网页", load_html),
    ".htm": ("网页", load_html),
}
SUPPORTED: frozenset[str] = frozenset(_LOADERS)

_OLD_OFFICE = {".doc": "旧版 Word", ".wps": "WPS 文字", ".dot": "旧版 Word 模板", ".rtf": "RTF"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_MB = 1024 * 1024


def load(path: Path, max_bytes: int) -> LoadedFile:
    """The cleaned text of a file; raises a DocumentError that names file and next step."""
    data = _read(path, max_bytes)
    suffix, warnings = _kind(path, data)
    loaded = _LOADERS[suffix][1](data, path.name)
    if not loaded.text:
        raise FileEmpty(f"“{path.name}”里没有文字，没有入库。请核对文件内容。")
    return replace(loaded, warnings=warnings + loaded.warnings)


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileUnreadable(f"“{path}”是文件夹，不是文件。请选择其中的文件。")
        # a pipe or a device would block or never end
        if not stat.S_ISREG(status.st_mode):
            raise FileUnreadable(f"“{path}”不是普通文件，无法读取。请选择文档文件。")
        _check_suffix(path)
        _check_size(path, status.st_size, max_bytes)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise FileMissing(f"找不到文件“{path}”。请核对路径和文件名。") from error
    except PermissionError as error:
        raise FileUnreadable(
            f"没有权限读取“{path}”。请让管理员开放读取权限，或复制一份再添加。"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "路径无效"
        raise FileUnreadable(
            f"无法读取“{path}”（{reason}）。请检查磁盘和路径，或换一个位置再试。"
        ) from error
    _check_size(path, len(data), max_bytes)
    return data


def _check_size(path: Path, size: int, max_bytes: int) -> None:
    if size == 0:
        raise FileEmpty(f"“{path.name}”是空文件（0 字节）。请核对文件内容。")
    if size > max_bytes:
        raise FileTooLarge(
            f"“{path.name}”有 {size / _MB:.1f} MB，超过单个文件上限 {max_bytes / _MB:g} MB。"
            "请拆成几个文件，或调大设置 DANGWU_MAX_FILE_MB。"
        )


def _check_suffix(path: Path) -> None:
    suffix = path.suffix.lower()
    if suffix in SUPPORTED:
        return
    if suffix in _OLD_OFFICE:
        raise FormatUnsupported(
            f"“{path.name}”是{_OLD_OFFICE[suffix]}格式，暂不能直接读取。"
            "请另存为 .docx 或 PDF 后再添加。"
        )
    supported = "、".join(sorted(SUPPORTED))
    raise FormatUnsupported(
        f"“{path.name}”的格式（{suffix or '没有扩展名'}）不受支持。"
        f"支持的格式：{supported}。请转换后再添加。"
    )


def _kind(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The suffix whose loader fits the content, and a warning when the name says otherwise."""
    named = path.suffix.lower()
    if data.startswith(_OLE):
        raise _ole(path, data)
    found = _sniff(data)
    if found in (".pdf", ".docx") or (found == ".html" and named == ".txt"):
        if _LOADERS[found][0] == _LOADERS[named][0]:
            return named, ()
        return found, (
            f"扩展名是 {named}，内容是{_LOADERS[found][0]}，已按{_LOADERS[found][0]}读取",
        )
    if named in (".pdf", ".docx"):
        raise FileBroken(
            f"“{path.name}”的内容不是{_LOADERS[named][0]}文件，可能已损坏或扩展名有误。"
            "请用原来的软件打开，确认无误后另存一份再添加。"
        )
    return named, ()


def _sniff(data: bytes) -> str:
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(b"PK\x03\x04") and b"word/document" in data:
        return ".docx"
    if _HTML_START.match(data[:4096]):
        return ".html"
    return ""


def _ole(path: Path, data: bytes) -> DocumentError:
    # Word keeps a document with a password as a stream of this name in the old container
    if "EncryptedPackage".encode("utf-16-le") in data:
        return FileProtected(
            f"“{path.name}”有打开密码。请用密码打开后另存一份不加密的文件，再添加。"
        )
    return FormatUnsupported(
        f"“{path.name}”的内容是旧版 Office 格式，暂不能直接读取。请另存为 .docx 或 PDF 后再添加。"
    )
