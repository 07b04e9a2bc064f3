"""Visit packs on the page: entries read, faults at their fields, packs and records as HTML."""

from __future__ import annotations

import base64
import logging
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from assistant import (
    PROBLEMS,
    PROFILE_FIELDS,
    AreaProgress,
    BatchRow,
    KeptProfile,
    Problem,
    Profile,
    TaskProgress,
    Visit,
    profile_of,
    visit_report,
)
from tests.ui.page_assistant import PageAssistant
from tests.ui.page_documents import HOSTILE
from tests.ui.page_visits import visit_pack
from ui.area_chart import area_chart
from ui.batch_view import batch_form, batch_progress, batch_result
from ui.kept_view import kept_view
from ui.record_view import record_form
from ui.sent_files import LARGEST, on_disk, sent_file
from ui.visit_entries import Written, entries_of, read_entries
from ui.visit_fill import visit_fill
from ui.visit_form import visit_form
from ui.visit_result import visit_result
from ui.visiting import Visiting

DAY = date(2026, 11, 20)


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def sent(name: str, content: bytes) -> dict[str, Any]:
    """A file as clicks.js sends it."""
    coded = base64.b64encode(content).decode()
    return {"name": name, "size": len(content), "content": coded}


def test_the_form_has_every_field_once_with_a_label_and_its_choices() -> None:
    form = read(visit_form())
    for name, field in PROFILE_FIELDS.items():
        (control,) = form.select(f'[name="{name}"]')
        label = form.select_one(f'label[for="{control["id"]}"]')
        assert label is not None and field.label in label.text
        if field.choices:
            words = [option.text for option in control.select("option")]
            assert words == ["不清楚", *field.choices]
    parts = [summary.contents[0] for summary in form.select("summary")]
    assert parts == list(dict.fromkeys(one.part for one in PROFILE_FIELDS.values())) + [
        "上次走访问题"
    ]


def test_the_examples_of_all_fields_make_a_profile_that_comes_back_as_entries() -> None:
    given = {name: field.example for name, field in PROFILE_FIELDS.items()}
    given |= {"organisation": "联合党支部", "problem-0": "没有记录", "due-0": "2026-12-31"}
    filled, written = read_entries(given | {"on": "2026-11-30"})
    assert written.faults == {}
    assert filled is not None and filled.on == date(2026, 11, 30)
    assert filled.profile.problems == (Problem("没有记录", date(2026, 12, 31)),)
    assert None not in [getattr(filled.profile, name) for name in PROFILE_FIELDS]
    again, _ = read_entries(entries_of(filled.profile).values)
    assert again is not None and again.profile == filled.profile


def test_blank_and_not_known_are_something_else_than_none() -> None:
    filled, _ = read_entries({"name": "甲公司", "members": "0", "applicants": "", "union": ""})
    assert filled is not None
    assert (filled.profile.members, filled.profile.applicants) == (0, None)
    assert filled.profile.union is None
    filled, _ = read_entries({"name": "甲公司", "members": "不清楚", "union": "无"})
    assert filled is not None
    assert (filled.profile.members, filled.profile.union) == (None, False)


@pytest.mark.parametrize(
    ("given", "at", "words"),
    [
        ({"name": ""}, "name", "例如：某某机械有限公司"),
        ({"employees": "八十"}, "employees", "应写整数，例如：86"),
        ({"members": "-1"}, "members", "例如：5"),
        ({"founded": "去年"}, "founded", "例如：2015-03-18"),
        ({"organisation": "支部"}, "organisation", "党支部"),
        ({"employees": "10", "members": "11"}, "members", "多于“职工人数”（10）"),
        ({"name": "长" * 101}, "name", "1 到 100 个字"),
        ({"due-0": "2026-12-31"}, PROBLEMS, "没有写问题"),
        ({"problem-1": "没换届", "due-1": "年底"}, PROBLEMS, "例如：2026-12-31"),
        ({"problem-0": "长" * 501}, PROBLEMS, "1 到 500 个字"),
        ({"on": "明天"}, "on", "不是日期"),
    ],
)
def test_a_fault_stands_beside_its_field(given: dict[str, str], at: str, words: str) -> None:
    filled, written = read_entries({"name": "甲公司"} | given)
    assert filled is None
    assert words in written.faults[at]
    form = read(visit_form(written))
    bad = form.select_one("[aria-invalid]")
    assert bad is not None
    told = form.select_one(f"#{str(bad['aria-describedby']).split()[-1]}")
    assert told is not None and words in told.text
    assert at in (bad["name"], PROBLEMS)
    details = bad.find_parent("details")
    assert details is None or details.has_attr("open")


