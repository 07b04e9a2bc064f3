"""What would spoil the training questions: repeats, copied clauses, questions of an evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from evals.training.examples import Example, Place
from evals.training.likeness import alike, longest_shared

_REPEATED = 0.75  # share of character pairs from which two questions are one
_EVALUATION = 0.5  # stricter towards evaluation sets: a reworded question must not slip in
_COPIED = 10  # characters in a row that are the clause's wording, not the asker's


def own_faults(examples: Sequence[Example]) -> Iterator[str]:
    """Ids used twice, questions asked twice, clauses that are said to answer and not to."""
    for name, count in Counter(example.id for example in examples).items():
        if count > 1:
            yield f"{name}：编号用了 {count} 次"
    for example in examples:
        if example.clause in example.near:
            yield f"{example.id}：同一条款既算答案又算近似条款"
    questions = [example.question for example in examples]
    for one, other, share in alike(questions, questions, _REPEATED):
        yield f"{examples[other].id} 与 {examples[one].id} 几乎是同一问（{share:.2f}）"


def evaluation_faults(examples: Sequence[Example], asked: Sequence[str]) -> Iterator[str]:
    """Questions that stand, or nearly stand, in an evaluation set."""
    questions = [example.question for example in examples]
    for one, other, share in alike(questions, asked, _EVALUATION):
        yield f"{examples[one].id} 与评测题“{asked[other]}”相近（{share:.2f}）"


def text_faults(examples: Sequence[Example], texts: Mapping[Place, str]) -> Iterator[str]:
    """Clauses that the library does not hold, and questions in the words of their clause."""
    for example in examples:
        for place in {example.clause, *example.near} - {None}:
            if place not in texts:
                yield f"{example.id}：资料里没有《{place.title}》{place.locator}"  # type: ignore[union-attr]
        if example.clause in texts:
            copied = longest_shared(example.question, texts[example.clause])  # type: ignore[index]
            if len(copied) >= _COPIED:
                yield f"{example.id}：照抄了条款里的“{copied}”"
