"""Other words for what is said to an owner (政策要点), through the gate; the rest of a pack stays.

Only points with citations are worded anew. Advice and questions rest on no clause, so that nothing
could tell whether other words for them are right. Nothing of the profile is in a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.protocols import Proposals
from assistant.setup_guide import SetupPoint
from assistant.text import squeeze
from assistant.visit_pack import VisitPack
from assistant.wording_gate import passed, quotes_of, restates_rule

TOPIC = "走访企业时要讲的政策要点"
_LONGER = 1.5  # times as long as the point: more would be added, not worded anew


def points_said(pack: VisitPack) -> tuple[SetupPoint, ...]:
    """The points of all talks, each once."""
    return tuple(dict.fromkeys(point for talk in pack.talks for point in talk.points))


def reworded_talks(
    pack: VisitPack, points: Sequence[SetupPoint], proposals: Proposals, model: str
) -> VisitPack:
    """The pack with the proposed words that pass for these points; it tells how many did."""

    def passes(at: int, text: str) -> bool:
        point = points[at]
        if len(squeeze(text)) > _LONGER * len(squeeze(point.text)):
            return False
        return restates_rule(text, point.text, quotes_of(point.citations, pack.citations))

    found, work = passed([point.text for point in points], proposals, model, passes)
    other = {points[at]: replace(points[at], text=_unended(text)) for at, text in found.items()}
    talks = tuple(
        replace(talk, points=tuple(other.get(point, point) for point in talk.points))
        for talk in pack.talks
    )
    return replace(pack, talks=talks, wording=work)


def _unended(text: str) -> str:
    """Without the full stop, for the source is put in brackets behind it."""
    return text.rstrip("。；; ")
