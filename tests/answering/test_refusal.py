from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.refusal import Judge
from assistant.domain import Hit, ParsedDocument, Source
from assistant.testing import InMemoryCatalogue, line_document

RULES = line_document(
    "第一条 读书会每月举行一次。\n第二条 借书期限三十天。\n", "果园读书会条例（试行）"
)
DIGEST = line_document("买书的经费不超过三千元。\n", "经费要点摘编")
DIGEST = replace(
    DIGEST, document=replace(DIGEST.document, sources=(Source("果园合作社财务管理办法"),))
)
CATALOGUE = InMemoryCatalogue([RULES, DIGEST])
CLEAR, WEAK = 0.9, 0.05


def hits(score: float, *others: float, source: ParsedDocument = RULES) -> list[Hit]:
    return [Hit(source.passages[0], source.document, one) for one in (score, *others)]


@pytest.fixture
def judge() -> Judge:
    return Judge(CATALOGUE, threshold=0.3, lead=0.5)


def test_a_clear_hit_is_answered(judge: Judge) -> None:
    assert judge.reason_to_refuse("读书会多久举行一次", hits(CLEAR, 0.2)) == ""


def test_nothing_found_is_refused(judge: Judge) -> None:
    assert "没有找到" in judge.reason_to_refuse("读书会多久举行一次", [])


def test_weak_hits_are_refused(judge: Judge) -> None:
    assert "没有找到" in judge.reason_to_refuse("明天会不会下雨", hits(WEAK, WEAK))


def test_a_hit_that_stands_out_counts_for_more_than_one_among_many(judge: Judge) -> None:
    alone, crowd = hits(0.25, 0.01, 0.01, 0.01, 0.01), hits(0.25, 0.25, 0.25, 0.25, 0.25)
    assert judge.strength(alone) > judge.strength(crowd)
    assert judge.reason_to_refuse("问", alone) == ""
    assert judge.reason_to_refuse("问", crowd) != ""


def test_what_the_judge_reads_moves_how_clear_a_hit_has_to_be(judge: Judge) -> None:
    def read(score: float, answers: float) -> list[Hit]:
        return [replace(hit, answers=answers) for hit in hits(score, score)]

    plain, faint = 0.32, 0.27
    assert judge.reason_to_refuse("读书会多久举行一次", read(plain, 0.1)) == ""
    assert judge.reason_to_refuse("读书会多久举行一次", read(plain, 0.01)) != ""
    assert judge.reason_to_refuse("读书会多久举行一次", read(faint, 0.1)) != ""
    assert judge.reason_to_refuse("读书会多久举行一次", read(faint, 0.5)) == ""


@pytest.mark.parametrize(
    "question",
    [
        "《果树嫁接条例》怎么规定",
        "《果园读书会条例实施细则》怎么规定",
        "按照果树嫁接条例应该怎么办",
        "《果园读书会条例》和《果树嫁接规定》有什么不同",
    ],
)
def test_a_regulation_that_is_not_held_is_refused_by_its_name(judge: Judge, question: str) -> None:
    reason = judge.reason_to_refuse(question, hits(CLEAR))
    assert "没有收录" in reason
    assert any(name in reason for name in ("果树嫁接", "实施细则"))


@pytest.mark.parametrize(
    "question",
    [
        "《果园读书会条例（试行）》怎么规定",
        "《果园读书会条例(试行)》怎么规定",
        "《读书会条例》怎么规定",
        "按照读书会条例应该怎么办",
        "《果园合作社财务管理办法》怎么规定经费",
        "《财务管理办法》怎么规定经费",
        "读过《钢铁是怎样炼成的》可以写心得吗",
    ],
)
def test_held_regulations_their_short_names_and_their_digests_are_answered(
    judge: Judge, question: str
) -> None:
    assert judge.reason_to_refuse(question, hits(CLEAR)) == ""


@pytest.mark.parametrize("marks", ["“{}”", "「{}」", '"{}"'])
def test_a_quoted_term_that_stands_nowhere_is_refused_by_name_unless_the_hit_is_clear(
    judge: Judge, marks: str
) -> None:
    question = f"什么是{marks.format('飞天积分')}"
    assert "飞天积分" in judge.reason_to_refuse(question, hits(0.35, 0.35, 0.35, 0.35, 0.35))
    assert judge.reason_to_refuse(question, hits(CLEAR)) == ""


def test_a_quoted_term_that_was_found_is_answered(judge: Judge) -> None:
    assert judge.reason_to_refuse("什么是“读书会”", hits(0.35, 0.35, 0.35, 0.35, 0.35)) == ""


def test_one_known_part_of_a_quoted_pair_is_enough(judge: Judge) -> None:
    question = "“读书会、飞天积分”指什么"
    assert judge.reason_to_refuse(question, hits(0.35, 0.35, 0.35, 0.35, 0.35)) == ""


def test_a_question_from_another_field_is_refused_however_its_words_match() -> None:
    judge = Judge(CATALOGUE, threshold=0.3, lead=0.5, foreign=0.5)
    far = [replace(hit, similarity=0.4) for hit in hits(CLEAR, 0.2)]
    near = [*far, replace(far[0], similarity=0.6)]
    assert "没有找到" in judge.reason_to_refuse("红烧肉怎么做", far)
    assert judge.reason_to_refuse("读书会多久举行一次", near) == ""
