"""Models behind an OpenAI-compatible `/v1`: vLLM, llama.cpp, DeepSeek, Qwen, OpenAI and others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from assistant.answering.llm_endpoint import ModelEndpoint
from assistant.answering.llm_http import client_options
from assistant.answering.llm_langchain import Client

# vLLM; OpenRouter and LM Studio; Groq; some others.
_LENGTHS = ("max_model_len", "context_length", "context_window", "max_context_length", "n_ctx")


def openai_client(endpoint: ModelEndpoint) -> Client:
    """LangChain's client; nothing is taken from the OPENAI_… variables of the environment."""
    import httpx
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    options = client_options(endpoint, httpx)
    makers = urlsplit(endpoint.url).hostname == "api.openai.com"
    model = ChatOpenAI(
        model=endpoint.model,
        base_url=endpoint.url,
        api_key=SecretStr(endpoint.key or "none"),  # the SDK wants one; what is sent is ours
        organization="",
        openai_proxy=None,
        http_client=httpx.Client(**options),
        timeout=options["timeout"],  # else the SDK takes the client's away
        http_socket_options=(),
        max_retries=0,
        stream_usage=True,
        use_responses_api=False,
        temperature=None if makers else 0,  # its reasoning models take no other than their own
    )

    def bound(most_tokens: int) -> Mapping[str, Any]:
        # LangChain renames the bound to what OpenAI's own models ask for and others do not know.
        if makers:
            return {"max_tokens": most_tokens}
        return {"extra_body": {"max_tokens": most_tokens}}

    # Older servers do not know `stream_options`, by which the tokens are asked for.
    return Client(model, bound, plainer={"stream_usage": False})


def openai_context(endpoint: ModelEndpoint) -> int:
    """How many tokens the model can hold, as `/models` tells; 0 where it does not."""
    import httpx

    try:
        with httpx.Client(**client_options(endpoint, httpx)) as client:
            rows = client.get(f"{endpoint.url}/models", timeout=10.0).json()["data"]
        ours = next(row for row in rows if row["id"] == endpoint.model)
    except (httpx.HTTPError, OSError, ValueError, KeyError, TypeError, StopIteration):
        return 0
    told = [ours.get(name) for name in _LENGTHS]
    return next((length for length in told if isinstance(length, int) and length > 0), 0)
