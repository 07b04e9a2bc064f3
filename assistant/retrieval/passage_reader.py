"""Passages read once for two: the vector that finds them and the rows that they are judged by."""

from __future__ import annotations

from assistant.retrieval.network import EmbeddingNetwork
from assistant.retrieval.token_rows import TokenRows, packed


class PassageReader:
    """An embedder that also keeps the token rows of what it embeds, for the judge."""

    def __init__(self, network: EmbeddingNetwork, rows: TokenRows) -> None:
        self._network = network
        self._rows = rows

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text, in the order given."""
        readings = self._network.passages(texts)
        self._rows.keep(
            {text: packed(reading.rows) for text, reading in zip(texts, readings, strict=True)}
        )
        return [reading.vector for reading in readings]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return list(self._network.question(text).vector)
