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
    """

    model: str
    written: int = 0
    dropped: tuple[Dropped, ...] = ()
    note: str = ""
    tokens: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class ModelInUse:
    """The model that writes answers, and where what it is asked goes; `reach`: how far that is."""

    name: str
    address: str = ""
    reach: str = ""
