"""The scripted model of the library, told in whole replies and told anew by each test."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from assistant.chat import ChatMessage
from assistant.testing import Script, ScriptedModel

_PIECE = 3  # characters


class Scripted:
    """Writes the replies in order, the last one for ever; breaks off after so many characters."""

    def __init__(self, *replies: str, breaks_after: int | None = None) -> None:
        self.says(*replies, breaks_after=breaks_after)

    def says(self, *replies: str, breaks_after: int | None = None) -> None:
        """Other replies from now on; nothing that was said before is taken for them."""
        fails_at = None if breaks_after is None else breaks_after // _PIECE
        self._model = ScriptedModel(
            *(
                Script([text[at : at + _PIECE] for at in range(0, len(text), _PIECE)], fails_at)
                for text in replies
            ),
            name=f"示例模型{abs(hash((replies, breaks_after)))}",
        )

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def asked(self) -> list[tuple[ChatMessage, ...]]:
        """The messages of each request."""
        return self._model.asked

    @property
    def closed(self) -> int:
        """How many replies were left before their end."""
        return self._model.closed

    def stream(
        self, messages: Sequence[ChatMessage], most_tokens: int
    ) -> Generator[str, None, tuple[int, int]]:
        return self._model.stream(messages, most_tokens)
