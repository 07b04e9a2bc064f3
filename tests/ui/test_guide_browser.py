"""The setup guide in a real browser over a real server."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, expect

from assistant import Enterprise, Organisation
from tests.ui.page_assistant import HOSTILE, PageAssistant
from tests.ui.page_visit import Visit

pytestmark = pytest.mark.browser


def go(visit: Visit) -> Locator:
    """Open the place; its form."""
    visit.page.get_by_role("link", name="组织设置向导").click()
    form = visit.page.locator("#dw-guide form")
    expect(form).to_be_visible()
    expect(visit.box).to_be_hidden()
    return form


def test_a_filled_form_gives_a_result_whose_sources_open(
    visit: Visit, assistant: PageAssistant
) -> None:
    form = go(visit)
    form.get_by_label("职工人数").fill("80")
    form.get_by_label("正式党员人数").first.fill("4")
    form.get_by_label("现有党组织").select_option("无")
    form.get_by_label("外资企业").select_option("否")
    form.get_by_label("职工人数").press("Enter")
    result = visit.page.locator("#dw-guide-result")
    expect(result.get_by_role("heading", name="向导的结果")).to_be_focused()
    expect(result.locator(".dw-chief")).to_contain_text("应当成立党支部")
    assert assistant.guided == [Enterprise(80, 4, organisation=Organisation.NONE, foreign=False)]
    expect(form.get_by_label("现有党组织")).to_have_value("无")
    mark = result.locator(".dw-mark", has_text="[2]").first
    mark.click()
    panel = visit.page.get_by_role("dialog")
    expect(panel.locator("mark")).to_contain_text("先与相邻企业的党员商量")
    visit.page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    result.locator(".dw-mark", has_text="[3]").first.click()
    expect(panel.locator("mark")).to_have_text(f"正文{HOSTILE}结束。")
    assert visit.page.evaluate("window.hacked") is None


def test_an_entry_that_cannot_be_is_told_at_its_field_and_put_right(visit: Visit) -> None:
    form = go(visit)
    form.get_by_label("职工人数").fill("80")
    members = form.get_by_label("正式党员人数").first
    members.fill("90")
    form.get_by_role("button", name="看结果").click()
    expect(members).to_be_focused()
    expect(members).to_be_in_viewport()
    expect(members).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_role("alert")).to_have_text("正式党员人数（90）多于职工人数（80），请核对。")
    members.fill("4")
    members.press("Enter")
    expect(visit.page.locator("#dw-guide-result .dw-chief")).to_be_visible()
    expect(form.get_by_role("alert")).to_have_count(0)
    form.get_by_role("button", name="全部清空").click()
    expect(form.get_by_label("职工人数")).to_be_focused()
    expect(members).to_have_value("")


def test_the_keyboard_alone_is_enough(visit: Visit, assistant: PageAssistant) -> None:
    visit.page.get_by_role("link", name="组织设置向导").press("Enter")
    expect(visit.page.get_by_role("link", name="组织设置向导")).to_have_attribute(
        "aria-current", "page"
    )
    steps: tuple[tuple[Literal["link", "button"], str], ...] = (
        ("link", "办事清单"),
        ("link", "走访资料包"),
        ("link", "试题与练习"),
        ("link", "资料管理"),
        ("link", "运行情况"),
    )
    switches: tuple[tuple[Literal["link", "button"], str], ...] = (
        ("button", "大字"),
        ("button", "深色"),
        ("link", "帮助"),
    )
    for role, name in steps:
        visit.page.keyboard.press("Tab")
        expect(visit.page.get_by_role(role, name=name)).to_be_focused()
    visit.page.keyboard.press("Tab")
    expect(visit.page.locator(".dw-rest summary")).to_be_focused()
    for role, name in switches:
        visit.page.keyboard.press("Tab")
        expect(visit.page.get_by_role(role, name=name)).to_be_focused()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.type("50")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.type("3")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#dw-guide-result .dw-chief")).to_be_visible()
    assert assistant.guided == [Enterprise(50, 3)]


def test_the_way_back_leads_to_the_conversation(visit: Visit) -> None:
    visit.ask("党费？")
    visit.ask("换届？")
    visit.page.evaluate("window.scrollTo(0, 150)")
    go(visit)
    assert visit.page.url.endswith("#guide")
    assert visit.page.evaluate("window.scrollY") == 0
    visit.page.go_back()
    visit.page.wait_for_function("window.scrollY > 100")
    expect(visit.page.locator("#dw-now .dw-turn")).to_be_visible()
    expect(visit.page.locator("#dw-guide form")).to_be_hidden()
    visit.page.go_forward()
    expect(visit.page.locator("#dw-guide form")).to_be_visible()
    visit.page.reload()
    expect(visit.page.locator("#dw-guide form")).to_be_visible()


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_nothing_is_cut_off(browser: Browser, address: str, width: int, large: bool) -> None:
    with Visit(browser, address, width=width) as visit:
        if large:
            visit.page.get_by_role("button", name="大字").click()
        assert visit.overflow() == 0
        form = go(visit)
        assert visit.overflow() == 0
        form.get_by_label("职工人数").fill("x")
        form.get_by_role("button", name="看结果").click()
        expect(form.get_by_role("alert")).to_have_count(2)
        form.get_by_label("职工人数").fill("80")
        form.get_by_label("正式党员人数").first.fill("4")
        form.get_by_role("button", name="看结果").click()
        expect(visit.page.locator("#dw-guide-result .dw-chief")).to_be_visible()
        assert visit.overflow() == 0


def test_print_shows_the_result_alone(visit: Visit) -> None:
    form = go(visit)
    form.get_by_label("职工人数").fill("80")
    form.get_by_label("正式党员人数").first.fill("4")
    form.get_by_role("button", name="看结果").click()
    result = visit.page.locator("#dw-guide-result .dw-chief")
    expect(result).to_be_visible()
    visit.page.emulate_media(media="print")
    expect(result).to_be_visible()
    expect(form).to_be_hidden()
    expect(visit.page.get_by_role("link", name="问答")).to_be_hidden()
