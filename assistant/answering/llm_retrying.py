"""A model that is asked again where that may help, as long as nobody has seen a word of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from assistant.answering.llm_pieces import Pieces, counted
from assistant.chat import ChatMessage
from assistant.errors import ModelFailed
from assistant.protocols import ChatModel

if TYPE_CHECKING:
    from tenacity import RetryCallState

_Opened = tuple[str | None, Pieces, tuple[int, int]]


class PersistentModel:
    """Tries `attempts` times within `patience_s`, with pauses that double from `pause_s`.

    A server that says how long to wait is obeyed; where that is too long, its error stands.
    """

    def __init__(
        self,
        inner: ChatModel,
        attempts: int = 3,
        pause_s: float = 0.5,
        patience_s: float = 20.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._inner = inner
        self._attempts = attempts
        self._pause_s = pause_s
        self._patience_s = patience_s
        self._sleep = sleep

    @property
    def name(self) -> str:
        """The name of the inner model."""
        return self._inner.name

    def stream(self, messages: Sequence[ChatMessage], most_tokens: int) -> Pieces:
        """The pieces of the inner model, and at the end what it returns. Raises: ModelFailed."""
        import tenacity

        again = tenacity.Retrying(
            retry=tenacity.retry_if_exception(_passes),
            stop=tenacity.stop_after_attempt(self._attempts)
            | tenacity.stop_before_delay(self._patience_s),
            wait=self._pause,
            sleep=self._sleep,
            reraise=True,
        )
        first, pieces, tokens = again(self._open, messages, most_tokens)
        if first is None:
            return tokens
        with closing(pieces):
            yield first
            return (yield from pieces)

    def _open(self, messages: Sequence[ChatMessage], most_tokens: int) -> _Opened:
        pieces = counted(self._inner.stream(messages, most_tokens))
        try:
            return next(pieces), pieces, (0, 0)
        except StopIteration as stop:
            return None, pieces, stop.value

    def _pause(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.wait_s if isinstance(error, ModelFailed) else None
        return max(asked or 0.0, self._pause_s * 2.0 ** (state.attempt_number - 1))


def _passes(error: BaseException) -> bool:
    return isinstance(error, ModelFailed) and error.failure.passing
