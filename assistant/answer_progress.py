"""An answer that is being written: what has passed the gate, and whether it is still wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain import AnswerItem, Citation


@dataclass(frozen=True, slots=True)
class AnswerProgress:
    """A sentence that has just passed, under its section; `citations`: all that were cited so far.

    Only the finished answer counts: it may hold other sentences, when the model's answer turns out
    to be no answer.
    """

    section: str
    item: AnswerItem
    citations: tuple[Citation, ...]


def _ignore(progress: AnswerProgress) -> None:
    """Nobody listens."""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Listener:
    """Who waits for an answer: `told` gets the sentences as they pass; when it is no longer
    `wanted`, the model is not asked on.
    """

    told: Callable[[AnswerProgress], None] = _ignore
    wanted: Callable[[], bool] = _always
