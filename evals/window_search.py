"""The baselines over documents: what they find, as stretches that are judged like our passages.

Words, bigrams and vectors get our passages with title and headings. The two near systems cut the
stored texts into windows of their own. A window is accepted as evidence when half of the clause
lies in it, so long windows have it easier; `read` says how many characters five results hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant import ParsedDocument
from evals.baselines.bm25 import Bm25, Row, bigrams, words
from evals.baselines.neighbours import (
    ChatchatDefaults,
    KotaemonDefaults,
    chatchat_splitter,
    kotaemon_splitter,
)
from evals.baselines.vectors import VectorScan
from evals.confidence import interval
from evals.evidence import Found, Shelf
from evals.gains import DEPTH, Gain, gain
from evals.progress import OnProgress, progress_bar
from evals.questions import Question
from evals.ranking import mean
from evals.wording import runs

Index = Bm25 | VectorScan


class DocumentSearch:
    """Stretches in one or two indexes; the lists of hits stand one after the other."""

    def __init__(
        self, stretches: dict[str, tuple[Row, Found]], indexes: Sequence[Index], hits: int
    ) -> None:
        self._found = {key: found for key, (_, found) in stretches.items()}
        self._rows = [row for row, _ in stretches.values()]
        self._indexes = indexes
        self._hits = hits

    def add(self, on_progress: OnProgress) -> None:
        """Index all stretches."""
        for index in self._indexes:
            index.add(self._rows, on_progress)

    def search(self, question: str) -> list[Found]:
        """The first ten stretches, or fewer where the system shows fewer."""
        ids = [key for index in self._indexes for key in index.search(question, self._hits)]
        return [self._found[key] for key in dict.fromkeys(ids)][:DEPTH]


def passages(documents: Sequence[ParsedDocument]) -> dict[str, tuple[Row, Found]]:
    """Our passages, each with the title and headings that stand above it."""
    return {
        p.id: (
            (p.id, " ".join([parsed.document.title, *p.headings]), p.text),
            Found(parsed.document.id, p.start, p.end, p.text),
        )
        for parsed in documents
        for p in parsed.passages
    }


def windows(documents: Sequence[ParsedDocument], splitter: Any) -> dict[str, tuple[Row, Found]]:
    """The stored texts cut by a splitter, each window with its place."""
    cut: dict[str, tuple[Row, Found]] = {}
    for parsed in documents:
        start = -1
        for part in splitter.split_text(parsed.text):
            at = parsed.text.find(part, start + 1)
            start = max(start, at)
            key = f"{parsed.document.id}#{len(cut)}"
            cut[key] = (key, "", part), Found(parsed.document.id, at, at + len(part), part)
    return cut


def document_search(name: str, documents: Sequence[ParsedDocument], folder: Path) -> DocumentSearch:
    """A baseline by its name; it keeps its vectors in the folder."""
    return _MADE[name](documents, folder)


def evaluate(
    name: str, documents: Sequence[ParsedDocument], questions: Sequence[Question], folder: Path
) -> dict[str, Any]:
    """Figures of one baseline over the answerable questions, as `answers` gives them for ours.

    A follow-up is asked in its completed wording, which favours the baselines: none of them
    completes it by itself without a language model.
    """
    folder.mkdir(parents=True, exist_ok=True)
    system, shelf = document_search(name, documents, folder), Shelf(documents)
    with progress_bar(f"{name} 建索引") as advance:
        system.add(advance)
    asked = [question for question in questions if question.answerable]
    gains = {q.id: gain(q, system.search(q.wording), shelf) for q in asked}
    return {"system": name, **gain_figures(gains)}


def gain_figures(gains: dict[str, Gain]) -> dict[str, Any]:
    """Means, their intervals, and the measures of each question by its id."""
    each: dict[str, dict[str, float]] = {
        f"hit@{k}": {key: one.hit(k) for key, one in gains.items()} for k in (1, 5, 10)
    }
    each["mrr@10"] = {key: one.reciprocal for key, one in gains.items()}
    each["ndcg@10"] = {key: one.ndcg for key, one in gains.items()}
    read = mean([float(one.read) for one in gains.values()])
    return {
        **{name: round(mean(list(values.values())) or 0.0, 4) for name, values in each.items()},
        "ci": {name: interval(list(values.values())) for name, values in each.items()},
        "read": round(read or 0),
        "by_query": each,
    }


def _over_passages(make: Callable[[Path], Index]) -> Callable[..., DocumentSearch]:
    return lambda documents, folder: DocumentSearch(passages(documents), [make(folder)], DEPTH)


def _chatchat(documents: Sequence[ParsedDocument], folder: Path) -> DocumentSearch:
    cut = windows(documents, chatchat_splitter())
    return DocumentSearch(cut, [VectorScan(folder)], ChatchatDefaults.hits)


def _kotaemon(documents: Sequence[ParsedDocument], folder: Path) -> DocumentSearch:
    cut = windows(documents, kotaemon_splitter())
    return DocumentSearch(cut, [Bm25(runs), VectorScan(folder)], KotaemonDefaults.hits)


_MADE: dict[str, Callable[..., DocumentSearch]] = {
    "words-bm25": _over_passages(lambda folder: Bm25(words)),
    "bigram-bm25": _over_passages(lambda folder: Bm25(bigrams)),
    "vectors": _over_passages(VectorScan),
    "chatchat-defaults": _chatchat,
    "kotaemon-defaults": _kotaemon,
}
BASELINES = tuple(_MADE)
