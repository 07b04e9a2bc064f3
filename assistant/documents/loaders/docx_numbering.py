"""Automatic numbers of Word paragraphs: they are not in the text, only in the list settings."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.documents.loaders.docx_lists import (
    WORD,
    Level,
    ListSettings,
    WordList,
    integer,
    value,
)
from assistant.documents.loaders.docx_number_formats import spell

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_PLACE = re.compile(r"%([1-9])")
CLOSED = tuple("、）)：:，")  # after these a mark needs no space

_NOT_RESTYLED = ("none", "bullet", "decimalZero")  # by 正规形式编号; 01 is digits already


class Numbering:
    """Counts the numbered paragraphs of one document, read from top to bottom.

    As in Word, all lists over one definition count on together; a list with a start of its own
    begins there at its first paragraph on that level. A text box and the notes count apart.
    """

    def __init__(self, settings: ListSettings) -> None:
        self._settings = settings
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        self._met: set[tuple[str, int]] = set()

    def afresh(self) -> Numbering:
        """Another count over the same settings."""
        return Numbering(self._settings)

    def label(self, paragraph: Element) -> str:
        """The number that Word shows before this paragraph, or nothing; counts it."""
        list_id, depth = self._place(paragraph)
        listed = self._settings.lists.get(list_id)
        level = listed.levels.get(depth) if listed else None
        if listed is None or level is None:
            return ""
        self._count(list_id, listed, depth)
        return "" if level.style == "bullet" else self._written(listed, level, depth)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        settings = paragraph.find(f"{WORD}pPr")
        style = value(settings.find(f"{WORD}pStyle")) if settings is not None else ""
        list_id, depth = self._settings.of_style(style)
        own = settings.find(f"{WORD}numPr") if settings is not None else None
        if own is not None:
            own_depth = integer(own.find(f"{WORD}ilvl"))
            depth = depth if own_depth is None else own_depth
            if own_list := value(own.find(f"{WORD}numId")):
                return own_list, depth
        return (list_id, depth) if self._settings.may_number(style, list_id, depth) else ("", 0)

    def _count(self, list_id: str, listed: WordList, depth: int) -> None:
        counts = self._counts[listed.abstract]
        self._skip(listed, depth)
        first = (list_id, depth) not in self._begun
        self._begun.add((list_id, depth))
        if first and depth in listed.starts:
            counts[depth] = listed.starts[depth]
        else:
            counts[depth] = counts.get(depth, listed.levels[depth].start - 1) + 1
        for deeper in [number for number in counts if number > depth]:
            restart = listed.levels[deeper].restart if deeper in listed.levels else None
            # a restart after a level that is not higher is no setting at all
            limit = deeper if restart is None or restart > deeper else restart
            if depth < limit:
                del counts[deeper]

    def _skip(self, listed: WordList, depth: int) -> None:
        """A level that no paragraph has used yet counts once when one beneath it is used."""
        for above in range(depth - 1, -1, -1):
            if (listed.abstract, above) in self._met or above not in listed.levels:
                break
            self._met.add((listed.abstract, above))
            self._counts[listed.abstract][above] = listed.levels[above].start
        self._met.add((listed.abstract, depth))

    def _written(self, listed: WordList, level: Level, depth: int) -> str:
        counts = self._counts[listed.abstract]

        def number(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            other = listed.levels.get(place)
            if other is None or place > depth:
                return ""
            legal = level.legal and other.style not in _NOT_RESTYLED
            return spell(counts.get(place, other.start), "decimal" if legal else other.style)

        shown = _PLACE.sub(number, level.pattern).strip()
        if not shown:
            return ""
        joined = level.suffix == "nothing" or shown.endswith(CLOSED)
        return shown if joined else f"{shown} "
