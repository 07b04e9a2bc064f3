"""What a platform shows with an answered item: why, and where it stands."""

from __future__ import annotations

from assistant.export.paper_words import source_words
from assistant.quiz_items import Item, ItemKind

_LONGEST_NAME = 24  # characters of a stem in the name of an item


def short_name(number: int, item: Item) -> str:
    """A name to find an item by in a list: 003 单选 党员的预备期."""
    return f"{number:03} {item.kind.label} {item.stem[:_LONGEST_NAME]}"


def feedback(item: Item) -> str:
    """Explanation, source and its words; of 简答 the points before them."""
    points = f"评分要点：{item.key_text}　" if item.kind is ItemKind.SHORT else ""
    why = f"解析：{item.explanation}　" if item.explanation else ""
    return f"{points}{why}出处：{source_words(item)}　原文：“{item.evidence}”"
