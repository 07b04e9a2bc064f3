"""Thinking aloud inside a reply: `<think>…</think>`, also where only its end is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAMES = "think|thinking|thought|reasoning"
CLOSE = "</think>"
_OPEN = re.compile(rf"<(?:{_NAMES})>", re.IGNORECASE)
_CLOSE = re.compile(rf"</(?:{_NAMES})>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z]{0,9}$")  # one that is still being written


@dataclass(frozen=True, slots=True)
class Restart:
    """All that came so far was thinking aloud."""


class Thinking:
    """Passes on what stands outside of the tags."""

    def __init__(self) -> None:
        self._waiting = ""
        self._inside = False

    def read(self, piece: str) -> Iterator[str | Restart]:
        """What of the text so far is said to the reader."""
        self._waiting += piece
        while True:
            opened, closed = _OPEN.search(self._waiting), _CLOSE.search(self._waiting)
            if self._inside:
                if closed is None:
                    return
                self._inside, self._waiting = False, self._waiting[closed.end() :]
            elif closed and (opened is None or closed.start() < opened.start()):
                self._waiting = self._waiting[closed.end() :]
                yield Restart()
            elif opened:
                said, self._waiting = self._split(opened.start(), opened.end())
                self._inside = True
                yield said
            else:
                tag = _TAG.search(self._waiting)
                at = tag.start() if tag else len(self._waiting)
                said, self._waiting = self._split(at, at)
                if said:
                    yield said
                return

    def finish(self) -> str:
        """What is left; thoughts that never ended are not said, nor a tag that broke off."""
        unsaid = self._inside or _TAG.fullmatch(self._waiting)
        said, self._waiting = ("" if unsaid else self._waiting), ""
        return said

    def _split(self, end: int, begin: int) -> tuple[str, str]:
        return self._waiting[:end], self._waiting[begin:]
