"""Which items are near to the work of a party branch, and which are rather for others.

A rule also lays down what provinces, ministries and courts have to do, and a library holds law that
touches on party work only in passing. Such items are right, but on a paper for those who run a
branch they stand in the place of something that these need. So they come only where there is not
enough else, or where their topic or document was asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.quiz_items import Item, QuizRequest

_PLENTY = 40  # near items of one kind, beside which no far one is wanted
# Who is told to do something stands at the beginning, or behind 由.
_HIGH_BODIES = re.compile(
    r"(?:^[^，。；]{0,12}|由)(?:省级|省、|省（|自治区|直辖市|中央组织部|中央和国家机关|中央纪委|上缴中央"
    r"|国务院|各级(?:人民)?政府|人民政府|人民法院|行政部门|地方各级|市（地|地市级|(?:全国|各级|地方)总工会)"
)
_OF_PARTY = re.compile(r"党")


def near_only(items: Sequence[Item], request: QuizRequest) -> list[Item]:
    """The items without those that are far from a branch's work, unless these were asked for."""
    named = request.documents or request.topics
    return [item for item in items if named or not far(item)]


def near_enough(items: Sequence[Item], request: QuizRequest) -> list[Item]:
    """The same, with the far ones of each kind of which there are few others."""
    near = Counter(item.kind for item in near_only(items, request))
    kept = {item.id for item in near_only(items, request)}
    return [item for item in items if item.id in kept or near[item.kind] < _PLENTY]


def far(item: Item) -> bool:
    """Whether it is on other law than the party's, or on what bodies far above a branch do."""
    quote = item.citation.quote
    of_party = _OF_PARTY.search(item.clause) or _OF_PARTY.search(quote)
    return not of_party or bool(_HIGH_BODIES.search(quote))
