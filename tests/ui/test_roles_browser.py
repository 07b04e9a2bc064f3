"""Roles and help in a real browser: kept over a reload, narrowed places, nothing out of reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.ui.page_assistant import PageAssistant
from tests.ui.page_visit import Visit
from ui.header import PLACES

pytestmark = pytest.mark.browser

_EVERY = [title for _, title in PLACES]
_TRAINER = ["问答", "原文", "试题与练习"]


def front(visit: Visit) -> Locator:
    """The places that are in front."""
    return visit.page.locator(".dw-places a")


def rest(visit: Visit) -> Locator:
    """What opens the others."""
    return visit.page.locator(".dw-rest > summary")


def choose(visit: Visit, title: str) -> None:
    """Say on the first visit what one does."""
    visit.page.locator(".dw-ask").get_by_role("button", name=title, exact=True).click()


@pytest.mark.parametrize("width", [1280, 375], ids=["desktop", "phone"])
def test_a_role_narrows_the_places_and_is_kept_while_the_rest_stays_in_reach(
    browser: Browser, address: str, width: int
) -> None:
    with Visit(browser, address, width=width) as visit:
        page = visit.page
        expect(page.get_by_role("heading", name="您主要做什么？")).to_be_visible()
        expect(front(visit)).to_have_text(_EVERY)
        assert visit.overflow() == 0
        choose(visit, "培训讲师")
        expect(front(visit)).to_have_text(_TRAINER)
        expect(page.locator(".dw-ask")).to_be_hidden()
        expect(page.get_by_role("heading", name="培训讲师怎么用")).to_be_focused()
        expect(page.locator(".dw-role:visible h3")).to_have_text(["培训讲师"])
        page.reload()
        expect(front(visit)).to_have_text(_TRAINER)
        rest(visit).focus()
        page.keyboard.press("Enter")
        link = page.get_by_role("link", name="资料管理")
        expect(link).to_be_visible()
        assert visit.overflow() == 0
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#dw-store-drop")).to_be_visible()
        expect(front(visit)).to_have_text([*_TRAINER, "资料管理"])
        expect(front(visit).last).to_have_attribute("aria-current", "page")
        expect(link).to_be_focused()
        expect(page.locator(".dw-rest-list")).to_be_hidden()


def test_the_choice_can_be_changed_and_passed_over(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}/#visits-many")
    expect(page.get_by_role("heading", name="多家企业一起做")).to_be_visible()
    rest(visit).click()
    page.get_by_label("我是").select_option("资料员")
    expect(front(visit)).to_have_text(["资料管理", "原文", "运行情况", "问答", "走访资料包"])
    page.keyboard.press("Escape")
    expect(page.locator(".dw-rest-list")).to_be_hidden()
    expect(rest(visit)).to_be_focused()
    front(visit).filter(has_text="问答").click()
    page.get_by_role("button", name="看其他角色的问题").click()
    expect(page.locator(".dw-role:visible")).to_have_count(4)
    page.get_by_role("button", name="知道了").click()
    expect(page.locator(".dw-how:visible")).to_have_count(0)
    rest(visit).click()
    page.get_by_label("我是").select_option("全部")
    expect(front(visit)).to_have_text(_EVERY)


class TestWithoutStorage:
    @pytest.fixture
    def assistant(self) -> PageAssistant:
        return PageAssistant()

    def test_a_role_holds_for_this_window(self, browser: Browser, address: str) -> None:
        with Visit(browser, address) as visit:
            visit.page.add_init_script(
                "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
            )
            visit.page.reload()
            choose(visit, "支部书记")
            expect(front(visit)).to_have_text(["问答", "原文", "组织设置向导", "办事清单"])
            visit.page.get_by_role("button", name="知道了").click()
            expect(visit.page.locator(".dw-how:visible")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 375], ids=["desktop", "phone"])
def test_help_shows_the_guide_of_the_role_and_leads_to_the_place(
    browser: Browser, address: str, width: int
) -> None:
    with Visit(browser, address, width=width, color_scheme="dark") as visit:
        page = visit.page
        choose(visit, "培训讲师")
        page.get_by_role("link", name="帮助", exact=True).click()
        manual = page.locator(".dw-manual:visible")
        expect(manual.get_by_role("heading", level=2)).to_have_text("培训讲师使用说明")
        assert visit.overflow() == 0
        manual.get_by_role("link", name="审题", exact=True).click()
        expect(manual.get_by_role("heading", name="审题")).to_be_focused()
        expect(manual.get_by_role("heading", name="审题")).to_be_in_viewport()
        parts = page.get_by_role("navigation", name="各角色的使用说明")
        parts.get_by_role("link", name="资料员").click()
        expect(manual.get_by_role("heading", level=2)).to_have_text("资料员使用说明")
        manual.get_by_role("link", name="资料管理 › 待处理").first.click()
        expect(page.locator("#dw-store-pending")).to_be_visible()
