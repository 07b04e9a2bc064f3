"""A page of an official document as a scanner sees it, and how much of it was read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.documents.loaders.sample_files import wrap

Picture = Image.Image

DPI = 200
A4 = (1654, 2339)
_FOLDER = Path("/usr/share/fonts/opentype/noto")
_REGULAR, _BOLD = "NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"
_SIMPLIFIED = 2  # which face of the collection
_RED = (200, 20, 20)

# Written for these tests; no official wording.
HEAD = "中共样例县委组织部文件"
NUMBER = "样组通〔2025〕11号"
TITLE = "关于规范企业党支部活动记录的通知"
BODY = (
    "各乡镇党委，县直各单位党组（党委）：",
    "　　为了让企业党支部的活动有计划、有记录、有经费，根据上级党组织的要求，结合本县倒班企业多、"
    "人员流动快的实际，经部务会议讨论，现就有关事项通知如下。",
    "　　一、明确活动安排",
    "　　（一）支部每月安排一次集中活动，一般定在下旬，提前三天通知到每名党员。",
    "　　（二）因倒班不能到场的党员，由党小组长在七天之内补课，并在记录中写明时间和内容。",
    "　　二、落实活动经费",
    "　　活动经费从党建工作经费中列支，每人每年不超过500元，年底公布使用情况，公布率应达到100%。",
    "　　三、加强督促检查",
    "　　县委组织部每半年检查一次，不合格的限期30天整改。本通知自2025年1月1日起施行。",
)
SIGNATURE = ("中共样例县委组织部", "2024年12月20日")


def needs_font() -> None:
    """Skip the test when no Chinese font is installed to draw with."""
    if not (_FOLDER / _REGULAR).is_file():
        pytest.skip("needs fonts-noto-cjk")


def official_page(number: str = "— 1 —") -> Picture:
    """A red-headed page at 200 dpi: issuer, number, title, body, signature, date."""
    needs_font()
    page = Image.new("RGB", A4, "white")
    pen = ImageDraw.Draw(page)
    middle = A4[0] / 2
    pen.text((middle, 310), HEAD, _RED, _font(40, bold=True), "mm")
    pen.text((middle, 470), NUMBER, "black", _font(16), "mm")
    pen.line((195, 530, 1460, 530), _RED, 5)
    pen.text((middle, 665), TITLE, "black", _font(22, bold=True), "mm")
    bottom = _write(pen, BODY, 800)
    for row, text in enumerate(SIGNATURE):
        pen.text((1400 - 60 * row, bottom + 78 * (row + 1)), text, "black", _font(16), "ra")
    pen.text((middle, 2200), number, "black", _font(14), "mm")
    return page


def plain_page(paragraphs: Sequence[str], size: tuple[int, int] = A4) -> Picture:
    """Paragraphs in black on white."""
    needs_font()
    page = Image.new("RGB", size, "white")
    _write(ImageDraw.Draw(page), paragraphs, 200)
    return page


def worn(page: Picture) -> Picture:
    """The page as a cheap copier gives it: grey, blurred, speckled, a little askew, JPEG."""
    grey = page.convert("L").rotate(0.6, fillcolor=255).filter(ImageFilter.GaussianBlur(1.0))
    speckled = Image.blend(grey, Image.effect_noise(grey.size, 30), 0.15)
    out = io.BytesIO()
    speckled.save(out, "JPEG", quality=45)
    return Image.open(out).convert("RGB")


def official_text() -> str:
    """What stands on `official_page`, without its page number."""
    return "\n".join((HEAD, NUMBER, TITLE, *BODY, *SIGNATURE))


def share_read(expected: str, text: str) -> float:
    """How many of the expected characters stand in a text in their order, spaces aside."""
    wanted, got = "".join(expected.split()), "".join(text.split())
    blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(wanted), len(got))


def _write(pen: ImageDraw.ImageDraw, paragraphs: Sequence[str], top: float) -> float:
    for line in (line for text in paragraphs for line in wrap(text)):
        pen.text((208, top), line, "black", _font(16))
        top += 78
    return top


def _font(points: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    path = _FOLDER / (_BOLD if bold else _REGULAR)
    return ImageFont.truetype(path, round(points * DPI / 72), index=_SIMPLIFIED)
