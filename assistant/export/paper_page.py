"""The page of an exam: margins, styles, and the strip that hides who wrote it (密封线)."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.export import word_page as page
from assistant.export.word_page import Look, PageLook

_SONG = page.NUMBER
_MM = 1440 / 25.4  # twips of a millimetre
_EMU = 36_000  # of a millimetre
_SPACES = " ".join(
    f'xmlns:{short}="{long}"'
    for short, long in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
_LOOKS: Mapping[str, Look] = {
    "Normal": Look("Normal", _SONG, 10.5, line=19),
    "Title": Look("Title", page.TITLE, 18, line=28, after=4, align="center", keep=True),
    "ExamInfo": Look("Exam Info", _SONG, 12, line=22, after=4, align="center", keep=True),
    "ExamNote": Look("Exam Note", page.SUBHEAD, 10.5, line=18, before=4, after=2),
    "Heading1": Look(
        "heading 1", page.HEAD, 12, line=22, before=9, after=3, align="left", level=0, keep=True
    ),
    "Question": Look("Question", _SONG, 10.5, line=19, left=2, hanging=2, before=3, align="left"),
    "Options": Look("Options", _SONG, 10.5, line=19, left=2, align="left"),
    "Option": Look("Option", _SONG, 10.5, line=19, left=3.6, hanging=1.6, align="left"),
    "Writing": Look("Writing", _SONG, 10.5, line=27, left=2, align="left"),
    "KeyLine": Look("Key Line", _SONG, 10.5, line=18, left=2, hanging=2, before=4, align="left"),
    "Because": Look("Because", page.SUBHEAD, 10, line=16, left=2, align="left", grey=True),
    "TableHead": Look("Table Head", page.HEAD, 10.5, before=2, after=2, align="center", keep=True),
    "TableText": Look("Table Text", _SONG, 10.5, before=2, after=2, align="center"),
    "Strip": Look("Strip", _SONG, 10.5, line=18, align="center"),
    "Gap": Look("Gap", _SONG, 4, line=8),
    "Header": Look("header", _SONG, 9, align="left"),
    "Footer": Look("footer", _SONG, 9, align="center"),
}


def _strip() -> str:
    """Lines for unit, name and number along the left edge, and the line they are folded at."""
    blanks = "　".join(f"{name}＿＿＿＿＿＿＿＿＿＿＿＿" for name in ("单位", "姓名", "编号"))
    line = "……………………………密……………………………封……………………………线……………………………"
    words = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Strip"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/>'
        f"</w:rPr><w:t>{text}</w:t></w:r></w:p>"
        for text in (blanks, line)
    )
    width, height = round(15 * _EMU), round(240 * _EMU)
    place = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{round(at * _EMU)}</wp:posOffset>'
        f"</wp:position{axis}>"
        for axis, at in (("H", 8), ("V", 28))
    )
    return (
        f'<w:p {_SPACES}><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{place}<wp:extent cx="{width}" cy="{height}"/>'
        '<wp:wrapNone/><wp:docPr id="1" name="密封线"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
        f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert270" lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


EXAM = PageLook(
    _LOOKS,
    top=round(22 * _MM),
    bottom=round(20 * _MM),
    left=round(30 * _MM),
    right=round(20 * _MM),
    footer=round(11 * _MM),
    counted=True,
    strip=_strip(),
)
KEY = PageLook(
    _LOOKS,
    top=round(22 * _MM),
    bottom=round(20 * _MM),
    left=round(24 * _MM),
    right=round(22 * _MM),
    footer=round(11 * _MM),
    counted=True,
)
