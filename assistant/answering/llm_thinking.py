"""A model without its thinking aloud: some write `<think>…</think>` before they answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.llm_failures import failed
from assistant.answering.llm_pieces import Pieces, counted
from assistant.chat import ChatMessage
from assistant.model_failure import ModelFailure
from assistant.protocols import ChatModel

_OPEN, _CLOSE = "<think>", "</think>"


class OutspokenModel:
    """Passes on what the inner model says once it has thought; to say nothing is a failure."""

    def __init__(self, inner: ChatModel) -> None:
        self._inner = inner

    @property
    def name(self) -> str:
        """The name of the inner model."""
        return self._inner.name

    def stream(self, messages: Sequence[ChatMessage], most_tokens: int) -> Pieces:
        """The pieces of the answer, and at the end what the inner model returns.

        Raises: ModelFailed.
        """
        pieces, held = counted(self._inner.stream(messages, most_tokens)), ""
        while not (begun := _answer(held)):
            try:
                held += next(pieces)
            except StopIteration:
                detail = "只写了思考的过程" if held.strip() else ""
                who = f"语言模型 {self.name}"
                raise failed(who, ModelFailure.EMPTY, detail) from None
        yield begun
        return (yield from pieces)


def _answer(held: str) -> str:
    """What of a beginning is the answer; empty where that is not to be seen yet."""
    text = held.lstrip()
    if text.startswith(_OPEN):
        return text.partition(_CLOSE)[2].lstrip()
    return "" if _OPEN.startswith(text) else text
