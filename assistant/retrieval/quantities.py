"""Whether a passage states an amount of what a question asks for."""

from __future__ import annotations

import re

from assistant.asked_units import states, units_asked
from assistant.units import TIMES

# A time may be told by what it runs from or ends with, a moment by a date.
_WITHIN = re.compile(r"之日|以内|以前")
_WHEN = re.compile(r"什么时候|何时|啥时候|几时|哪天|期限|时限")
_DATE = re.compile(r"\d年|\d月|月[底初]")


def lacks_quantity(question: str, text: str) -> bool:
    """Whether the question asks for a figure, and the text has none of a unit it asks for."""
    asked = units_asked(question)
    if _WHEN.search(question):
        if _DATE.search(text):
            return False
        asked = asked.union(TIMES)
    if not asked.isdisjoint(TIMES) and _WITHIN.search(text):
        return False
    return bool(asked) and not states(text, asked)
