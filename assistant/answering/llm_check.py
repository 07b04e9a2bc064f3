"""A short question to the model, and how it went."""

from __future__ import annotations

import time
from collections.abc import Callable

from assistant.answering.llm_endpoint import ModelEndpoint
from assistant.answering.llm_pieces import counted
from assistant.chat import ChatMessage, Role
from assistant.errors import ModelFailed
from assistant.model_report import ModelReport
from assistant.protocols import ChatModel

_QUESTION = "请从一数到十，用顿号隔开，只写数字。"
_MOST_TOKENS = 64


def check_model(
    model: ChatModel, endpoint: ModelEndpoint, most_context: Callable[[ModelEndpoint], int]
) -> ModelReport:
    """What the model did with a question that holds nothing of anybody's."""
    begun, first, pieces = time.monotonic(), 0.0, list[str]()
    tokens, failure, message = (0, 0), None, ""
    stream = counted(model.stream([ChatMessage(Role.USER, _QUESTION)], _MOST_TOKENS))
    try:
        while True:
            pieces.append(next(stream))
            first = first or time.monotonic() - begun
    except StopIteration as stop:
        tokens = stop.value
    except ModelFailed as error:
        failure, message = error.failure, str(error)
    whole = time.monotonic() - begun
    return ModelReport(
        str(endpoint.kind),
        endpoint.model,
        endpoint.url,
        endpoint.reach,
        first * 1000,
        whole * 1000,
        len(pieces),
        tokens,
        endpoint.bounds.context_tokens,
        most_context(endpoint) if failure is None else 0,
        "".join(pieces),
        failure,
        message,
    )
