"""Which loader reads a file: by its content first, by its suffix second."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant.archives import archive_of, read_bytes
from assistant.documents.loaders.docx import load_docx
from assistant.documents.loaders.html import load_html
from assistant.documents.loaders.image import load_image
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.ofd import load_ofd
from assistant.documents.loaders.office import load_office
from assistant.documents.loaders.pdf import load_pdf
from assistant.documents.loaders.plain import load_markdown, load_text
from assistant.documents.loaders.pptx import load_pptx
from assistant.documents.loaders.sniffing import LOCKED, OLE, ZIP, content_kind
from assistant.documents.loaders.xlsx import load_xlsx
from assistant.errors import (
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
    ".ofd": ("OFD", load_ofd),
    ".doc": ("旧版 Word", load_office),
    ".dot": ("旧版 Word 模板", load_office),
    ".wps": ("WPS 文字", load_office),
    ".wpt": ("WPS 文字模板", load_office),
    ".rtf": ("RTF", load_office),
    ".odt": ("ODT", load_office),
    ".xlsx": ("Excel", load_xlsx),
    ".xlsm": ("Excel", load_xlsx),
    ".pptx": ("PowerPoint", load_pptx),
    ".xls": ("旧版 Excel", load_office),
    ".et": ("WPS 表格", load_office),
    ".ppt": ("旧版 PowerPoint", load_office),
    ".dps": ("WPS 演示", load_office),
    ".png": ("图片", load_image),
    ".jpg": ("图片", load_image),
    ".jpeg": ("图片", load_image),
    ".tif": ("图片", load_image),
    ".tiff": ("图片", load_image),
    ".bmp": ("图片", load_image),
}
SUPPORTED: frozenset[str] = frozenset(_LOADERS)

_TEXTS = {".txt", ".md", ".markdown", ".html", ".htm"}  # every other format shows in its content
_WEB_PAGES = {".txt", ".doc", ".wps", ".xls", ".et"}  # names under which offices save web pages
_ARCHIVES = {".zip", ".rar", ".7z", ".tar", ".gz"}

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
    if archive_of(path):
        _check_suffix(path)
        data = read_bytes(path, max_bytes)
        _check_size(path, len(data), max_bytes)
        return data
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
    if suffix in _ARCHIVES:
        raise _archive(path)
    supported = "、".join(sorted(SUPPORTED))
    raise FormatUnsupported(
        f"“{path.name}”的格式（{suffix or '没有扩展名'}）不受支持。"
        f"支持的格式：{supported}。请转换后再添加。"
    )


def _archive(path: Path) -> FormatUnsupported:
    return FormatUnsupported(
        f"“{path.name}”是压缩包，不能当作一份文件读取。请解压后添加里面的文件。"
    )


def _kind(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The suffix whose loader fits the content, and a warning when the name says otherwise."""
    named = path.suffix.lower()
    found = content_kind(data)
    if found == LOCKED:
        raise FileProtected(
            f"“{path.name}”有打开密码。请用密码打开后另存一份不加密的文件，再添加。"
        )
    if found == ZIP and named in _TEXTS:
        raise _archive(path)
    if found in (ZIP, OLE) or not _wins(found, named):
        if named in _TEXTS and found != OLE:
            return named, ()
        raise FileBroken(
            f"“{path.name}”的内容不是{_LOADERS[named][0]}文件，可能已损坏或扩展名有误。"
            "请用原来的软件打开，确认无误后另存一份再添加。"
        )
    if found not in _LOADERS:
        raise FormatUnsupported(
            f"“{path.name}”的内容是 {found} 格式，暂不能读取。请另存为 .docx 或 PDF 后再添加。"
        )
    if _LOADERS[found][1] is _LOADERS[named][1]:
        return named, ()
    noun = _LOADERS[found][0]
    return found, (f"扩展名是 {named}，内容是{noun}，已按{noun}读取",)


def _wins(found: str, named: str) -> bool:
    """Does the content decide? Under the name of a PDF a web page is the error page of a site."""
    if found == ".html":
        return named in _WEB_PAGES | {".html", ".htm"}
    return found != ""
