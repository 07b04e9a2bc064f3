"""All that an item bank holds, to be carried from one folder into another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.item_bank import BankItem, KeptPaper, Results, WrongItem


@dataclass(frozen=True, slots=True)
class BankContents:
    """Items by their ids, papers, results, and the wrong-answer book of each learner."""

    items: Mapping[str, BankItem] = field(default_factory=dict)
    papers: tuple[KeptPaper, ...] = ()
    results: tuple[Results, ...] = ()
    wrong: Mapping[str, Mapping[str, WrongItem]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.items or self.papers or self.results or self.wrong)
