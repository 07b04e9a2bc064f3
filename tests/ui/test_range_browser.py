"""Limits of an answer in a real browser over a real library: taken off, set, kept on reload."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, expect

from assistant import Assistant, Settings, build_assistant
from tests.answering.range_library import NOWHERE, PLAIN, write
from tests.ui.page_visit import Visit
from tests.ui.serving import served

pytestmark = pytest.mark.browser
LOCAL = "贵州省对果园夜间值班每班安排几名社员有什么规定？"


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("range")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([write(folder / "files")]).failed
        yield assistant


@pytest.fixture(params=[1280, 375], ids=["desktop", "phone"])
def visit(request: pytest.FixtureRequest, browser: Browser, clerk: Assistant) -> Iterator[Visit]:
    with served(clerk) as where, Visit(browser, where, request.param) as visiting:
        yield visiting


def limits(visit: Visit) -> Locator:
    return visit.page.locator("#dw-now .dw-limit")


def test_a_region_read_out_of_the_question_is_taken_off_by_the_keyboard(
    visit: Visit, clerk: Assistant
) -> None:
    page = visit.page
    turn = visit.ask(LOCAL)
    expect(limits(visit)).to_have_text(re.compile("地区：贵州"))
    expect(turn.locator(".dw-references")).to_contain_text("贵州省果园值班细则")
    assert visit.overflow() == 0
    off = page.get_by_role("button", name="去掉“地区：贵州”，重新作答")
    off.focus()
    page.keyboard.press("Enter")
    expect(limits(visit)).to_have_count(0)
    visit.finished()
    expect(page.locator(".dw-turn")).to_have_count(1)
    expect(page.locator("#dw-now .dw-question")).to_contain_text(LOCAL)
    expect(page.locator("#dw-now .dw-answer")).to_be_focused()
    visit.ask("那由谁排班？")
    page.reload()  # the journal has the newer answer alone
    expect(page.locator("#dw-past .dw-turn")).to_have_count(1)
    expect(page.locator(".dw-limit")).to_have_count(0)


def test_a_region_of_which_nothing_is_held_says_so_and_offers_to_leave_it_out(
    visit: Visit,
) -> None:
    turn = visit.ask(NOWHERE)
    expect(turn.locator(".dw-refusal")).to_contain_text("没有收录新疆的文件")
    assert visit.overflow() == 0
    turn.get_by_role("button", name="去掉“地区：新疆”再问").click()
    expect(visit.page.locator("#dw-now .dw-references")).to_contain_text("值班")
    expect(limits(visit)).to_have_count(0)
    expect(visit.page.locator(".dw-turn")).to_have_count(1)


def test_a_range_is_set_kept_on_reload_printed_and_taken_back(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    box = page.locator("#dw-range-set")
    box.locator("summary").click()
    box.get_by_label("地区").select_option("浙江省")
    box.get_by_role("button", name="限定", exact=True).click()
    expect(box.locator(".dw-range-set")).to_have_text("地区：浙江省")
    turn = visit.ask(PLAIN)
    expect(limits(visit)).to_have_text(re.compile("地区：浙江省（只限）"))
    expect(turn.locator(".dw-references li")).to_have_count(1)
    page.reload()
    expect(limits(visit)).to_have_text(re.compile("地区：浙江省（只限）"))
    expect(box.locator(".dw-range-set")).to_have_text("地区：浙江省")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Word").click()
    waiting.value.save_as(tmp_path / "答复.docx")
    said = "\n".join(one.text for one in docx.Document(str(tmp_path / "答复.docx")).paragraphs)
    assert "范围：地区：浙江省（限定）" in said
    page.evaluate("location.hash = 'chat-history'")
    expect(page.locator(".dw-history-range").first).to_have_text("地区：浙江省（限定）")
    page.go_back()
    page.get_by_role("button", name="去掉“地区：浙江省（只限）”，重新作答").click()
    expect(limits(visit)).to_have_count(0)
    visit.finished()
    expect(box.locator(".dw-range-set")).to_have_count(0)
    expect(page.locator("#dw-now .dw-references")).to_contain_text("果园值班工作条例")
    assert visit.overflow() == 0


def test_a_range_set_below_an_answer_answers_anew_and_a_new_conversation_has_none(
    visit: Visit,
) -> None:
    page = visit.page
    visit.ask(PLAIN)
    box = page.locator("#dw-range-set")
    box.locator("summary").click()
    box.get_by_label("层级").select_option("省级")
    box.get_by_label("按哪天的规定").fill("2020-05-01")
    box.get_by_role("button", name="限定", exact=True).click()
    expect(limits(visit)).to_have_count(2)
    visit.finished()
    expect(limits(visit).last).to_contain_text("2020年5月1日有效的规定")
    expect(page.locator("#dw-now .dw-references")).not_to_contain_text("果园值班工作条例")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".dw-welcome")).to_be_visible()
    expect(box.locator(".dw-range-set")).to_have_count(0)
    visit.ask(PLAIN)
    expect(limits(visit)).to_have_count(0)
