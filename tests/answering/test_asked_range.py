"""What a question limits its answer to, what the asker sets, and doing without either."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import (
    Answer,
    Assistant,
    Level,
    Limit,
    LimitKind,
    Paragraph,
    Scope,
    Settings,
    answer_record,
    answer_report,
    answer_scope,
    build_assistant,
    range_line,
    without_limit,
)
from tests.answering.range_library import NOWHERE, PLAIN, write

TODAY = date(2026, 6, 1)
LEVEL, REGION, TIME = LimitKind


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("range")
    with build_assistant(Settings(home=folder / "home"), today=lambda: TODAY) as assistant:
        assert not assistant.add([write(folder / "files")]).failed
        yield assistant


def cited(answer: Answer) -> set[str]:
    return {one.document.title for one in answer.citations}


def test_a_question_that_names_no_range_has_none(clerk: Assistant) -> None:
    for question in (PLAIN, "超市旁边的果园夜间值班每班安排几名社员？", "竹筐每筐装多少斤？"):
        answer = clerk.ask(question)
        assert not answer.refused
        assert answer.limits == ()
        assert range_line(answer) == ""


def test_a_region_is_told_and_can_be_done_without(clerk: Assistant) -> None:
    answer = clerk.ask("贵州省对果园夜间值班每班安排几名社员有什么规定？")
    assert answer.limits == (Limit(REGION, "贵州"),)
    assert range_line(answer) == "范围：地区：贵州"
    assert "贵州省果园值班细则" in cited(answer) and "浙江省果园值班细则" not in cited(answer)
    plain = clerk.ask(answer.question, scope=without_limit(answer, REGION, Scope()))
    assert plain.limits == () and plain.unread == (REGION,)
    assert "贵州" not in plain.query_used and plain.question == answer.question
    assert not plain.refused


def test_a_region_without_documents_says_so_and_is_answered_without_it(clerk: Assistant) -> None:
    answer = clerk.ask(NOWHERE)
    assert answer.refused and "没有收录新疆的文件" in answer.reason
    assert answer.limits == (Limit(REGION, "新疆", met=False),)
    assert "没有收录新疆的文件" in range_line(answer)
    without = clerk.ask(answer.question, scope=without_limit(answer, REGION, Scope()))
    assert not without.refused and without.limits == ()
    assert clerk.ask("那要不要设带班？", [NOWHERE]).refused


def test_a_region_that_was_set_shuts_out_all_others(clerk: Assistant) -> None:
    answer = clerk.ask(PLAIN, scope=Scope(regions=("浙江省",)))
    assert cited(answer) == {"浙江省果园值班细则"}
    assert answer.limits == (Limit(REGION, "浙江省", asked=True),)
    assert range_line(answer) == "范围：地区：浙江省（限定）"
    other = clerk.ask(
        "贵州省对夜间值班每班安排几名社员有什么规定？", scope=Scope(regions=("浙江省",))
    )
    assert cited(other) == {"浙江省果园值班细则"} and "贵州" not in other.query_used
    gone = clerk.ask(PLAIN, scope=Scope(regions=("云南省",)))
    assert gone.refused and "没有收录云南省的文件" in gone.reason
    assert without_limit(gone, REGION, answer_scope(gone)) == Scope()


@pytest.mark.parametrize(
    ("question", "value", "titles"),
    [
        ("中央文件规定果园夜间值班每班安排几名社员？", "中央", {"果园值班工作条例"}),
        (
            "省级规定果园夜间值班每班安排几名社员？",
            "省级",
            {"贵州省果园值班细则", "浙江省果园值班细则"},
        ),
    ],
)
def test_a_level_comes_first(clerk: Assistant, question: str, value: str, titles: set[str]) -> None:
    answer = clerk.ask(question)
    assert answer.limits == (Limit(LEVEL, value),)
    assert not answer.refused and cited(answer) <= titles


def test_a_level_of_which_nothing_is_held_gives_way(clerk: Assistant) -> None:
    answer = clerk.ask("市级文件规定果园夜间值班每班安排几名社员？")
    assert not answer.refused
    assert answer.limits == (Limit(LEVEL, "市级", met=False),)
    assert "市级的文件里没有查到" in range_line(answer)
    # There are central rules, but none on baskets.
    baskets = clerk.ask("中央文件规定采摘苹果的竹筐每筐装多少斤？")
    assert not baskets.refused and cited(baskets) == {"果园竹筐规定"}
    assert baskets.limits == (Limit(LEVEL, "中央", met=False),)


@pytest.mark.parametrize(
    "question",
    [
        "值班安排报市级党委审批有什么规定？",
        "果园有中央八项规定的学习吗？",
        "果园夜间值班归省级以上单位管吗？",
    ],
)
def test_a_body_is_no_level(clerk: Assistant, question: str) -> None:
    assert all(one.kind is not LEVEL for one in clerk.ask(question).limits)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2019年时竹筐每筐装多少斤？", "2019年"),
        ("去年的规定，竹筐每筐装多少斤？", "2025年"),
        ("修订前的规定里竹筐每筐装多少斤？", "修订前"),
        ("以前竹筐每筐装多少斤？", "以前"),
    ],
)
def test_a_time_is_told_and_without_it_the_present_answers(
    clerk: Assistant, question: str, value: str
) -> None:
    answer = clerk.ask(question)
    assert answer.limits == (Limit(TIME, value),)
    assert "三十斤" in answer.sections[0].items[0].text
    now = clerk.ask(question, scope=without_limit(answer, TIME, Scope()))
    assert now.limits == ()
    assert "十八斤" in now.sections[0].items[0].text
    assert all("三十斤" not in one.quote for one in now.citations)


@pytest.mark.parametrize(
    "question", ["去年入社的社员，竹筐每筐装多少斤？", "竹筐每筐装多少斤，2019年的规定还有效吗？"]
)
def test_a_year_of_somebody_is_no_time(clerk: Assistant, question: str) -> None:
    assert all(one.value not in ("2025年", "2019年") for one in clerk.ask(question).limits)


def test_a_day_that_was_set_is_told_in_every_form(clerk: Assistant) -> None:
    scope = Scope(levels=(Level.PROVINCE,), as_of=date(2020, 5, 1))
    answer = clerk.ask(PLAIN, scope=scope)
    line = "范围：层级：省级（限定）；时间：2020年5月1日有效的规定（限定）"
    assert range_line(answer) == line
    assert answer_scope(answer) == scope
    assert Paragraph(line) in answer_report(answer, TODAY).body
    assert answer_record(answer)["range"] == [
        {"kind": "层级", "value": "省级", "asked": True, "met": True},
        {"kind": "时间", "value": "2020-05-01", "asked": True, "met": True},
    ]


def test_a_follow_up_does_not_take_the_region_along(clerk: Assistant) -> None:
    first = clerk.ask(NOWHERE, scope=Scope(unread=(REGION,)))
    follow_up = clerk.ask("那要不要设带班？", [first.query_used])
    assert not follow_up.refused and follow_up.limits == ()
