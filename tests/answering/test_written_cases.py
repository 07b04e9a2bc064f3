"""Owners who do what a party organisation decides, rules for others, conditions, what counts in."""

from __future__ import annotations

import pytest

from assistant.answering.question import read
from assistant.answering.shared_words import shared_words
from assistant.answering.written_cases import CASES, by_degree

DECIDED = "成立或者撤销党支部，必须由上级党组织决定。"
STATE = "国有企业党组织工作经费按照职工工资总额1%的比例安排。"
RETURN = "被停止党籍的党员，符合条件的可以按程序恢复党籍。"
BASE = "工资收入包括：企业人员的基本工资、岗位工资、奖金。"
HOURS = "党员参加党课、主题党日等学习的，计入个人学习学时。"
DEGREES = "预备党员违犯党纪，情节较轻的，可以延长预备期；情节较重的，应当取消其资格。"
HOLDS = "入党介绍人一般由培养联系人担任。"


def decided(question: str, sentence: str) -> set[str]:
    """What the cases say, with two-character terms for words."""
    weigh = shared_words(
        question, lambda text: [text], lambda text: [text[i : i + 2] for i in range(len(text) - 1)]
    )
    ask = read(question)
    return {answer for case in (by_degree, *CASES) if (answer := case(ask, sentence, weigh))}


@pytest.mark.parametrize(
    ("question", "sentence", "answers"),
    [
        ("老板想把支部撤掉，他有这个权吗？", DECIDED, {"no"}),
        ("公司是我出钱办的，能说一声就撤了支部吗？", DECIDED, {"no"}),
        ("上级批准了，老板能撤支部吗？", DECIDED, set()),
        ("支部书记能定什么时候开会吗？", DECIDED, set()),
        ("民企能照搬这个1%吗？", STATE, {"no"}),
        ("国企和民企都适用吗？", STATE, set()),
        ("停了党籍还能不能恢复党籍？", RETURN, {"depends"}),
        ("停了党籍，条件也够了，能不能恢复党籍？", RETURN, set()),
        ("停了党籍，不恢复党籍行吗？", RETURN, set()),
        ("奖金要不要算进党费里？", BASE, {"yes"}),
        ("奖金不算进党费里吧？", BASE, set()),
        ("加班费要不要算进党费里？", BASE, set()),
        ("周三的主题党日计入学时吗？", HOURS, {"yes"}),
        ("预备党员违纪，就得取消他的资格吗？", DEGREES, {"depends"}),
        ("预备党员违纪情节较重，就得取消他的资格吗？", DEGREES, set()),
        ("原来的联系人能接着当介绍人吗？", HOLDS, {"yes"}),
        ("预备党员能当介绍人吗？", HOLDS, set()),
        ("自己看书计入学时吗？", HOURS, set()),
    ],
)
def test_a_case_speaks_where_question_and_rule_meet(
    question: str, sentence: str, answers: set[str]
) -> None:
    assert decided(question, sentence) == answers
