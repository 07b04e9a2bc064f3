"""Items for a request out of all that there are: spread over kinds, matters and documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from random import Random

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


def selected(
    items: Sequence[Item], count: int, seed: int, avoid: Iterable[str] = ()
) -> tuple[list[Item], int]:
    """Up to `count` items; and how many of them share their sentence with another one.

    Each sentence is asked about once, and no stem is nearly that of another, as long as there are
    such items; only then a sentence is asked about again, at another place.
    """
    chooser = _Chooser(items, seed, avoid)
    strict = chooser.take(count, again=False)
    more = chooser.take(count - len(strict), again=True) if len(strict) < count else []
    order = {kind: at for at, kind in enumerate(ItemKind)}
    return sorted([*strict, *more], key=lambda item: order[item.kind]), len(more)


class _Chooser:
    def __init__(self, items: Sequence[Item], seed: int, avoid: Iterable[str]) -> None:
        self._waiting = _by_kind(items, Random(seed))
        self._stems = Stems(avoid)
        self._used: dict[str, list[Item]] = defaultdict(list)
        self._taken: Counter[ItemKind] = Counter()
        self._right = 0  # right statements less wrong ones

    def take(self, count: int, again: bool) -> list[Item]:
        """The next items; `again`: also such as share their sentence with one that was taken."""
        waiting = {kind: list(rows) for kind, rows in self._waiting.items()}
        taken: list[Item] = []
        while len(taken) < count and any(waiting.values()):
            kind = min((k for k in waiting if waiting[k]), key=self._filled)
            item = self._next(waiting[kind], again)
            if item is not None:
                taken.append(item)
        return taken

    def _filled(self, kind: ItemKind) -> float:
        return self._taken[kind] / _SHARES[kind]

    def _next(self, rows: list[Item], again: bool) -> Item | None:
        """The first item of the rows that fits; what does not is thrown away."""
        passed: list[Item] = []
        while rows:
            item = rows.pop(0)
            if self._leans(item) and any(not self._leans(one) for one in rows):
                passed.append(item)
                continue
            if self._fits(item, again):
                rows[:0] = passed
                self._remember(item)
                return item
        if passed:
            rows[:0] = passed
            item = rows.pop(0)
            if self._fits(item, again):
                self._remember(item)
                return item
        return None

    def _leans(self, item: Item) -> bool:
        """Whether one more such 判断 item would put right and wrong out of balance."""
        if item.kind is not ItemKind.JUDGE:
            return False
        return self._right > 0 if item.key == (RIGHT,) else self._right < 0

    def _fits(self, item: Item, again: bool) -> bool:
        same = [
            one
            for one in self._used[item.document_id]
            if one.citation.start < item.citation.end and item.citation.start < one.citation.end
        ]
        if not again:
            return not same and not self._stems.near(item.stem)
        return bool(same) and not any(_alike(item, one) for one in same)

    def _remember(self, item: Item) -> None:
        self._used[item.document_id].append(item)
        self._stems.add(item.stem)
        self._taken[item.kind] += 1
        if item.kind is ItemKind.JUDGE:
            self._right += 1 if item.key == (RIGHT,) else -1


def _alike(item: Item, other: Item) -> bool:
    """Whether two items on one sentence are of one kind, or ask for the same words of it."""
    if item.kind is other.kind:
        return True
    if Aim.CLAUSE in (item.aim, other.aim):
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
