"""A model without its thinking aloud, which `reply_thinking.py` knows; silence is a failure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.llm_failures import failed
from assistant.answering.llm_pieces import Pieces, counted
from assistant.answering.reply_thinking import CLOSE, Restart, Thinking
from assistant.chat import ChatMessage
from assistant.model_failure import ModelFailure
from assistant.protocols import ChatModel


class OutspokenModel:
    """Passes on what the inner model says once it has thought; to say nothing is a failure.

    Where only the end of the thoughts is marked, that mark is passed on for the reader, since
    what came before it is with him already.
    """

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
        pieces, thinking = counted(self._inner.stream(messages, most_tokens)), Thinking()
        begun = thought = False
        while True:
            try:
                piece = next(pieces)
            except StopIteration as stop:
                tokens: tuple[int, int] = stop.value
                break
            thought = thought or bool(piece.strip())
            for told in thinking.read(piece):
                said = CLOSE if isinstance(told, Restart) else told
                if begun:
                    yield said
                elif isinstance(told, str) and told.strip():
                    begun = True
                    yield told.lstrip()
        rest = thinking.finish()
        if rest.strip():
            begun = True
            yield rest
        if not begun:
            detail = "只写了思考的过程" if thought else ""
            raise failed(f"语言模型 {self.name}", ModelFailure.EMPTY, detail)
        return tokens
