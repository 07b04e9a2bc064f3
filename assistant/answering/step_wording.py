"""Other words for the steps of a checklist, asked of a model: shorter, plainer, one a line.

What it writes is only read here; `checklist_wording.py` holds it against what the steps cite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing

from assistant.answering.prompting import fenced, prompt, seen
from assistant.answering.reply import Reply
from assistant.answering.reply_cache import ReplyCache
from assistant.answering.reply_marks import read_marks
from assistant.answering.reply_thinking import Thinking
from assistant.answering.sentence_check import is_addressed, is_foreign, leaks
from assistant.answering.token_budget import TokenBudget, estimated_tokens
from assistant.chat import ChatMessage, Role
from assistant.protocols import ChatModel, Proposals

UNFINISHED = "语言模型没有写完，其余的步骤保留原文。原因：{reason}"
SILENT = "语言模型没有写出可用的话，步骤都保留原文。"
_MOST = 12  # steps that are asked for at once
_LINE = re.compile(r"^[\s>#*•·\-]*(?:第)?(\d{1,3})(?:步|[.．、)）:：])\s*(.+)$")
_TYPE = re.compile(r"\*\*|__|`")
_SPEAKS = 2  # times as long as what was asked: the model writes something else


class StepWording:
    """Asks a model for a few steps at a time, as many as it can read."""

    def __init__(
        self, model: ChatModel, context_tokens: int, cache: ReplyCache | None = None
    ) -> None:
        """`context_tokens`: what the model reads and writes together."""
        self._model = model
        self._budget = TokenBudget(context_tokens)
        self._cache = cache or ReplyCache()

    @property
    def name(self) -> str:
        """The name of the model."""
        return self._model.name

    def propose(self, topic: str, steps: Sequence[str]) -> Proposals:
        """The model's words by the place of their step; one that is named twice has none."""
        rules = prompt("steps")
        found: dict[int, str] = {}
        for first, last in self._portions(rules, topic, steps):
            text, failure = self._written(rules, topic, steps, range(first, last))
            for at, words in _read(text, range(first, last)).items():
                strange = is_addressed(words) or is_foreign(words, steps[at])
                if not strange and not leaks(words, steps[at], rules):
                    found[at] = words
            if failure:
                return Proposals(found, UNFINISHED.format(reason=failure))
        return Proposals(found, "" if found else SILENT)

    def _portions(self, rules: str, topic: str, steps: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where each portion begins and ends; a step that is too long for all stands alone."""
        room = min(self._budget.room(rules, topic), self._budget.reply)
        first = size = 0
        for at, step in enumerate(steps):
            own = estimated_tokens(f"{at + 1}. {step}\n")
            if at > first and (size + own > room or at - first >= _MOST):
                yield first, at
                first, size = at, 0
            size += own
        if steps:
            yield first, len(steps)

    def _written(
        self, rules: str, topic: str, steps: Sequence[str], places: range
    ) -> tuple[str, str]:
        """What the model wrote for some steps, and why it broke off."""
        listed = "\n".join(f"{at + 1}. {' '.join(steps[at].split())}" for at in places)
        told = f"{fenced('事项', topic)}\n{fenced('步骤', listed)}"
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


def _read(text: str, places: range) -> dict[int, str]:
    """The numbered lines of the steps that were asked for."""
    found: dict[int, str] = {}
    twice: set[int] = set()
    for line in text.splitlines():
        numbered = _LINE.match(_TYPE.sub("", seen(line)))
        at = int(numbered[1]) - 1 if numbered else -1
        if numbered and at in places:
            twice |= {at} & found.keys()
            found[at] = read_marks(numbered[2], 0)[0]
    return {at: words for at, words in found.items() if at not in twice}
