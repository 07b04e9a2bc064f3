"""The page without a mouse: the order of the Tab key, what has the focus, an input method."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.page_assistant import JOINT
from tests.ui.page_visit import Visit

pytestmark = pytest.mark.browser

_FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 8));
  const style = getComputedStyle(one);
  return {
    name: one.dataset.cite ? `[${one.dataset.cite}]` : one.innerText || one.placeholder || "",
    seen: box.top >= 0 && box.bottom <= innerHeight && (one.contains(top) || top?.contains(one)),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


def tabbed(page: Page, key: str = "Tab") -> dict[str, object]:
    """Press the key; what has the focus then."""
    page.keyboard.press(key)
    found: dict[str, object] = page.evaluate(_FOCUSED)
    return found


def test_the_first_stop_leads_past_the_places_to_the_question(visit: Visit) -> None:
    page = visit.page
    skip = page.get_by_role("button", name="跳到正文")
    assert tabbed(page) == {"name": "跳到正文", "seen": True, "ring": True}
    page.keyboard.press("Enter")
    expect(visit.box).to_be_focused()
    assert skip.evaluate("one => getComputedStyle(one).clipPath") != "none"
    visit.ask(JOINT)
    skip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#dw-now .dw-question")).to_be_focused()
    page.get_by_role("link", name="组织设置向导").press("Enter")
    skip.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="组织设置向导")).to_be_focused()
    assert tabbed(page)["ring"]
    expect(page.locator("#dw-guide").get_by_label("职工人数")).to_be_focused()


@pytest.mark.parametrize("height", [800, 360])
def test_tab_goes_in_the_order_of_reading_and_every_stop_is_seen(
    browser: Browser, address: str, height: int
) -> None:
    with Visit(browser, address) as visit:
        page = visit.page
        page.set_viewport_size({"width": 1280, "height": height})
        turn = visit.ask(JOINT)
        turn.locator(".dw-mark").first.focus()
        page.keyboard.press("Shift+Tab")
        names = []
        for _ in range(40):
            stop = tabbed(page)
            assert stop["seen"] and stop["ring"], stop
            names.append(str(stop["name"]))
            if names[-1] == "提问":
                break
        marks, steps, copy = map(names.index, ("[1]", "做成办事清单", "复制答复和出处"))
        assert marks < steps < copy
        expect(visit.page.get_by_role("button", name="提问")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(visit.box).to_be_focused()
        for _ in range(len(names)):
            stop = tabbed(page, "Shift+Tab")
            assert stop["seen"] and stop["ring"], stop


def test_where_the_panel_covers_the_page_the_keyboard_stays_in_it(
    browser: Browser, address: str
) -> None:
    with Visit(browser, address, width=375) as visit:
        page = visit.page
        mark = visit.ask(JOINT).locator(".dw-mark").first
        mark.press("Enter")
        panel = page.get_by_role("dialog")
        expect(panel.locator("mark")).to_be_visible()
        for _ in range(12):
            page.keyboard.press("Tab")
            assert page.evaluate("!document.activeElement.closest('#dw-main, #dw-header')")
        page.keyboard.press("Escape")
        expect(mark).to_be_focused()
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('#dw-main, #dw-header'))")


def test_enter_that_chooses_a_word_of_an_input_method_does_not_ask(visit: Visit) -> None:
    page = visit.page
    method = page.context.new_cdp_session(page)
    visit.box.focus()
    for typed in ("d", "da", "dang", "dang fei"):
        at = {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)}
        method.send("Input.imeSetComposition", at)
    # What a browser tells of a key that the input method takes for itself.
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    method.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    method.send("Input.insertText", {"text": "党费"})
    method.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    page.wait_for_timeout(300)
    expect(visit.box).to_have_value("党费")
    assert page.locator(".dw-turn").count() == 0
    visit.box.press("Enter")
    expect(visit.finished().locator(".dw-question")).to_contain_text("党费")