def test_all_faults_are_told_at_once() -> None:
    _, written = read_entries({"employees": "x", "youth": "y", "last_visit": "z"})
    assert set(written.faults) == {"name", "employees", "youth", "last_visit"}


def test_hostile_entries_stay_text() -> None:
    given = {name: HOSTILE for name in PROFILE_FIELDS} | {"problem-0": HOSTILE, "on": HOSTILE}
    _, written = read_entries(given)
    pages = [
        visit_form(written),
        visit_fill([HOSTILE]),
        batch_form(HOSTILE, "docx", {"file": HOSTILE}),
        batch_result([BatchRow(3, HOSTILE, HOSTILE), BatchRow(4, HOSTILE, reason=HOSTILE)]),
    ]
    for html in pages:
        page = read(html)
        assert not page.select("script, img, [onerror]")
    name = read(pages[0]).select_one('input[name="name"]')
    assert name is not None and name["value"] == HOSTILE


def pack_page(profile: Profile | None = None) -> BeautifulSoup:
    pack = visit_pack(profile or Profile("甲公司", members=5), DAY)
    return read(visit_result(pack, visit_report(pack, DAY), True))


def test_the_results_of_checks_are_words_and_their_sources_open() -> None:
    page = pack_page()
    rows = page.select("tr:has(.dw-state)")
    assert [row.select_one(".dw-state").get_text() for row in rows] == [  # type: ignore[union-attr]
        "✗未达标",
        "？缺资料",
        "✓达标",
    ]
    assert [mark["data-cite"] for mark in rows[1].select("button.dw-mark")] == ["3", "2"]
    assert "[3]" not in rows[1].select("td")[1].get_text().replace("[3][2]", "")
    tally = [one.get_text() for one in page.select(".dw-tally > span")]
    assert tally == ["✗未达标 1 项", "？缺资料 1 项", "✓达标 1 项", "—不适用 1 项"]
    assert [one["data-cite"] for one in page.select("button.dw-reference")] == ["1", "2", "3"]


def test_the_parts_of_a_pack_can_be_jumped_to_and_hostile_text_stays_text() -> None:
    page = pack_page(Profile(f"甲{HOSTILE[:60]}", members=5))
    jumps = [button["data-jump"] for button in page.select("[data-jump]")]
    assert jumps == [part["id"] for part in page.select(".dw-pack-part")]
    titles = [heading.get_text() for heading in page.select(".dw-pack-part h3")]
    assert titles[0] == "一、企业基本情况" and titles[-1].endswith("走访记录表")
    assert not page.select("script, img, [onerror]")
    assert len(page.select(".dw-sign")) == 3


def test_a_pack_is_made_and_kept_only_when_asked(caplog: pytest.LogCaptureFixture) -> None:
    assistant = PageAssistant()
    visiting = Visiting(assistant)  # type: ignore[arg-type]
    made, form, result = visiting.make({"name": "甲公司", "on": "2026-11-20", "keep": "是"})
    assert made is not None and made.pack.on == DAY
    assert "企业情况已存在本机" in result and 'value="甲公司"' in form
    assert [one.name for one in assistant.visits.kept] == ["甲公司"]
    _, form, result = visiting.make({"name": "乙公司"})
    assert "企业情况没有存" in result
    assert not read(form).select_one('[name="keep"]').has_attr("checked")  # type: ignore[union-attr]
    assert len(assistant.visits.kept) == 1
    with caplog.at_level(logging.DEBUG):
        made, form, result = visiting.make({"name": "丙公司", "industry": "意外"})
    assert made is None and "程序出了意外" in result and 'value="丙公司"' in form
    assert "ValueError" in caplog.text and "丙公司" not in caplog.text
    assistant.held = ()
    _, _, result = visiting.make({"name": "甲公司"})
    assert "资料库是空的" in result


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (None, "还没有选文件"),
        ({}, "还没有选文件"),
        (sent("a.xls", b"x"), "另存为 .xlsx"),
        (sent("a.xlsx", b""), "是空的"),
        ({"name": "a.xlsx", "size": LARGEST + 1, "content": ""}, "超过 5 MB"),
        ({"name": "a.xlsx", "size": 3, "content": "不是"}, "没有读出来"),
    ],
)
def test_a_file_of_no_use_is_told(given: Any, words: str) -> None:
    with pytest.raises(Exception, match=words):
        sent_file(given, (".toml", ".xlsx"))


