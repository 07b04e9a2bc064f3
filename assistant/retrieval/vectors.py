"""The vector index: Chroma through langchain-chroma, embedded or as a server."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.errors import ConfigurationError, EndpointError, StorageFailed
from assistant.protocols import Embedder, IndexEntry, Match

_COLLECTION = "passages"


class ChromaVectorIndex:
    """Cosine neighbours. `place` is a folder, or the http(s) address of a Chroma server."""

    def __init__(
        self, place: Path | str, embedder: Embedder, collection: str = _COLLECTION
    ) -> None:
        # Chroma reads this before its own settings when it sets up its event client.
        os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
        from chromadb.config import Settings
        from chromadb.errors import ChromaError
        from httpx import HTTPError
        from langchain_chroma import Chroma

        foreign = (ChromaError, HTTPError, OSError, ValueError, RuntimeError)
        self._errors: tuple[type[Exception], ...] = foreign
        self._place = str(place)
        self._remote = isinstance(place, str)
        self._embedder = embedder
        where = _address(place) if isinstance(place, str) else {"persist_directory": str(place)}
        try:
            self._store: Any = Chroma(
                collection_name=collection,
                embedding_function=embedder,  # type: ignore[arg-type]  # same shape, no base class
                client_settings=Settings(anonymized_telemetry=False),
                collection_configuration={"hnsw": {"space": "cosine"}},
                **where,
            )
        except self._errors as error:
            raise self._failure(error) from error

    def add(self, entries: Sequence[IndexEntry]) -> None:
        """Embed and store the entries; an id that exists is overwritten."""
        if not entries:
            return
        texts = {entry.passage_id: entry.text for entry in entries}
        try:
            self._store.add_texts(list(texts.values()), ids=list(texts))
        except self._errors as error:
            raise self._failure(error) from error

    def remove(self, passage_ids: Sequence[str]) -> None:
        """Take the ids out; unknown ids are ignored."""
        if not passage_ids:
            return
        try:
            self._store.delete(ids=list(passage_ids))
        except self._errors as error:
            raise self._failure(error) from error

    def search(self, question: str, k: int) -> list[Match]:
        """The `k` nearest passages with their cosine, best first."""
        vector = self._embedder.embed_query(question)
        try:
            found = self._store.similarity_search_by_vector_with_relevance_scores(vector, k=k)
        except self._errors as error:
            raise self._failure(error) from error
        # Chroma's "relevance" is the cosine distance, 1 - cosine.
        return [Match(str(document.id), 1.0 - distance) for document, distance in found]

    def _failure(self, error: Exception) -> EndpointError | StorageFailed:
        if self._remote:
            return EndpointError(
                f"Chroma 服务 {self._place} 没有正常应答（{error}）：请确认服务已启动，"
                "或取消 DANGWU_CHROMA_URL 改用内嵌库。"
            )
        return StorageFailed(f"向量库 {self._place} 读写失败（{error}）：请检查磁盘空间和权限。")


def _address(url: str) -> dict[str, Any]:
    wrong = ConfigurationError(
        f"DANGWU_CHROMA_URL 应写成 http://127.0.0.1:8000 这样的地址，现在是 {url!r}。"
    )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise wrong from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise wrong
    secure = parts.scheme == "https"
    return {"host": parts.hostname, "port": port or (443 if secure else 8000), "ssl": secure}
