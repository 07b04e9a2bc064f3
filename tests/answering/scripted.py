"""A language model that writes what it is told to, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.chat import ChatMessage
from assistant.errors import ModelFailed

Reply = str | Callable[[Sequence[ChatMessage]], str]


class Scripted:
    """Writes the replies in order, the last one for ever; `breaks_after` so many characters."""

    name = "示例模型"

    def __init__(self, *replies: Reply, breaks_after: int | None = None) -> None:
        self._replies = replies
        self._breaks_after = breaks_after
        self.asked: list[Sequence[ChatMessage]] = []
        self.closed = 0

    def stream(self, messages: Sequence[ChatMessage], most_tokens: int) -> Iterator[str]:
        self.asked.append(messages)
        reply = self._replies[min(len(self.asked), len(self._replies)) - 1]
        text = reply(messages) if callable(reply) else reply
        try:
            for at in range(0, len(text), 3):
                if self._breaks_after is not None and at >= self._breaks_after:
                    raise ModelFailed("连接断开了。")
                yield text[at : at + 3]
        except GeneratorExit:
            self.closed += 1
            raise
