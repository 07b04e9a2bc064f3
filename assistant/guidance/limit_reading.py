"""The time limits in a text, sentence by sentence."""

from __future__ import annotations

import re

from assistant.guidance.amounts import amounts
from assistant.guidance.bounds import Bounded, bounded
from assistant.guidance.events import Event, event_of
from assistant.text import sentence_spans
from assistant.time_limits import TimeLimit

_REACH = 40  # characters before a limit in which 一般 speaks of it
_USUAL = re.compile(r"(?P<word>一般|原则上|通常)[^，。；]{0,12}$")


def limits_of(text: str) -> tuple[TimeLimit, ...]:
    """All limits in reading order, offsets into `text`.

    Left out: lengths of time that no word makes a limit, and thresholds (6个月以上的工程) whose
    beginning no known start names.
    """
    found: list[TimeLimit] = []
    earlier: tuple[Event, int] | None = None
    spans = sentence_spans(text)
    for number, (begin, end) in enumerate(spans):
        if earlier and not _goes_on(text, spans, number, found):
            earlier = None
        for amount in amounts(text[begin:end]):
            limit = bounded(text[begin:end], amount)
            if limit is None:
                continue
            moved = _moved(limit, begin)
            event = event_of(text, (begin, end), moved, earlier)
            if moved.condition and event.name is None:
                continue
            if event.words:
                earlier = event, moved.end
            found.append(_noun(text, begin, moved, event))
    return tuple(found)


def _goes_on(text: str, spans: list[tuple[int, int]], number: int, found: list[TimeLimit]) -> bool:
    """Whether the last limit stands in the sentence before this one, in the same paragraph."""
    before = spans[number - 1]
    return found[-1].start >= before[0] and "\n" not in text[before[1] : spans[number][0]]


def _moved(limit: Bounded, by: int) -> Bounded:
    return Bounded(
        limit.amount,
        limit.start + by,
        limit.end + by,
        limit.bound,
        limit.side,
        limit.condition,
    )


def _noun(text: str, sentence: int, limit: Bounded, event: Event) -> TimeLimit:
    usual = _USUAL.search(text, max(sentence, limit.start - _REACH), limit.end)
    return TimeLimit(
        words=text[limit.start : limit.end],
        start=limit.start,
        end=limit.end,
        amount=limit.amount.count,
        unit=limit.amount.unit,
        bound=limit.bound,
        side=limit.side,
        event=event.words,
        start_name=event.name,
        stated=event.stated,
        usual=usual["word"] if usual else "",
    )
