from __future__ import annotations

from typing import Any

from assistant.domain import Hit, Level
from assistant.retrieval.repeats import without_repeats
from tests.retrieval.shelf import made

CLAUSE = "第三条 读书会每月举行一次，由组长召集，五人以上到会方可开会。\n"


def hit(text: str, title: str, score: float, **facts: Any) -> Hit:
    parsed = made(text, title, **facts)
    return Hit(parsed.passages[0], parsed.document, score)


def titles(hits: list[Hit]) -> list[str]:
    return [one.document.title for one in hits]


def test_texts_that_differ_are_all_kept_in_order() -> None:
    hits = [
        hit(f"第{n}条 规定{n * 1111}件互不相同的事项。\n", f"文件{n}", 1 / n) for n in (1, 2, 3)
    ]
    assert without_repeats(hits, 10) == hits


def test_one_text_in_two_documents_is_shown_once_from_the_higher_authority() -> None:
    low = hit(CLAUSE, "某市转发", 0.9, level=Level.CITY)
    high = hit("　" + CLAUSE, "读书会条例", 0.8, level=Level.PARTY_RULE)
    (kept,) = without_repeats([low, high], 10)
    assert kept.document.title == "读书会条例"
    assert kept.score == 0.9
    assert kept.passage == high.passage


def test_the_cut_at_k_does_not_decide_from_which_document_a_text_is_shown() -> None:
    low = hit(CLAUSE, "某市转发", 0.9, level=Level.CITY)
    other = hit("第九条 书籍丢失的照价赔偿，赔款用于买书。\n", "乙", 0.5)
    high = hit("　" + CLAUSE, "读书会条例", 0.4, level=Level.PARTY_RULE)
    for k in (1, 2, 3):
        assert titles(without_repeats([low, other, high], k))[0] == "读书会条例"


def test_among_equals_the_better_score_stays() -> None:
    first, second = hit(CLAUSE, "甲", 0.9), hit(CLAUSE + " ", "乙", 0.8)
    assert titles(without_repeats([first, second], 10)) == ["甲"]
    rank, none = (
        hit(CLAUSE, "有层级", 0.7, level=Level.REFERENCE),
        hit(CLAUSE + "\n", "无层级", 0.9),
    )
    assert titles(without_repeats([none, rank], 10)) == ["有层级"]


def test_a_repeat_does_not_use_up_a_place() -> None:
    other = hit("第九条 书籍丢失的照价赔偿，赔款用于买书。\n", "乙", 0.5)
    kept = without_repeats([hit(CLAUSE, "甲", 0.9), hit(CLAUSE + " ", "丙", 0.8), other], 2)
    assert titles(kept) == ["甲", "乙"]


def test_rules_that_differ_in_one_number_are_short_enough_to_both_stay() -> None:
    one, two = hit("任期三年。\n", "甲", 0.9), hit("任期五年。\n", "乙", 0.8)
    assert titles(without_repeats([one, two], 10)) == ["甲", "乙"]


def test_passages_of_signs_alone_are_left_out() -> None:
    assert without_repeats([hit("——。\n", "甲", 0.9)], 10) == []


def test_no_more_than_k() -> None:
    hits = [
        hit(f"第{n}条 规定{n * 1111}件互不相同的事项。\n", f"文件{n}", 0.5) for n in range(1, 9)
    ]
    assert len(without_repeats(hits, 3)) == 3
    assert without_repeats([], 3) == []
