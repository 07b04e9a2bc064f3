"""A paper that was kept, as it can be taken again: the same items, the same orders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.item_bank import BankItem, KeptPaper, KeptQuestion
from assistant.papers import Paper, PaperSection
from assistant.quiz_items import Item, ItemKind


def paper_again(kept: KeptPaper, bank: Mapping[str, BankItem]) -> Paper:
    """The paper on the text of today; items whose evidence fell are left out."""
    sections: dict[ItemKind, tuple[float, list[Item]]] = {}
    for question in kept.questions:
        found = bank.get(question.item_id)
        if found is None or found.flag:
            continue
        item = _in_order(found.item, question)
        sections.setdefault(item.kind, (question.points, []))[1].append(item)
    made = tuple(
        PaperSection(kind, sections[kind][0], tuple(sections[kind][1]))
        for kind in ItemKind
        if kind in sections
    )
    return Paper(kept.title, made, version=kept.version)


def _in_order(item: Item, question: KeptQuestion) -> Item:
    """The item with its options as the paper had them."""
    places = {text: place for place, text in enumerate(question.options)}
    last = len(places)
    options = sorted(item.options, key=lambda one: places.get(one.text, last))
    return replace(item, options=tuple(options))
