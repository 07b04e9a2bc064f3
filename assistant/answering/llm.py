"""The language model that is configured, put together: read this first of the `llm_…` files.

Innermost a client of LangChain; around it, one idea each: time limits, thinking aloud left out,
another try where that helps, and a rest after failures in a row.
"""

from __future__ import annotations

from assistant.answering.llm_breaker import RestedModel
from assistant.answering.llm_check import check_model
from assistant.answering.llm_endpoint import ModelEndpoint, ModelKind
from assistant.answering.llm_langchain import LangChainModel
from assistant.answering.llm_ollama import ollama_client, ollama_context
from assistant.answering.llm_openai import openai_client, openai_context
from assistant.answering.llm_retrying import PersistentModel
from assistant.answering.llm_thinking import OutspokenModel
from assistant.answering.llm_time_limits import PunctualModel
from assistant.chat import ModelInUse
from assistant.model_report import ModelReport
from assistant.protocols import ChatModel

_CLIENTS = {ModelKind.OPENAI: openai_client, ModelKind.OLLAMA: ollama_client}
_CONTEXTS = {ModelKind.OPENAI: openai_context, ModelKind.OLLAMA: ollama_context}
_BETWEEN_S = 30.0


class LanguageModel:
    """The model of an endpoint, and its check. Nothing is loaded or sent before it is asked."""

    def __init__(self, endpoint: ModelEndpoint) -> None:
        self.endpoint = endpoint
        self._bare = backend(endpoint)
        self.model = robust(self._bare, endpoint)

    @property
    def in_use(self) -> ModelInUse:
        """Which model writes, and where texts go."""
        return ModelInUse(self.endpoint.model, self.endpoint.url, str(self.endpoint.reach))

    def check(self) -> ModelReport:
        """Asks a short question and tells how it went."""
        self._bare.prepare()
        return check_model(self.model, self.endpoint, _CONTEXTS[self.endpoint.kind])


def backend(endpoint: ModelEndpoint) -> LangChainModel:
    """The bare model of an endpoint."""
    return LangChainModel(endpoint, _CLIENTS[endpoint.kind])


def robust(model: ChatModel, endpoint: ModelEndpoint) -> ChatModel:
    """The model with everything around it that keeps a weak service from spoiling an answer."""
    bounds = endpoint.bounds
    punctual = PunctualModel(model, bounds.first_s, _BETWEEN_S, bounds.whole_s)
    patience = min(bounds.first_s, bounds.whole_s)
    return RestedModel(PersistentModel(OutspokenModel(punctual), patience_s=patience))
