"""Any other embedding model, by name or folder, through sentence-transformers."""

from __future__ import annotations

from typing import Any

from assistant.errors import ConfigurationError
from assistant.retrieval.cosine_scale import scale_for


class SentenceTransformerEmbedder:
    """A sentence-transformers model as an embedder; unit vectors."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model: Any = SentenceTransformer(name, device="cpu")
        except (OSError, ValueError, RuntimeError) as error:
            raise ConfigurationError(
                f"向量模型 {name!r} 打不开：请检查 DANGWU_EMBEDDING_MODEL 是否为"
                "本机已有的模型文件夹，或先在能联网的机器上下载好。"
            ) from error
        self.model_id = f"sentence-transformers:{name}"
        self.scale = scale_for(name)
        prompts: dict[str, str | None] = dict(self._model.prompts or {})
        self._query = prompts.get("query") or ("query: " if _is_e5(name) else "")
        passage = prompts.get("passage") or prompts.get("document")
        self._passage = passage or ("passage: " if _is_e5(name) else "")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One unit vector a text, in the order given."""
        return self._encode([self._passage + text for text in texts])

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""
        return self._encode([self._query + text])[0]

    def _encode(self, texts: list[str]) -> list[list[float]]:
        if not texts:
            return []
        vectors = self._model.encode(
            texts, prompt="", normalize_embeddings=True, show_progress_bar=False
        )
        result: list[list[float]] = vectors.tolist()
        return result


def _is_e5(name: str) -> bool:
    """E5 models need their prefixes even where the folder does not say so."""
    return "e5" in name.lower()
