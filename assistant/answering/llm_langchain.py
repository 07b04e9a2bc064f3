"""Any chat model of LangChain as a `ChatModel`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from assistant.answering.llm_endpoint import ModelEndpoint
from assistant.answering.llm_failures import WITHHOLDING, failed, translated, unknown_parameter
from assistant.answering.llm_pieces import Pieces
from assistant.chat import ChatMessage
from assistant.model_failure import ModelFailure


@dataclass(frozen=True, slots=True)
class Client:
    """A LangChain chat model, and how it is told the bound of an answer.

    `cuts_at`: with how many tokens its service begins to leave some out unasked; 0: it refuses.
    `plainer`: with what it is called so that it asks for nothing that not every server knows;
    empty where all of them do.
    """

    model: Any
    bound: Callable[[int], Mapping[str, Any]]
    cuts_at: int = 0
    plainer: Mapping[str, Any] = field(default_factory=dict)


class LangChainModel:
    """Streams through a client that is made when it is first needed: that takes seconds."""

    def __init__(self, endpoint: ModelEndpoint, make: Callable[[ModelEndpoint], Client]) -> None:
        self._endpoint = endpoint
        self._make = make
        self._made: Client | None = None
        self._making = Lock()
        self._plainer = False  # whether the server refused what not every server knows

    @property
    def name(self) -> str:
        """The name of the model."""
        return self._endpoint.model

    def prepare(self) -> None:
        """Make the client, so that the next question does not wait for it."""
        self._client()

    def stream(self, messages: Sequence[ChatMessage], most_tokens: int) -> Pieces:
        """The answer in pieces; at its end the tokens of prompt and answer are returned.

        Raises: ModelFailed.
        """
        begun, ending, tokens = False, "", (0, 0)
        try:
            for chunk in self._chunks(messages, most_tokens):
                text = str(chunk.text)
                ending = _ending(chunk.response_metadata) or ending
                tokens = _counted(chunk, tokens)
                if text:
                    begun = True
                    yield text
        except Exception as error:
            raise translated(error, self._endpoint, begun) from None
        if ending in WITHHOLDING:
            raise failed(self._endpoint, ModelFailure.WITHHELD)
        if not ending:
            # A connection that is cut looks like an end to clients that expect no length.
            away = ModelFailure.BROKEN_OFF if begun else ModelFailure.GARBLED
            raise failed(self._endpoint, away)
        if 0 < self._client().cuts_at <= sum(tokens):
            raise failed(self._endpoint, ModelFailure.TOO_LONG)
        return tokens

    def _chunks(self, messages: Sequence[ChatMessage], most_tokens: int) -> Iterator[Any]:
        plainer = self._plainer
        try:
            first, chunks = self._opened(messages, most_tokens, plainer)
        except Exception as error:
            if plainer or not self._client().plainer or not unknown_parameter(error):
                raise
            first, chunks = self._opened(messages, most_tokens, plainer=True)
            self._plainer = True  # it was that: the server is not asked for it again
        if first is not None:
            yield first
            yield from chunks

    def _opened(
        self, messages: Sequence[ChatMessage], most_tokens: int, plainer: bool
    ) -> tuple[Any, Iterator[Any]]:
        """The first chunk, and the iterator that goes on after it."""
        from langsmith import tracing_context

        client = self._client()
        turns = [(message.role.value, message.text) for message in messages]
        options = client.plainer if plainer else {}
        chunks = client.model.stream(turns, **client.bound(most_tokens), **options)
        # LangChain sends what is asked to LangSmith where the environment says so; it decides that
        # when the first chunk is asked for.
        with tracing_context(enabled=False):
            return next(chunks, None), chunks

    def _client(self) -> Client:
        with self._making:
            if self._made is None:
                self._made = self._make(self._endpoint)
            return self._made


def _ending(told: Mapping[str, Any]) -> str:
    """Why the answer ends; empty while it does not."""
    reason = told.get("finish_reason") or told.get("done_reason")
    return str(reason) if reason else "stop" if told.get("done") else ""


def _counted(chunk: Any, tokens: tuple[int, int]) -> tuple[int, int]:
    used = getattr(chunk, "usage_metadata", None) or {}
    return used.get("input_tokens", 0) or tokens[0], used.get("output_tokens", 0) or tokens[1]
