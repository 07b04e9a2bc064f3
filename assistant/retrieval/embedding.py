"""Embedding models as int8 ONNX, on the CPU, without network: the shipped ones and their like."""

from __future__ import annotations

from assistant.retrieval.network import EmbeddingNetwork
from assistant.retrieval.shipped_models import OnnxModel, shipped_model

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
