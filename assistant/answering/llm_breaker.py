"""A model that is left alone for a while after it has failed several times in a row."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from threading import Lock

from assistant.answering.llm_failures import failed
from assistant.answering.llm_pieces import Pieces, counted
from assistant.chat import ChatMessage
from assistant.errors import ModelFailed
from assistant.model_failure import ModelFailure
from assistant.protocols import ChatModel


class RestedModel:
    """After `failures` in a row nothing is asked for `rest_s`; then one question tries it again.

    Only failures of the service count. May be used by several threads.
    """

    def __init__(
        self,
        inner: ChatModel,
        failures: int = 3,
        rest_s: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._inner = inner
        self._most = failures
        self._rest_s = rest_s
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._resting_until = 0.0
        self._trying = False
        self._last = ModelFailure.OTHER

    @property
    def name(self) -> str:
        """The name of the inner model."""
        return self._inner.name

    def stream(self, messages: Sequence[ChatMessage], most_tokens: int) -> Pieces:
        """The pieces of the inner model, and at the end what it returns. Raises: ModelFailed."""
        trial = self._admit()
        worked: bool | None = None  # whether it did is not known of a stream that is left early
        try:
            tokens = yield from counted(self._inner.stream(messages, most_tokens))
            worked = True
            return tokens
        except ModelFailed as error:
            worked = not error.failure.of_the_service
            self._last = error.failure
            raise
        finally:
            self._note(worked, trial)

    def _admit(self) -> bool:
        """Whether this is the one question that tries it again."""
        with self._lock:
            if self._failures < self._most:
                return False
            left = self._resting_until - self._clock()
            if left <= 0 and not self._trying:
                self._trying = True
                return True
        when = f"约 {max(1, round(left))} 秒后再试" if left > 0 else "正在再试"
        detail = f"连续 {self._most} 次没有成功，最近一次：{self._last}；{when}"
        raise failed(f"语言模型 {self.name}", ModelFailure.RESTING, detail)

    def _note(self, worked: bool | None, trial: bool) -> None:
        with self._lock:
            self._trying = self._trying and not trial
            if worked:
                self._failures = 0
            elif worked is False:
                self._failures += 1
                self._resting_until = self._clock() + self._rest_s
