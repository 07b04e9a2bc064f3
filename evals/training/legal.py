"""Lay questions with statute articles (STARD) as further training rows, for breadth.

Three tenths of the queries never train, so that the set can still be measured on them.
The set: Su et al. 2024, STARD: A Chinese Statute Retrieval Dataset with Real Queries Issued by
Non-professionals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from evals.baselines.bm25 import Bm25, Row, bigrams, words
from evals.progress import progress_bar
from evals.retrieval import Query, load_corpus, load_queries
from evals.training.embedder import Row as TrainingRow

_KEPT_OUT = 0.3
_DEPTH = 30
_FIRST = 4  # the best ones of all articles often answer as well, though nobody marked them


def kept_out(question: str) -> bool:
    """Whether a query is left for measuring; by its digest, so that all runs agree."""
    return hashlib.sha256(question.encode()).digest()[0] < _KEPT_OUT * 256


def legal_rows(folder: Path, seed: int) -> list[TrainingRow]:
    """A row for every right article of the queries that train; `folder` holds the set."""
    corpus = load_corpus(folder / "corpus.jsonl")
    queries = [q for q in load_queries(folder / "queries.jsonl") if not kept_out(q.text)]
    texts = {pid: f"{title}\n{text}" for pid, title, text in corpus}
    rows: list[TrainingRow] = []
    with progress_bar("法律问题：找相近条文") as advance:
        indexes = _indexes(corpus)
        for done, query in enumerate(queries, start=1):
            rows += _rows(query, indexes, texts, Random(f"{seed} {query.text}"))
            advance(done, len(queries))
    return rows


def _indexes(corpus: Sequence[Row]) -> list[Bm25]:
    made = [Bm25(words), Bm25(bigrams)]
    for index in made:
        index.add(corpus, lambda done, total: None)
    return made


def _rows(
    query: Query, indexes: Sequence[Bm25], texts: dict[str, str], random: Random
) -> Iterator[TrainingRow]:
    found = dict.fromkeys(
        pid for index in indexes for pid in index.search(query.text, _DEPTH)[_FIRST:]
    )
    tempting = [pid for pid in found if pid not in query.positive]
    for right in sorted(query.positive & texts.keys()):
        if tempting:
            yield query.text, texts[right], texts[random.choice(tempting)]