def test_a_sent_file_is_gone_after_reading() -> None:
    file = sent_file(sent("../../表.TOML", b"x = 1"), (".toml",))
    assert file.name == "表.TOML"
    with pytest.raises(RuntimeError), on_disk(file) as path:
        assert path.read_bytes() == b"x = 1"
        raise RuntimeError
    assert not path.parent.exists()


def test_a_batch_tells_how_far_it_is_and_which_rows_failed() -> None:
    bar = read(batch_progress(TaskProgress("生成走访资料包", 3, 20))).progress
    assert bar is not None and (bar["value"], bar["max"]) == ("3", "20")
    page = read(
        batch_result([BatchRow(3, "甲公司", "003-甲公司.docx"), BatchRow(4, "", reason="没有名称")])
    )
    title = page.select_one("h2")
    assert title is not None and title.text == "生成了 1 份资料包，1 行没有生成"
    first, second = page.select("section")
    assert [cell.text for cell in first.select("td")] == ["第 4 行", "（没有企业名称）", "没有名称"]
    assert "003-甲公司.docx" in second.text
    assert "没有一家能生成" in batch_result([BatchRow(3, "", reason="x")])
    stopped = batch_result([BatchRow(3, "甲公司", "003-甲公司.docx")], total=5)
    assert "已停止：生成了 1 份资料包，还有 4 家没有做" in stopped
    assert "一份也没有做好" in batch_result([], total=0)


AREAS = (
    AreaProgress("城东工业园", 2, (6, 3, 1), 0.5, 0.6, 2, 1),
    AreaProgress("<b>园</b>", 1, (0, 0, 0), None, None, 0, 0),
)


def test_the_chart_shows_shares_and_figures() -> None:
    svg = read(area_chart(AREAS)).svg
    assert svg is not None
    widths = [float(str(bar["width"])) for bar in svg.select("rect")]
    assert widths == pytest.approx([216, 108, 36])
    assert svg["aria-label"] == "城东工业园：达标 6 项，未达标 3 项，缺资料 1 项"
    assert [text.text for text in svg.select("text")] == ["城东工业园", "6", "3", "1"]
    assert area_chart(AREAS[1:]) == ""


def test_the_list_shows_open_problems_progress_and_what_can_be_done() -> None:
    profile = profile_of({"name": f"甲{HOSTILE[:40]}", "area": "城东工业园"})
    kept = KeptProfile(profile, (Visit(DAY, HOSTILE),))
    page = read(kept_view([kept], AREAS))
    assert not page.select("script, img, b")
    acts = [button["data-act"] for button in page.select("[data-act]")]
    assert acts == ["pack", "open", "forget"]
    asked = page.select_one('[data-act="forget"]')
    assert asked is not None and "不能恢复" in str(asked["data-confirm"])
    cells = [cell.text for cell in page.select("tr:has(th:-soup-contains('城东工业园')) td")]
    assert cells == ["2", "6", "3", "1", "50%", "60%", "2", "1"]
    assert "还没有存下企业" in kept_view([], ())


def test_the_form_of_a_visit_has_open_problems_by_their_number() -> None:
    problems = (Problem("办过的", done=True), Problem("没换届", date(2020, 1, 1)), Problem(HOSTILE))
    kept = KeptProfile(Profile("甲公司", problems=problems), (Visit(DAY, "见了负责人"),))
    page = read(record_form(kept, {"found": HOSTILE, "settled-2": "是"}, {"found": "写长了"}))
    boxes = page.select('[name^="settled-"]')
    assert [box["name"] for box in boxes] == ["settled-2", "settled-3"]
    assert [box.has_attr("checked") for box in boxes] == [True, False]
    assert "已过期" in page.select("fieldset label")[0].text
    assert page.textarea is not None and page.textarea.text == HOSTILE
    assert not page.select("script, img")
    assert "见了负责人" in page.text and "写长了" in page.text


def test_written_starts_with_keeping() -> None:
    assert 'name="keep" value="是" checked' in visit_form(Written())
