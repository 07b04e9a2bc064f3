"""A language model that writes what it is told to, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.chat import ChatMessage
from assistant.errors import ModelFailed

Reply = str | Callable[[str], str]


class Scripted:
    """Writes the replies in order, the last one for ever; a function makes one of the question.

    `breaks_after`: so many characters. `asked` keeps the messages, `closed` counts the replies that
    were left before their end.
    """

    def __init__(self, *replies: Reply, breaks_after: int | None = None) -> None:
        self.says(*replies, breaks_after=breaks_after)

    def says(self, *replies: Reply, breaks_after: int | None = None) -> None:
        """Other replies from now on; nothing that was said before is taken for them."""
        self.name = f"示例模型{abs(hash(replies))}"
        self.replies = replies
        self.breaks_after = breaks_after
        self.asked: list[Sequence[ChatMessage]] = []
        self.closed = 0

    def stream(self, messages: Sequence[ChatMessage], most_tokens: int) -> Iterator[str]:
        self.asked.append(messages)
        reply = self.replies[min(len(self.asked), len(self.replies)) - 1]
        text = reply(messages[-1].text) if callable(reply) else reply
        try:
            for at in range(0, len(text), 3):
                if self.breaks_after is not None and at >= self.breaks_after:
                    raise ModelFailed("连接断开了。")
                yield text[at : at + 3]
        except GeneratorExit:
            self.closed += 1
            raise
