"""What sort of question one is, in the names that the evals use."""

from __future__ import annotations

from assistant.answering.question import read


def question_kind(question: str) -> str:
    """`yesno`, `howto`, `list` or `fact`, by its wording."""
    ask = read(question)
    if ask.wants_verdict:
        return "yesno"
    if ask.wants_steps:
        return "howto"
    return "list" if ask.wants_list and not ask.wants_count else "fact"
