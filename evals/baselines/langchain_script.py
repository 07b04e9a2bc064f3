"""The script of the LangChain tutorials: loader → RecursiveCharacterTextSplitter → Chroma.

Their settings: windows of 1,000 characters with 200 shared. It reads a whole folder, splits all,
embeds all, stores all; run once more, it does so once more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from evals.baselines.model import BareModel, Vectors
from evals.baselines.plain_loaders import load
from evals.progress import OnProgress

_WINDOW, _SHARED = 1_000, 200
_FASTEST = 4  # texts a run, sorted by length


@dataclass(frozen=True, slots=True)
class Stored:
    """What a run did: files read, texts embedded, chunks in the collection afterwards."""

    files: int
    embedded: int
    chunks: int


class Embeddings(Protocol):
    """LangChain's shape."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        ...

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        ...


class ModelEmbeddings:
    """The shipped model; `on_progress` gets the texts done and all of the call."""

    def __init__(self, on_progress: OnProgress) -> None:
        self._model = BareModel(batch=_FASTEST)
        self._on_progress = on_progress

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        return _lists(self._model.passages(texts, self._on_progress))

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return _lists(self._model.query(text)[None, :])[0]


class ReadyEmbeddings:
    """Vectors that cost next to nothing, for timing everything else."""

    def __init__(self, vectors: Callable[[list[str]], Vectors]) -> None:
        self._vectors = vectors

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        return _lists(self._vectors(texts))

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self.embed_documents([text])[0]


def add_folder(folder: Path, store: Path, embeddings: Embeddings) -> Stored:
    """Run the script over the files of a folder; `store` is where Chroma keeps its data."""
    from chromadb.config import Settings
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    paths = sorted(folder.iterdir())
    documents = [
        Document(text, metadata={"source": str(path)}) for path in paths for text in load(path)
    ]
    splitter = RecursiveCharacterTextSplitter(chunk_size=_WINDOW, chunk_overlap=_SHARED)
    chunks = splitter.split_documents(documents)
    shaped: Any = embeddings
    collection: Any = Chroma.from_documents(
        chunks,
        shaped,
        persist_directory=str(store),
        client_settings=Settings(anonymized_telemetry=False, is_persistent=True),
    )
    return Stored(len(paths), len(chunks), len(collection.get(include=[])["ids"]))


def _lists(vectors: Vectors) -> list[list[float]]:
    rows: list[list[float]] = vectors.tolist()
    return rows
