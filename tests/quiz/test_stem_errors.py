"""Errors planted by plan into every stem of the starter library, and words that say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant import GAP, Assistant, Item, QuizRequest
from assistant.quiz.stem_gate import can_be_worded, may_stand
from tests.planted_errors import planted, same

CAUGHT, DROPPED = 0.995, 0.08


@pytest.fixture(scope="module")
def items(starter: Assistant) -> list[Item]:
    found = [one for one in starter.quiz(QuizRequest(count=1000)).items if can_be_worded(one)]
    assert len(found) > 150
    return found


def worded(item: Item, text: str) -> Item:
    head, comma, _ = item.stem.partition("，")
    return replace(item, stem=f"{head}{comma}{text}")


def key_told(item: Item, body: str) -> Iterator[str]:
    for words in item.key:
        yield body.replace(GAP, f"{GAP}（{words}）", 1)
        yield body.replace(GAP, words, 1)
        yield f"{body.rstrip('。')}，即{words}。"


def test_what_is_wrong_is_stopped(items: list[Item]) -> None:
    tried, through = Counter[str](), list[tuple[str, str]]()
    for item in items:
        body = item.stem.partition("，")[2]
        errors = [*planted(body), *(("key told", one) for one in key_told(item, body))]
        for kind, wrong in errors:
            tried[kind] += 1
            if may_stand(item, worded(item, wrong)):
                through.append((kind, wrong))
    assert len(tried) == 13 and tried.total() > 2000
    assert len(through) <= (1 - CAUGHT) * tried.total(), through


def test_what_says_the_same_is_taken(items: list[Item]) -> None:
    tried, stopped = 0, list[str]()
    for item in items:
        for text in same(item.stem.partition("，")[2]):
            tried += 1
            if not may_stand(item, worded(item, text)):
                stopped.append(text)
    assert tried > 120
    assert len(stopped) <= DROPPED * tried, stopped
