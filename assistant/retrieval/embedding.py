"""Embedding models as int8 ONNX, on the CPU, without network: the shipped ones and their like."""

from __future__ import annotations

from assistant.retrieval.network import EmbeddingNetwork
from assistant.retrieval.shipped_models import OnnxModel, shipped_model
from assistant.retrieval.token_rows import TokenRows, packed

DIMENSIONS = 384


class OnnxEmbedder:
    """Texts to unit vectors of 384 numbers; thread-safe. `network` reads them."""

    def __init__(self, model: OnnxModel | None = None, threads: int | None = None) -> None:
        model = model or shipped_model()
        self.model_id, self.scale, self.folder = model.id, model.scale, model.folder
        self.network = EmbeddingNetwork(model.folder, threads)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text, in the order given; long texts count with their first 512 tokens."""
        return [reading.vector for reading in self.network.passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return list(self.network.question(text).vector)


class PassageReader:
    """An embedder of passages that also keeps what the judge will want of them.

    One run over a passage gives both, so the judge finds its part when the question comes.
    """

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
