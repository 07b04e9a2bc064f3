"""Questions over N passages, ours and the plain script, on the same texts and questions."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import assistant
from assistant import Settings
from evals.baselines.plain_rag import PlainRag
from evals.clock import peak_rss_mb, timed
from evals.progress import progress_bar, say
from evals.ranking import percentile
from evals.speed.stand_in import StandIn, serve
from evals.speed.synthetic import passages, sentences

REALLY_EMBEDDED = 2_000  # more passages than this get stand-in vectors
_SAMPLE = 300
_QUESTIONS = 100
_DEPTH = 10


def measure_query(corpus: Path, count: int) -> dict[str, Any]:
    """Our search over `count` distinct synthetic passages.

    `p50_ms`, `p95_ms`: wall time from question to ten ids, one after another, after a warm-up.
    `stand_in`: whether the passages' vectors are stand-ins (see `stand_in.py`); questions are
    always embedded by the real model. `index_passages_per_s` is given for real vectors only.
    """
    pool = sentences(corpus)
    texts = passages(pool, count)
    rows = [(f"p{at}", "测速资料", text) for at, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as home:
        if count <= REALLY_EMBEDDED:
            return _ours(Settings(home=Path(home)), rows, pool, stand_in=False)
        with serve(StandIn(texts[:_SAMPLE])) as address:
            settings = Settings(
                home=Path(home), embedding_url=address, embedding_model="e5-stand-in"
            )
            return _ours(settings, rows, pool, stand_in=True)


def measure_plain_query(corpus: Path, count: int) -> dict[str, Any]:
    """The plain script over the same passages, one chunk each; stand-in vectors likewise."""
    pool = sentences(corpus)
    texts = passages(pool, count)
    with tempfile.TemporaryDirectory() as folder:
        plain = PlainRag(Path(folder))
        say(f"基线：{count} 段建索引…")
        if count <= REALLY_EMBEDDED:
            plain.add_texts(texts)
        else:
            plain.add_vectors(texts, StandIn(texts[:_SAMPLE]).vectors(texts))
        times = _times(lambda question: plain.search(question, _DEPTH), questions(pool))
        return _figures(count, times)


def questions(pool: Sequence[str]) -> list[str]:
    """A hundred question-like clauses from the corpus, the same in every run."""
    chance = random.Random(7)
    return [f"{text[:24]}怎么办？" for text in chance.choices(list(pool), k=_QUESTIONS)]


def _ours(
    settings: Settings,
    rows: Sequence[tuple[str, str, str]],
    pool: Sequence[str],
    stand_in: bool,
) -> dict[str, Any]:
    with closing(assistant.passage_search(settings.home, settings)) as search:
        with progress_bar(f"{len(rows)} 段建索引") as advance, timed() as lap:
            search.add(rows, advance)
    # Questions go to the shipped model itself: the stand-in's server would be in their time.
    with closing(assistant.passage_search(settings.home)) as search:
        search.know(rows)
        times = _times(lambda question: search.search(question, _DEPTH), questions(pool))
    speed = None if stand_in else round(len(rows) / lap.seconds, 1)
    return {
        **_figures(len(rows), times),
        "stand_in": stand_in,
        "index_passages_per_s": speed,
    }


def _times(search: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    times: list[float] = []
    for question in [asked[0], *asked]:
        with timed() as lap:
            search(question)
        times.append(lap.seconds * 1000)
    return times[1:]


def _figures(count: int, times: Sequence[float]) -> dict[str, Any]:
    return {
        "passages": count,
        "p50_ms": round(percentile(times, 0.5) or 0.0, 2),
        "p95_ms": round(percentile(times, 0.95) or 0.0, 2),
        "rss_mb": round(peak_rss_mb(), 1),
    }
