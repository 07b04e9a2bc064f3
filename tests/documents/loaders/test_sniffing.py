"""What a file is, told from its first bytes and its parts."""

from __future__ import annotations

import io
import zipfile

import pytest

from assistant.documents.loaders.sniffing import LOCKED, OLE, ZIP, content_kind
from tests.documents.loaders import sample_files as samples

CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BITMAP = b"BM" + bytes(8) + b"\x36\0\0\0" + b"\x28\0\0\0" + bytes(40)


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def container(*streams: str) -> bytes:
    return CONTAINER + b"".join(name.encode("utf-16-le") + bytes(64) for name in streams)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", ".pdf"),
        (b"\0\0junk\n%PDF-1.4\n", ".pdf"),
        (samples.docx(["x"]), ".docx"),
        (package("word\\document.xml"), ".docx"),
        (package("xl/workbook.xml"), ".xlsx"),
        (package("ppt/presentation.xml"), ".pptx"),
        (package("OFD.xml"), ".ofd"),
        (package("a.txt"), ZIP),
        pytest.param(package("word/document.xml")[:60], ".docx", id="cut-package"),
        (container("WordDocument"), ".doc"),
        (container("Workbook"), ".xls"),
        (container("PowerPoint Document"), ".ppt"),
        (container("EncryptedPackage"), LOCKED),
        (container(), OLE),
        (b"{\\rtf1\\ansi x}", ".rtf"),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML><html>"[3:], ".html"),
        (b"<!-- saved -->\n<html><body>", ".html"),
        (b"\x89PNG\r\n\x1a\n", ".png"),
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (b"II*\0", ".tif"),
        (b"MM\0*", ".tif"),
        (BITMAP, ".bmp"),
        ("BMI 指数说明".encode(), ""),
        ("第一条　为了".encode("gb18030"), ""),
        (b"", ""),
    ],
)
def test_content_kind(data: bytes, kind: str) -> None:
    assert content_kind(data) == kind
