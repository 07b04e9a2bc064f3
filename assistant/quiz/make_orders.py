"""Items on the order of steps: 个人自评→党员互评→民主测评."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.quiz.building import Workshop, ordered
from assistant.quiz.claims import Claim
from assistant.quiz.enumerations import enumerations
from assistant.quiz.wording import stem
from assistant.quiz_items import GAP, Item

_ORDER = re.compile(r"程序|步骤|依次|顺序|先后|手续|[三四五]步")
_THEN = re.compile(
    r"先(?P<a>[^，。；]{4,24})，?(?:再|然后)(?P<b>[^，。；]{4,24})，?(?:再|最后|然后)(?P<c>[^，。；]{4,24})$"
)
_LEAST = 3


def order_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """Which order of the steps is right."""
    for one in enumerations(claim.text):
        before = claim.text[: one.start]
        if _ORDER.search(before) and one.closed:
            made = _asked(shop, claim, before.rstrip("：:"), list(one.members[:4]))
            if made:
                yield made
    found = _THEN.search(claim.text)
    if found and found.start() > 4:
        steps = [found.span(name) for name in ("a", "b", "c")]
        made = _asked(shop, claim, claim.text[: found.start()].rstrip("，：:"), steps)
        if made:
            yield made


def _asked(shop: Workshop, claim: Claim, lead: str, steps: list[tuple[int, int]]) -> Item | None:
    if len(steps) < _LEAST:
        return None
    lead = re.sub(r"(?:，)?(?:是|为|包括|有|按照|按|依次|通过)*$", "", lead)
    named = re.search(r"(?:程序|步骤|顺序|手续)$", lead)
    link = "，按先后排列正确的是" if named else "，下列先后顺序正确的是"
    words = stem(claim, f"{lead}{link}{GAP}")
    return ordered(shop, claim, words, steps)
