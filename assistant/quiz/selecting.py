"""Items for a request out of all that there are: spread over kinds, matters and documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from random import Random

from assistant.quiz.judge_orders import irregular
from assistant.quiz.matters import Matters
from assistant.quiz.set_validators import Stems
from assistant.quiz_items import RIGHT, Aim, Item, ItemKind

# How a set is made up where nothing else is asked for.
_SHARES = {
    ItemKind.SINGLE: 0.35,
    ItemKind.MULTIPLE: 0.15,
    ItemKind.JUDGE: 0.25,
    ItemKind.BLANK: 0.15,
    ItemKind.SHORT: 0.10,
}


class Nearness(IntEnum):
    """How near an item may come to those already in the set; later ones only when needed."""

    NEW = 0  # a fact that no other item tells, and no stem that is nearly another
    OTHER_WORDS = 1  # another place of a sentence, or a stem like another that asks for other words
    OTHER_KIND = 2  # the same words asked for in another kind of item


def selected(
    items: Sequence[Item], count: int, seed: int, avoid: Sequence[str] = ()
) -> tuple[list[Item], int]:
    """Up to `count` items; and how many of them come near another one (see `Nearness`).

    As long as there are such items, each fact is asked about once, and no stem is nearly that
    of another; only then the same sentences are asked about again.
    """
    chooser = _Chooser(items, seed, avoid)
    found: list[Item] = []
    strict = 0
    for nearness in Nearness:
        found += chooser.take(count - len(found), nearness)
        strict = strict or len(found)
    order = {kind: at for at, kind in enumerate(ItemKind)}
    found.sort(key=lambda item: order[item.kind])
    # The letters of two papers with one seed differ, so that one is no key to the other.
    chance = Random(f"{seed}:{''.join(sorted(item.id for item in found))}")
    return irregular(_spread_keys(found, chance), chance), len(found) - strict


def _spread_keys(items: Sequence[Item], chance: Random) -> list[Item]:
    """The items with the keys of 单选 at each letter about as often."""
    places: list[int] = []
    spread = []
    for item in items:
        if item.kind is ItemKind.SINGLE:
            if not places:
                places = chance.sample(range(len(item.options)), len(item.options))
            item = _with_key_at(item, places.pop() % len(item.options))
        spread.append(item)
    return spread


def _with_key_at(item: Item, place: int) -> Item:
    options = [option for option in item.options if not option.right]
    options.insert(place, next(option for option in item.options if option.right))
    return replace(item, options=tuple(options))


class _Chooser:
    def __init__(self, items: Sequence[Item], seed: int, avoid: Sequence[str]) -> None:
        self._waiting = _by_kind(items, Random(seed))
        self._avoided = Stems(avoid)
        self._avoided_ids = frozenset(avoid)
        self._stems = Stems()
        self._matters = Matters()
        self._of_kind = {kind: Stems() for kind in ItemKind}
        self._used: dict[str, list[Item]] = defaultdict(list)
        self._taken: Counter[ItemKind] = Counter()
        self._right = 0  # right statements less wrong ones

    def take(self, count: int, nearness: Nearness) -> list[Item]:
        """The next items, as near to those that have been taken as may be."""
        waiting = {kind: list(rows) for kind, rows in self._waiting.items()}
        taken: list[Item] = []
        while len(taken) < count and any(waiting.values()):
            kind = min((k for k in waiting if waiting[k]), key=self._filled)
            item = self._next(waiting[kind], nearness)
            if item is not None:
                taken.append(item)
        return taken

    def _filled(self, kind: ItemKind) -> float:
        return self._taken[kind] / _SHARES[kind]

    def _next(self, rows: list[Item], nearness: Nearness) -> Item | None:
        """The first item of the rows that fits; what does not is thrown away."""
        passed: list[Item] = []
        while rows:
            item = rows.pop(0)
            if self._leans(item) and any(not self._leans(one) for one in rows):
                passed.append(item)
                continue
            if self._fits(item, nearness):
                rows[:0] = passed
                self._remember(item)
                return item
        if passed:
            rows[:0] = passed
            item = rows.pop(0)
            if self._fits(item, nearness):
                self._remember(item)
                return item
        return None

    def _leans(self, item: Item) -> bool:
        """Whether one more such 判断 item would put right and wrong out of balance."""
        if item.kind is not ItemKind.JUDGE:
            return False
        return self._right > 0 if item.key == (RIGHT,) else self._right < 0

    def _fits(self, item: Item, nearness: Nearness) -> bool:
        if item.id in self._avoided_ids or self._avoided.near(item.stem):
            return False
        same = [
            one
            for one in self._used[item.document_id]
            if one.citation.start < item.citation.end and item.citation.start < one.citation.end
        ]
        match nearness:
            case Nearness.NEW:
                near = self._stems.near(item.stem, item) or self._matters.told(item)
                return not same and not near
            case Nearness.OTHER_WORDS:
                return not self._stems.asks_same(item) and not any(_alike(item, o) for o in same)
        of_kind = [one for one in same if one.kind is item.kind]
        return (
            RIGHT not in item.key
            and not self._of_kind[item.kind].asks_same(item)
            and not any(_alike(item, one) for one in of_kind)
        )

    def _remember(self, item: Item) -> None:
        self._used[item.document_id].append(item)
        self._stems.add(item.stem, item)
        self._matters.add(item)
        self._of_kind[item.kind].add(item.stem, item)
        self._taken[item.kind] += 1
        if item.kind is ItemKind.JUDGE:
            self._right += 1 if item.key == (RIGHT,) else -1


def _alike(item: Item, other: Item) -> bool:
    """Whether two items on one sentence ask for the same words of it, or one just states it."""
    if item.kind is other.kind is ItemKind.SHORT or RIGHT in (*item.key, *other.key):
        return True
    if (item.aim is Aim.CLAUSE) is not (other.aim is Aim.CLAUSE):
        return False
    return any(a < d and c < b for a, b in item.spans for c, d in other.spans)


def _by_kind(items: Sequence[Item], chance: Random) -> dict[ItemKind, list[Item]]:
    """The items of each kind in an order in which documents and matters take turns."""
    groups: dict[ItemKind, dict[tuple[str, str], list[Item]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for item in sorted(items, key=lambda one: one.id):
        groups[item.kind][item.document_id, item.aim].append(item)
    return {
        kind: _in_turn(list(groups[kind].values()), chance) for kind in ItemKind if groups[kind]
    }


def _in_turn(groups: list[list[Item]], chance: Random) -> list[Item]:
    for group in groups:
        chance.shuffle(group)
    chance.shuffle(groups)
    longest = max(map(len, groups))
    return [group[at] for at in range(longest) for group in groups if at < len(group)]
