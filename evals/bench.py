"""Speed, memory and growth: every part in a fresh process, ours beside the plain script."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals.apart import run_apart
from evals.progress import say
from evals.speed.format_files import FORMATS
from evals.speed.formats import measure_format
from evals.speed.growth import beside, measure_growth, measure_plain_growth
from evals.speed.ingest import measure_ingest, measure_plain_ingest
from evals.speed.query import Rounds, measure_plain_query, measure_query, with_ratios
from evals.speed.startup import measure_start
from evals.speed.visits import measure_visits
from evals.speed.writing import measure_writing

_BUSY = 0.3  # load a core above which the figures say more about the neighbours
CORPUS = Path(__file__).resolve().parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Load:
    """How much is measured. `files`: of each format; `passages`, `documents`: the sizes; `written`:
    questions that a model answers.
    """

    corpus: Path
    passages: tuple[int, ...]
    ingest: int
    runs: int
    rounds: int
    files: int
    formats: tuple[str, ...] = tuple(FORMATS)
    documents: tuple[int, ...] = (100, 1_000)
    enterprises: tuple[int, ...] = (20, 200)
    questions: Rounds = Rounds()
    written: int = 60


PARTS: dict[str, Callable[[Load], Any]] = {
    "start": lambda load: measure_start(load.corpus, load.runs),
    "ingest": lambda load: measure_ingest(load.corpus, load.ingest, load.rounds),
    "plain_ingest": lambda load: measure_plain_ingest(load.corpus, load.ingest),
    "query": lambda load: [
        measure_query(load.corpus, count, load.questions) for count in load.passages
    ],
    "plain_query": lambda load: [
        measure_plain_query(load.corpus, count, load.questions) for count in load.passages
    ],
    "writing": lambda load: measure_writing(load.corpus, load.written),
    "formats": lambda load: [
        measure_format(load.corpus, name, load.files) for name in load.formats
    ],
    "growth": lambda load: [measure_growth(load.corpus, count) for count in load.documents],
    "plain_growth": lambda load: [
        measure_plain_growth(load.corpus, count) for count in load.documents
    ],
    "visits": lambda load: measure_visits(load.corpus, load.enterprises),
}
_QUICK_PASSAGES, _QUICK_DOCUMENTS = (300,), (50,)
_PASSAGES = (1_000, 10_000)
_FULL_PASSAGES = (1_000, 10_000, 50_000, 100_000)
_FULL_DOCUMENTS = (100, 1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was asked for on the command line; None where nothing was said."""

    corpus: Path = CORPUS
    passages: tuple[int, ...] | None = None
    quick: bool = False
    full: bool = False
    parts: tuple[str, ...] = tuple(PARTS)
    formats: tuple[str, ...] = tuple(FORMATS)
    documents: tuple[int, ...] | None = None

    @property
    def load(self) -> Load:
        """The usual load, a small one that ends within minutes, or one that takes two hours."""
        usual = Load(self.corpus, _PASSAGES, ingest=600, runs=5, rounds=2, files=20)
        if self.quick:
            usual = replace(
                usual,
                passages=_QUICK_PASSAGES,
                documents=_QUICK_DOCUMENTS,
                enterprises=(6,),
                ingest=100,
                runs=3,
                rounds=1,
                files=3,
                questions=Rounds(30, 8),
                written=10,
            )
        if self.full:
            usual = replace(usual, passages=_FULL_PASSAGES, documents=_FULL_DOCUMENTS)
        return replace(
            usual,
            formats=self.formats,
            passages=self.passages or usual.passages,
            documents=self.documents or usual.documents,
        )


def run_here(choice: Choice) -> Any:
    """The figures of the first of the parts, measured in this process."""
    return PARTS[choice.parts[0]](choice.load)


def run(choice: Choice) -> dict[str, Any]:
    """The parts asked for, each alone in its process; how busy the machine was before."""
    load = os.getloadavg()[0]
    cores = os.cpu_count() or 1
    if load > _BUSY * cores:
        say(f"注意：机器正忙（负载 {load:.1f}，{cores} 核），测出的时间会偏长。")
    report: dict[str, Any] = {"cores": cores, "load_before": round(load, 2)}
    for name, arguments in _pieces(choice):
        figures = run_apart(["bench", "--here", "--part", name, *arguments])
        report[name] = report.get(name, []) + figures if isinstance(figures, list) else figures
    return _merged(report)


def _pieces(choice: Choice) -> list[tuple[str, list[str]]]:
    """Each part with its arguments; parts of several sizes once for each, apart from the others."""
    shared = ["--corpus", str(choice.corpus)]
    shared += ["--quick"] if choice.quick else []
    load = choice.load
    sizes: dict[str, Sequence[list[str]]] = {
        "query": [["--passages", str(count)] for count in load.passages],
        "plain_query": [["--passages", str(count)] for count in load.passages],
        "formats": [["--formats", name] for name in load.formats],
        "growth": [["--documents", str(count)] for count in load.documents],
        "plain_growth": [["--documents", str(count)] for count in load.documents],
    }
    return [(name, [*shared, *own]) for name in choice.parts for own in sizes.get(name, [[]])]


def _merged(report: dict[str, Any]) -> dict[str, Any]:
    """Growth as rows of ours beside the baseline, ours of queries with ratios, where measured."""
    merged = dict(report)
    if "query" in merged:
        merged["query"] = with_ratios(merged["query"], merged.get("plain_query", []))
    if "growth" in merged:
        merged["growth"] = beside(merged["growth"], merged.pop("plain_growth", []))
    return merged
