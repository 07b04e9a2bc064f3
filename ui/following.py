"""A question asked in a thread of its own, so that the page can show what passes meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Event, Thread

from assistant import Answer, AnswerProgress

_LOOK_S = 0.2  # how often it is looked whether anybody still wants the answer

Ask = Callable[[Callable[[AnswerProgress], None], Callable[[], bool]], Answer]


def follow(ask: Ask, wanted: Callable[[], bool]) -> Iterator[AnswerProgress | Answer]:
    """The sentences that pass, then the answer; nothing more once it is not `wanted`.

    `ask` gets where to tell sentences and what tells whether they are wanted; what it raises is
    raised here.
    """
    passed: SimpleQueue[AnswerProgress | Answer | Exception] = SimpleQueue()
    gone = Event()

    def work() -> None:
        try:
            passed.put(ask(passed.put, lambda: wanted() and not gone.is_set()))
        except Exception as error:  # raised again where the page looks
            passed.put(error)

    Thread(target=work, daemon=True).start()
    try:
        while wanted():
            try:
                told = passed.get(timeout=_LOOK_S)
            except Empty:
                continue
            if isinstance(told, Exception):
                raise told
            yield told
            if isinstance(told, Answer):
                return
    finally:
        gone.set()
