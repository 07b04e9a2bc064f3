"""What other words for a stem have to keep; the gap with the key in it is what can be held.

With its key in the gap a stem is a statement, and the gate of answers can tell whether the evidence
bears it out. So it is held both ways: it loses nothing of the stem as it was made, and brings
nothing in. With a wrong option in the gap, or the keys in another order, the gate should stop it;
where it does not, as with terms that are taken for each other, the stretch around the gap has to
stay word for word, so that the wrong option is as wrong as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from assistant.domain import Quote
from assistant.quiz.building import ARROW
from assistant.quiz.validators import faults
from assistant.quiz.wording import matter, named
from assistant.quiz_items import GAP, Item, ItemKind
from assistant.quiz_meaning import meaning
from assistant.support.cited import borne_out
from assistant.wording_gate import restates_rule

_ASKS = re.compile(r"下列|以下|上述|哪些|？")  # no statement, whatever is put into the gap
_STRETCH = re.compile(r"[，。；：,;:]")
_MOST_GAPS = 4  # of which every order is tried
_SHORTEST_KEY = 2  # characters from which a key that stands in a stem is told by it


def can_be_worded(item: Item) -> bool:
    """Whether other words for its stem could be held against the evidence.

    判断 are left alone: those that hold are literal, and others would be known by their words.
    简答 and some 多选 ask, so that no gap makes a statement of them.
    """
    return GAP in item.stem and not _ASKS.search(matter(item.stem))


def may_stand(item: Item, made: Item) -> bool:
    """Whether the item with other words in its stem, `made`, may be handed out for the item."""
    if made.stem.count(GAP) != item.stem.count(GAP) or faults(made) or _gives_away(item, made):
        return False
    before, after = _stated(item, _key(item)), _stated(made, _key(made))
    quotes = [_quote(item)]
    if not restates_rule(after, before, quotes):
        return False
    wrong = (_stated(made, words) for words in _wrong(item))
    untold = any(borne_out(one, quotes, earlier=True) for one in wrong)
    return not untold or all(one in made.stem for one in _around_gaps(item.stem))


def _gives_away(item: Item, made: Item) -> bool:
    """Whether the new words tell a part of the key, or an option, that the old ones do not."""
    old, new = meaning(matter(item.stem)), meaning(matter(made.stem))
    told = (meaning(words) for words in (*item.key, *(one.text for one in item.options)))
    return any(len(one) >= _SHORTEST_KEY and one in new and one not in old for one in told)


def _wrong(item: Item) -> Iterator[Sequence[str]]:
    """What else could be put into the gaps: a wrong option, or the keys in another order."""
    yield from ([one.text.replace(ARROW, "、")] for one in item.options if not one.right)
    if item.kind is ItemKind.BLANK and 1 < len(set(item.key)) <= _MOST_GAPS:
        yield from (order for order in permutations(item.key) if order != item.key)


def _around_gaps(stem: str) -> list[str]:
    """The stretches between commas that the gaps stand in."""
    return [one for one in _STRETCH.split(stem.removeprefix(named(stem))) if GAP in one]


def _key(item: Item) -> Sequence[str]:
    """What stands in each gap."""
    if item.kind is ItemKind.BLANK:
        return item.key
    return ["、".join(words.replace(ARROW, "、") for words in item.key)]


def _stated(item: Item, words: Sequence[str]) -> str:
    """The stem as a statement, without the rule that it names."""
    text = item.stem
    # All gaps first: a key that held one would be filled in turn.
    parts = text.split(GAP)
    filled = "".join(part + word for part, word in zip(parts, [*words, ""], strict=True))
    return matter(filled)


def _quote(item: Item) -> Quote:
    cited = item.citation
    return Quote(cited.passage, cited.document, cited.start, cited.end)
