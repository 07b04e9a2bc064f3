"""Any query → passage set: ours beside the baselines, each alone in its process."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.baselines.bm25 import Row
from evals.clock import peak_rss_mb, timed
from evals.confidence import interval
from evals.jsonl import read_rows
from evals.progress import progress_bar, say
from evals.ranking import hit_at, mean, ndcg_at, percentile, reciprocal_rank
from evals.systems import SYSTEMS

_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Query:
    """A question with the ids of the rows that answer it."""

    text: str
    positive: frozenset[str]


def load_corpus(path: Path) -> list[Row]:
    """Rows (pid, title, text) of a corpus file; an absent title is empty."""
    rows = read_rows(path, ("pid", "text"))
    return [(str(row["pid"]), str(row.get("title") or ""), str(row["text"])) for row in rows]


def load_queries(path: Path, limit: int | None = None) -> list[Query]:
    """The first `limit` questions of a query file."""
    rows = read_rows(path, ("query", "positive"))[:limit]
    return [Query(str(row["query"]), frozenset(map(str, row["positive"]))) for row in rows]


def evaluate(
    name: str,
    corpus: Sequence[Row],
    queries: Sequence[Query],
    cache: Path | None = None,
    by_query: bool = False,
) -> dict[str, Any]:
    """One row of the report.

    Quality: over the first 10 ids of each query; a query counts even when its right row is not
    in the corpus (then nothing can score). `mrr@10` is the mean of 1/place of the first right id;
    `ndcg@10` gives each right id the same gain.
    `passages_per_s`: rows over the wall time of indexing, tokenising and embedding included, model
    loading not; nothing when the cache folder already held this system's vectors.
    `query_ms_p50/p95`: wall time of one search from text to ids, one after another, first one warm.
    `rss_mb`: peak resident memory of this process, which holds the interpreter and the corpus too;
    meaningful when one system runs in the process, as the command line does.
    `by_query`: each measure of each query as well, for comparing two systems in pairs.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = (cache or Path(scratch)) / corpus_digest(corpus) / name
        warm = folder.is_dir() or any(folder.parent.glob("*/vectors.npy"))  # lent to each other
        folder.mkdir(parents=True, exist_ok=True)
        system = SYSTEMS[name](folder)
        try:
            with progress_bar(f"{name} 建索引") as advance, timed() as indexing:
                system.add(corpus, advance)
            system.search(queries[0].text, _DEPTH)
            rankings, times = [], []
            with progress_bar(f"{name} 检索") as advance:
                for done, query in enumerate(queries, start=1):
                    with timed() as lap:
                        rankings.append(system.search(query.text, _DEPTH))
                    times.append(lap.seconds * 1000)
                    advance(done, len(queries))
        finally:
            system.close()
    speed = None if warm else len(corpus) / indexing.seconds
    positives = [query.positive for query in queries]
    return {
        "system": name,
        **quality(rankings, positives),
        "passages_per_s": _rounded(speed, 1),
        "query_ms_p50": _rounded(percentile(times, 0.5), 2),
        "query_ms_p95": _rounded(percentile(times, 0.95), 2),
        "rss_mb": round(peak_rss_mb(), 1),
        **({"by_query": scores(rankings, positives)} if by_query else {}),
    }


def quality(
    rankings: Sequence[Sequence[str]], positives: Sequence[frozenset[str]]
) -> dict[str, Any]:
    """The means over all queries, to four places, with their 95 % intervals under `ci`."""
    by_query = scores(rankings, positives)
    means = {name: _rounded(mean(values), 4) for name, values in by_query.items()}
    return {**means, "ci": {name: interval(values) for name, values in by_query.items()}}


def scores(
    rankings: Sequence[Sequence[str]], positives: Sequence[frozenset[str]]
) -> dict[str, list[float]]:
    """Each measure of each query, in the order of the queries."""
    pairs = list(zip(rankings, positives, strict=True))
    by_query: dict[str, list[float]] = {}
    for k in (1, 5, 10):
        by_query[f"hit@{k}"] = [hit_at(ranking, right, k) for ranking, right in pairs]
    by_query["mrr@10"] = [reciprocal_rank(ranking, right, 10) for ranking, right in pairs]
    by_query["ndcg@10"] = [ndcg_at(ranking, right, 10) for ranking, right in pairs]
    return by_query


def corpus_digest(corpus: Sequence[Row]) -> str:
    """Names the folder of a corpus in the cache, so that two corpora never mix."""
    digest = hashlib.sha256()
    for row in corpus:
        digest.update("\0".join(row).encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()[:16]


def warn_absent(corpus: Sequence[Row], queries: Sequence[Query]) -> int:
    """How many queries have no right row in the corpus; says so on stderr."""
    known = {pid for pid, _, _ in corpus}
    absent = sum(not (query.positive & known) for query in queries)
    if absent:
        say(f"注意：{absent} 个问题的正确段落不在语料中，仍计入总数。")
    return absent


def _rounded(value: float | None, places: int) -> float | None:
    return None if value is None else round(value, places)
