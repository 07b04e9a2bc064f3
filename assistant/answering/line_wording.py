"""Other words for lines, asked of a model: steps of a checklist, points of a talk, stems.

What it writes is only read here; the gate of each use holds it against what the lines rest on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from assistant.answering.prompting import fenced, prompt, seen
from assistant.answering.reply import Reply
from assistant.answering.reply_cache import ReplyCache
from assistant.answering.reply_marks import read_marks
from assistant.answering.reply_thinking import Thinking
from assistant.answering.sentence_check import is_addressed, is_foreign, leaks
from assistant.answering.token_budget import TokenBudget, estimated_tokens
from assistant.chat import ChatMessage, Role
from assistant.protocols import ChatModel, Proposals

UNFINISHED = "语言模型没有写完，其余的{name}保留原文。原因：{reason}"
SILENT = "语言模型没有写出可用的话，{name}都保留原文。"
_MOST = 12  # lines that are asked for at once
_LINE = re.compile(r"^[\s>#*•·\-]*(?:第)?(\d{1,3})(?:步|[.．、)）:：])\s*(.+)$")
_TYPE = re.compile(r"\*\*|__|`")
_SPEAKS = 2  # times as long as what was asked: the model writes something else


@dataclass(frozen=True, slots=True)
class Lines:
    """What sort of lines: their name in Chinese, and the prompt that tells how to word them."""

    name: str
    prompt: str


STEPS = Lines("步骤", "reword_steps")
POINTS = Lines("要点", "reword_points")
STEMS = Lines("题干", "reword_stems")


class LineWording:
    """Asks a model for a few lines at a time, as many as it can read."""

    def __init__(
        self,
        model: ChatModel,
        context_tokens: int,
        sort: Lines = STEPS,
        cache: ReplyCache | None = None,
    ) -> None:
        """`context_tokens`: what the model reads and writes together."""
        self._sort = sort
        self._model = model
        self._budget = TokenBudget(context_tokens)
        self._cache = cache or ReplyCache()

    @property
    def name(self) -> str:
        """The name of the model."""
        return self._model.name

    def propose(self, topic: str, lines: Sequence[str]) -> Proposals:
        """The model's words by the place of their line; one that is named twice has none."""
        rules, name = prompt(self._sort.prompt), self._sort.name
        found: dict[int, str] = {}
        strange = 0
        for first, last in self._portions(rules, topic, lines):
            text, failure = self._written(rules, topic, lines, range(first, last))
            for at, words in _read(text, range(first, last)).items():
                if _is_strange(words, lines[at], rules):
                    strange += 1
                else:
                    found[at] = words
            if failure:
                return Proposals(found, UNFINISHED.format(name=name, reason=failure), strange)
        return Proposals(found, "" if found else SILENT.format(name=name), strange)

    def _portions(self, rules: str, topic: str, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where each portion begins and ends; a line that is too long for all stands alone."""
        room = min(self._budget.room(rules, topic), self._budget.reply)
        first = size = 0
        for at, line in enumerate(lines):
            own = estimated_tokens(f"{at + 1}. {line}\n")
            if at > first and (size + own > room or at - first >= _MOST):
                yield first, at
                first, size = at, 0
            size += own
        if lines:
            yield first, len(lines)

    def _written(
        self, rules: str, topic: str, lines: Sequence[str], places: range
    ) -> tuple[str, str]:
        """What the model wrote for some lines, and why it broke off."""
        listed = "\n".join(f"{at + 1}. {' '.join(lines[at].split())}" for at in places)
        told = f"{fenced('事项', topic)}\n{fenced(self._sort.name, listed)}"
        messages = (ChatMessage(Role.SYSTEM, rules), ChatMessage(Role.USER, told))
        reply, thinking = Reply(self._model, messages, self._budget.reply, self._cache), Thinking()
        text = ""
        with closing(reply.pieces()) as pieces:
            for piece in pieces:
                for said in thinking.read(piece):
                    text = text + said if isinstance(said, str) else ""
                if len(text) > _SPEAKS * len(told):
                    break
        return text + thinking.finish(), reply.failure


def line_writer(model: ChatModel | None, context_tokens: int, sort: Lines) -> LineWording | None:
    """A writer for lines of this sort, where there is a model."""
    return LineWording(model, context_tokens, sort) if model else None


def _read(text: str, places: range) -> dict[int, str]:
    """The numbered lines among those that were asked for."""
    found: dict[int, str] = {}
    twice: set[int] = set()
    for line in text.splitlines():
        numbered = _LINE.match(_TYPE.sub("", seen(line)))
        at = int(numbered[1]) - 1 if numbered else -1
        if numbered and at in places:
            twice |= {at} & found.keys()
            found[at] = read_marks(numbered[2], 0)[0]
    return {at: words for at, words in found.items() if at not in twice}


def _is_strange(words: str, line: str, rules: str) -> bool:
    """Whether it is no wording at all: orders, another language, or the prompt's own rules."""
    return is_addressed(words) or is_foreign(words, line) or leaks(words, line, rules)
