"""The card beside an exported network: its id and the scale of its cosines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from evals.errors import InputError
from evals.training.embedder import PASSAGE, QUERY
from evals.training.examples import Example
from evals.training.network import Network, Tokens
from evals.training.shelf import Shelf

NETWORK, TOKENIZER, CARD = "model_qint8.onnx", "tokenizer.json", "model.json"
_SAMPLE = 300
_RARELY = 0.01  # share of our questions whose nearest passage may lie below the foreign ones'
# What unrelated and right pairs reach on the scale of the untuned model (cosines .77 to 1), on
# which the weights of the fusion were fitted.
_UNRELATED, _RIGHT = 0.313, 0.522


@dataclass(frozen=True, slots=True)
class Sample:
    """Questions, for each the passages of its clause, and passages that have to do with none."""

    questions: tuple[str, ...]
    right: tuple[tuple[str, ...], ...]
    others: tuple[str, ...]


def draw_sample(examples: Sequence[Example], held: Sequence[Shelf], seed: int) -> Sample:
    """Random questions with the passages of their clauses, and random passages of the libraries."""
    random = Random(f"{seed} card")
    found = [
        (example.question, tuple(map(shelf.wording, shelf.passages(example.clause))))
        for shelf in held
        for example in examples
        if example.clause and shelf.passages(example.clause)
    ]
    chosen = random.sample(found, min(_SAMPLE, len(found)))
    passages = [text for shelf in held for text in shelf.wordings().values()]
    others = random.sample(passages, min(_SAMPLE, len(passages)))
    return Sample(tuple(q for q, _ in chosen), tuple(r for _, r in chosen), tuple(others))


def write_card(folder: Path, sample: Sample) -> None:
    """Measure the network of the folder on the sample, and write its card beside it.

    Of the passages of a clause the nearest counts. The id names the network's bytes, so that
    another training is another index. Raises: InputError when the model tells nothing apart.
    """
    nearest, own, others = _cosines(folder, sample)
    unrelated, right = float(others.mean()), float(own.mean())
    if right <= unrelated:
        raise InputError("训练没有学到东西：答案和无关的段落一样近。请检查训练数据。")
    whole = (right - unrelated) / (_RIGHT - _UNRELATED)
    low = unrelated - _UNRELATED * whole
    digest = hashlib.sha256((folder / NETWORK).read_bytes()).hexdigest()[:8]
    card = {
        "id": f"{folder.name}-{digest}",
        "unrelated": round(low, 3),
        "same": round(low + whole, 3),
        "foreign": round(float(np.quantile(nearest, _RARELY)), 2),
    }
    (folder / CARD).write_text(json.dumps(card) + "\n", encoding="utf-8")


def _cosines(folder: Path, sample: Sample) -> tuple[Any, Any, Any]:
    """The cosine of each question with the nearest passage of the whole sample and with the
    nearest of its own clause, and its cosines with the other passages.
    """
    network, tokens = Network(folder / NETWORK), Tokens(folder / TOKENIZER)
    rights = [text for right in sample.right for text in right]
    owner = [at for at, right in enumerate(sample.right) for _ in right]
    questions = network.vectors(tokens.ids([QUERY + text for text in sample.questions]))
    passages = network.vectors(tokens.ids([PASSAGE + t for t in (*rights, *sample.others)]))
    cosines = questions @ passages.T
    mine = np.array(owner) == np.arange(len(questions))[:, None]
    own = np.where(mine, cosines[:, : len(rights)], -1.0).max(1)
    return cosines.max(1), own, cosines[:, len(rights) :]
