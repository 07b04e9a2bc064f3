"""Models that say what they are told: fakes of `ChatModel` and `LineWriter` (see `testing.py`)."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass

from assistant.chat import ChatMessage
from assistant.errors import ModelFailed
from assistant.model_failure import ModelFailure
from assistant.protocols import Proposals


@dataclass(frozen=True, slots=True)
class Script:
    """One reply: its pieces, each after a pause; it may fail before the piece of a number.

    `fails_at` counts from 0; the number of pieces is after the last.
    """

    pieces: Sequence[str] = ()
    fails_at: int | None = None
    failure: ModelFailure = ModelFailure.BROKEN_OFF
    wait_s: float | None = None
    pause_s: float = 0.0


class ScriptedModel:
    """Replies in the order given, the last one for ever; a plain string is one piece a character.

    `asked` keeps the messages, `closed` counts replies that were left before their end.
    """

    def __init__(self, *scripts: Script | str, name: str = "scripted") -> None:
        self._scripts = [one if isinstance(one, Script) else Script([*one]) for one in scripts]
        self._name = name
        self.asked: list[tuple[ChatMessage, ...]] = []
        self.closed = 0

    @property
    def name(self) -> str:
        """The name it was given."""
        return self._name

    def stream(
        self, messages: Sequence[ChatMessage], most_tokens: int
    ) -> Generator[str, None, tuple[int, int]]:
        """The next script; a piece counts as a token, and a character of what was asked as one."""
        self.asked.append(tuple(messages))
        script = self._scripts[min(len(self.asked), len(self._scripts)) - 1]
        told = sum(len(message.text) for message in messages)
        pieces = script.pieces[:most_tokens]
        try:
            for number, piece in enumerate(pieces):
                time.sleep(script.pause_s)
                self._fail(script, number)
                yield piece
        except GeneratorExit:
            self.closed += 1
            raise
        self._fail(script, len(pieces))
        return told, len(pieces)

    def _fail(self, script: Script, number: int) -> None:
        if script.fails_at == number:
            message = f"语言模型 {self._name}：{script.failure}。请再试一次。"
            raise ModelFailed(message, script.failure, script.wait_s)


class FixedLines:
    """Proposes the words it was given for a line, by the line's own words: a fake `LineWriter`."""

    def __init__(self, words: Mapping[str, str], name: str = "scripted") -> None:
        self._words = dict(words)
        self._name = name

    @property
    def name(self) -> str:
        """The name it was given."""
        return self._name

    def propose(self, topic: str, lines: Sequence[str]) -> Proposals:
        """The words of the lines that it knows."""
        known = {at: self._words[one] for at, one in enumerate(lines) if self._words.get(one)}
        return Proposals(known, "" if known else "没有别的写法。")
