"""Embeddings from a server with an OpenAI-compatible `/v1/embeddings`, where one is configured."""

from __future__ import annotations

import http.client
import json
import math
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from assistant.errors import ConfigurationError, EndpointError

_BATCH = 64
_TIMEOUT_S = 60.0


class EndpointEmbedder:
    """A configured embedding server; the only embedder that sends text anywhere."""

    def __init__(self, url: str, model: str, api_key: str | None = None) -> None:
        if urlsplit(url).scheme not in ("http", "https"):
            raise ConfigurationError(
                f"DANGWU_EMBEDDING_URL 应以 http:// 或 https:// 开头，现在是 {url!r}。"
            )
        base = url.rstrip("/")
        self._url = base if base.endswith("/embeddings") else f"{base}/embeddings"
        self._model = model
        self._key = api_key
        self.model_id = f"endpoint:{model}"

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
        body = json.dumps({"model": self._model, "input": texts}).encode()
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(self._url, body, headers)
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as reply:
                rows = json.load(reply)["data"]
            vectors = [_unit(row["embedding"]) for row in sorted(rows, key=_index)]
        except urllib.error.HTTPError as error:
            error.close()
            raise EndpointError(
                f"向量服务 {self._url} 返回 {error.code}："
                f"请检查地址、模型名 {self._model!r} 和密钥。"
            ) from error
        except (OSError, http.client.HTTPException) as error:
            raise EndpointError(f"连不上向量服务 {self._url}：请确认服务已启动。") from error
        except (ValueError, KeyError, TypeError) as error:
            raise EndpointError(f"向量服务 {self._url} 的回复不是约定的格式。") from error
        if len(vectors) != len(texts):
            raise EndpointError(
                f"向量服务 {self._url} 少回了结果：送去 {len(texts)} 条，收到 {len(vectors)} 条。"
            )
        return vectors


def _index(row: Any) -> int:
    return int(row["index"])


def _unit(vector: list[float]) -> list[float]:
    length = math.sqrt(sum(value * value for value in vector))
    if not 0 < length < math.inf:
        raise ValueError("zero vector")
    return [value / length for value in vector]
