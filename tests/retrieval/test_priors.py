from __future__ import annotations

from typing import Any

import pytest

from assistant.domain import Level, Status
from assistant.retrieval.priors import prior
from tests.retrieval.shelf import made

RULE = "党员应当按时交纳党费，由支部委员会每月登记一次。\n"
FORM = "姓名|　　|性别|　　|单位|　　|电话|　　|\n"


def factor(question: str, text: str = RULE, **facts: Any) -> float:
    parsed = made(text, facts.pop("title", "测试规则"), **facts)
    return prior(question, parsed.document, parsed.passages[0])


@pytest.mark.parametrize("level", [*Level, None])
@pytest.mark.parametrize("status", Status)
def test_a_factor_lowers_and_never_removes(level: Level | None, status: Status) -> None:
    for text in (RULE, FORM, "公司股东会每年召开一次。\n"):
        for replaced_by in (None, "d-new"):
            value = factor("党费", text, level=level, status=status, replaced_by=replaced_by)
            assert 0.0 < value <= 1.0


def test_a_text_that_another_replaced_stands_below_the_one_in_force() -> None:
    old = factor("党费", level=Level.PARTY_RULE, status=Status.REVISED, replaced_by="d-new")
    new = factor("党费", level=Level.PARTY_RULE, status=Status.IN_FORCE)
    assert old < new


def test_higher_authority_is_never_behind_lower() -> None:
    party, province, unit = (
        factor("党费", level=level) for level in (Level.PARTY_RULE, Level.PROVINCE, Level.UNIT)
    )
    assert party > province > unit


def test_a_party_question_is_meant_for_texts_that_speak_of_the_party() -> None:
    company = "股东会会议每年召开一次，由董事会召集。\n"
    asked_of_party = factor("支部党员大会多久召开一次", company)
    asked_of_company = factor("股东会多久召开一次", company)
    assert asked_of_party < asked_of_company
    assert factor("支部党员大会多久召开一次", company, title="党支部规则") > asked_of_party


def test_a_form_to_fill_in_stands_below_a_rule() -> None:
    assert factor("登记表", FORM) < factor("登记表", "登记表由组长填写，一式两份。\n")


def test_a_rule_for_schools_is_meant_for_who_speaks_of_them() -> None:
    schools, everybody = "党员管理条例（高等学校）", "党员管理条例"
    assert factor("党费怎么交", title=schools) < factor("党费怎么交", title=everybody)
    assert factor("高校里党费怎么交", title=schools) == factor("高校里党费怎么交", title=everybody)
