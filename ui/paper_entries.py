"""What was written in the form of a paper, as a blueprint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant import MOST_ITEMS, Blueprint, BlueprintPart, Difficulty, ItemKind

# How many of each kind and what each is worth, where nothing else is said: 100 points in all.
USUAL: Mapping[ItemKind, tuple[int, int]] = {
    ItemKind.SINGLE: (20, 2),
    ItemKind.MULTIPLE: (10, 3),
    ItemKind.JUDGE: (10, 1),
    ItemKind.BLANK: (5, 2),
    ItemKind.SHORT: (1, 10),
}
MOST_POINTS, MOST_MINUTES, LONGEST = 100, 600, 100
LARGEST_SEED = 999_999
_BETWEEN = re.compile(r"[，,、；;\s]+")
_PLAIN: Mapping[str, str] = {
    "title": Blueprint(()).title,
    "minutes": "60",
    "versions": "",
    "seed": "1",
    "topics": "",
}
USUAL_ENTRIES: Mapping[str, str] = {
    **_PLAIN,
    **{f"count.{kind}": str(count) for kind, (count, _) in USUAL.items()},
    **{f"points.{kind}": str(points) for kind, (_, points) in USUAL.items()},
}


@dataclass(frozen=True, slots=True)
class PaperEntries:
    """What was written, by field name, and what is wrong with it, by field name."""

    written: Mapping[str, str]
    problems: Mapping[str, str]


class _Reading:
    """The entries while they are read; problems are gathered, none is raised."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.written = {str(name): str(value).strip()[:LONGEST] for name, value in given.items()}
        self.problems: dict[str, str] = {}

    def number(self, name: str, least: int, most: int, empty: int) -> int:
        """A whole number within the bounds; an empty field means `empty`."""
        text = self.written.get(name, "")
        if not text:
            return empty
        if not text.isdecimal():
            self.problems[name] = f"“{text[:20]}”不是整数，请写数字，如 10。"
        elif not least <= int(text) <= most:
            self.problems[name] = f"请写 {least} 到 {most} 之间的数。"
        else:
            return int(text)
        return empty

    def parts(self) -> Iterator[BlueprintPart]:
        """A part for each kind of which there is to be an item."""
        documents = tuple(
            name.removeprefix("document.") for name in self.written if name.startswith("document.")
        )
        topics = tuple(one for one in _BETWEEN.split(self.written.get("topics", "")) if one)
        levels = tuple(one for one in Difficulty if f"level.{one}" in self.written)
        for kind, (_, usual) in USUAL.items():
            count = self.number(f"count.{kind}", 0, MOST_ITEMS, 0)
            points = self.number(f"points.{kind}", 1, MOST_POINTS, usual)
            if count:
                yield BlueprintPart(kind, count, points, documents, topics, levels)


def read_paper(given: Mapping[str, Any]) -> tuple[Blueprint | None, PaperEntries]:
    """The blueprint, or none where an entry cannot be; the entries to show again either way."""
    reading = _Reading(given)
    parts = tuple(reading.parts())
    first = f"count.{ItemKind.SINGLE}"
    if not parts:
        reading.problems.setdefault(first, "请至少填一种题型的题数。")
    elif sum(part.count for part in parts) > MOST_ITEMS:
        reading.problems.setdefault(first, f"一份试卷最多 {MOST_ITEMS} 题，请减少题数。")
    blueprint = Blueprint(
        parts,
        reading.written.get("title") or Blueprint(()).title,
        reading.number("minutes", 0, MOST_MINUTES, 0),
        reading.number("seed", 0, LARGEST_SEED, 0),
        ("A", "B") if reading.written.get("versions") == "AB" else ("",),
        "approved" in reading.written,
        "repeat" in reading.written,
    )
    entries = PaperEntries(reading.written, reading.problems)
    return (None if reading.problems else blueprint), entries
