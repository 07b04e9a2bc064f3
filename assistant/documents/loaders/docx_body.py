"""The lines of a Word document in reading order: paragraphs, tables, text boxes and notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.documents.loaders.docx_lists import WORD
from assistant.documents.loaders.docx_notes import Notes
from assistant.documents.loaders.docx_numbering import CLOSED, Numbering
from assistant.documents.loaders.docx_runs import (
    NOTES,
    SKIPPED,
    RunReader,
    boxes,
    is_deleted,
)
from assistant.documents.loaders.docx_tables import read_grid, table_text

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_SPACING = (" ", *CLOSED)  # after these, white space that was typed before the words says nothing


class BodyReader:
    """Walks a document once, so that every automatic number is counted once."""

    def __init__(self, numbering: Numbering, runs: RunReader, notes: Notes) -> None:
        self._numbering = numbering
        self._note_numbering = {tag: numbering.afresh() for tag in NOTES}
        self._runs = runs
        self._notes = dict(notes)  # each is told once
        self._joined = ""  # words whose paragraph mark is struck out go before the next ones
        self.left_out = 0  # embedded files that Word would show and we cannot

    def lines(self, parent: Element, in_cell: bool = False) -> Iterator[str]:
        """The lines of a body, cell, text box, note or content control."""
        for child in parent:
            if child.tag == f"{WORD}p":
                yield from self._paragraph(child, in_cell)
            elif child.tag == f"{WORD}tbl":
                yield from self._rest()
                yield from self._table(child)
            elif child.tag == f"{WORD}altChunk":
                self.left_out += 1
            elif child.tag not in SKIPPED and isinstance(child.tag, str):
                yield from self.lines(child, in_cell)
        yield from self._rest()

    def _rest(self) -> Iterator[str]:
        """Words that waited for a paragraph to go on with where none follows."""
        if self._joined.strip():
            yield self._joined
        self._joined = ""

    def _apart(self, parent: Element, numbering: Numbering) -> Iterator[str]:
        """What stands outside the flow of the text; it is counted by itself."""
        flow, self._numbering = self._numbering, numbering
        joined, self._joined = self._joined, ""
        yield from self.lines(parent)
        self._numbering, self._joined = flow, joined

    def _paragraph(self, paragraph: Element, in_cell: bool) -> Iterator[str]:
        text = self._joined + self._runs.text(paragraph)
        self._joined = ""
        visible = bool(text.strip())
        if is_deleted(paragraph.find(f"{WORD}pPr/{WORD}rPr")):
            self._joined = text
        elif visible or not self._runs.hidden(paragraph):
            label = self._numbering.label(paragraph)
            # in a cell a number alone says something: the column 序号 is filled this way
            if visible or (in_cell and label.strip()):
                yield label + (text.lstrip() if label.endswith(_SPACING) else text)
        for box in boxes(paragraph):
            yield from self._apart(box, self._numbering.afresh())
        yield from self._notes_of(paragraph)

    def _notes_of(self, paragraph: Element) -> Iterator[str]:
        for reference in paragraph.iter(*NOTES):
            note = self._notes.pop((reference.tag, reference.get(f"{WORD}id", "")), None)
            mark = self._runs.note_mark(reference)
            if note is None:
                continue
            lines = self._apart(note, self._note_numbering[str(reference.tag)])
            words = " ".join(" ".join(lines).split())
            if words and mark:
                yield f"{mark}{words}"

    def _table(self, table: Element) -> Iterator[str]:
        grid, heads = read_grid(table, lambda cell: self.lines(cell, in_cell=True))
        yield from table_text(grid, heads)
