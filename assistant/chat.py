"""What goes to a language model, and what became of what it wrote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.faults import Fault


class Role(StrEnum):
    """Who speaks."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A turn of a conversation with a model."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that a model wrote and that was not shown, with what is wrong with it."""

    text: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class ModelWork:
    """What a model did for an answer: `written` sentences, of which `dropped` were held back.

    `note`: what the user is told (模型没有答完，改用原文摘句…); empty when all went well.
    `tokens`: of the prompt and of the reply, as the endpoint counts them; 0 where it does not.
    `checked_ms`: how long its sentences were held against their sources, all together.
    """

    model: str
    written: int = 0
    dropped: tuple[Dropped, ...] = ()
    note: str = ""
    tokens: tuple[int, int] = (0, 0)
    checked_ms: float = 0.0

    @property
    def figures(self) -> dict[str, float]:
        """What of it belongs to the timings of an answer: `check` in ms, and the tokens."""
        asked, replied = self.tokens
        counted = {"prompt_tokens": float(asked), "reply_tokens": float(replied)}
        return {"check": self.checked_ms} | (counted if asked or replied else {})


@dataclass(frozen=True, slots=True)
class ModelInUse:
    """The model that writes answers, and where what it is asked goes; `reach`: how far that is."""

    name: str
    address: str = ""
    reach: str = ""
