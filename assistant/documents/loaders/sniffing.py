"""What kind of file some bytes are, whatever their name says."""

from __future__ import annotations

import re

from assistant.documents.loaders.packages import part_names

OLD_WORD, OLD_SHEET, OLD_SLIDES = ".doc", ".xls", ".ppt"
ZIP, OLE, LOCKED = ".zip", "ole", "locked"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
# the part that makes a package what it is
_PARTS = {
    "ofd.xml": ".ofd",
    "word/document": ".docx",
    "xl/workbook": ".xlsx",
    "ppt/presentation": ".pptx",
}
# streams of the old container, as their names stand in its directory
_STREAMS = {
    "EncryptedPackage": LOCKED,  # present-day Office inside the old container
    "EncryptedSummary": LOCKED,
    "WordDocument": OLD_WORD,
    "Workbook": OLD_SHEET,
    "PowerPoint Document": OLD_SLIDES,
    "Book": OLD_SHEET,
}
_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
)
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
_ODT = b"application/vnd.oasis.opendocument.text"


def content_kind(data: bytes) -> str:
    """The suffix that fits the content, `ZIP`, `OLE` or `LOCKED`; nothing for plain text."""
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(_ZIP):
        return _package_kind(data)
    if data.startswith(_OLE):
        return _container_kind(data)
    if data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{\\rtf"):
        return ".rtf"
    if _HTML.match(data[:4096]):
        return ".html"
    return _image_kind(data)


def _package_kind(data: bytes) -> str:
    names = [name.replace("\\", "/").lstrip("./").lower() for name in part_names(data)]
    for part, kind in _PARTS.items():
        if any(name.startswith(part) for name in names):
            return kind
    # an OpenDocument file states its kind first, so that it can be told without unpacking
    if _ODT in data[:200]:
        return ".odt"
    if not names:
        # no directory: cut off or damaged, but the names of the parts stand before each
        low = data.lower()
        return next((kind for part, kind in _PARTS.items() if part.encode() in low), ZIP)
    return ZIP


def _container_kind(data: bytes) -> str:
    for stream, kind in _STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return kind
    return OLE


def _image_kind(data: bytes) -> str:
    for start, kind in _IMAGES:
        if data.startswith(start):
            return kind
    # two letters alone would make a picture of any text that begins with BM
    if data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BMP_HEADERS:
        return ".bmp" if not any(data[6:10]) else ""
    return ""
