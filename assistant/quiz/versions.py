"""Versions of one paper (A卷, B卷): the same items, no two at the same place, options moved too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from assistant.papers import Paper, PaperSection
from assistant.quiz.judge_orders import irregular, regular
from assistant.quiz_items import Item, ItemKind, Option

_TRIES = 200


def ordered(paper: Paper, versions: Sequence[str]) -> tuple[Paper, ...]:
    """The paper in each version; the same seed gives the same orders."""
    orders = [
        _orders(section.items, len(versions), Random(_mark(paper, section)))
        for section in paper.sections
    ]
    return tuple(
        replace(
            paper,
            version=version,
            sections=tuple(
                _moved(section, order[place], Random(f"{_mark(paper, section)}/{version}"))
                for section, order in zip(paper.sections, orders, strict=True)
            ),
        )
        for place, version in enumerate(versions)
    )


def _mark(paper: Paper, section: PaperSection) -> str:
    """What chance hangs on: also on the items, so that of one seed no key fits two papers."""
    return f"{paper.seed}/{section.kind}/{''.join(sorted(one.id for one in section.items))}"


def _orders(items: Sequence[Item], versions: int, chance: Random) -> list[list[int]]:
    """An order of items for each version, in which no item keeps its place, nor a neighbour.

    Where there are too few items for that, orders are turned on, which still moves every item
    as long as there are as many items as versions. Right and wrong come in no pattern.
    """
    size = len(items)
    first = [items.index(one) for one in irregular(chance.sample(items, size), chance)]
    found = [first]
    for turn in range(1, versions):
        tries = (chance.sample(first, size) for _ in range(_TRIES))
        turned = first[turn % size :] + first[: turn % size] if size else []
        found.append(
            min([*tries, turned], key=lambda one: _badness(one, found, items)) if size else []
        )
    return found


def _badness(
    order: Sequence[int], others: Sequence[Sequence[int]], items: Sequence[Item]
) -> tuple[int, bool, int]:
    places, neighbours = _shared(order, others)
    return places, regular([items[at] for at in order]), neighbours


def _shared(order: Sequence[int], others: Sequence[Sequence[int]]) -> tuple[int, int]:
    """At how many places an order agrees with others, and how many neighbours they share."""
    pairs = set(zip(order, order[1:], strict=False))
    places = sum(a == b for other in others for a, b in zip(order, other, strict=True))
    neighbours = sum(len(pairs & set(zip(one, one[1:], strict=False))) for one in others)
    return places, neighbours


def _moved(section: PaperSection, order: Sequence[int], chance: Random) -> PaperSection:
    items = [section.items[place] for place in order]
    if section.kind is ItemKind.SINGLE:
        places = _key_places([len(item.options) for item in items], chance)
        items = [_at(item, place, chance) for item, place in zip(items, places, strict=True)]
    elif section.kind is ItemKind.MULTIPLE:
        items = [_options(item, chance.sample(item.options, len(item.options))) for item in items]
    return replace(section, items=tuple(items))


def _key_places(sizes: Sequence[int], chance: Random) -> list[int]:
    """Where the right option of each item goes: every letter about as often as any other."""
    places: list[int] = []
    rounds: dict[int, list[int]] = {}
    for size in sizes:
        if not rounds.get(size):
            rounds[size] = chance.sample(range(size), size)
        places.append(rounds[size].pop())
    return places


def _at(item: Item, place: int, chance: Random) -> Item:
    right = [one for one in item.options if one.right]
    wrong = [one for one in item.options if not one.right]
    chance.shuffle(wrong)
    return _options(item, [*wrong[:place], *right, *wrong[place:]])


def _options(item: Item, options: Sequence[Option]) -> Item:
    """The item with its options in another order; its key, and with it its id, stay."""
    return replace(item, options=tuple(options))
