"""Questions over N passages: ours and the plain script, on the same texts and questions.

Filling and asking are processes of their own, so that memory is that of asking alone.
"""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from assistant import Settings, build_assistant
from evals.apart import python
from evals.baselines.plain_rag import PlainRag
from evals.clock import peak_rss_mb, timed
from evals.errors import InputError
from evals.progress import say
from evals.speed.filled import REALLY_EMBEDDED, fill_library, fill_plain
from evals.speed.own_process import in_own_process
from evals.speed.synthetic import sentences
from evals.speed.users import USERS, measure_users, percentiles

_DEPTH = 10
_RUNS = 3
_MB = 1 << 20
_COMPARED = ("p50_ms", "p95_ms", "cpu_ms", "rss_mb", "disk_mb")


@dataclass(frozen=True, slots=True)
class Rounds:
    """How many questions a round of searching and one of asking has."""

    searched: int = 100
    asked: int = 40


def measure_query(corpus: Path, count: int, rounds: Rounds = Rounds()) -> dict[str, Any]:
    """Our search and our answers over a library of about `count` passages.

    `p50_ms`, `p95_ms`: from question to ten passages, one question after another, warm; `cpu_ms`:
    processor time of one, the mean; `ask_…`: from question to answer. `first_ms`: the first search
    of a process whose library is open. `command_ms`: `dangwu ask` from start to end. `rss_mb`:
    peak of a process that has searched and asked; `disk_mb`: the library's folder. `users`: rows
    of several people at once. `stand_in`: whether the passages' vectors are stand-ins; questions
    are always embedded, and such passages are read for the judge when a question comes.
    """
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        filling = in_own_process(fill_library, home, corpus, count)
        say(f"测量检索和问答（{count} 段）…")
        figures = in_own_process(ask_library, home, corpus, rounds)
        return {
            "passages": filling.passages,
            **figures,
            "stand_in": count > REALLY_EMBEDDED,
            "command_ms": _command_ms(home, corpus),
            "disk_mb": _disk_mb(home),
            "fill_seconds": round(filling.seconds, 1),
        }


def measure_plain_query(corpus: Path, count: int, rounds: Rounds = Rounds()) -> dict[str, Any]:
    """The plain script over the same passages: search, memory, disk, several people at once."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "chroma"
        filling = in_own_process(fill_plain, folder, corpus, count)
        return {
            "passages": filling.passages,
            **in_own_process(ask_plain, folder, corpus, rounds),
            "disk_mb": _disk_mb(folder),
            "fill_seconds": round(filling.seconds, 1),
        }


def ask_library(home: Path, corpus: Path, rounds: Rounds) -> dict[str, Any]:
    """The figures of a process that opens a library and asks; meant for one of its own."""
    pool = sentences(corpus)
    with build_assistant(Settings(home=home)) as assistant:

        def search(question: str) -> object:
            return assistant.search(question, _DEPTH)

        searched = _search_figures(search, questions(pool, rounds.searched))
        answers = percentiles(_times(assistant.ask, questions(pool, rounds.asked)))
        rss = round(peak_rss_mb(), 1)
        return {
            **searched,
            "ask_p50_ms": answers["p50_ms"],
            "ask_p95_ms": answers["p95_ms"],
            "rss_mb": rss,
            "users": [
                *_users("search", search, pool, rounds.searched),
                *_users("ask", assistant.ask, pool, rounds.asked),
            ],
        }


def ask_plain(folder: Path, corpus: Path, rounds: Rounds) -> dict[str, Any]:
    """As `ask_library`, for the plain script."""
    pool, plain = sentences(corpus), PlainRag(folder)

    def search(question: str) -> object:
        return plain.search(question, _DEPTH)

    figures = _search_figures(search, questions(pool, rounds.searched))
    rss = round(peak_rss_mb(), 1)
    return {**figures, "rss_mb": rss, "users": _users("search", search, pool, rounds.searched)}


def with_ratios(
    ours: Sequence[dict[str, Any]], baseline: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Our rows, each with `ratio`: its figures over the baseline's at about as many passages."""
    rows = []
    nothing: dict[str, Any] = {}
    for row, other in zip_longest(ours, baseline[: len(ours)], fillvalue=nothing):
        ratio = {key: round(row[key] / other[key], 3) for key in _COMPARED if other.get(key)}
        rows.append({**row, "ratio": ratio or None})
    return rows


def questions(pool: Sequence[str], number: int, seed: int = 7) -> list[str]:
    """Question-like clauses from the corpus, the same in every run."""
    chance = random.Random(seed)
    return [f"{text[:24]}怎么办？" for text in chance.choices(list(pool), k=number)]


def _search_figures(search: Callable[[str], object], asked: Sequence[str]) -> dict[str, float]:
    with timed() as first:
        search(asked[0])
    with timed() as whole:
        times = _times(search, asked)
    cpu = whole.cpu_seconds / (len(asked) + 1)  # with the one that warms up
    return {
        "first_ms": round(first.seconds * 1000, 1),
        **percentiles(times),
        "cpu_ms": round(cpu * 1000, 2),
    }


def _users(
    verb: str, ask: Callable[[str], object], pool: Sequence[str], number: int
) -> list[dict[str, Any]]:
    """A row for each number of people; no round asks what an earlier one has asked."""
    return [
        {"verb": verb, **measure_users(ask, users, questions(pool, number, seed=100 + users))}
        for users in USERS
    ]


def _times(ask: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    ask(asked[0])
    times: list[float] = []
    for question in asked:
        with timed() as lap:
            ask(question)
        times.append(lap.seconds * 1000)
    return times


def _command_ms(home: Path, corpus: Path) -> float:
    """The median of a few runs; which of them are refusals does not matter."""
    times = []
    for question in questions(sentences(corpus), _RUNS):
        with timed() as lap:
            done = python(["-m", "assistant", "ask", question], {"DANGWU_HOME": str(home)})
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["没有说明"])[-1]
            raise InputError(f"提问的命令没有跑通：{last}")
        times.append(lap.seconds * 1000)
    return round(statistics.median(times), 1)


def _disk_mb(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file())
    return round(sum(path.stat().st_size for path in files) / _MB, 1)
