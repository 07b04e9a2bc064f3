"""The words on one slide, from top to bottom: titles, text frames, tables, groups, diagrams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from assistant.documents.loaders.pptx_numbering import SlideNumbering
from assistant.documents.loaders.table_rows import Covered, table_lines

if TYPE_CHECKING:
    from pptx.oxml.xmlchemy import BaseOxmlElement as Element
    from pptx.slide import Slide

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DIAGRAM_IDS = f".//{_DIAGRAM}relIds"
_DATA_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
_SAME_LINE = 90_000  # EMU, a quarter of a centimetre: shapes that begin about level
_DEEPEST = 20  # groups inside one another
_MARGIN_KINDS = ("DATE", "FOOTER", "HEADER", "SLIDE_NUMBER")


def slide_title(slide: Slide) -> str:
    """The words of the title on one line; empty when the slide has none."""
    title = slide.shapes.title
    return " ".join(title.text_frame.text.split()) if title is not None else ""


def slide_lines(slide: Slide) -> list[str]:
    """The lines of a slide without its title, in reading order."""
    title = slide.shapes.title
    skipped = title.shape_id if title is not None else None
    shapes = [shape for shape in slide.shapes if shape.shape_id != skipped]
    return [line for shape in _ordered(shapes) for line in _shape(shape, slide, 0)]


def margin_lines(slide: Slide) -> list[str]:
    """Date and footer of a slide: they stand outside its text."""
    texts = (shape.text_frame.text for shape in slide.placeholders if _in_margin(shape))
    return [line for text in texts if (line := " ".join(text.split()))]


def has_pictures(slide: Slide) -> bool:
    """Whether a slide holds a picture."""
    return next(slide.shapes.element.iter(f"{_DRAWING}blip"), None) is not None


def _shape(shape: Any, slide: Slide, depth: int) -> Iterator[str]:
    if depth > _DEEPEST or _in_margin(shape):
        return
    if hasattr(shape, "shapes"):
        for inner in _ordered(shape.shapes):
            yield from _shape(inner, slide, depth + 1)
    elif getattr(shape, "has_table", False):
        yield from table_lines(_grid(shape.table))
    elif shape.has_text_frame:
        yield from frame_lines(shape.text_frame._txBody)
    else:
        yield from _diagram(shape, slide)


def _ordered(shapes: Iterable[Any]) -> list[Any]:
    """From top to bottom, and from left to right where shapes begin about level."""

    def place(shape: Any) -> tuple[int, int]:
        return (shape.top or 0) // _SAME_LINE, shape.left or 0

    return sorted(shapes, key=place)


def _in_margin(shape: Any) -> bool:
    if not shape.is_placeholder:
        return False
    kind = shape.placeholder_format.type
    return kind is not None and kind.name in _MARGIN_KINDS


def frame_lines(body: Element) -> Iterator[str]:
    """The paragraphs of a text frame with their automatic numbers."""
    numbering = SlideNumbering()
    for paragraph in body.iter(f"{_DRAWING}p"):
        text = "".join(_pieces(paragraph))
        if text.strip():
            yield numbering.label(paragraph) + text.strip()


def _pieces(paragraph: Element) -> Iterator[str]:
    for child in paragraph:
        if child.tag in (f"{_DRAWING}r", f"{_DRAWING}fld"):
            yield child.findtext(f"{_DRAWING}t") or ""
        elif child.tag == f"{_DRAWING}br":
            yield "\n"


def _grid(table: Any) -> list[list[str]]:
    grid: list[list[str]] = []
    for row in table.rows:
        texts: list[str] = []
        for column, cell in enumerate(row.cells):
            if not cell.is_spanned:
                texts.append("\n".join(frame_lines(cell._tc)))
            elif cell._tc.vMerge and grid:
                texts.append(Covered(grid[-1][column]))
            else:
                texts.append(Covered(texts[-1] if texts else ""))
        grid.append(texts)
    return grid


def _diagram(shape: Any, slide: Slide) -> Iterator[str]:
    """The words of a SmartArt diagram stand in a part of their own, in the order of its list."""
    from pptx.oxml import parse_xml

    ids = shape.element.find(_DIAGRAM_IDS)
    relation = slide.part.rels.get(ids.get(_DATA_ID)) if ids is not None else None
    if relation is None or relation.is_external:
        return
    for point in parse_xml(relation.target_part.blob).iter(f"{_DIAGRAM}pt"):
        body = point.find(f"{_DIAGRAM}t")
        if body is not None and point.get("type", "node") == "node":
            yield from frame_lines(body)
