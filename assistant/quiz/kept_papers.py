"""Papers to what is kept of them, and back: to print or to take an earlier one again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby

from assistant.item_bank import BankItem, KeptPaper, KeptQuestion
from assistant.papers import Paper, PaperSection
from assistant.quiz_items import Item


def to_keep(paper: Paper, plan: str, made: date) -> KeptPaper:
    """What is kept of a paper; its items are kept in the bank."""
    questions = tuple(
        KeptQuestion(item.id, section.points, tuple(one.text for one in item.options))
        for _, section, item in paper.numbered()
    )
    return KeptPaper(
        paper.id, paper.title, paper.version, made, questions, plan, paper.minutes, paper.seed
    )


def reopened(kept: KeptPaper, items: Mapping[str, BankItem]) -> Paper:
    """The paper as it was, of the items of the bank; those that are gone are left out."""
    asked = [
        (one, _as_printed(one, items[one.item_id].item))
        for one in kept.questions
        if one.item_id in items
    ]
    sections = tuple(
        PaperSection(kind, pairs[0][0].points, tuple(item for _, item in pairs))
        for kind, group in groupby(asked, key=lambda pair: pair[1].kind)
        if (pairs := list(group))
    )
    return Paper(kept.title, sections, kept.minutes, kept.version, kept.seed)


def _as_printed(question: KeptQuestion, item: Item) -> Item:
    """The item with its options in the order of that paper."""
    known = {one.text: one for one in item.options}
    if set(known) != set(question.options):
        return item
    return replace(item, options=tuple(known[text] for text in question.options))
