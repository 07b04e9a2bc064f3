"""All rows that the model is tuned on, from the questions, the libraries and the legal set."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random

from assistant import Settings
from evals.kept_library import kept_library
from evals.progress import progress_bar, say
from evals.training.cloze import cloze_examples
from evals.training.embedder import Row
from evals.training.examples import Example, Place
from evals.training.legal import legal_rows
from evals.training.mining import TrainingRow, mine
from evals.training.shelf import Shelf

_KEPT_OUT = 1 / 20
_CLOZE_SEED = 7
UNTUNED = "e5-small-zh"
_CHECKED = 0.6  # how often a negative is one that a person chose, where there is one


def kept_out(place: Place) -> bool:
    """Whether all questions on a clause are left for measuring; by digest, so all runs agree."""
    digest = hashlib.sha256(f"{place.title}\n{place.locator}".encode()).digest()
    return digest[0] < _KEPT_OUT * 256


@contextmanager
def shelves(corpus: Path, shared: Path, work: Path) -> Iterator[list[Shelf]]:
    """The starter library and the real documents; the libraries are kept in `work`."""
    folders = {"starter": [corpus], "real": [shared / "documents", shared / "seed"]}
    with ExitStack() as stack:
        yield [
            Shelf(stack.enter_context(kept_library(paths, work / name, _settings(work / name))))
            for name, paths in folders.items()
            if all(path.is_dir() for path in paths)
        ]


def _settings(home: Path) -> Settings:
    """Mined with the untuned model, so that a new training does not depend on the last one."""
    return Settings(home=home, embedding_model=UNTUNED)


def mined(
    examples: Sequence[Example], held: Sequence[Shelf], seed: int, out: bool
) -> list[TrainingRow]:
    """Rows of the examples that train (`out` false) or that are left for measuring (`out` true)."""
    rows: list[TrainingRow] = []
    wanted = [e for e in examples if e.clause and kept_out(e.clause) == out]
    for shelf in held:
        here = [e for e in wanted if e.clause and shelf.passages(e.clause)]
        with progress_bar("找相近段落") as advance:
            rows += mine(here, shelf, seed, advance)
    say(f"{len(wanted)} 道题，{len(rows)} 道的条款在资料里。")
    return rows


def cloze(held: Sequence[Shelf], count: int) -> list[Example]:
    """Sentences of passages as questions, `count` from each library."""
    return [example for shelf in held for example in cloze_examples(shelf, count, _CLOZE_SEED)]


def training_rows(mined_rows: Iterable[TrainingRow], shared: Path, seed: int) -> list[Row]:
    """One negative a question, the legal set added where it is held, all in random order."""
    rows = [
        (row.question, row.positive, _negative(row, Random(f"{seed} {row.example.id}")))
        for row in mined_rows
    ]
    legal = shared / "bench" / "stard"
    if legal.is_dir():
        rows += legal_rows(legal, seed)
    Random(seed).shuffle(rows)
    return rows


def _negative(row: TrainingRow, random: Random) -> str:
    checked = row.negatives[: row.checked]
    others = row.negatives[row.checked :]
    chosen = checked if checked and (not others or random.random() < _CHECKED) else others
    return random.choice(chosen)
