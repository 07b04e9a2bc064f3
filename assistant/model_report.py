"""What a check of the language model found."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.model_failure import ModelFailure
from assistant.reach import Reach


@dataclass(frozen=True, slots=True)
class ModelReport:
    """Whether a model is configured and answers; an empty `model` means that none is configured.

    `pieces`: how many parts the answer came in, one where the service does not stream. `tokens`: of
    the prompt and of the answer as the service counts them, 0 where it does not. `context_tokens`:
    what is made use of; `most_context_tokens`: what the service says is possible, 0 where it says
    nothing. `message`: why there was no answer.
    """

    kind: str = ""
    model: str = ""
    url: str = ""
    reach: Reach = Reach.THIS_MACHINE
    first_ms: float = 0.0
    whole_ms: float = 0.0
    pieces: int = 0
    tokens: tuple[int, int] = (0, 0)
    context_tokens: int = 0
    most_context_tokens: int = 0
    reply: str = ""
    failure: ModelFailure | None = None
    message: str = ""

    @property
    def configured(self) -> bool:
        """Whether there is a model to ask."""
        return bool(self.model)

    @property
    def usable(self) -> bool:
        """Whether it answered."""
        return self.configured and self.failure is None

    @property
    def streaming(self) -> bool:
        """Whether the answer came bit by bit."""
        return self.pieces > 1

    @property
    def tokens_per_second(self) -> float:
        """How fast the answer was written, once it had begun; of a whole reply, from the start.

        Counted in pieces where the service does not count tokens.
        """
        written = self.tokens[1] or self.pieces
        seconds = (self.whole_ms - (self.first_ms if self.streaming else 0)) / 1000
        return (written - self.streaming) / seconds if seconds > 0 else 0.0
