from __future__ import annotations

import pytest

from assistant.answering.followup import standalone
from assistant.retrieval.tokens import word_terms

BEFORE = "借书期限是多少天"


@pytest.mark.parametrize(
    "question",
    [
        "果园读书会买书的经费由哪里列支",
        "《果园读书会条例》对书籍丢失是怎么规定的？",
        "流动党员外出超过六个月的怎么参加学习",
        "党费交多少？",
        "工会要多少人能建？",
        "发展党员公示几天？",
    ],
)
def test_a_complete_question_is_left_alone(question: str) -> None:
    assert standalone(question, [BEFORE], word_terms) == question


@pytest.mark.parametrize(
    "question",
    [
        "那逾期不还的要怎么处理才算合规？",
        "如果把借来的书弄丢了应该怎么赔偿",
        "还有什么需要准备的材料要交给组长",
        "持有人不在本村居住的话",
        "上面说的条件是不是要同时具备才行",
        "这个期限可不可以再延长十五天左右",
        "逾期呢？",
        "为什么",
    ],
)
def test_a_question_that_leans_on_the_one_before_is_completed_with_it(question: str) -> None:
    assert standalone(question, ["更早的问题", BEFORE], word_terms) == f"{BEFORE} {question}"


@pytest.mark.parametrize("question", ["那逾期呢？", "为什么", ""])
def test_without_history_every_question_stands_alone(question: str) -> None:
    assert standalone(question, [], word_terms) == question


def test_white_space_around_questions_goes() -> None:
    assert standalone("  那逾期呢？\n", [f" {BEFORE}\n"], word_terms) == f"{BEFORE} 那逾期呢？"
