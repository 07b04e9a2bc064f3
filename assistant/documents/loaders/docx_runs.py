"""The words of one Word paragraph, as a reader sees them once all revisions are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.documents.loaders.docx_lists import WORD, is_on, value

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = f"{WORD}txbxContent"
_SIGNS = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
}
# the fallback repeats a text box; deleted text of tracked changes is no longer in force
SKIPPED = frozenset(
    {
        _FALLBACK,
        f"{WORD}del",
        f"{WORD}moveFrom",
        f"{WORD}pPr",
        f"{WORD}rPr",
        f"{WORD}instrText",
        f"{WORD}delInstrText",
        f"{WORD}rt",
        f"{WORD}tblPr",
        f"{WORD}trPr",
        f"{WORD}tcPr",
        f"{WORD}sectPr",
    }
)
NOTES = {f"{WORD}footnoteReference": "注", f"{WORD}endnoteReference": "尾注"}
_BOXES = {"F0FE": "☑", "F052": "☑", "F0FD": "☒", "F054": "☒", "F0A8": "□", "F06F": "□", "F0A3": "□"}
_DEEPEST = 20  # styles based on each other; a longer chain is a circle


class RunReader:
    """Reads runs; knows which styles hide what they are set on, and numbers the notes it meets."""

    def __init__(self, hidden_styles: frozenset[str] = frozenset()) -> None:
        self._hidden = hidden_styles
        self._marks: dict[tuple[str, str], str] = {}

    def text(self, paragraph: Element) -> str:
        """The visible words of a paragraph, without those of text boxes that hang on it."""
        style = value(paragraph.find(f"{WORD}pPr/{WORD}pStyle"))
        return "" if style in self._hidden else "".join(self._pieces(paragraph))

    def hidden(self, paragraph: Element) -> bool:
        """Whether the paragraph's own mark is hidden."""
        return self._vanishes(paragraph.find(f"{WORD}pPr/{WORD}rPr")) or (
            value(paragraph.find(f"{WORD}pPr/{WORD}pStyle")) in self._hidden
        )

    def _pieces(self, element: Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in SKIPPED or tag == BOX or not isinstance(tag, str):
                continue
            if tag == f"{WORD}r" and self._vanishes(child.find(f"{WORD}rPr")):
                continue
            if tag in (f"{WORD}t", _MATH_TEXT):
                yield child.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == f"{WORD}sym":
                yield _BOXES.get((child.get(f"{WORD}char") or "").upper(), "")
            elif tag in NOTES:
                yield self._new_mark(child)
            else:
                yield from self._pieces(child)

    def note_mark(self, reference: Element) -> str:
        """The mark of a note, ［注1］; empty when its reference is not part of the visible text."""
        return self._marks.get((reference.tag, reference.get(f"{WORD}id", "")), "")

    def _new_mark(self, reference: Element) -> str:
        number = 1 + sum(tag == reference.tag for tag, _ in self._marks)
        key = (reference.tag, reference.get(f"{WORD}id", ""))
        return self._marks.setdefault(key, f"［{NOTES[reference.tag]}{number}］")

    def _vanishes(self, settings: Element | None) -> bool:
        if settings is None:
            return False
        own = settings.find(f"{WORD}vanish")
        if own is not None:
            return is_on(own)
        return value(settings.find(f"{WORD}rStyle")) in self._hidden


def read_hidden_styles(document: WordDocument) -> frozenset[str]:
    """The ids of the styles that hide text, those based on them included."""
    own: dict[str, bool] = {}
    based: dict[str, str] = {}
    for style in document.styles.element.iter(f"{WORD}style"):
        name = style.get(f"{WORD}styleId", "")
        based[name] = value(style.find(f"{WORD}basedOn"))
        vanish = style.find(f"{WORD}rPr/{WORD}vanish")
        if vanish is not None:
            own[name] = is_on(vanish)
    return frozenset(name for name in based if _hides(name, own, based))


def _hides(name: str, own: dict[str, bool], based: dict[str, str]) -> bool:
    for _ in range(_DEEPEST):
        if name in own:
            return own[name]
        name = based.get(name, "")
    return False


def boxes(element: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph; each holds paragraphs of its own."""
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag not in SKIPPED:
            yield from boxes(child)


def is_deleted(settings: Element | None) -> bool:
    """Whether a paragraph mark or a row is struck out by a tracked change (`settings`: its own)."""
    if settings is None:
        return False
    return any(settings.find(f"{WORD}{name}") is not None for name in ("del", "moveFrom"))
