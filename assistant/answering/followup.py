"""A follow-up question made whole with the question before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What a question that leans on the one before begins or ends with, or says instead of a name.
_LEANS = re.compile(
    r"^(那|那么|然后|还有|另外|如果|要是|再|这|它|他|她|我们才|有特殊|具体|比如|除此)|(呢|的话)[？?]?$"
    r"|这个|那个|这些|那些|这样|那样|上面|刚才|前面"
)
_SHORT = 12  # characters; a question this short rarely names its own subject


def standalone(question: str, history: Sequence[str]) -> str:
    """The question as it is to be searched; a complete question is left as it is."""
    question = question.strip()
    if not history or not (_LEANS.search(question) or len(question) <= _SHORT):
        return question
    return f"{history[-1].strip()} {question}"
