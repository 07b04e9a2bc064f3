"""A question put by a model as whole questions, one for each thing it asks, and held to the words
of the conversation: a model may move words, not bring any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from assistant.answering.followup import names_something, standalone
from assistant.answering.parts import parts
from assistant.answering.prompting import conversation, fenced, prompt, seen
from assistant.answering.question import read
from assistant.answering.reply import Reply
from assistant.answering.reply_cache import ReplyCache
from assistant.answering.reply_thinking import Thinking
from assistant.chat import ChatMessage, Role
from assistant.domain import LONGEST_QUESTION
from assistant.protocols import ChatModel
from assistant.text import squeeze

_MOST_LINES = 4
_LONGEST = 120  # characters of a whole question
_MOST_TOKENS = 240
_SIGNS = re.compile(r"^[\s>#*•·\-]*(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[）)]|[①-⑳])?\s*")
_CAPTION = re.compile(
    r"^(?:改写(?:后的?)?(?:的?问题)?|问题|最后一问|第[一二三四]问)[一二三四\d]?[：:]\s*"
)
_QUOTES = "“”\"'「」『』*` "
_NUMERAL = re.compile(r"[\d〇零一二三四五六七八九十百千万两]+")
# Words that a question is put together with; 是否 and 由谁 say nothing that could be looked up.
_OF_ASKING = frozenset(
    (
        "是否 如果 以及 并且 由谁 谁来 还是 或者 关于 对于 应由 怎么样 是什么 有何 何时 何种 哪种 "
        "哪一 哪里 多长 多大 情况下 的话 之后 以后 之前 以前 其中 分别 规定 要求 需要 应当 应该 "
        "必须 可否 能否"
    ).split()
)
_KINDS = ("wants_list", "wants_steps", "wants_quantity", "wants_count")


@dataclass(frozen=True, slots=True)
class Understood:
    """The whole questions that are asked, none where that is left to the rules; `failure`: why the
    model could not be asked.
    """

    questions: tuple[str, ...] = ()
    failure: str = ""


class Understanding:
    """Asks a model what is asked; where its answer brings anything new, the rules decide."""

    def __init__(
        self, model: ChatModel, terms: Callable[[str], list[str]], cache: ReplyCache | None = None
    ) -> None:
        """`terms` reads the words of a text."""
        self._model = model
        self._terms = terms
        self._cache = cache or ReplyCache()

    def read(self, asked: str, earlier: Sequence[str]) -> Understood:
        """What is asked. `earlier`: what was asked before, oldest first.

        The model is asked only about what leans on an earlier question or seems to ask several
        things.
        """
        leans = standalone(asked, earlier, self._terms) != asked
        if not leans and not parts(asked, self._terms):
            return Understood()
        lines, failure = self._lines(asked, earlier if leans else ())
        if failure or (len(lines) == 1 and (not leans or squeeze(lines[0]) == squeeze(asked))):
            return Understood(failure=failure)
        conversation = squeeze("".join([*earlier, asked]))
        sound = 0 < len(lines) <= _MOST_LINES and all(
            self._is_question(line, conversation) for line in lines
        )
        return Understood(lines) if sound and self._keeps(asked, lines) else Understood()

    def _lines(self, asked: str, earlier: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """What the model wrote, line by line, without what it puts around it; why it failed."""
        told = conversation(earlier) + fenced("最后一问", asked)
        messages = (ChatMessage(Role.SYSTEM, prompt("understand")), ChatMessage(Role.USER, told))
        reply, thinking, text = (
            Reply(self._model, messages, _MOST_TOKENS, self._cache),
            Thinking(),
            "",
        )
        with closing(reply.pieces()) as pieces:
            for piece in pieces:
                for said in thinking.read(piece):
                    text = text + said if isinstance(said, str) else ""
                if len(text) > LONGEST_QUESTION:
                    return (), ""
        lines = (_bare(line) for line in (text + thinking.finish()).splitlines())
        return tuple(dict.fromkeys(line for line in lines if line)), reply.failure

    def _is_question(self, line: str, conversation: str) -> bool:
        """Whether a line is a question that holds nothing but what was said."""
        if len(line) > _LONGEST or not names_something(line, self._terms):
            return False
        if any(squeeze(figure) not in conversation for figure in _NUMERAL.findall(line)):
            return False
        new = [
            term
            for term in self._terms(line)
            if squeeze(term) not in conversation
            and term not in _OF_ASKING
            and names_something(term, lambda word: [word])
        ]
        return not new

    def _keeps(self, asked: str, lines: Sequence[str]) -> bool:
        """Whether nothing that the question names or wants to know was lost."""
        told = squeeze("".join(lines))
        wants, offers = read(asked), read("".join(lines))
        if wants.asks not in (None, offers.asks) or any(
            getattr(wants, kind) and not getattr(offers, kind) for kind in _KINDS
        ):
            return False
        return all(
            squeeze(term) in told
            for term in self._terms(asked)
            if names_something(term, lambda word: [word])
        )


def _bare(line: str) -> str:
    return _CAPTION.sub("", _SIGNS.sub("", seen(line))).strip(_QUOTES)
