"""The judge that comes with the product: does this passage answer this question?

It compares the token rows of the embedding network two by two, so a passage is read once, when its
file is added, and then judged for any question in well under a millisecond. How it was trained,
and what it is worth, is in docs/decisions/0011-judge.md.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.errors import ConfigurationError
from assistant.retrieval.network import EmbeddingNetwork, open_session
from assistant.retrieval.shipped_models import JUDGE, shipped_model
from assistant.retrieval.token_rows import TokenRows, packed, unpacked

_LEAD_IN, _END = 4, 1  # tokens of the prefix and at the end: they stand in every question


class PassageJudge:
    """Judges passages for a question; thread-safe.

    `network` reads what is not among the `rows` that are kept.
    """

    def __init__(
        self,
        folder: Path | None = None,
        network: EmbeddingNetwork | None = None,
        rows: TokenRows | None = None,
    ) -> None:
        self._folder = folder or shipped_model().folder
        self._network = network or EmbeddingNetwork(self._folder)
        self._rows = rows or TokenRows()
        self._loading = threading.Lock()
        self._loaded: Any = None

    def answers(self, question: str, texts: Sequence[str]) -> list[float]:
        """How likely each text answers the question, in [0, 1], in the order given."""
        if not texts:
            return []
        judge = self._judge()
        asked = self._question(question)
        read = self._read(texts)
        return [_likelihood(judge, asked, unpacked(read[text])) for text in texts]

    def _question(self, text: str) -> Any:
        """The rows of the question's own tokens."""
        rows = self._network.question(text).rows
        return rows[_LEAD_IN : max(len(rows) - _END, _LEAD_IN + 1)]

    def _read(self, texts: Sequence[str]) -> dict[str, bytes]:
        """Packed rows of every text: what is fresh is judged as it will be when it was kept."""
        known = self._rows.known(texts)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if not new:
            return known
        readings = self._network.passages(new)
        fresh = {text: packed(one.rows) for text, one in zip(new, readings, strict=True)}
        self._rows.keep(fresh)
        return known | fresh

    def _judge(self) -> Any:
        with self._loading:
            if self._loaded is None:
                self._loaded = _open_judge(self._folder)
            return self._loaded


def _open_judge(folder: Path) -> Any:
    try:
        return open_session(folder / JUDGE)
    except Exception as error:  # onnxruntime gives its errors no base class of their own
        raise ConfigurationError(
            f"判断模型读不出来（{folder.name}）；文件可能已损坏，请重新安装本软件，"
            "或设 DANGWU_RERANKER=off 先不用它。"
        ) from error


def _likelihood(judge: Any, asked: Any, rows: Any) -> float:
    logit = judge.run(["logit"], {"question": asked, "passage": rows})[0]
    return 1 / (1 + math.exp(-float(logit)))
