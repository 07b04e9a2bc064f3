"""Replaced, coming, repealed, partly repealed and trial texts: answered as of today and a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Scope, Settings, build_assistant

TODAY = date(2026, 6, 1)

FILES = {
    # A text and its later version: nobody says that the one ends the other but their name.
    "值班规定2012.txt": (
        "果园值班规定\n（2012年3月1日果园合作社社员大会通过）\n"
        "第一条 果园夜间值班每班安排四名社员，由组长排班。\n"
        "第二条 本规定自2012年4月1日起施行。\n"
    ),
    "值班规定2020.txt": (
        "果园值班规定\n（2020年3月1日果园合作社社员大会修订）\n"
        "第一条 果园夜间值班每班安排两名社员，由组长排班。\n"
        "第二条 本规定自2020年4月1日起施行。\n"
    ),
    # Not yet in force, and ends another one on that day.
    "采摘办法2018.txt": (
        "果园采摘管理办法\n第一条 采摘苹果的竹筐每筐装三十斤。\n"
        "第二条 本办法自2018年9月1日起施行。\n"
    ),
    "采摘规定2027.txt": (
        "果园苹果采摘规定\n第一条 采摘苹果的竹筐每筐装十八斤。\n"
        "第二条 本规定自2027年1月1日起施行，《果园采摘管理办法》同时废止。\n"
    ),
    # Repealed by a text that says nothing else about the matter.
    "蜂箱办法.txt": (
        "果园蜂箱租借办法\n第一条 租借蜂箱每只每季收取押金六十元，归还时退回。\n"
        "第二条 本办法自2005年1月1日起施行。\n"
    ),
    "清理决定.txt": (
        "果园合作社关于废止部分制度的决定\n"
        "经研究，决定自2019年7月1日起废止《果园蜂箱租借办法》。\n"
        "果园合作社\n2019年6月1日\n"
    ),
    # Two clauses of it are over.
    "仓库办法.txt": (
        "果园仓库管理办法\n第一条 仓库钥匙由保管员和会计各持一把。\n"
        "第二条 入库果品应当逐筐过秤登记。\n"
        "第三条 出库凭组长签字的领料单办理，每单不超过二百斤。\n"
        "第四条 盘点工作按照下列要求进行。\n每月盘点一次。\n盘点结果张贴在仓库门口七天。\n"
        "第五条 本办法自2010年1月1日起施行。\n"
    ),
    "仓库补充规定.txt": (
        "果园仓库出库补充规定\n第一条 出库改为刷卡登记，不再限制重量。\n"
        "第二条 本规定自2022年1月1日起施行，《果园仓库管理办法》第三条、第四条第三款同时废止。\n"
    ),
    # A trial that ended with its term.
    "工分办法.txt": (
        "果园工分计算办法（试行）\n第一条 剪枝一天记工分十二分。\n"
        "第二条 本办法自2025年1月1日起施行，试行期三年。\n"
    ),
    "补贴办法.txt": (
        "果园雨靴补贴办法\n第一条 社员购买雨靴每双补贴十五元。\n"
        "第二条 本办法自2015年1月1日起施行，有效期五年。\n"
    ),
}


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("validity")
    files = folder / "files"
    files.mkdir()
    for name, text in FILES.items():
        (files / name).write_text(text, "utf-8")
    with build_assistant(Settings(home=folder / "home"), today=lambda: TODAY) as assistant:
        assert not assistant.add([files]).failed
        yield assistant


def said(answer: Answer) -> str:
    return "".join(item.text for section in answer.sections for item in section.items)


def on(year: int, month: int = 6) -> Scope:
    return Scope(as_of=date(year, month, 1))


SHIFT = "果园夜间值班每班安排几名社员？"


def test_today_the_later_version_answers(orchard: Assistant) -> None:
    answer = orchard.ask(SHIFT)
    assert "两名社员" in said(answer) and "四名" not in said(answer)
    assert {str(one.document.status) for one in answer.citations} == {"现行有效"}


def test_on_a_day_before_the_revision_the_earlier_version_answers(orchard: Assistant) -> None:
    answer = orchard.ask(SHIFT, scope=on(2015))
    assert "四名社员" in said(answer) and "两名" not in said(answer)
    assert {str(one.document.status) for one in answer.citations} == {"现行有效"}


def test_a_question_about_the_past_may_be_answered_from_what_was_revised(
    orchard: Assistant,
) -> None:
    answer = orchard.ask("以前的果园值班规定里，夜间值班每班安排几名社员？")
    cited = {str(one.document.status) for one in answer.citations if "四名" in one.quote}
    assert cited == {"已修订"}


BASKET = "采摘苹果的竹筐每筐装多少斤？"


def test_what_is_not_yet_in_force_does_not_answer_today(orchard: Assistant) -> None:
    answer = orchard.ask(BASKET)
    assert "三十斤" in said(answer) and "十八斤" not in said(answer)


def test_from_the_day_it_takes_effect_it_answers_and_the_old_one_does_not(
    orchard: Assistant,
) -> None:
    answer = orchard.ask(BASKET, scope=on(2027))
    assert "十八斤" in said(answer) and "三十斤" not in said(answer)
    assert {str(one.document.status) for one in answer.citations} == {"现行有效"}


def test_a_question_about_what_is_coming_is_answered_as_not_yet_in_force(
    orchard: Assistant,
) -> None:
    answer = orchard.ask("新修订的苹果采摘规定施行以后，竹筐每筐装多少斤？")
    cited = {str(one.document.status) for one in answer.citations if "十八斤" in one.quote}
    assert cited == {"尚未施行"}


HIVE = "租借蜂箱每只每季收取押金多少元？"


def test_a_repealed_text_is_named_and_not_used(orchard: Assistant) -> None:
    answer = orchard.ask(HIVE)
    assert answer.refused and "《果园蜂箱租借办法》已废止" in answer.reason
    assert any("六十元" in hit.passage.text for hit in answer.leads)


def test_a_repealed_text_answers_as_of_a_day_when_it_stood(orchard: Assistant) -> None:
    assert "六十元" in said(orchard.ask(HIVE, scope=on(2010)))
    after = orchard.ask(HIVE, scope=on(2019, 8))
    assert "六十元" not in said(after)


STORE = "果园仓库出库凭什么办理，每单不超过多少斤？"


def test_a_repealed_article_is_over_while_its_neighbours_bind(orchard: Assistant) -> None:
    answer = orchard.ask(STORE)
    assert "二百斤" not in said(answer)
    keys = orchard.ask("仓库钥匙由谁持有？")
    assert "会计" in said(keys)
    assert {str(one.document.status) for one in keys.citations[:1]} == {"现行有效"}
    assert "二百斤" in said(orchard.ask(STORE, scope=on(2020)))


def test_a_repealed_paragraph_is_left_out_of_its_article(orchard: Assistant) -> None:
    question = "果园仓库盘点多久一次，结果怎么公布？"
    today = said(orchard.ask(question))
    assert "每月盘点一次" in today and "七天" not in today
    assert "七天" in said(orchard.ask(question, scope=on(2020)))


def test_an_article_that_is_asked_for_by_number_shows_that_it_is_over(orchard: Assistant) -> None:
    answer = orchard.ask("《果园仓库管理办法》第三条是什么？")
    assert {str(one.document.status) for one in answer.citations} == {"已废止"}


def test_a_trial_text_answers_within_its_term_and_says_that_it_is_one(orchard: Assistant) -> None:
    question = "剪枝一天记工分多少分？"
    answer = orchard.ask(question)
    assert "十二分" in said(answer)
    assert {str(one.document.status) for one in answer.citations} == {"试行"}
    assert "十二分" not in said(orchard.ask(question, scope=on(2028)))


def test_an_expired_text_is_named_with_its_last_day(orchard: Assistant) -> None:
    question = "社员购买雨靴每双补贴多少元？"
    answer = orchard.ask(question)
    assert answer.refused and "有效期至2019年12月31日" in answer.reason
    assert "十五元" in said(orchard.ask(question, scope=on(2018)))


def test_links_say_what_ended_what(orchard: Assistant) -> None:
    held = {document.source_name: document for document in orchard.documents()}
    old, new = held["值班规定2012.txt"], held["值班规定2020.txt"]
    assert (old.replaced_by, str(old.status)) == (new.id, "已修订")
    assert held["蜂箱办法.txt"].replaced_by == held["清理决定.txt"].id
    assert held["采摘办法2018.txt"].replaced_by is None
    assert "果园采摘管理办法" in held["采摘规定2027.txt"].replaces


def test_a_removed_repeal_brings_the_repealed_text_back(tmp_path: Path) -> None:
    for name in ("蜂箱办法.txt", "清理决定.txt"):
        (tmp_path / name).write_text(FILES[name], "utf-8")
    home = Settings(home=tmp_path / "home")
    with build_assistant(home, today=lambda: TODAY) as assistant:
        assistant.add([tmp_path / "蜂箱办法.txt", tmp_path / "清理决定.txt"])
        ending = next(one for one in assistant.documents() if "决定" in one.title)
        assert assistant.ask(HIVE).refused
        assistant.remove(ending.id)
        assert "六十元" in said(assistant.ask(HIVE))


def test_a_year_in_the_question_asks_for_the_text_of_that_time(orchard: Assistant) -> None:
    answer = orchard.ask("2015年的时候，果园夜间值班每班安排几名社员？")
    assert "四名社员" in said(answer) and "两名" not in said(answer)
    assert "2015年12月31日有效的文本" in said(answer)


def test_somebodys_own_past_is_no_question_about_that_time(orchard: Assistant) -> None:
    answer = orchard.ask("我2015年的时候开始值班，夜间值班每班安排几名社员？")
    assert "两名社员" in answer.sections[0].items[0].text
    assert "12月31日有效" not in said(answer)


def test_a_year_of_which_nothing_is_held_is_said_so(orchard: Assistant) -> None:
    answer = orchard.ask("1995年的时候，果园夜间值班每班安排几名社员？")
    assert answer.refused and "1995年时有效" in answer.reason


def test_a_text_from_before_its_revision_is_asked_for_by_name(orchard: Assistant) -> None:
    for question in ("旧的果园值班规定第一条是什么", "果园值班规定修订前，夜间值班每班几名社员？"):
        answer = orchard.ask(question)
        assert "四名社员" in said(answer), question
        assert "修订前的文本" in said(answer), question


def test_an_earlier_text_that_is_not_held_is_not_passed_off_as_held(orchard: Assistant) -> None:
    answer = orchard.ask("旧的果园仓库管理办法里，仓库钥匙由谁持有？")
    assert "会计" in said(answer)
    assert "问的是以前的文本，资料库没有收录" in said(answer)
