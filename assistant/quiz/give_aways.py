"""Whether what is printed of one item tells the key of another one in the same paper.

`Matters` keeps a fact from coming twice by what the evidence says; this looks at what a taker
reads: stems and statements on the one side, the words that are asked for on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.figures import figures
from assistant.quiz.claims import rule_named
from assistant.quiz.knowledge import overlap, pairs
from assistant.quiz.wording import matter
from assistant.quiz_items import Aim, Item, ItemKind
from assistant.quiz_meaning import meaning

# Shares of the smaller text's character pairs in common: of two statements of one thing; of a text
# that names the very words or the amount that another item asks for.
_SAME_STATEMENT, _SAME_MATTER, _SAME_MATTER_OF_AMOUNT = 0.6, 0.4, 0.25
_LEAST = 4  # pairs, below which a text says nothing
_MEMBERS = 2  # of a list that a text may not name together
_SET_WORDS = 4  # characters of a term or member that tells itself within one article
_ARTICLE = re.compile(r"第[^条、，]+条")
# Whom an amount is of, whatever the bound: 正式党员7人以上, 正式党员不足7人.
_BOUND = re.compile(
    r"([\u4e00-\u9fff]{4})(?<![不超达满在为少于])(?:人数)?(?:一般)?"
    r"(?:不足|不满|不超过|不少于|超过|达到|少于|满|在|为)?(\d+(?:\.\d+)?[^\W\d_次]|\d+(?:\.\d+)?[％%])"
)

Amounts = frozenset[tuple[str, float, float]]


@dataclass(frozen=True, slots=True)
class _Text:
    """Something that is printed or asked for, in comparison form."""

    words: str
    pairs: frozenset[str]
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class _Read:
    """An item as takers read it. `says`: printed statements; `about`: what its keys belong to.

    `keys`: what is asked for, word by word; `members`: whether several of them tell it.
    `judged`: statements that have to be told right or wrong. `bounds`: whose amounts its evidence
    tells; `asked_bounds`: those of them that are asked for.
    """

    says: tuple[_Text, ...]
    judged: tuple[frozenset[str], ...]
    keys: tuple[_Text, ...]
    about: frozenset[str]
    members: bool
    rule: str
    articles: frozenset[str]
    filled_in: bool
    bounds: frozenset[tuple[str, str]]
    asked_bounds: frozenset[tuple[str, str]]


class GiveAways:
    """The items of a paper so far; asked before another one comes to them."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._known: list[_Read] = []
        self._read: dict[str, _Read] = {}
        for one in items:
            self.add(one)

    def add(self, item: Item) -> None:
        """Take an item into the paper."""
        self._known.append(self._of(item))

    def between(self, item: Item) -> bool:
        """Whether the item tells the key of one that is there, or the other way round."""
        new = self._of(item)
        return any(_tells(one, new) or _tells(new, one) for one in self._known)

    def _of(self, item: Item) -> _Read:
        if item.id not in self._read:
            self._read[item.id] = _read(item)
        return self._read[item.id]


def giving_away(items: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Each item of a paper that tells the key of another, or has it told, with that other one."""
    read = [_read(one) for one in items]
    return [
        (items[a], items[b])
        for a in range(len(items))
        for b in range(len(items))
        if a != b and _tells(read[a], read[b])
    ]


def _tells(one: _Read, other: _Read) -> bool:
    return (
        _one_bound(one, other)
        or _names_term(one, other)
        or any(_tells_by(text, other) for text in one.says)
    )


def _one_bound(one: _Read, other: _Read) -> bool:
    """Whether one bound of a rule is asked for by an item and known by the other."""
    return one.rule == other.rule and bool(one.bounds & other.asked_bounds)


def _names_term(one: _Read, other: _Read) -> bool:
    """Whether a text names a set term that another item asks for: of one article, or to fill in.

    What is filled in can be copied from anywhere; among options it stands anyhow.
    """
    if one.rule != other.rule or not (other.filled_in or one.articles & other.articles):
        return False
    keys = [key for key in other.keys if len(key.words) >= _SET_WORDS and not key.amounts]
    return any(_names(text, key) for text in one.says for key in keys)


def _tells_by(text: _Text, other: _Read) -> bool:
    if any(_share(text.pairs, judged) >= _SAME_STATEMENT for judged in other.judged):
        return True
    near = _share(text.pairs, other.about)
    if not other.keys:
        return False
    if other.members:
        named = sum(_names(text, key) for key in other.keys)
        return named >= min(_MEMBERS, len(other.keys)) and near >= _SAME_MATTER_OF_AMOUNT
    return any(
        near >= (_SAME_MATTER_OF_AMOUNT if key.amounts else _SAME_MATTER) and _names(text, key)
        for key in other.keys
    )


def _names(text: _Text, key: _Text) -> bool:
    if key.amounts & text.amounts:
        return True
    if len(key.words) < 2 or key.words not in text.words:
        return False
    # 0.2 does not stand in 10.25: a numeral counts only where it is whole.
    edges = (r"(?<![\d点])" * key.words[0].isdigit(), r"(?![\d点])" * key.words[-1].isdigit())
    return not any(edges) or bool(
        re.search(f"{edges[0]}{re.escape(key.words)}{edges[1]}", text.words)
    )


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return overlap(one, other) if min(len(one), len(other)) >= _LEAST else 0.0


def _read(item: Item) -> _Read:
    quote, start = item.citation.quote, item.citation.start
    spans = [(left - start, right - start) for left, right in item.spans]
    statements = [_text(one.text) for one in item.options] if item.aim is Aim.CLAUSE else []
    asked = [] if item.aim is Aim.CLAUSE else [_text(quote[slice(*span)]) for span in spans]
    bounds = list(_BOUND.finditer(quote))
    around, at = "", 0
    for left, right in sorted(spans):
        around, at = around + quote[at:left], max(at, right)
    stem = _text(matter(item.stem))
    about = pairs(meaning(around + quote[at:]))
    judged = [one.pairs for one in statements]
    if item.kind is ItemKind.JUDGE:
        judged.append(stem.pairs)
    return _Read(
        tuple(statements or [stem]),
        tuple(judged),
        tuple(asked),
        about if len(about) >= _LEAST else stem.pairs,
        item.kind in (ItemKind.MULTIPLE, ItemKind.SHORT) or len(asked) > _MEMBERS,
        rule_named(item.clause),
        frozenset(_ARTICLE.findall(item.clause.rpartition("》")[2])),
        item.kind is ItemKind.BLANK,
        frozenset((found[1], found[2]) for found in bounds),
        frozenset((found[1], found[2]) for found in bounds if _within(found.span(2), spans)),
    )


def _within(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(left < span[1] and span[0] < right for left, right in spans)


def _text(words: str) -> _Text:
    amounts = frozenset((one.unit, one.low, one.high) for one in figures(words))
    plain = meaning(words)
    return _Text(plain, pairs(plain), amounts)
