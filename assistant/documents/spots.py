"""Words of a file with the place they stand at, so that every particular can show its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.particulars import Origin, Particular
from assistant.text import squeeze

_MOST_LINES = 4  # over which one particular is spread


@dataclass(frozen=True, slots=True)
class Spot:
    """Literal words; `start` is their offset in the stored text, absent for words elsewhere."""

    words: str
    start: int | None = None
    origin: Origin = Origin.TEXT

    @property
    def end(self) -> int | None:
        """The offset behind the last character."""
        return None if self.start is None else self.start + len(self.words)

    def part(self, found: re.Match[str], group: str | int = 0) -> Spot:
        """The words that a pattern found within these."""
        first = found.start(group)
        start = None if self.start is None else self.start + first
        return Spot(found[group], start, self.origin)


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the words that show it."""

    value: str
    spot: Spot

    def named(self, name: str) -> Particular:
        """As a particular of that name; `name` is a key of `particulars.LABELS`."""
        return particular(name, self.value, self.spot)


def particular(name: str, value: object, spot: Spot) -> Particular:
    """A particular with its evidence."""
    return Particular(name, str(value), spot.words, spot.start, spot.end, spot.origin.value)


def text_lines(text: str) -> list[Spot]:
    """The lines of a text that hold something, without the space around them."""
    found, start = [], 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            found.append(Spot(words, start + line.index(words)))
        start += len(line) + 1
    return found


def elsewhere(words: Sequence[str], origin: Origin) -> list[Spot]:
    """Lines that stand outside the text, such as those of a page header."""
    lines = (line.strip() for part in words for line in part.split("\n"))
    return [Spot(line, None, origin) for line in lines if line]


def spanning(text: str, first: Spot, last: Spot) -> Spot:
    """Everything from one spot of the text to another one."""
    if first.start is None or last.end is None:
        return first
    return Spot(text[first.start : last.end], first.start)


def lines_saying(words: str, text: str, lines: Sequence[Spot]) -> Spot | None:
    """The line, or the lines that follow each other, in which these words stand."""
    wanted = squeeze(words)
    if not wanted:
        return None
    for index, line in enumerate(lines):
        said = squeeze(line.words)
        if wanted in said:
            return line
        for last in lines[index + 1 : index + _MOST_LINES]:
            if not wanted.startswith(said):
                break
            said += squeeze(last.words)
            if said == wanted:
                return spanning(text, line, last)
    return None
