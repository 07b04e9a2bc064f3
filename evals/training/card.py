"""The card beside an exported network: its id and the scale of its cosines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evals.errors import InputError
from evals.training.embedder import PASSAGE, QUERY, Row

CARD = "model.json"
_SAMPLE = 200
_RARELY = 0.01  # share of right pairs that may lie below the cosine of foreign questions
# What unrelated and right pairs reach on the scale of the untuned model (cosines .77 to 1), on
# which the weights of the fusion and the threshold of refusal were fitted.
_UNRELATED, _RIGHT = 0.313, 0.522


def write_card(tuned: Path, network: Path, rows: Sequence[Row]) -> None:
    """Measure the tuned model on the first rows, and write the card beside the network.

    The id names the network's bytes, so that another training is another index.
    """
    others, own = _cosines(tuned, rows[:_SAMPLE])
    unrelated, right = float(others.mean()), float(own.mean())
    if right <= unrelated:
        raise InputError("训练没有学到东西：答案和无关的段落一样近。请检查训练数据。")
    whole = (right - unrelated) / (_RIGHT - _UNRELATED)
    low = unrelated - _UNRELATED * whole
    digest = hashlib.sha256(network.read_bytes()).hexdigest()[:8]
    card = {
        "id": f"{network.parent.name}-{digest}",
        "unrelated": round(low, 3),
        "same": round(low + whole, 3),
        "foreign": round(float(np.quantile(own, _RARELY)), 2),
    }
    (network.parent / CARD).write_text(json.dumps(card) + "\n", encoding="utf-8")


def _cosines(tuned: Path, rows: Sequence[Row]) -> tuple[Any, Any]:
    """The cosines of questions with texts of other questions, and with their own."""
    from sentence_transformers import SentenceTransformer

    model: Any = SentenceTransformer(str(tuned), device="cpu").float()

    def encoded(texts: list[str]) -> Any:
        return model.encode(texts, prompt="", normalize_embeddings=True, show_progress_bar=False)

    questions = encoded([QUERY + question for question, _, _ in rows])
    texts = encoded([PASSAGE + text for _, text, _ in rows])
    foreign = np.roll(texts, len(rows) // 2, axis=0)
    return (questions * foreign).sum(axis=1), (questions * texts).sum(axis=1)
