"""The page of an official letter after GB/T 9704: paper, type area, fonts, the look of each part.

Lengths are twips (a twentieth of a point), sizes of type points. 方正小标宋简体 and the GB2312
faces are sold apart from Windows: for each the document names the face that stands in for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_MILLIMETRE = 1440 / 25.4
PAPER = (round(210 * _MILLIMETRE), round(297 * _MILLIMETRE))
TOP, BOTTOM = round(37 * _MILLIMETRE), round(35 * _MILLIMETRE)
LEFT, RIGHT = round(28 * _MILLIMETRE), round(26 * _MILLIMETRE)
FOOTER = round(23 * _MILLIMETRE)  # the page number stands 7 mm below the type area
TYPE_WIDTH = PAPER[0] - LEFT - RIGHT

TITLE, HEAD, SUBHEAD, BODY, NUMBER = (
    *("方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"),
)
LATIN = "Times New Roman"
STAND_INS: Mapping[str, str] = {
    TITLE: "宋体",
    HEAD: "SimHei",
    SUBHEAD: "楷体",
    BODY: "仿宋",
    NUMBER: "SimSun",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How the paragraphs of one style look.

    `line`: the exact distance of lines in points, 0 for what the face asks for. `indent`: of the
    first line, in characters. `left`: of all lines, in characters; `hanging` the first less so.
    """

    name: str
    font: str
    size: float
    line: float = 0
    indent: int = 0
    left: float = 0
    hanging: float = 0
    before: float = 0
    after: float = 0
    align: str = "both"
    bold: bool = False
    grey: bool = False
    level: int | None = None
    keep: bool = False


LOOKS: Mapping[str, Look] = {
    "Normal": Look("Normal", BODY, 16, line=28, indent=2),
    "Title": Look("Title", TITLE, 22, line=32, after=14, align="center", keep=True),
    "Subtitle": Look("Subtitle", SUBHEAD, 14, after=10, align="center"),
    "Notice": Look("Notice", SUBHEAD, 12, line=20, after=8),
    "Heading1": Look("heading 1", HEAD, 16, 28, 2, 0, 0, 8, 4, "left", level=0, keep=True),
    "Heading2": Look("heading 2", SUBHEAD, 16, 28, 2, 0, 0, 4, 4, "left", level=1, keep=True),
    "Heading3": Look("heading 3", BODY, 16, 28, 2, align="left", bold=True, level=2, keep=True),
    "Remark": Look("Remark", BODY, 16, line=28, left=3, hanging=1),
    "TableHead": Look("Table Head", HEAD, 10.5, before=2, after=2, align="center", keep=True),
    "TableText": Look("Table Text", BODY, 10.5, before=1, after=1, align="left"),
    "TickBand": Look("Tick Band", HEAD, 12, before=2, after=2, align="left", keep=True),
    "TickLead": Look("Tick Lead", SUBHEAD, 12, before=2, after=2, align="left", keep=True),
    "TickBox": Look("Tick Box", NUMBER, 14, align="center"),
    "TickText": Look("Tick Text", BODY, 12, before=2, after=1, align="left"),
    "TickInner": Look("Tick Inner", BODY, 12, left=1.5, before=2, after=1, align="left"),
    "TickDetail": Look("Tick Detail", BODY, 10.5, left=1.5, after=1, align="left"),
    "TickInnerDetail": Look("Tick Inner Detail", BODY, 10.5, left=3, after=1, align="left"),
    "FillIn": Look("Fill In", BODY, 14, line=30, align="left"),
    "Source": Look("Source", BODY, 9, before=4, align="left", keep=True),
    "Quoted": Look("Quoted", SUBHEAD, 9, left=2, align="both", grey=True),
    "Gap": Look("Gap", BODY, 4, line=8),
    "Footer": Look("footer", NUMBER, 14, align="left"),
}


@dataclass(frozen=True, slots=True, eq=False)
class PageLook:
    """A page with the styles on it. `counted`: 第 1 页 in the middle of the foot.

    `strip`: a paragraph of the header, as markup.
    """

    looks: Mapping[str, Look]
    top: int = TOP
    bottom: int = BOTTOM
    left: int = LEFT
    right: int = RIGHT
    footer: int = FOOTER
    counted: bool = False
    strip: str = ""

    @property
    def width(self) -> int:
        """Of the type area, in twips."""
        return PAPER[0] - self.left - self.right


LETTER = PageLook(LOOKS)
