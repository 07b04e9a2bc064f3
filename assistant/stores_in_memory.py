"""Fakes of the stores of visits and of the item bank: what is kept lasts as long as the object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from assistant.item_bank import BankItem, KeptPaper, Results, WrongItem
from assistant.visits import KeptProfile

_T = TypeVar("_T")
ItemChange = Callable[[Mapping[str, BankItem]], Mapping[str, BankItem | None]]
WrongChange = Callable[[Mapping[str, WrongItem]], Mapping[str, WrongItem | None]]


class InMemoryProfiles:
    """A `ProfileStore` without a disk."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], KeptProfile] = {}

    def all(self) -> list[KeptProfile]:
        """All of them, by name and area."""
        return [self._kept[key] for key in sorted(self._kept)]

    def named(self, name: str) -> list[KeptProfile]:
        """Those of that whole name."""
        return [one for key, one in sorted(self._kept.items()) if key[0] == name]

    def change(
        self, name: str, to: Callable[[Sequence[KeptProfile]], Sequence[KeptProfile]]
    ) -> None:
        """Keep what `to` makes of those of that name in their place."""
        new = {(name, one.profile.area or ""): one for one in to(self.named(name))}
        self._kept = {key: one for key, one in self._kept.items() if key[0] != name} | new

    def forget(self, name: str, area: str | None) -> bool:
        """Delete the one that is meant; whether there was one."""
        meant = [key for key in self._kept if key[0] == name and area in (None, key[1])]
        if len(meant) == 1:
            del self._kept[meant[0]]
        return len(meant) == 1


class InMemoryBank:
    """An `ItemStore`, `PaperStore`, `ResultStore` and `WrongAnswerStore` without a disk."""

    def __init__(self) -> None:
        self._items: dict[str, BankItem] = {}
        self._papers: dict[str, KeptPaper] = {}
        self._results: dict[str, Results] = {}
        self._wrong: dict[str, dict[str, WrongItem]] = defaultdict(dict)

    def items(self) -> dict[str, BankItem]:
        """All items by their ids."""
        return dict(sorted(self._items.items()))

    def change(self, to: ItemChange) -> None:
        """Keep what `to` makes of the items; None deletes."""
        _take(self._items, to(self.items()))

    def papers(self) -> list[KeptPaper]:
        """All papers, latest first."""
        return sorted(
            sorted(self._papers.values(), key=lambda one: one.id),
            key=lambda one: one.made,
            reverse=True,
        )

    def keep_papers(self, papers: Sequence[KeptPaper]) -> None:
        """Keep papers; one that is kept already stays."""
        for one in papers:
            self._papers.setdefault(one.id, one)

    def results(self) -> list[Results]:
        """All results, oldest first."""
        return sorted(self._results.values(), key=lambda one: (one.day, one.id))

    def keep_results(self, results: Results) -> bool:
        """Keep results, unless they are kept already; whether they were new."""
        new = results.id not in self._results
        self._results.setdefault(results.id, results)
        return new

    def wrong(self, learner: str) -> dict[str, WrongItem]:
        """The wrong-answer book of a learner by item."""
        return dict(sorted(self._wrong.get(learner, {}).items()))

    def change_wrong(self, learner: str, to: WrongChange) -> None:
        """Keep what `to` makes of the book; None takes an item out of it."""
        _take(self._wrong[learner], to(self.wrong(learner)))


def _take(kept: dict[str, _T], changes: Mapping[str, _T | None]) -> None:
    for id, one in changes.items():
        if one is None:
            kept.pop(id, None)
        else:
            kept[id] = one
