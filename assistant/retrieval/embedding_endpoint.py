"""Embeddings from a server with an OpenAI-compatible `/v1/embeddings`, where one is configured."""

from __future__ import annotations

import math
from typing import Any

from assistant.errors import ConfigurationError, EndpointError
from assistant.retrieval.cosine_scale import scale_for

_BATCH = 64
_TIMEOUT_S = 60.0


class EndpointEmbedder:
    """A configured embedding server; the only embedder that sends text anywhere."""

    def __init__(self, url: str, model: str, api_key: str | None = None) -> None:
        import httpx

        self._url = _address(url, httpx)
        self._model = model
        self.model_id = f"endpoint:{model}"
        self.scale = scale_for(model)
        if api_key and not (api_key.isascii() and api_key.isprintable()):
            raise ConfigurationError(
                "DANGWU_EMBEDDING_API_KEY 里有密钥不会有的字符（中文、空行等），请重新复制一次。"
            )
        self._headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self._httpx: Any = httpx

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One unit vector a text, in the order given."""
        vectors: list[list[float]] = []
        for start in range(0, len(texts), _BATCH):
            vectors += self._request(texts[start : start + _BATCH])
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""
        return self._request([text])[0]

    def _request(self, texts: list[str]) -> list[list[float]]:
        httpx = self._httpx
        try:
            # Redirects are not followed: the key is meant for the configured server alone.
            reply = httpx.post(
                self._url,
                json={"model": self._model, "input": texts},
                headers=self._headers,
                timeout=_TIMEOUT_S,
                follow_redirects=False,
            )
            reply.raise_for_status()
            vectors = [_unit(row["embedding"]) for row in sorted(reply.json()["data"], key=_index)]
        except httpx.HTTPStatusError as error:
            raise EndpointError(
                f"向量服务 {self._url} 返回 {error.response.status_code}："
                f"请检查地址、模型名 {self._model!r} 和密钥。"
            ) from error
        except (httpx.HTTPError, OSError) as error:
            raise EndpointError(
                f"连不上向量服务 {self._url}（{type(error).__name__}）：请确认服务已启动。"
            ) from error
        except (ValueError, KeyError, TypeError) as error:
            raise EndpointError(f"向量服务 {self._url} 的回复不是约定的格式。") from error
        if len(vectors) != len(texts):
            raise EndpointError(
                f"向量服务 {self._url} 少回了结果：送去 {len(texts)} 条，收到 {len(vectors)} 条。"
            )
        return vectors


def _address(url: str, httpx: Any) -> str:
    try:
        known = httpx.URL(url)
    except httpx.InvalidURL:
        known = None
    if known is None or known.scheme not in ("http", "https") or not known.host:
        raise ConfigurationError(
            f"DANGWU_EMBEDDING_URL 应写成 http://127.0.0.1:8080/v1 这样的地址，现在是 {url!r}。"
        )
    base = url.rstrip("/")
    return base if base.endswith("/embeddings") else f"{base}/embeddings"


def _index(row: Any) -> int:
    return int(row["index"])


def _unit(vector: list[float]) -> list[float]:
    length = math.sqrt(sum(value * value for value in vector))
    if not 0 < length < math.inf:
        raise ValueError("zero vector")
    return [value / length for value in vector]
