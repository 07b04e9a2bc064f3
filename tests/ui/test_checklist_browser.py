"""Checklists in a real browser over a real server and, mostly, a real library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import icalendar
import pytest
from playwright.sync_api import Browser, Dialog, Locator, expect

from assistant import Assistant
from tests.ui.page_assistant import JOINT, PageAssistant
from tests.ui.page_visit import Visit
from tests.ui.serving import served

pytestmark = pytest.mark.browser

CORNER = "设立图书角"


@pytest.fixture
def garden(orchard: Assistant) -> Iterator[str]:
    """Where the page over the real library is."""
    with served(orchard) as where:
        yield where


@pytest.fixture
def stroll(browser: Browser, garden: str) -> Iterator[Visit]:
    """The page over the real library."""
    with Visit(browser, garden) as visiting:
        yield visiting


def make(visit: Visit, topic: str = CORNER) -> Locator:
    """Open the place, write the topic, press Enter; the list."""
    visit.page.get_by_role("link", name="办事清单").click()
    field = visit.page.get_by_label("要办的事")
    field.fill(topic)
    field.press("Enter")
    made = visit.page.locator("#dw-lists-result .dw-result")
    expect(made.get_by_role("heading", level=2)).to_contain_text(topic)
    return made


def test_ticks_are_kept_and_cleared_after_asking(stroll: Visit) -> None:
    made = make(stroll)
    expect(made.get_by_role("heading", level=2)).to_be_focused()
    expect(made.locator("[data-progress]")).to_have_text("共 12 项，已办 0 项")
    expect(made.get_by_role("button", name="清除勾选")).to_be_disabled()
    made.get_by_label("挂牌开放。").check()
    made.get_by_label("登记全部藏书").focus()
    stroll.page.keyboard.press("Space")
    expect(made.locator("[data-progress]")).to_have_text("共 12 项，已办 2 项")
    stroll.page.reload()
    made = make(stroll)
    expect(made.locator("[data-progress]")).to_have_text("共 12 项，已办 2 项")
    expect(made.get_by_label("挂牌开放。")).to_be_checked()
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    stroll.page.once("dialog", refuse)
    made.get_by_role("button", name="清除勾选").click()
    assert "全部勾选" in asked[0]
    expect(made.get_by_label("挂牌开放。")).to_be_checked()
    stroll.page.once("dialog", lambda dialog: dialog.accept())
    made.get_by_role("button", name="清除勾选").click()
    expect(made.locator("[data-progress]")).to_have_text("共 12 项，已办 0 项")
    stroll.page.reload()
    expect(make(stroll).get_by_label("挂牌开放。")).not_to_be_checked()


def test_a_list_is_told_apart_from_others_by_its_topic(stroll: Visit) -> None:
    make(stroll).get_by_label("挂牌开放。").check()
    other = make(stroll, "筹备采摘节")
    expect(other.locator("[data-progress]")).to_have_text("共 2 项，已办 0 项")
    expect(make(stroll).locator("[data-progress]")).to_have_text("共 12 项，已办 1 项")


def test_dates_and_files(stroll: Visit, tmp_path: Path) -> None:
    made = make(stroll)
    made.get_by_label("挂牌开放。").check()
    made.locator(".dw-dates > summary").click()
    made.get_by_label("公示开始日").fill("2026-12-01")
    made.get_by_role("button", name="算日期").click()
    expect(made.locator("tbody tr")).to_have_count(1)
    expect(made.locator("tbody")).to_contain_text("2026年12月")
    expect(made.get_by_label("公示开始日")).to_have_value("2026-12-01")
    expect(made.get_by_label("挂牌开放。")).to_be_checked()
    for name, suffix in (("下载 Word", "docx"), ("下载 Markdown", "md"), ("下载日历", "ics")):
        with stroll.page.expect_download() as begun:
            made.get_by_role("button", name=name).click()
        assert begun.value.suggested_filename == f"{CORNER}办理清单.{suffix}"
        begun.value.save_as(tmp_path / f"list.{suffix}")
    assert any("挂牌开放" in p.text for p in docx.Document(str(tmp_path / "list.docx")).paragraphs)
    assert "挂牌开放" in (tmp_path / "list.md").read_text("utf-8")
    calendar = icalendar.Calendar.from_ical((tmp_path / "list.ics").read_text("utf-8"))
    assert len(calendar.walk("VEVENT")) == 1
    with stroll.page.expect_download() as again:
        made.get_by_role("button", name="下载日历").click()
    assert again.value.suggested_filename.endswith(".ics")


def test_marks_open_the_source_and_hostile_text_stays_text(stroll: Visit) -> None:
    made = make(stroll, "架设防虫网")
    expect(made.locator("label").first).to_contain_text('<b onclick="steal()">申请</b>')
    made.locator(".dw-mark").first.click()
    panel = stroll.page.get_by_role("dialog")
    expect(panel.locator("mark")).to_contain_text('<b onclick="steal()">申请</b>')
    expect(panel.locator(".dw-title")).to_contain_text("<script>alert(1)</script>")
    stroll.page.keyboard.press("Escape")
    expect(made.locator(".dw-mark").first).to_be_focused()


def test_a_refused_topic_names_what_is_missing(stroll: Visit) -> None:
    stroll.page.get_by_role("link", name="办事清单").click()
    field = stroll.page.get_by_label("要办的事")
    field.press("Enter")
    expect(stroll.page.locator("#dw-lists").get_by_role("alert")).to_contain_text("请写明要办的事")
    expect(field).to_be_focused()
    made = make(stroll, "量子力学")
    expect(made).to_contain_text("没有找到能回答")
    expect(made.locator("input, [data-file]")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 800, 375])
def test_nothing_is_cut_off(browser: Browser, garden: str, width: int) -> None:
    with Visit(browser, garden, width=width) as visit:
        made = make(visit)
        assert visit.overflow() == 0
        made.locator(".dw-dates > summary").click()
        made.get_by_label("公示开始日").fill("2026-12-01")
        made.get_by_role("button", name="算日期").click()
        expect(made.locator("tbody tr")).to_have_count(1)
        assert visit.overflow() == 0


def test_print_keeps_list_and_boxes_without_the_forms(stroll: Visit) -> None:
    made = make(stroll)
    stroll.page.emulate_media(media="print")
    expect(made.get_by_label("挂牌开放。")).to_be_visible()
    expect(stroll.page.get_by_label("要办的事")).to_be_hidden()
    expect(made.locator(".dw-dates > summary")).to_be_hidden()
    expect(made.get_by_role("button", name="下载 Word")).to_be_hidden()


def test_an_answer_has_boxes_and_becomes_a_checklist(
    visit: Visit, assistant: PageAssistant
) -> None:
    turn = visit.ask(JOINT)
    box = turn.get_by_label("上级党委批复后一个月内开党员大会")
    box.check()
    expect(turn.locator("[data-progress]")).to_have_text("共 2 项，已办 1 项")
    visit.ask("换一个话题")
    past = visit.page.locator("#dw-past .dw-turn")
    expect(past.get_by_label("上级党委批复后一个月内开党员大会")).to_be_checked()
    past.get_by_role("button", name="做成办事清单").click()
    made = visit.page.locator("#dw-lists-result .dw-result")
    expect(made.get_by_role("heading", level=2)).to_be_focused()
    assert assistant.listed == [JOINT.rstrip("？")]
    expect(visit.page.get_by_label("要办的事")).to_have_value(JOINT.rstrip("？"))
    visit.page.reload()
    visit.page.get_by_role("link", name="问答").click()
    expect(visit.ask(JOINT).get_by_label("上级党委批复后一个月内")).to_be_checked()


def test_a_suggested_topic_is_listed_at_a_click(visit: Visit, assistant: PageAssistant) -> None:
    visit.page.get_by_role("link", name="办事清单").click()
    visit.page.get_by_role("button", name="支部换届").click()
    expect(visit.page.locator("#dw-lists-result .dw-result")).to_be_visible()
    assert assistant.listed == ["支部换届"]
    expect(visit.page.get_by_label("要办的事")).to_have_value("支部换届")
