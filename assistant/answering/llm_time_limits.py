"""A model that has to keep time: for its first piece, from piece to piece, and for the whole."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread

from assistant.answering.llm_failures import failed
from assistant.answering.llm_pieces import Pieces, counted
from assistant.chat import ChatMessage
from assistant.errors import ModelFailed
from assistant.model_failure import ModelFailure
from assistant.protocols import ChatModel


@dataclass(frozen=True, slots=True)
class _End:
    tokens: tuple[int, int]


class PunctualModel:
    """Reads the inner model in a thread of its own, so that no silence of it holds anybody up.

    After a time-out or an early close, that thread closes the inner stream with its next piece.
    """

    def __init__(self, inner: ChatModel, first_s: float, between_s: float, whole_s: float) -> None:
        self._inner = inner
        self._first_s = first_s
        self._between_s = between_s
        self._whole_s = whole_s

    @property
    def name(self) -> str:
        """The name of the inner model."""
        return self._inner.name

    def stream(self, messages: Sequence[ChatMessage], most_tokens: int) -> Pieces:
        """The pieces of the inner model, and at the end what it returns. Raises: ModelFailed."""
        pieces = counted(self._inner.stream(messages, most_tokens))
        came: SimpleQueue[str | _End | Exception] = SimpleQueue()
        left = Event()
        Thread(target=_read, args=(pieces, came, left), name="model", daemon=True).start()
        begun, end, limit = False, time.monotonic() + self._whole_s, self._first_s
        try:
            while True:
                try:
                    item = came.get(timeout=max(0.0, min(limit, end - time.monotonic())))
                except Empty:
                    raise self._late(begun, time.monotonic() >= end) from None
                if isinstance(item, Exception):
                    raise item
                if isinstance(item, _End):
                    return item.tokens
                yield item
                begun, limit = True, self._between_s
        finally:
            left.set()

    def _late(self, begun: bool, ended: bool) -> ModelFailed:
        if ended:
            detail = f"{self._whole_s:g} 秒没有答完"
        elif begun:
            detail = f"写到一半，{self._between_s:g} 秒没有动静"
        else:
            detail = f"{self._first_s:g} 秒没有写出第一个字"
        return failed(f"语言模型 {self.name}", ModelFailure.SLOW, detail)


def _read(pieces: Pieces, came: SimpleQueue[str | _End | Exception], left: Event) -> None:
    try:
        while not left.is_set():
            try:
                came.put(next(pieces))
            except StopIteration as stop:
                came.put(_End(stop.value))
                return
    except Exception as error:  # whoever waits for the pieces is told
        came.put(error)
    finally:
        with suppress(Exception):  # nobody waits any more
            pieces.close()
