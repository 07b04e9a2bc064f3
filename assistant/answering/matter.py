"""The matter of a question that tells its case first: “4名党员，支部换届怎么办” is on 换届."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.question import read
from assistant.answering.ranges import told

_PIECE = re.compile(r"[^，,；;。？?！!\s]+[，,；;。？?！!\s]*")
_FEWEST = 2  # words that name something: fewer say no matter, and the case has to help


def matter_of(question: str, terms: Callable[[str], list[str]]) -> str:
    """The pieces of a question for a way that tell no number of its case; empty where none can go.

    `terms` reads the words of a text.
    """
    if not read(question).wants_steps:
        return ""
    pieces = _PIECE.findall(question)
    rest = [piece for piece in pieces if not told(piece)]
    matter = "".join(rest)
    names = {term for term in terms(matter) if len(term) > 1}
    return matter if len(rest) < len(pieces) and len(names) >= _FEWEST else ""
