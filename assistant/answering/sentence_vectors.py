"""Vectors of single sentences, kept between questions: the same clauses are asked about often."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from operator import mul
from threading import Lock

from assistant.protocols import Embedder

_REMEMBERED = 4_096


class SentenceVectors:
    """An embedder's sentence vectors, the least recently used forgotten; thread-safe."""

    def __init__(self, embedder: Embedder, remembered: int = _REMEMBERED) -> None:
        self._embedder = embedder
        self._remembered = remembered
        self._vectors: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def cosines(self, question: str, sentences: Sequence[str]) -> list[float]:
        """The cosine of each sentence to the question, in the order given."""
        query = self._embedder.embed_query(question)
        return [_dot(query, vector) for vector in self._of(sentences)]

    def _of(self, sentences: Sequence[str]) -> list[list[float]]:
        with self._lock:
            known = {text: self._vectors[text] for text in sentences if text in self._vectors}
        missing = [text for text in dict.fromkeys(sentences) if text not in known]
        fresh = dict(zip(missing, self._embedder.embed_documents(missing), strict=True))
        with self._lock:
            for text in sentences:
                self._vectors[text] = known.get(text) or fresh[text]
                self._vectors.move_to_end(text)
            while len(self._vectors) > self._remembered:
                self._vectors.popitem(last=False)
        return [known.get(text) or fresh[text] for text in sentences]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return float(sum(map(mul, one, other)))
