"""Models behind Ollama's own interface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.answering.llm_endpoint import ModelEndpoint
from assistant.answering.llm_http import client_options
from assistant.answering.llm_langchain import Client


def ollama_client(endpoint: ModelEndpoint) -> Client:
    """LangChain's client, thinking aloud switched off.

    Ollama takes a context of its own choice where it is told none, and cuts what is longer.
    """
    import httpx
    from langchain_ollama import ChatOllama

    model = ChatOllama(
        model=endpoint.model,
        base_url=endpoint.url,
        reasoning=False,
        client_kwargs=client_options(endpoint, httpx),
    )

    context = endpoint.bounds.context_tokens

    def bound(most_tokens: int) -> Mapping[str, Any]:
        options = {"num_ctx": context, "num_predict": most_tokens, "temperature": 0}
        return {"options": options}

    return Client(model, bound, cuts_at=context)


def ollama_context(endpoint: ModelEndpoint) -> int:
    """How many tokens the model can hold, as `/api/show` tells; 0 where it does not."""
    import httpx

    try:
        with httpx.Client(**client_options(endpoint, httpx)) as client:
            address = f"{endpoint.url}/api/show"
            told = client.post(address, json={"model": endpoint.model}, timeout=10.0).json()
        rows = told["model_info"].items()
    except (httpx.HTTPError, OSError, ValueError, KeyError, TypeError, AttributeError):
        return 0
    lengths = (length for name, length in rows if name.endswith(".context_length"))
    return next((length for length in lengths if isinstance(length, int) and length > 0), 0)
