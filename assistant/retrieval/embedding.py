"""Embedding models as int8 ONNX, on the CPU, without network: the shipped ones and their like."""

from __future__ import annotations

from assistant.retrieval.embedding_network import Network
from assistant.retrieval.shipped_models import OnnxModel, shipped_model

DIMENSIONS = 384
_MAX_TOKENS = 512
_OUTPUT = "sentence_embedding"
# e5 models are trained with these prefixes (Wang et al. 2024, Multilingual E5 Text Embeddings).
QUERY, PASSAGE = "query: ", "passage: "


class OnnxEmbedder:
    """Texts to unit vectors of 384 numbers; thread-safe."""

    def __init__(self, model: OnnxModel | None = None, threads: int | None = None) -> None:
        model = model or shipped_model()
        self.model_id, self.scale = model.id, model.scale
        self._network = Network(model.folder, _MAX_TOKENS, threads)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text, in the order given; long texts count with their first 512 tokens."""
        vectors = self._network.run([PASSAGE + text for text in texts], _OUTPUT)
        return [vector.tolist() for vector in vectors]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        (vector,) = self._network.run([QUERY + text], _OUTPUT)
        numbers: list[float] = vector.tolist()
        return numbers
