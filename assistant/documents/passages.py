"""From sections to passages: stretches that are found and quoted, and re-join to the text."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence

from assistant.documents.finishing import page_of
from assistant.documents.units import Unit, split_units
from assistant.domain import Passage, Section
from assistant.text import sentence_spans

PASSAGE_RULES = "passages-1"  # changes with every rule here that moves a passage's bounds
PASSAGE_LIMIT = 350  # characters; longer stretches are cut at 款, 项, list members or sentences
WHOLE_LIMIT = 420  # characters; a clause up to this length stays whole
_CARRIED = 60  # characters of a title that goes with the first section instead of standing alone


def make_passages(
    document_id: str,
    text: str,
    sections: Sequence[Section],
    blocks: Sequence[int],
    pages: Sequence[int] = (),
) -> tuple[Passage, ...]:
    """Passages in reading order; joined, their texts are the stored text."""
    units = _carry_title(text, split_units(text, sections, blocks))
    passages: list[Passage] = []
    for group in _pack(text, units, sections):
        start, end = group[0].start, group[-1].end
        section = _section_of(group, sections)
        locator = sections[section].locator if section >= 0 else ""
        body = text[start:end]
        passages.append(
            Passage(
                id=passage_id(document_id, locator, start, body),
                document_id=document_id,
                ordinal=len(passages),
                locator=locator,
                headings=_headings(sections, section, start),
                text=body,
                start=start,
                end=end,
                page=page_of(start, pages),
            )
        )
    return tuple(passages)


def passage_id(document_id: str, locator: str, start: int, text: str) -> str:
    """An id from what makes it this passage, and nothing else."""
    key = "\0".join((document_id, locator, str(start), text))
    return "p" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _pack(text: str, units: Sequence[Unit], sections: Sequence[Section]) -> list[list[Unit]]:
    """Units in groups: one anchor each, up to the limit, headings with what follows them."""
    groups: list[list[Unit]] = []
    for unit in units:
        anchor = sections[unit.anchor] if unit.anchor >= 0 else None
        whole = anchor is not None and anchor.end - anchor.start <= WHOLE_LIMIT
        limit = WHOLE_LIMIT if whole else PASSAGE_LIMIT
        for piece in _cut(text, unit, limit):
            if groups and _joins(text, groups[-1], piece, limit):
                groups[-1].append(piece)
            else:
                groups.append([piece])
    return groups


def _joins(text: str, group: Sequence[Unit], unit: Unit, limit: int) -> bool:
    last = group[-1]
    if last.heading:
        return unit.anchor != -1 or last.anchor == -1
    if unit.heading or unit.anchor != last.anchor:
        return False
    own = next(member.start for member in group if not member.heading)
    if text[own : last.end].rstrip().endswith(("：", ":")):
        return True  # what leads a list in stays with its first item
    return unit.end - own <= limit


def _cut(text: str, unit: Unit, limit: int) -> list[Unit]:
    """A unit in pieces of about equal length, cut between sentences, when it is too long."""
    length = unit.end - unit.start
    if length <= limit or unit.heading:
        return [unit]
    target = length / math.ceil(length / PASSAGE_LIMIT)
    starts = [unit.start]
    for start, end in sentence_spans(text[unit.start : unit.end], unit.start)[1:]:
        if start - starts[-1] >= target or end - starts[-1] > PASSAGE_LIMIT:
            starts.append(start)
    ends = [*starts[1:], unit.end]
    return [
        Unit(start, end, unit.section, unit.anchor, False)
        for start, end in zip(starts, ends, strict=True)
    ]


def _carry_title(text: str, units: list[Unit]) -> list[Unit]:
    """Let a short title at the very start go before the first section like a heading."""
    head = 0
    while head < len(units) and units[head].anchor == -1:
        head += 1
    if not 0 < head < len(units) or len(text[: units[head].start].strip()) > _CARRIED:
        return units
    anchor = units[head].anchor
    carried = [Unit(unit.start, unit.end, -1, anchor, True) for unit in units[:head]]
    return carried + units[head:]


def _section_of(group: Sequence[Unit], sections: Sequence[Section]) -> int:
    """The anchor when the group holds all of it, otherwise the section of its first words."""
    first = next((unit for unit in group if not unit.heading), group[-1])
    anchor = first.anchor
    if anchor >= 0:
        whole = group[0].start <= sections[anchor].start and group[-1].end >= sections[anchor].end
        if whole:
            return anchor
    return first.section


def _headings(sections: Sequence[Section], section: int, start: int) -> tuple[str, ...]:
    """The heading path. A title that the passage itself begins with is left out, as it is text."""
    if section < 0:
        return ()
    own = sections[section]
    above = sections[own.parent].headings if own.parent is not None else ()
    inline = own.rank in ("段", "一是", "第一", "1.", "（1）", "①", "（一）", "项", "目")
    return above if inline and start <= own.start else own.headings
