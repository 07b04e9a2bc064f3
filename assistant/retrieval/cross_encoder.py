"""Any cross-encoder, by name or folder, through sentence-transformers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from assistant.errors import ConfigurationError

_LEAST = -500.0  # below it the exponential overflows


class CrossEncoderReranker:
    """A sentence-transformers cross-encoder as a reranker."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import CrossEncoder

        try:
            self._model: Any = CrossEncoder(name, device="cpu")
        except (OSError, ValueError, RuntimeError) as error:
            raise ConfigurationError(
                f"重排模型 {name!r} 打不开：请检查 DANGWU_RERANKER 是否为本机已有的"
                "模型文件夹，或先在能联网的机器上下载好；off 为不用，留空为自带的。"
            ) from error
        if self._model.num_labels != 1:
            raise ConfigurationError(
                f"重排模型 {name!r} 不是给一个分数的模型，不能用来排序；请换一个。"
            )

    def answers(self, question: str, texts: Sequence[str]) -> list[float]:
        """How likely each text answers the question, in [0, 1], in the order given."""
        if not texts:
            return []
        pairs = [(question, text) for text in texts]
        # Some models end in a sigmoid and some do not, so it is left out there and done here.
        odds = self._model.predict(pairs, activation_fn=_as_they_are, show_progress_bar=False)
        return [1 / (1 + math.exp(-max(float(row), _LEAST))) for row in odds]


def _as_they_are(odds: Any) -> Any:
    return odds
