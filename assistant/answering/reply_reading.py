"""What a model writes, piece by piece, as titles and sentences of an answer.

Made for small models: plain text with marks; thinking aloud, code fences, list signs and bold type
are left out. What stands before the first title is held until it is plain what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.prompting import seen
from assistant.answering.reply_marks import end_of_marks, read_marks
from assistant.answering.reply_thinking import Restart, Thinking
from assistant.answering.reply_titles import heading, says_nothing

_END = re.compile(r"[。！？!?]+[”’」』）)\"'*_]*|\n")
_FENCE = re.compile(r"\s*(?:```|~~~)\s*(\w*)\s*$")
_PROSE = ("", "markdown", "md", "text", "txt", "plaintext")
_SIGNS = re.compile(
    r"^(?:[\s>#*•·▪◦–—\-+]*)(?:(?:\d{1,2}[.．、](?!\d)|\d{1,2}[）)]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳])\s*)?"
)
_TYPE = re.compile(r"\*\*|__|`|<br\s*/?>|^\*+|\*+$")
_CLOSED = re.compile(r"[。！？!?：:；;][”’」』）)\"']*$")


@dataclass(frozen=True, slots=True)
class Title:
    """A section of the answer begins."""

    name: str


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence without its marks, and the numbers that they held."""

    text: str
    marks: tuple[int, ...]


Event = Title | Written | Restart


class ReplyReader:
    """Gives titles and sentences as soon as they are complete; `last`: the highest number."""

    def __init__(self, last: int) -> None:
        self._last = last
        self._thinking = Thinking()
        self._waiting = ""
        self._fresh = True  # whether what is waiting stands at the beginning of a line
        self._code = False
        self._held: list[Written] | None = []  # until the first title

    def read(self, piece: str) -> Iterator[Event]:
        """What the piece completes."""
        for told in self._thinking.read(piece):
            if isinstance(told, Restart):
                self._waiting, self._fresh, self._held = "", True, []
                yield told
            else:
                self._waiting += told
                yield from self._units(complete=False)

    def finish(self) -> Iterator[Event]:
        """What is left when nothing more comes; a sentence that broke off is left out."""
        self._waiting += self._thinking.finish()
        yield from self._units(complete=True)
        held, self._held = self._held, None
        if held:
            yield Title("结论")
            yield from held

    def _units(self, complete: bool) -> Iterator[Event]:
        while self._waiting:
            end = self._end(complete)
            if end is None:
                return
            unit, self._waiting = self._waiting[:end], self._waiting[end:]
            fresh, self._fresh = self._fresh, unit.endswith("\n")
            broken_off = complete and not self._waiting and not unit.endswith("\n")
            for event in self._unit(unit.strip(), fresh, broken_off):
                yield from self._let(event)

    def _end(self, complete: bool) -> int | None:
        found = _END.search(self._waiting)
        if found is None:
            return len(self._waiting) if complete else None
        if found.group() == "\n":
            return found.end()
        end = end_of_marks(self._waiting, found.end(), complete)
        return end + 1 if end is not None and self._waiting[end : end + 1] == "\n" else end

    def _unit(self, unit: str, fresh: bool, broken_off: bool) -> Iterator[Event]:
        fence = _FENCE.match(unit) if fresh else None
        if fence:
            self._code = not self._code and fence[1].lower() not in _PROSE
            return
        if self._code:
            return
        opened = heading(unit) if fresh else None
        if opened:
            yield Title(opened[0])
            unit = opened[1]
        text, marks = read_marks(seen(_plain(unit)), self._last)
        if broken_off and not marks and not _CLOSED.search(text):
            return
        if not says_nothing(text):
            yield Written(text, marks)

    def _let(self, event: Event) -> Iterator[Event]:
        """Passes events on; what stood before the first title is concluded, if marked."""
        if self._held is None:
            yield event
        elif isinstance(event, Written):
            self._held.append(event)
        elif isinstance(event, Title):
            marked = [one for one in self._held if one.marks]
            held = marked if event.name == "结论" else self._held
            self._held = None
            if held and event.name != "结论":
                yield Title("结论")
            elif event.name == "结论":
                yield event
            yield from held
            if event.name != "结论":
                yield event


def _plain(unit: str) -> str:
    """The words of a line without its list sign and type."""
    return _SIGNS.sub("", _TYPE.sub("", unit.strip()), count=1).strip()
