"""Footnotes and endnotes of a Word document, by what refers to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.documents.loaders.docx_lists import WORD

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_PARTS = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}
_LINES = ("separator", "continuationSeparator", "continuationNotice")

Notes = Mapping[tuple[str, str], "Element"]


def read_notes(document: WordDocument) -> Notes:
    """Each note under the tag and the id of its reference."""
    from docx.oxml import parse_xml

    notes: dict[tuple[str, str], Element] = {}
    for relation in document.part.rels.values():
        reference = _PARTS.get(relation.reltype.rsplit("/", 1)[-1])
        if reference is None or relation.is_external:
            continue
        for note in parse_xml(relation.target_part.blob):
            if note.get(f"{WORD}type") not in _LINES:
                notes[f"{WORD}{reference}", note.get(f"{WORD}id", "")] = note
    return notes
