"""A stored text as lines, and which lines a hard line break has torn apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.table_runs import is_row

_LEAD = re.compile(r"[ \t\u3000\u00a0\u200b\ufeff]*")
_HASHES = re.compile(r"(#{1,6})[ \t]+")
_CLOSED = tuple("。！？；：!?;:…”’」』）)》】|")
_WRAP_LONGEST = 60  # characters; longer lines are whole paragraphs
_WRAP_SHARE = 0.3  # of the long lines end in mid-sentence when a text is hard-wrapped


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something. `start` is its first character that is no space.

    `hashes` counts Markdown's `#`; `body` is what follows them; `gap`: a blank line stands before.
    """

    start: int
    end: int
    body_start: int
    body: str
    hashes: int
    gap: bool

    @property
    def closed(self) -> bool:
        """Whether the line ends as a sentence or a list head ends."""
        return self.body.endswith(_CLOSED)

    @property
    def row(self) -> bool:
        """Whether the line is a row of a table: nothing runs on from it or into it."""
        return is_row(self.body)


def split_lines(text: str) -> list[Line]:
    """All lines but blank ones, in order."""
    lines: list[Line] = []
    position, gap = 0, True
    for raw in text.split("\n"):
        lead = _LEAD.match(raw)
        offset = lead.end() if lead else 0
        content = raw[offset:].rstrip()
        if content:
            hashes = _HASHES.match(content)
            shift = hashes.end() if hashes else 0
            body = content[shift:]
            start = position + offset
            level = len(hashes.group(1)) if hashes else 0
            lines.append(Line(start, start + len(content), start + shift, body, level, gap))
        gap = not content
        position += len(raw) + 1
    return lines


def wrap_width(lines: list[Line]) -> int:
    """The length from which a line without an end runs on into the next; 0: not hard-wrapped."""
    long = [line for line in lines if len(line.body) > 15 and "|" not in line.body]
    if len(long) < 8:
        return 0
    lengths = sorted(len(line.body) for line in long)
    widest = lengths[int(len(lengths) * 0.95)]
    open_lines = [line for line in long if not line.closed and len(line.body) >= widest - 4]
    if widest > _WRAP_LONGEST or len(open_lines) < _WRAP_SHARE * len(long):
        return 0
    return widest - 4


def runs_on(line: Line, following: Line, width: int) -> bool:
    """Whether `following` is the torn-off rest of `line`."""
    return bool(
        width
        and not following.gap
        and not following.hashes
        and not line.closed
        and len(line.body) >= width
        and not line.row
        and not following.row
    )
