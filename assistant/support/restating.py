"""Whether other words for a rule say what it says: no less, no more, of the same people."""

from __future__ import annotations

from assistant.support.bodies import actor, parties
from assistant.support.force import Force, force
from assistant.support.losing import loses
from assistant.support.segments import sentences

_ACTS = {"由", "经"}  # what stands before those who do something


def restates(original: str, text: str) -> bool:
    """Whether neither leaves out what the other says, the same act, and a duty stays one.

    Stricter than `loses`: a step may drop 应当 and name who acts, what is told as a rule may not.
    """
    if loses(original, text) or loses(text, original):
        return False
    return _acting(text) <= _acting(original) and _is_duty(original) <= _is_duty(text)


def _acting(text: str) -> frozenset[str]:
    """The bodies and persons that do something in it: before the act, or behind 由 and 经."""
    found: set[str] = set()
    for segment in (part for one in sentences(text) for part in one.segments):
        first = actor(segment.words)
        found.update(first.bodies if first else ())
        for party in parties(segment.words):
            found.update(party.bodies if party.role in _ACTS else ())
    return frozenset(found)


def _is_duty(text: str) -> bool:
    return any(
        force(part.text) is Force.DEMANDS for one in sentences(text) for part in one.segments
    )
