"""Why a conclusion does not answer, near as it is: told before anybody reads it as an answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.conclusion import Said
from assistant.answering.must_state import NO_FIGURE, unstated
from assistant.answering.own_names import speaks_of
from assistant.answering.own_place import comes_from, own_text_asked
from assistant.answering.question import Ask, holds_count
from assistant.answering.sentence_scores import Scored
from assistant.domain import Document


def gap(
    ask: Ask, conclusion: Sequence[Said], scored: Sequence[Scored], held: Sequence[Document]
) -> str:
    """The reason to refuse; empty where the conclusion may answer.

    `scored`: all that was read for it; `held`: the documents of the library. Where a text of the
    asker's own place or enterprise is wanted, the reason says so.
    """
    sentences = [said.text for said in conclusion]
    reason = unstated(ask.text, sentences, [row.sentence.text for row in scored])
    if ask.wants_count and not any(_counts(ask.text, said) for said in conclusion):
        reason = NO_FIGURE
    owner = own_text_asked(ask.text)
    if owner is None:
        return reason
    concluded = [said.row.clause.document for said in conclusion]
    own = comes_from(owner, ask.text, concluded, held)
    return owner.reason() if reason or not own else ""


def _counts(question: str, said: Said) -> bool:
    """Whether the sentence states a number of what the question names."""
    clause = said.row.clause
    about = f"{clause.document.title} {clause.title} {said.row.sentence.text}"
    return holds_count(question, said.text) and speaks_of(question, about)
