"""What the judge learns from: a question with passages, some of which answer it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from assistant import Settings
from evals.kept_library import kept_library
from evals.progress import progress_bar
from evals.training.embedder import Row
from evals.training.examples import Example
from evals.training.gather import cloze, kept_out
from evals.training.shelf import Shelf

_DEPTH = 20
_UNANSWERED_OUT = 0.3
_OTHERS = 4  # passages of other questions beside the few that the legal set marks


@dataclass(frozen=True, slots=True)
class Group:
    """A question, texts as an index sees them, and whether each answers it; maybe none does."""

    question: str
    texts: tuple[str, ...]
    answers: tuple[bool, ...]


def library_groups(
    asked: Sequence[Example], sentences: int, folders: Sequence[Path], home: Path
) -> list[Group]:
    """A group for every example that trains, from what the product finds without a judge.

    `sentences`: how many sentences of the texts count as questions too.
    """
    with kept_library(folders, home, Settings(home=home, reranker="off")) as assistant:
        shelf = Shelf(assistant)
        examples = [*asked, *cloze([shelf], sentences)]
        wanted = [e for e in examples if not left_out(e)]
        groups: list[Group] = []
        with progress_bar("找候选段落") as advance:
            for done, example in enumerate(wanted, start=1):
                groups += _group(example, shelf)
                advance(done, len(wanted))
    return groups


def left_out(example: Example) -> bool:
    """Whether an example is left for measuring: by its clause, or by its words where none is."""
    if example.clause:
        return kept_out(example.clause)
    return hashlib.sha256(example.question.encode()).digest()[0] < _UNANSWERED_OUT * 256


def _group(example: Example, shelf: Shelf) -> Iterator[Group]:
    right = shelf.passages(example.clause) if example.clause else []
    if example.clause and not right:
        return  # the clause stands in a document that is not at hand
    near = [passage for place in example.near for passage in shelf.passages(place)]
    found = dict.fromkeys([*shelf.candidates(example, _DEPTH), *right, *near])
    # What says the same in other words is neither right nor wrong.
    sure = [p for p in found if p in right or p in near or not shelf.answers_too(p, right)]
    texts = tuple(shelf.wording(passage) for passage in sure)
    yield Group(example.question, texts, tuple(passage in right for passage in sure))


def legal_groups(rows: Sequence[Row], seed: int) -> list[Group]:
    """The rows of the legal set by question, with passages of other questions."""
    rights: dict[str, set[str]] = defaultdict(set)
    wrongs: dict[str, set[str]] = defaultdict(set)
    for question, right, wrong in rows:
        rights[question].add(right)
        wrongs[question].add(wrong)
    everything = sorted({right for _, right, _ in rows})
    random = Random(f"{seed} judge")
    groups = []
    for question, right_ones in rights.items():
        others = random.sample(everything, min(_OTHERS, len(everything)))
        rest = sorted((wrongs[question] | set(others)) - right_ones)
        texts = (*sorted(right_ones), *rest)
        groups.append(Group(question, texts, tuple(text in right_ones for text in texts)))
    return groups
