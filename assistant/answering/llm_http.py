"""How requests go to a language model: to the configured server alone, with our key alone.

Clients of model makers add what the environment holds (keys of other services, organisations,
facts about this machine); none of it leaves here. Idle connections are not kept, so that nothing
has to be closed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from assistant.answering.llm_endpoint import ModelEndpoint
from assistant.reach import Reach, reach_of

_CONNECT_S = 10.0
_FOREIGN = ("openai-", "x-stainless-")


def client_options(endpoint: ModelEndpoint, httpx: Any) -> dict[str, Any]:
    """The arguments of an httpx client. Redirects are not followed: the key is not for others."""
    bounds = endpoint.bounds
    return {
        "timeout": httpx.Timeout(bounds.first_s, connect=min(bounds.first_s, _CONNECT_S)),
        "follow_redirects": False,
        "trust_env": reach_of(endpoint.url) is not Reach.THIS_MACHINE,
        "limits": httpx.Limits(max_keepalive_connections=0),
        "event_hooks": {
            "request": [_only_ours(endpoint.key)],
            "response": [_ending(httpx, bounds.whole_s)],
        },
    }


def _only_ours(key: str) -> Callable[[Any], None]:
    def hook(request: Any) -> None:
        for name in [*request.headers]:
            if name.lower().startswith(_FOREIGN) or name.lower() == "authorization":
                del request.headers[name]
        request.headers["User-Agent"] = "dangwu"
        if key:
            request.headers["Authorization"] = f"Bearer {key}"

    return hook


def _ending(httpx: Any, seconds: float) -> Callable[[Any], None]:
    """Ends a reply that goes on longer, however little of it comes: signs of life are no answer."""

    class Ending(httpx.SyncByteStream):  # type: ignore[misc]
        def __init__(self, inner: Any) -> None:
            self._inner = inner
            self._end = time.monotonic() + seconds

        def __iter__(self) -> Iterator[bytes]:
            for part in self._inner:
                if time.monotonic() > self._end:
                    raise httpx.ReadTimeout("the reply takes too long")
                yield part

        def close(self) -> None:
            self._inner.close()

    def hook(response: Any) -> None:
        response.stream = Ending(response.stream)

    return hook
