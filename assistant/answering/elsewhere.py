"""What a digest tells of one place stands back where the question names no place.

A digest of national rules also tells how one province or city goes about it. Rules themselves are
not touched: whoever put those of a province into the library works there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.boundaries import places
from assistant.domain import Document, Hit, Kind
from assistant.text import squeeze

_BACK = 0.8  # of its score
_MOST = 0.5  # share of the lines of a passage
_LOCAL = re.compile(
    r"(?P<named>[\u4e00-\u9fff]{2})（仅适用于|仅适用于(?P<place>[\u4e00-\u9fff]{2})"
)
_NUMBER = re.compile(r"^\d+[.．]\s*")
_BEGINNING = 4  # characters: 贵州要求


def standing_back(asked: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, best first, with those about a place lowered that the question does not name.

    `asked`: the question in all its wordings. It may also name the text of the place by its 文号.
    """
    lowered = [
        replace(hit, score=_BACK * hit.score) if _holds_elsewhere(asked, hit) else hit
        for hit in hits
    ]
    return sorted(lowered, key=lambda hit: -hit.score)


def is_elsewhere(asked: str, document: Document, line: str) -> bool:
    """Whether a line of a digest is about a place that is not asked about."""
    named = places_of(line) if document.kind is Kind.DIGEST else set()
    return any(place not in asked for place in named) and not _names_text(asked, document)


def _holds_elsewhere(asked: str, hit: Hit) -> bool:
    """Whether most lines of the passage are about one place that the question does not name."""
    if hit.document.kind is not Kind.DIGEST or _names_text(asked, hit.document):
        return False
    lines = [line for line in hit.passage.text.splitlines() if line and not line.startswith("#")]
    named = [places_of(line) for line in lines]
    local = [found for found in named if found and all(place not in asked for place in found)]
    return len(local) > _MOST * len(lines)


def places_of(line: str) -> set[str]:
    """The places that a line of a digest says it is about: at its beginning, or with 仅适用于."""
    marked = {found["named"] or found["place"] for found in _LOCAL.finditer(line)}
    begins = places(_NUMBER.sub("", line)[:_BEGINNING])
    return begins | {place for place in marked if not place.startswith("该")}


def _names_text(asked: str, document: Document) -> bool:
    numbers = [one.number for one in document.sources if one.number]
    return any(squeeze(number) in squeeze(asked) for number in numbers)
