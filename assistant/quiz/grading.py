"""Answers to items, marked: letters, 对错, written words, and 简答 by the points of its key."""

from __future__ import annotations

import re

from assistant.quiz.answer_forms import comparison_form
from assistant.quiz_items import LETTERS, RIGHT, WRONG, Item, ItemKind
from assistant.quiz_scoring import Mark, MultipleRule
from assistant.text import squeeze

_YES = {"对", "正确", "√", "✓", "✔", "是", "t", "true", "y", "yes", "a"}
_NO = {"错", "错误", "×", "✗", "✘", "x", "否", "不对", "不正确", "f", "false", "n", "no", "b"}
_BETWEEN = re.compile(r"[；;|\n]+")
_FIGURE = re.compile(r"\d+")
_NEGATION = re.compile(r"[不未无非]")
_HIT = 0.7  # of the pairs of characters of a point that an answer must hold
_HALF = 0.5


def grade(item: Item, given: str, rule: MultipleRule = MultipleRule.ALL) -> Mark:
    """The mark of an answer as it was typed; an empty one gives nothing."""
    match item.kind:
        case ItemKind.SINGLE | ItemKind.MULTIPLE:
            return _chosen(item, given, rule)
        case ItemKind.JUDGE:
            meant = judged(given)
            return Mark(float(meant == item.key[0]), meant)
        case ItemKind.BLANK:
            return _blanks(item, given)
    return _points(item, given)


def judged(given: str) -> str:
    """`RIGHT` or `WRONG`, however it was written; empty where it is neither."""
    word = given.strip().lower().rstrip("。.")
    return RIGHT if word in _YES else WRONG if word in _NO else ""


def chosen_letters(item: Item, given: str) -> str:
    """The letters that were chosen, in order: of `c、a`, of the text of an option; else empty."""
    words = squeeze(given)
    by_text = [
        letter
        for letter, one in zip(LETTERS, item.options, strict=False)
        if squeeze(one.text) == words
    ]
    if by_text:
        return by_text[0]
    allowed = LETTERS[: len(item.options)]
    letters = words.upper()
    if not letters or any(one not in allowed for one in letters):
        return ""
    return "".join(sorted(set(letters)))


def _chosen(item: Item, given: str, rule: MultipleRule) -> Mark:
    letters = chosen_letters(item, given)
    key = set(item.key_text)
    chosen = set(letters)
    if chosen == key:
        return Mark(1, letters)
    if item.kind is ItemKind.SINGLE or rule is MultipleRule.ALL or not chosen or chosen - key:
        return Mark(0, letters)
    return Mark(len(chosen) / len(key) if rule is MultipleRule.SHARE else _HALF, letters)


def _blanks(item: Item, given: str) -> Mark:
    """Each blank gives its share; blanks are parted by ；or |, and one blank takes all there is."""
    parts = [given] if len(item.key) == 1 else _BETWEEN.split(given)
    parts = [one.strip() for one in parts][: len(item.key)]
    hits = tuple(
        bool(one) and comparison_form(one) == comparison_form(key)
        for key, one in zip(item.key, parts + [""] * (len(item.key) - len(parts)), strict=True)
    )
    return Mark(sum(hits) / len(hits), "；".join(parts), hits)


def _points(item: Item, given: str) -> Mark:
    """简答: which points of the key the answer makes; to be looked over by a trainer."""
    answer = comparison_form(given)
    hits = tuple(_made(comparison_form(point), answer) for point in item.key)
    return Mark(sum(hits) / len(hits), given.strip(), hits, by_hand=True)


def _made(point: str, answer: str) -> bool:
    """Whether an answer makes a point: most of its words, every figure, and no 不 more or less."""
    if not point or point in answer:
        return bool(point)
    if not set(_FIGURE.findall(point)) <= set(_FIGURE.findall(answer)):
        return False
    if _NEGATION.search(point) and not _NEGATION.search(answer):
        return False
    pairs = {point[at : at + 2] for at in range(len(point) - 1)} or {point}
    return sum(pair in answer for pair in pairs) / len(pairs) >= _HIT
