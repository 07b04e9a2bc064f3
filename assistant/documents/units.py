"""The smallest stretches of a text that passages are made of: heading lines and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Section

RUN_IN_SHARED = 150  # characters; members of a longer run-in list get a passage each
BRACKET_OWN = 80  # characters; （一） items longer than this on average get a passage each

_ALWAYS = frozenset(
    ("附件", "编", "分编", "部分", "阶段", "章", "节", "条", "标题", "一、", "第一", "段")
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text. `section`: the deepest one it lies in; `anchor`: the one whose bounds
    no passage crosses; both by number, -1 for none. `heading`: nothing but a heading line.
    """

    start: int
    end: int
    section: int
    anchor: int
    heading: bool


def split_units(text: str, sections: Sequence[Section], blocks: Sequence[int]) -> list[Unit]:
    """The whole text as units, in order and without gaps."""
    if not text:
        return []
    starts = sorted({0, *blocks, *(s.start for s in sections), *(s.end for s in sections)})
    starts = [start for start in starts if start < len(text)]
    anchors = _anchors(sections)
    units: list[Unit] = []
    opened = 0
    path: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if units and not text[start:end].strip():
            last = units[-1]
            units[-1] = Unit(last.start, end, last.section, last.anchor, last.heading)
            continue
        while opened < len(sections) and sections[opened].start <= start:
            path.append(opened)
            opened += 1
        path = [number for number in path if sections[number].end > start]
        inside = path[-1] if path else -1
        heading = inside >= 0 and _is_heading(text[start:end], sections[inside], start)
        units.append(Unit(start, end, inside, anchors[inside] if path else -1, heading))
    return units


def _is_heading(text: str, section: Section, start: int) -> bool:
    """Whether the words at a section's start are its heading alone."""
    if start != section.start or section.rank in ("款", "段", "一是"):
        return False
    line = " ".join(text.split()).lstrip("#").strip().rstrip("：:|")
    return bool(section.headings) and line == section.headings[-1]


def _anchors(sections: Sequence[Section]) -> list[int]:
    """For each section, the nearest one at or above it that begins a passage of its own."""
    siblings: dict[tuple[int | None, str], list[int]] = {}
    for number, section in enumerate(sections):
        siblings.setdefault((section.parent, section.rank), []).append(number)
    own = {number for number, section in enumerate(sections) if section.rank in _ALWAYS}
    for (_, rank), members in siblings.items():
        length = sections[members[-1]].end - sections[members[0]].start
        long_run = rank == "一是" and length > RUN_IN_SHARED
        long_items = rank == "（一）" and length > BRACKET_OWN * len(members)
        if long_run or long_items:
            own.update(members)
    anchors: list[int] = []
    for number, section in enumerate(sections):
        above = anchors[section.parent] if section.parent is not None else -1
        anchors.append(number if number in own else above)
    return anchors
