"""Automatic numbers of paragraphs on a slide, counted within one text frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.documents.loaders.docx_number_formats import spell

if TYPE_CHECKING:
    from pptx.oxml.xmlchemy import BaseOxmlElement as Element

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# by the beginning of the name of a numbering scheme: the number format
_FORMATS = {
    "ea1ChsPeriod": "chineseCountingThousand",
    "ea1ChsPlain": "chineseCountingThousand",
    "ea1Cht": "chineseCountingThousand",
    "ea1JpnChsDbPeriod": "chineseCountingThousand",
    "ea1JpnKor": "chineseCountingThousand",
    "circleNum": "decimalEnclosedCircle",
    "arabic": "decimal",
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
}
_AROUND = {"ParenBoth": "({})", "ParenR": "{})", "Period": "{}."}
_MOST = 32_767  # the largest start that the format allows


class SlideNumbering:
    """Counts the paragraphs of one text frame from top to bottom."""

    def __init__(self) -> None:
        self._counts: dict[int, tuple[str, int]] = {}  # by level: the scheme and the last number

    def label(self, paragraph: Element) -> str:
        """The number shown before a paragraph; empty for a bullet or none."""
        settings = paragraph.find(f"{_DRAWING}pPr")
        level = _whole(settings.get("lvl"), 0) if settings is not None else 0
        for deeper in [number for number in self._counts if number > level]:
            del self._counts[deeper]
        numbered = settings.find(f"{_DRAWING}buAutoNum") if settings is not None else None
        if numbered is None:
            self._counts.pop(level, None)
            return ""
        scheme, start = numbered.get("type", ""), _whole(numbered.get("startAt"), 1)
        before, number = self._counts.get(level, ("", 0))
        number = number + 1 if before == f"{scheme}{start}" else start
        self._counts[level] = (f"{scheme}{start}", number)
        return _written(scheme, number)


def _written(scheme: str, number: int) -> str:
    style = next((form for name, form in _FORMATS.items() if scheme.startswith(name)), "decimal")
    words = spell(number, style)
    if style.startswith("chinese") and scheme.endswith("Period"):
        return f"{words}、"  # what a Chinese reader writes where the scheme sets a full stop
    pattern = next((form for end, form in _AROUND.items() if scheme.endswith(end)), "{}")
    return pattern.format(words) + ("" if pattern.endswith(")") else " ")


def _whole(text: str | None, otherwise: int) -> int:
    return min(int(text), _MOST) if text and text.isascii() and text.isdigit() else otherwise
