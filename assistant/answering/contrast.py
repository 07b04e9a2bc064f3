"""Two rules that answer one question with different figures, to be shown side by side.

A speech, a digest or news never stands against a rule. Which of the two binds is said by the
citation gate (`assistant/remarks.py`); here the one that binds comes first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.question import Ask
from assistant.answering.sentence_scores import Scored
from assistant.answering.shared_words import Weigh
from assistant.asked_units import units_asked
from assistant.binding import authority, is_rule
from assistant.figures import Figure, figures
from assistant.text import squeeze

_NEAR = 0.75  # of the best sentence's score: both answer the question
_SHARED = 0.4  # share of the question's words that both sentences hold
_SAME = 0.3  # share of the character pairs beside the figures that both have
_AT_MOST = 2  # figures of the unit in one sentence; more are a table of cases
_SEGMENT = re.compile(r"[^，；：。]*[，；：。]?")


def contrasted(ask: Ask, best: Scored, scored: Sequence[Scored], weigh: Weigh) -> list[Scored]:
    """The best sentence and one of another document that has other figures; mostly none."""
    own = _stated(ask, best, weigh)
    if not own:
        return []
    title = best.clause.document.title
    for row in sorted(scored, key=lambda row: -row.score):
        if row.score < _NEAR * best.score:
            break
        other = _stated(ask, row, weigh)
        elsewhere = row.clause.document.title != title
        if other and elsewhere and _differ(own, other) and _of_one_thing(best, own, row, other):
            return sorted((best, row), key=lambda one: authority(one.clause.document))
    return []


def _stated(ask: Ask, row: Scored, weigh: Weigh) -> list[Figure]:
    """The figures of a rule's sentence that answer what is asked; none where that is doubtful."""
    text = row.sentence.text
    if not is_rule(row.clause.document) or weigh(text) < _SHARED:
        return []
    told = [figure for figure in figures(text) if figure.unit in units_asked(ask.text)]
    if not 0 < len(told) <= _AT_MOST:
        return []
    return [figure for figure in told if weigh(_around(text, figure)) > 0]


def _differ(own: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether both count in one unit, and no amount stands in both."""
    units = {figure.unit for figure in own} & {figure.unit for figure in other}
    amounts = [
        {(one.low, one.high, one.unit) for one in side if one.unit in units}
        for side in (own, other)
    ]
    return bool(units) and not amounts[0] & amounts[1]


def _of_one_thing(
    best: Scored, own: Sequence[Figure], row: Scored, other: Sequence[Figure]
) -> bool:
    """Whether the words between the same commas as the figures are much the same."""
    left, right = _pairs(best.sentence.text, own), _pairs(row.sentence.text, other)
    return len(left & right) >= max(1, _SAME * min(len(left), len(right)))


def _pairs(text: str, told: Sequence[Figure]) -> set[str]:
    words = squeeze("".join(_around(text, f).replace(text[f.start : f.end], "") for f in told))
    return {words[at : at + 2] for at in range(len(words) - 1)}


def _around(text: str, figure: Figure) -> str:
    return next(
        found.group()
        for found in _SEGMENT.finditer(text)
        if found.start() <= figure.start < found.end()
    )
