"""The vector index: Chroma through langchain-chroma, embedded or as a server."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.errors import ConfigurationError, EndpointError, LibraryBusy, StorageFailed
from assistant.protocols import Embedder, IndexEntry, IndexRow, Match
from assistant.text import digest

_COLLECTION = "passages"
_PAGE = 1_000


class ChromaVectorIndex:
    """Cosine neighbours. `place` is a folder, or the http(s) address of a Chroma server.

    A folder is opened when it is first needed, since loading Chroma takes a second; a server is
    asked at once, so that a wrong address shows at the start.
    """

    def __init__(
        self, place: Path | str, embedder: Embedder, collection: str = _COLLECTION
    ) -> None:
        self._place = place
        self._remote = isinstance(place, str)
        self._embedder = embedder
        self._collection = collection
        self._errors: tuple[type[Exception], ...] = ()
        self._opened: Any = None
        self._opening = threading.Lock()
        self._where = _address(place) if isinstance(place, str) else {}
        if self._remote:
            self._opened = self._open()

    @property
    def _store(self) -> Any:
        with self._opening:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def _open(self) -> Any:
        # Chroma reads this before its own settings when it sets up its event client.
        os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
        from chromadb.config import Settings
        from chromadb.errors import ChromaError
        from httpx import HTTPError
        from langchain_chroma import Chroma

        self._errors = (ChromaError, HTTPError, OSError, ValueError, RuntimeError)
        where = self._where or {"persist_directory": str(self._place)}
        try:
            return Chroma(
                collection_name=self._collection,
                embedding_function=self._embedder,  # type: ignore[arg-type]  # no base class
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
            # Ids and distances only: the texts, which LangChain's searches fetch, take longer.
            found = self._store._collection.query(
                query_embeddings=[vector], n_results=k, include=["distances"]
            )
        except self._errors as error:
            raise self._failure(error) from error
        [ids], [distances] = found["ids"], found["distances"]
        return [Match(name, 1.0 - far) for name, far in zip(ids, distances, strict=True)]

    @property
    def label(self) -> str:
        """What a report calls it."""
        return "向量索引"

    @property
    def store(self) -> str:
        """The folder or server that holds it."""
        return str(self._place) if self._remote else f"{Path(self._place).name} 文件夹"

    def reset(self) -> None:
        """Throw every row away: the folder is deleted, on a server the collection."""
        try:
            if isinstance(self._place, str):
                self._store.reset_collection()
                return
            self.close()
            _stop_sharing(self._place)
            if self._place.exists():
                shutil.rmtree(self._place)
        except OSError as error:
            raise self._failure(error) from error
        except self._errors as error:
            raise self._failure(error) from error

    def close(self) -> None:
        """Let go of an embedded library; it is opened again when it is next needed."""
        with self._opening:
            opened, self._opened = self._opened, None
            if opened is not None and not self._remote:
                opened._client.close()

    def rows(self) -> Iterator[IndexRow]:
        """Every row with the mark of its text, and whether its vector is as long as the model's."""
        dimensions = len(self._embedder.embed_query(""))
        offset = 0
        while page := self._page(offset):
            for passage_id, text, length in page:
                yield IndexRow(passage_id, self.mark(text), length == dimensions)
            offset += len(page)

    def mark(self, text: str) -> str:
        """The digest of the text."""
        return digest(text)

    def _page(self, offset: int) -> list[tuple[str, str, int]]:
        """Id, text and length of the vector of the next rows."""
        included = ["documents", "embeddings"]
        try:
            found = self._store.get(limit=_PAGE, offset=offset, include=included)
        except self._errors as error:
            raise self._failure(error) from error
        vectors = found["embeddings"]
        lengths = [0 if vector is None else len(vector) for vector in vectors]
        texts = [text or "" for text in found["documents"]]
        return list(zip(found["ids"], texts, lengths, strict=True))

    def _failure(self, error: Exception) -> EndpointError | LibraryBusy | StorageFailed:
        if "database is locked" in str(error):
            return LibraryBusy("另一个进程正在更新向量库，请稍后再试")
        if self._remote:
            return EndpointError(
                f"Chroma 服务 {self._place} 没有正常应答（{error}）：请确认服务已启动，"
                "或取消 DANGWU_CHROMA_URL 改用内嵌库。"
            )
        return StorageFailed(
            f"向量库 {self._place} 读写失败（{error}）：请检查磁盘空间和权限；"
            "文件损坏时，运行 dangwu library check --repair 重建。"
        )


def _stop_sharing(place: Path) -> None:
    """Chroma hands out again what anybody has open at a path, even when the folder is gone.

    It has no public way to end that for one path alone.
    """
    from chromadb.api.shared_system_client import SharedSystemClient

    shared = SharedSystemClient._identifier_to_system.pop(str(place), None)
    if shared is not None:
        shared.stop()


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
