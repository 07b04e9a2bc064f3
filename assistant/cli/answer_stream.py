"""An answer on a terminal while a model writes it; in the end the whole answer stands there."""

from __future__ import annotations

from assistant import AnswerProgress
from assistant.cli.answer_lines import item_line, title_lines
from assistant.cli.output import plain, say

REPLACED = "—— 上面的话不作数，以下面的答复为准 ——"


class AnswerStream:
    """Prints sentences as they pass; at the end the rest, or all of another answer."""

    def __init__(self) -> None:
        self._printed: list[str] = []
        self._section = ""

    def told(self, progress: AnswerProgress) -> None:
        """A sentence that has passed."""
        if progress.section != self._section:
            self._print(title_lines(progress.section, first=not self._printed))
            self._section = progress.section
        self._print([item_line(progress.item)])

    def finish(self, lines: list[str]) -> None:
        """The finished answer: only what is not printed yet, where it begins with what is."""
        done = len(self._printed)
        if lines[:done] == self._printed:
            self._print(lines[done:])
        else:
            self._print(["", REPLACED, "", *lines])

    def _print(self, lines: list[str]) -> None:
        for line in lines:
            say(plain(line))
        self._printed += lines
