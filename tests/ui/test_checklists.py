"""Checklists on the page over a real library: forms, the list as HTML, dates, files."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

import docx
import icalendar
import pytest
from bs4 import BeautifulSoup

from assistant import Assistant
from tests.ui.page_assistant import HOSTILE, PageAssistant
from ui.checklist_form import TOPICS, dates_form, topic_form
from ui.checklists import Listed, Listing
from ui.file_link import file_link
from ui.ticks import tick_box, tick_list

CORNER = "设立图书角"


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def listed(listing: Listing, topic: str = CORNER) -> tuple[Listed, BeautifulSoup]:
    made, _, view = list(listing.make(topic))[-1]
    assert made is not None
    return made, read(view)


def content(link: str) -> tuple[str, bytes]:
    anchor = read(link).a
    return anchor["download"], base64.b64decode(anchor["href"].split("base64,", 1)[1])


def test_the_list_shows_steps_with_boxes_fields_and_sources(orchard: Assistant) -> None:
    made, page = listed(Listing(orchard))
    assert page.h2.text == "设立图书角办理清单"
    assert page.select_one("[data-ticks]")["data-ticks"] == CORNER
    steps = page.select(".dw-steps li")
    assert len(steps) == len(made.made.steps) == 12
    assert len({box["data-tick"] for box in page.select("input[data-tick]")}) == 12
    first = {dt.text: dt.find_next("dd").text for dt in steps[0].find_all("dt")}
    assert first == {"材料": "场地证明", "用表": "图书角设立申请表", "谁批": "园区党委审批"}
    assert "谁办" in steps[1].dl.text
    assert steps[0].select_one(".dw-mark")["data-cite"] == "1"
    assert "设立图书角的主要程序是（原文共5项）：" in [p.text for p in page.select(".dw-lead")]
    assert len(page.select(".dw-inner")) == 9
    titles = [h.text for h in page.find_all("h3")]
    assert titles == [
        "第二章 设立程序", "注意", "地方和单位规定", "各级规定不同", "另有规定的文件", "出处",
    ]  # fmt: skip
    assert page.select_one(".dw-apart").h3.text == "注意"
    assert len(page.select(".dw-references li")) == len(made.made.citations)


def test_only_days_that_a_limit_runs_from_are_asked_for(orchard: Assistant) -> None:
    made, page = listed(Listing(orchard))
    assert [name for name, _ in made.starts] == ["公示开始日"]
    assert [one["name"] for one in page.select("input[type=date]")] == ["公示开始日"]
    assert page.select("[data-file]")[-1]["data-file"] == "md"
    assert "算出日期以后" in page.text


def test_a_day_given_becomes_dates_and_a_calendar(orchard: Assistant) -> None:
    listing = Listing(orchard)
    made, _ = listed(listing)
    dated, view = listing.dated(made, {"公示开始日": "2026-12-01", "别的日子": "2026-12-02"})
    page = read(view)
    assert dated is not None
    assert dict(dated.given) == {"公示开始日": "2026-12-01"}
    assert page.select_one("input[type=date]")["value"] == "2026-12-01"
    assert page.details.has_attr("open")
    row = [cell.text for cell in page.select("tbody tr td")]
    assert "2026年12月" in row[0]
    assert page.select_one("tbody .dw-mark") is not None
    name, calendar = content(listing.file(dated, "ics"))
    assert name == "设立图书角办理清单.ics"
    assert len(icalendar.Calendar.from_ical(calendar.decode()).walk("VEVENT")) == len(dated.dates)


def test_a_day_that_cannot_be_is_told_beside_the_fields(orchard: Assistant) -> None:
    listing = Listing(orchard)
    made, _ = listed(listing)
    dated, view = listing.dated(made, {"公示开始日": "0026-12-01"})
    assert "1990年至2090年" in read(view).select_one("form [role=alert]").text
    assert dated is not None
    assert dated.dates == ()


def test_files_hold_the_list(orchard: Assistant) -> None:
    listing = Listing(orchard)
    made, _ = listed(listing)
    name, word = content(listing.file(made, "docx"))
    assert name == "设立图书角办理清单.docx"
    assert any("挂牌开放" in p.text for p in docx.Document(io.BytesIO(word)).paragraphs)
    name, markdown = content(listing.file(made, "md"))
    assert name.endswith(".md")
    assert "挂牌开放" in markdown.decode("utf-8")


def test_what_cannot_be_written_is_told(orchard: Assistant) -> None:
    listing = Listing(orchard)
    made, _ = listed(listing)
    assert "没有写成文件" in listing.file(made, "exe")
    assert "已经过期" in listing.file(None, "docx")
    assert "已经过期" in listing.dated(None, {})[1]


def test_a_file_name_is_fit_for_every_system_and_each_link_is_new() -> None:
    name, body = content(file_link('a/b\\c:*?"<>|\u202egpj\n.md', b"x"))
    assert (name, body) == ("a_b_c_gpj_.md", b"x")
    assert len(content(file_link("长" * 500 + ".docx", b""))[0]) < 70
    assert content(file_link("...md", b""))[0] == "清单.md"
    assert file_link("a.md", b"") != file_link("a.md", b"")


def test_hostile_documents_and_topics_stay_text(orchard: Assistant) -> None:
    _, page = listed(Listing(orchard), "架设防虫网")
    assert page.find_all(["script", "b", "img"]) == []
    assert page.find_all("a") == []
    assert '<b onclick="steal()">申请</b>' in page.text
    forms = read(
        topic_form(HOSTILE, HOSTILE)
        + dates_form([(HOSTILE, HOSTILE)], {HOSTILE: HOSTILE}, HOSTILE)
        + tick_list(HOSTILE, (tick_box(HOSTILE, HOSTILE),))
    )
    assert forms.find_all(["script", "img", "a"]) == []
    assert forms.find(id="dw-topic")["value"] == HOSTILE
    _, refused = listed(Listing(orchard), f"量子力学{HOSTILE}")
    assert refused.find_all(["script", "img", "a"]) == []


def test_a_topic_that_no_text_tells_of_is_refused(orchard: Assistant) -> None:
    made, page = listed(Listing(orchard), "量子力学")
    assert "没有列出“量子力学”的清单" in page.h2.text
    assert page.select("input, [data-file]") == []
    assert "已经过期" in Listing(orchard).file(made, "docx")


def test_a_blank_topic_is_told_at_the_field() -> None:
    assistant = PageAssistant()
    steps = list(Listing(assistant).make(" \n"))
    assert [(made, view) for made, _, view in steps] == [(None, "")]
    field = read(steps[0][1]).find(id="dw-topic")
    assert field["aria-invalid"] == "true"
    assert assistant.listed == []


def test_the_form_keeps_the_topic_and_offers_others() -> None:
    page = read(topic_form("支部换届"))
    assert page.find(id="dw-topic")["value"] == "支部换届"
    assert [chip["data-checklist"] for chip in page.select("[data-checklist]")] == list(TOPICS)


def test_sources_open_and_old_ones_say_so(orchard: Assistant) -> None:
    listing = Listing(orchard)
    made, _ = listed(listing)
    assert "<mark>挂牌开放。</mark>" in listing.source(made, 7)
    assert "已经过期" in listing.source(None, 7)
    assert "已经过期" in listing.lead(made, 0)


def test_a_step_that_reads_differently_is_another_step(orchard: Assistant) -> None:
    made, page = listed(Listing(orchard))
    steps = (replace(made.made.steps[0], text="另一种写法"), *made.made.steps[1:])
    other = read(replace(made, made=replace(made.made, steps=steps)).view())
    before, after = ([b["data-tick"] for b in p.select("input[data-tick]")] for p in (page, other))
    assert before[0] != after[0]
    assert before[1:] == after[1:]


def test_errors_become_notices(caplog: pytest.LogCaptureFixture) -> None:
    assert "dangwu library add" in list(Listing(PageAssistant(held=())).make("党费"))[-1][2]
    assert "程序出了意外" in list(Listing(PageAssistant()).make("意外"))[-1][2]
    assert "not foreseen" in caplog.text
