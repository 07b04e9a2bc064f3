"""Documents with pages: PDF with a text layer, scanned PDF, OFD."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from evals.errors import InputError
from evals.speed.leaves import Leaf

_WIDTH, _HEIGHT = 210.0, 297.0  # millimetres
_LEFT, _TOP, _SIZE, _PITCH = 28.0, 40.0, 5.64, 10.2  # 三号, 22 lines to a page
_DPI = 200
_POINT = 72 / 25.4
_FONTS = (
    ("/usr/share/fonts", "**/NotoSerifCJK-Regular.ttc"),
    ("/usr/share/fonts", "**/NotoSansCJK-Regular.ttc"),
    ("/usr/share/fonts", "**/wqy-*.ttc"),
    ("/System/Library/Fonts", "**/Songti.ttc"),
    ("C:/Windows/Fonts", "simsun.ttc"),
)
_XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def write_pdf(leaf: Leaf, path: Path) -> None:
    """A text layer in a font of the reader's."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=(_WIDTH * _POINT, _HEIGHT * _POINT))
    for page in leaf.pages:
        canvas.setFont("STSong-Light", _SIZE * _POINT)
        for x, y, words in _placed(page):
            canvas.drawString(x * _POINT, (_HEIGHT - y) * _POINT, words)
        canvas.showPage()
    canvas.save()


def write_scan(leaf: Leaf, path: Path) -> None:
    """The pages as grey pictures of 200 dpi. Raises: InputError without a Chinese font."""
    pictures = [_picture(page) for page in leaf.pages]
    pictures[0].save(path, "PDF", save_all=True, append_images=pictures[1:], resolution=float(_DPI))


def _picture(page: Sequence[str]) -> Any:
    from PIL import Image, ImageDraw, ImageFont

    dots = _DPI / 25.4
    font = ImageFont.truetype(str(chinese_font()), round(_SIZE * dots))
    picture = Image.new("L", (round(_WIDTH * dots), round(_HEIGHT * dots)), 255)
    draw = ImageDraw.Draw(picture)
    for x, y, words in _placed(page):
        draw.text((x * dots, y * dots), words, font=font, fill=0, anchor="ls")
    return picture


def chinese_font() -> Path:
    """A font file of the system that has Chinese characters. Raises: InputError."""
    for folder, pattern in _FONTS:
        for path in sorted(Path(folder).glob(pattern)):
            return path
    raise InputError("这台机器没有中文字体，做不出扫描件；可安装：apt-get install fonts-noto-cjk")


def write_ofd(leaf: Leaf, path: Path) -> None:
    """The fewest parts that GB/T 33190 asks for; a text object for each line."""
    pages = leaf.pages
    listed = "".join(
        f'<ofd:Page ID="{at + 1}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
        for at in range(len(pages))
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "OFD.xml",
            f'{_HEAD}<ofd:OFD {_XMLNS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
            f"<ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
            "</ofd:DocBody></ofd:OFD>",
        )
        package.writestr(
            "Doc_0/Document.xml",
            f"{_HEAD}<ofd:Document {_XMLNS}><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID>"
            f"<ofd:PageArea><ofd:PhysicalBox>0 0 {_WIDTH:g} {_HEIGHT:g}</ofd:PhysicalBox>"
            "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        package.writestr(
            "Doc_0/PublicRes.xml",
            f'{_HEAD}<ofd:Res {_XMLNS} BaseLoc="Res"><ofd:Fonts>'
            '<ofd:Font ID="1" FontName="FangSong" FamilyName="FangSong"/></ofd:Fonts></ofd:Res>',
        )
        for at, page in enumerate(pages):
            package.writestr(f"Doc_0/Pages/Page_{at}/Content.xml", _ofd_page(page))


def _ofd_page(page: Sequence[str]) -> str:
    rows = "".join(
        f'<ofd:TextObject ID="{number}" Boundary="{x:.2f} {y - _SIZE:.2f} 180 {_SIZE}" Font="1"'
        f' Size="{_SIZE}"><ofd:TextCode X="0" Y="{_SIZE}" DeltaX="g {len(words)} {_SIZE}">'
        f"{escape(words)}</ofd:TextCode></ofd:TextObject>"
        for number, (x, y, words) in enumerate(_placed(page), start=100)
    )
    return (
        f'{_HEAD}<ofd:Page {_XMLNS}><ofd:Content><ofd:Layer ID="10">{rows}</ofd:Layer>'
        "</ofd:Content></ofd:Page>"
    )


def _placed(page: Sequence[str]) -> list[tuple[float, float, str]]:
    """Left end, baseline (millimetres from the upper left corner) and words of each line."""
    placed = []
    for row, line in enumerate(page):
        words = line.lstrip("　")
        if words:
            indent = (len(line) - len(words)) * _SIZE
            placed.append((_LEFT + indent, _TOP + row * _PITCH, words))
    return placed
