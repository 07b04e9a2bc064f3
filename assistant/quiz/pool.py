"""All items that a library yields: every maker over every sentence, then every validator."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from assistant.quiz.askable import LONGEST
from assistant.quiz.building import Workshop
from assistant.quiz.knowledge import Knowledge
from assistant.quiz.make_bodies import body_items
from assistant.quiz.make_conditions import ConditionMaker
from assistant.quiz.make_definitions import DefinitionMaker
from assistant.quiz.make_forces import force_items, plain_statements
from assistant.quiz.make_lists import ListMaker
from assistant.quiz.make_members import MemberMaker
from assistant.quiz.make_numbers import number_items, period_items
from assistant.quiz.make_objects import object_items
from assistant.quiz.make_orders import order_items
from assistant.quiz.make_statements import StatementMaker
from assistant.quiz.make_terms import term_items
from assistant.quiz.reading import Stated
from assistant.quiz.validators import faults
from assistant.quiz_items import Item


class ItemPool:
    """The items of what a library states; with the same seed always the same ones."""

    def __init__(self, stated: Stated) -> None:
        self._stated = stated
        self._knowledge = Knowledge(stated.claims)
        members = MemberMaker(stated.claims)
        self._makers = (
            number_items,
            period_items,
            body_items,
            members.items,
            ConditionMaker(stated.claims).items,
            DefinitionMaker(stated.claims).items,
            order_items,
            term_items,
            force_items,
            members.inner,
            object_items,
        )
        self._makers_of_lists = (members.whole,)
        self._lists = ListMaker(stated.lists)

    def items(self, seed: int, documents: frozenset[str]) -> list[Item]:
        """The valid items on the documents with these ids, each question once."""
        found: dict[str, Item] = {}
        for item in self._made(seed, documents):
            if item.id not in found and not faults(item):
                found[item.id] = item
        asked = [one for one in self._stated.asked if one.document.id in documents]
        made = list(found.values())
        statements = StatementMaker(asked, made, self._stated.texts)
        rest = (*statements.items(self._knowledge, seed), *plain_statements(asked, made))
        for item in rest:
            if item.id not in found and not faults(item):
                found[item.id] = item
        return list(found.values())

    def _made(self, seed: int, documents: frozenset[str]) -> Iterator[Item]:
        for claim in self._stated.asked:
            if claim.document.id in documents:
                # Chance depends on the sentence alone, so that other documents change nothing.
                shop = Workshop(self._knowledge, Random(f"{seed}:{claim.key}"))
                whole = len(claim.text) <= LONGEST
                for maker in self._makers if whole else self._makers_of_lists:
                    yield from maker(shop, claim)
        for one in self._stated.lists:
            if one.whole.document.id in documents:
                shop = Workshop(self._knowledge, Random(f"{seed}:{one.whole.key}"))
                yield from self._lists.items(shop, one)
