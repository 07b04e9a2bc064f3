"""What a question takes for granted, held against the rules: a figure, who acts, what is allowed.

Where it is doubtful that question and rule speak of the same thing, nothing is said: a false “that
is not so” does more harm than a rule that stands there without it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.claims import claims, to_confirm, told_before
from assistant.answering.premise_act import denied
from assistant.answering.premise_body import misplaced
from assistant.answering.premise_figure import contradicted, unlike
from assistant.answering.same_thing import Terms
from assistant.answering.sentence_scores import Scored
from assistant.leads import Lead


def takes_for_granted(question: str) -> bool:
    """Whether the question claims anything that a rule may say otherwise."""
    return to_confirm(question) or told_before(question) or any(claims(question))


def put_right(question: str, wide: Sequence[Scored], terms: Terms) -> Scored | None:
    """The sentence that says otherwise; mostly none.

    `wide`: the sentences of more clauses than an answer is made of, since what is claimed wrongly
    leads the search astray.
    """
    return (
        contradicted(question, wide, terms)
        or misplaced(question, wide, terms)
        or denied(question, wide, terms)
    )


def remarked(question: str, scored: Sequence[Scored], terms: Terms) -> tuple[Scored, Lead] | None:
    """The best sentence with the remark that its figure is another one, where that is all."""
    row = unlike(question, scored, terms)
    return (row, Lead.FIGURE) if row else None
