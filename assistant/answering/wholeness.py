"""Whether what is left of a model's answer still answers, measured by the plain draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.answering.question import Ask, holds_count, holds_procedure
from assistant.domain import Draft, ParsedDocument, Quote, Statement
from assistant.text import squeeze

_HELD = 0.5  # share of an item's pairs of characters that the answer has to hold
_STEPS = 2 / 3  # share of the sentences of a procedure that are no numbered items
_SHORTEST = 2  # characters of an item
_NUMBER = re.compile(r"\d+|[一二两三四五六七八九十百千万]+(?=[个名人次天年月日周元岁票种项])")
_ITEM = re.compile(
    r"(?:^|[。；;\s])(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[①-⑳]|[一二三四五六七八九]是)\s*$"
)

NOTHING = "模型写的话没有一句能作为结论，下面改用逐句摘自资料库的原文。"
NO_FIGURE = "模型没有写出有依据的数字，下面改用逐句摘自资料库的原文。"
NOT_WHOLE = "模型没有把各项列全，下面改用逐句摘自资料库的原文。"
PART_MISSING = "模型没有把几问都答到，下面改用逐句摘自资料库的原文。"

Contents = Callable[[str], ParsedDocument]


def shortfall(
    ask: Ask, plain: Draft, sections: Mapping[str, Sequence[Statement]], contents: Contents
) -> str:
    """What the answer falls short of, as users read it; empty when it answers."""
    concluded = sections.get("结论", ())
    if not concluded:
        return NOTHING
    if ask.wants_count and not any(holds_count(ask.text, one.text) for one in concluded):
        return NO_FIGURE
    told = [one for statements in sections.values() for one in statements]
    if any(not _answers(part, plain, told) for part in _parts(plain)):
        return PART_MISSING
    if (ask.wants_list or ask.wants_steps) and not _lists_all(ask, plain, told, contents):
        return NOT_WHOLE
    return ""


def _parts(plain: Draft) -> list[str]:
    return list(dict.fromkeys(one.part for one in _statements(plain) if one.part))


def _answers(part: str, plain: Draft, told: Sequence[Statement]) -> bool:
    """Whether a sentence rests on a passage that the plain draft answers the part from."""
    passages = {
        quote.passage.id for one in _statements(plain) if one.part == part for quote in one.quotes
    }
    return any(quote.passage.id in passages for one in told for quote in one.quotes)


def _lists_all(ask: Ask, plain: Draft, told: Sequence[Statement], contents: Contents) -> bool:
    """Whether no numbered item is missing, and of a procedure without numbers few sentences are."""
    said = "".join(squeeze(one.text) for one in told)
    pairs, numbers = _pairs(said), set(_NUMBER.findall(said))
    listed = [one for one in _statements(plain, "怎么做", "依据", "结论") if one.quotes]
    items = [one for one in listed if _is_item(one.quotes[0], contents)]
    held = [one for one in items if _holds(pairs, numbers, one.text)]
    if items:
        return len(held) == len(items)
    steps = [one for one in listed if holds_procedure(one.text)] if ask.wants_steps else []
    kept = [one for one in steps if _holds(pairs, numbers, one.text)]
    return len(kept) >= _STEPS * len(steps)


def _is_item(quote: Quote, contents: Contents) -> bool:
    text = contents(quote.document.id).text
    return bool(_ITEM.search(text[max(0, quote.start - 8) : quote.start]))


def _holds(pairs: set[str], numbers: set[str], item: str) -> bool:
    plain = squeeze(item)
    wanted = _pairs(plain)
    figures = set(_NUMBER.findall(plain))
    few = len(plain) < _SHORTEST or len(wanted & pairs) >= _HELD * len(wanted)
    return few and figures <= numbers


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _statements(draft: Draft, *titles: str) -> list[Statement]:
    return [
        statement
        for section in draft.sections
        if not titles or section.title in titles
        for statement in section.statements
    ]
