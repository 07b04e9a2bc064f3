"""Any cross-encoder, by name or folder, through sentence-transformers."""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from assistant.errors import ConfigurationError

_LEAST = -500.0  # below it the exponential overflows


class CrossEncoderReranker:
    """A sentence-transformers cross-encoder as a reranker.

    It is loaded when it first judges, which takes seconds: most commands ask nothing.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._loading = threading.Lock()
        self._loaded: Any = None

    def answers(self, question: str, texts: Sequence[str]) -> list[float]:
        """How likely each text answers the question, in [0, 1], in the order given.

        Raises: ConfigurationError where the model is not at hand, or gives no single score.
        """
        if not texts:
            return []
        pairs = [(question, text) for text in texts]
        # Some models end in a sigmoid and some do not, so it is left out there and done here.
        odds = self._model().predict(pairs, activation_fn=_as_they_are, show_progress_bar=False)
        return [1 / (1 + math.exp(-max(float(row), _LEAST))) for row in odds]

    def _model(self) -> Any:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._name)
            return self._loaded


def _load(name: str) -> Any:
    from sentence_transformers import CrossEncoder

    try:
        with _without_remarks():
            # Nothing is fetched: a question must not wait for a network that may not be there.
            model: Any = CrossEncoder(name, device="cpu", local_files_only=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise ConfigurationError(
            f"重排模型 {name!r} 打不开：请检查 DANGWU_RERANKER 是否为本机已有的"
            "模型文件夹，或先在能联网的机器上下载好；off 为不用，留空为自带的。"
        ) from error
    if model.num_labels != 1:
        raise ConfigurationError(
            f"重排模型 {name!r} 不是给一个分数的模型，不能用来排序；请换一个。"
        )
    return model


@contextmanager
def _without_remarks() -> Iterator[None]:
    """The library tells in English what our errors tell in Chinese."""
    log = logging.getLogger("sentence_transformers")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)


def _as_they_are(odds: Any) -> Any:
    return odds
