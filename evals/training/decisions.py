"""Training the decision: does this sentence answer the question with yes, with no, or not at all?

A linear model over named features (`assistant.decision_features`), so that it trains in a minute,
answers in a fraction of a millisecond, and each of its weights can be read.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import decision_features, sentence_spans
from evals.errors import InputError
from evals.jsonl import read_rows
from evals.training.examples import Place
from evals.training.shelf import Shelf

QUESTIONS = Path(__file__).with_name("decisions_data") / "questions.jsonl"
ANSWERS = ("yes", "no", "depends", "none")
_SEEN = 5  # rows that a feature has to stand in
_STRENGTH = 0.05  # inverse of the penalty on large weights
_KEPT = 0.01  # weights below it are not written
_LEFT_OUT = 0.15  # share of clauses for measuring
_TONE = ("asks ", "ends ", "kind ", "way ")
_FORCES = ("FORBIDS", "WAIVES", "REQUIRES", "PERMITS", "NONE")


@dataclass(frozen=True, slots=True)
class Row:
    """A question with the sentence that was labelled; `left_out`: not trained on."""

    question: str
    sentence: str
    answer: str
    left_out: bool


def load_rows(shelves: Sequence[Shelf], file: Path = QUESTIONS) -> list[Row]:
    """The rows whose clause a shelf holds. Raises: InputError."""
    rows: list[Row] = []
    for row in read_rows(file, ("question", "answer", "doc", "at", "sentence")):
        sentences, at = _sentences(row, shelves), row["sentence"]
        if at < len(sentences):
            question, answer = str(row["question"]), str(row["answer"])
            rows.append(Row(question, sentences[at], answer, _is_left_out(row)))
    if not rows:
        raise InputError("训练题所说的条款都不在资料里：请用 --shared 给出真实文件所在的文件夹。")
    return rows


def _sentences(row: Mapping[str, Any], shelves: Sequence[Shelf]) -> list[str]:
    """The sentences of the clause that the row names."""
    place = Place(str(row["doc"]), str(row["at"]))
    text = next(
        ("\n".join(shelf.own_text(place)) for shelf in shelves if shelf.passages(place)), ""
    )
    return [" ".join(text[start:end].split()) for start, end in sentence_spans(text)]


def _is_left_out(row: Mapping[str, Any]) -> bool:
    digest = hashlib.sha256(f"{row['doc']}\n{row['at']}".encode()).digest()
    return digest[0] < _LEFT_OUT * 256


@dataclass(frozen=True, slots=True)
class Trained:
    """Weights by feature, four numbers each, and how it did on the rows left out."""

    weights: Mapping[str, list[float]]
    report: Mapping[str, float]


def train(rows: Sequence[Row]) -> Trained:
    """Train on what is not left out, and measure on what is.

    What the tone of a question alone gives away (多省事，行不行 is mostly asked of what is
    forbidden) counts less: a row weighs by how wrong a model is that sees the tone only
    (Clark et al. 2019, Don't Take the Easy Way Out).
    """
    import numpy as np

    found = [decision_features(row.question, row.sentence) for row in rows]
    labels = np.array([ANSWERS.index(row.answer) for row in rows])
    out = np.array([row.left_out for row in rows])
    tone = _fit([dict(_tone(one)) for one in found], labels, out, None)
    surprising = 1 - tone.likely[np.arange(len(rows)), labels]
    counted = Counter(
        name for one, left in zip(found, out, strict=True) if not left for name in one
    )
    kept = [{n: v for n, v in one.items() if counted[n] >= _SEEN} for one in found]
    model = _fit(kept, labels, out, surprising / surprising[~out].mean())
    return Trained(_written(model), dict(_report(model.likely[out], labels[out])))


def write_weights(trained: Trained, file: Path) -> int:
    """The weights as JSON; how many features."""
    lines = [
        f"{json.dumps(n, ensure_ascii=False)}:{json.dumps(w)}" for n, w in trained.weights.items()
    ]
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return len(lines)


def _tone(found: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """What the question alone tells."""
    for name, value in found.items():
        if name.startswith(_TONE) and " says " not in name and not name.endswith(_FORCES):
            yield name, value


@dataclass(frozen=True, slots=True)
class _Model:
    names: list[str]
    weights: Any
    bias: Any
    likely: Any  # (rows, answers)


def _fit(found: Sequence[Mapping[str, float]], labels: Any, out: Any, weights: Any) -> _Model:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    columns = DictVectorizer()
    table = columns.fit_transform(found)
    model = LogisticRegression(C=_STRENGTH, max_iter=500)
    model.fit(table[~out], labels[~out], None if weights is None else weights[~out])
    names = [str(name) for name in columns.get_feature_names_out()]
    return _Model(names, model.coef_.T, model.intercept_, model.predict_proba(table))


def _written(model: _Model) -> dict[str, list[float]]:
    rows = {"bias": [round(float(one), 3) for one in model.bias]}
    for name, weights in zip(model.names, model.weights, strict=True):
        if abs(weights).max() >= _KEPT:
            rows[name] = [round(float(one), 3) for one in weights]
    return rows


def _report(likely: Any, labels: Any) -> Iterator[tuple[str, float]]:
    """Share right of all, of yes against no, and of what is said from a likelihood on."""
    said = likely[:, :3]
    best = said.argmax(1)
    decided = labels < 2
    yield "rows", float(len(labels))
    yield "right", float((likely.argmax(1) == labels).mean())
    yield "yes_or_no_right", float((likely[:, :2].argmax(1) == labels)[decided].mean())
    for limit in (0.5, 0.6, 0.7, 0.8):
        sure = said.max(1) >= limit
        yield f"said_from_{limit}", float(sure.mean())
        yield f"right_from_{limit}", float((best == labels)[sure].mean())
