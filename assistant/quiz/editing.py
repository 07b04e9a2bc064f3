"""Changes that a trainer makes to an item, refused where the result would be no fair item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.errors import ItemFaulty
from assistant.item_bank import ItemEdit
from assistant.quiz_items import GAP, LETTERS, RIGHT, WRONG, Difficulty, Item, ItemKind, Option
from assistant.text import squeeze

_BETWEEN = re.compile(r"[；;|\n]")
_POINT = re.compile(r"^\s*[（(]\d+[）)]\s*")
_LEAST_OPTIONS = 2
_LEAST_RIGHT = 2  # of a 多选 item
_LONGEST = 2_000  # characters of a stem or an explanation


def edited(item: Item, edit: ItemEdit) -> Item:
    """The item as it was changed. Raises: ItemFaulty, saying what is wrong with the change."""
    if edit.empty:
        raise ItemFaulty("没有写要改什么，如 --stem 新题干、--key B、--explanation 新解析")
    stem = item.stem if edit.stem is None else edit.stem.strip()
    explanation = item.explanation if edit.explanation is None else edit.explanation.strip()
    if not stem or len(stem) > _LONGEST or len(explanation) > _LONGEST:
        raise ItemFaulty(f"题干不能空着，题干和解析都不能超过 {_LONGEST} 字")
    changed = replace(
        item,
        stem=stem,
        explanation=explanation,
        topic=item.topic if edit.topic is None else edit.topic.strip(),
        difficulty=_difficulty(item, edit.difficulty),
    )
    if edit.key is not None or edit.options is not None:
        changed = _keyed(changed, edit)
    _check(changed)
    return changed


def _difficulty(item: Item, word: str | None) -> Difficulty:
    if word is None:
        return item.difficulty
    if word not in set(Difficulty):
        raise ItemFaulty(f"难度“{word}”不认识，可用：{'、'.join(Difficulty)}")
    return Difficulty(word)


def _keyed(item: Item, edit: ItemEdit) -> Item:
    """The item with another key, other options, or both."""
    if not item.options:
        if edit.options is not None:
            raise ItemFaulty(f"{item.kind.label}题没有选项，改不了选项")
        key = _parts(item, edit.key or "")
        return replace(item, key=key, spans=_spans(item, key))
    texts = tuple(one.strip() for one in edit.options or [one.text for one in item.options])
    letters = item.key_text if edit.key is None else edit.key.strip().upper()
    strange = [one for one in letters if one not in LETTERS[: len(texts)]]
    if strange or not letters:
        raise ItemFaulty(f"答案“{letters}”不对，请写选项的字母，如 B 或 ACD")
    options = tuple(
        Option(text, letter in letters) for letter, text in zip(LETTERS, texts, strict=False)
    )
    if len(options) < len(texts):
        raise ItemFaulty(f"选项最多 {len(LETTERS)} 个")
    key = tuple(one.text for one in options if one.right)
    return replace(item, options=options, key=key, spans=_spans(item, key))


def _parts(item: Item, words: str) -> tuple[str, ...]:
    if item.kind is ItemKind.JUDGE:
        meant = {"对": RIGHT, "√": RIGHT, RIGHT: RIGHT, "错": WRONG, "×": WRONG, WRONG: WRONG}
        if words.strip() not in meant:
            raise ItemFaulty(f"判断题的答案写“{RIGHT}”或“{WRONG}”，不能写“{words.strip()}”")
        return (meant[words.strip()],)
    parts = (_POINT.sub("", one).strip().rstrip("。") for one in _BETWEEN.split(words))
    return tuple(one for one in parts if one)


def _spans(item: Item, key: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the parts of a key stand in the evidence; a key that is as it was keeps its spans.

    Raises: ItemFaulty for a part that the evidence does not hold.
    """
    known = dict(zip(item.key, item.spans, strict=False))
    if item.kind is ItemKind.JUDGE:
        return item.spans
    found = []
    for part in key:
        at = item.citation.quote.find(part)
        if part in known:
            found.append(known[part])
        elif at >= 0:
            start = item.citation.start + at
            found.append((start, start + len(part)))
        else:
            raise ItemFaulty(
                f"答案“{part}”在依据原文里没有，没有修改。原文：“{item.citation.quote}”"
            )
    return tuple(found)


def _check(item: Item) -> None:
    """What no item may be. Raises: ItemFaulty."""
    texts = [squeeze(one.text) for one in item.options]
    right = sum(one.right for one in item.options)
    if not item.key or not all(item.key):
        raise ItemFaulty("答案不能空着")
    if not all(texts) or len(set(texts)) < len(texts):
        raise ItemFaulty("选项不能空着，也不能有两个一样的")
    if item.options and len(texts) < _LEAST_OPTIONS:
        raise ItemFaulty(f"选项至少要有 {_LEAST_OPTIONS} 个")
    if item.kind is ItemKind.SINGLE and right != 1:
        raise ItemFaulty("单选题只能有一个正确选项")
    if item.kind is ItemKind.MULTIPLE and right < _LEAST_RIGHT:
        raise ItemFaulty(f"多选题至少要有 {_LEAST_RIGHT} 个正确选项")
    if item.kind is ItemKind.BLANK and item.stem.count(GAP) != len(item.key):
        raise ItemFaulty(
            f"题干里有 {item.stem.count(GAP)} 个“{GAP}”，答案却有 {len(item.key)} 个，要一样多"
        )
