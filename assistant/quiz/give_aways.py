"""Whether what is printed of one item tells the key of another one in the same paper.

`Matters` keeps a fact from coming twice by what the evidence says; this looks at what a taker
reads: stems and statements on the one side, the words that are asked for on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.figures import figures
from assistant.quiz.knowledge import overlap, pairs
from assistant.quiz.wording import matter
from assistant.quiz_items import Aim, Item, ItemKind
from assistant.quiz_meaning import meaning

# Shares of the smaller text's character pairs in common: of two statements of one thing; of a text
# that names the very words or the amount that another item asks for.
_SAME_STATEMENT, _SAME_MATTER, _SAME_MATTER_OF_AMOUNT = 0.6, 0.4, 0.25
_LEAST = 4  # pairs, below which a text says nothing
_MEMBERS = 2  # of a list that a text may not name together

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
    `judged`: statements that have to be told right or wrong.
    """

    says: tuple[_Text, ...]
    judged: tuple[frozenset[str], ...]
    keys: tuple[_Text, ...]
    about: frozenset[str]
    members: bool


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
    return any(_tells_by(text, other) for text in one.says)


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
    )


def _text(words: str) -> _Text:
    amounts = frozenset((one.unit, one.low, one.high) for one in figures(words))
    plain = meaning(words)
    return _Text(plain, pairs(plain), amounts)
