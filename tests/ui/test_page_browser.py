"""The page in a real browser over a real server."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.ui.page_assistant import DIGEST, HOSTILE, JOINT, RULE, PageAssistant
from tests.ui.page_visit import Visit

pytestmark = pytest.mark.browser


def test_an_example_is_answered_with_a_source_that_can_be_checked_and_copied(visit: Visit) -> None:
    page = visit.page
    assert page.title() == "党务助手"
    page.get_by_role("button", name=JOINT).click()
    turn = visit.finished()
    assert turn.locator("h3").all_inner_texts() == ["结论", "依据", "怎么做", "注意", "出处"]
    turn.locator(".dw-mark", has_text="[2]").first.click()
    panel = page.get_by_role("dialog")
    expect(panel.locator("mark")).to_have_text("联合支部覆盖的单位一般不超过五个。")
    expect(panel).to_contain_text("第四条　正式党员三人以上的单位，应当成立支部。")
    for fact in (
        "《示例支部工作条例》",
        "示发〔2018〕7号",
        "示例机关",
        "2018年10月28日",
        "第 3 页",
    ):
        expect(panel).to_contain_text(fact)
    expect(panel.locator(".dw-badge").first).to_have_text("现行有效")
    panel.get_by_role("button", name="复制引用").click()
    expect(panel.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "《示例支部工作条例》（示发〔2018〕7号，示例机关）第四条：“联合支部覆盖的单位一般不超过五个。”"
    )


def test_copying_works_where_the_clipboard_api_is_missing(visit: Visit) -> None:
    visit.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    turn = visit.ask(JOINT)
    turn.get_by_role("button", name="复制答复和出处").click()
    expect(turn.get_by_role("button", name="已复制")).to_be_visible()
    visit.box.press("Control+v")
    pasted = visit.box.input_value()
    assert pasted.startswith(JOINT)
    assert "【结论】\n可以。" in pasted
    assert "[4] 《联合支部办理要点》" in pasted


def test_a_digest_says_that_it_is_none_of_the_originals(visit: Visit) -> None:
    visit.ask(JOINT).locator('.dw-mark[data-cite="3"]').first.click()
    panel = visit.page.get_by_role("dialog")
    expect(panel).to_contain_text("本项目编写的要点摘编，不是文件原文")
    expect(panel).to_contain_text("《示例旧办法》第二条")
    expect(panel.locator(".dw-repealed")).to_have_text("已废止")


def test_the_panel_closes_and_gives_the_focus_back(visit: Visit) -> None:
    mark = visit.ask(JOINT).locator(".dw-mark").first
    mark.click()
    dialog = visit.page.get_by_role("dialog")
    expect(dialog.locator("mark")).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(mark).to_be_focused()
    mark.press("Enter")
    expect(dialog.locator("mark")).to_be_visible()


def test_a_refusal_shows_leads_and_whom_to_ask(visit: Visit) -> None:
    turn = visit.ask("今天天气怎么样？")
    for words in (
        "资料库里没有一句原文",
        "未经确认的线索",
        "上级党委组织部门",
        "资料管理",
    ):
        expect(turn).to_contain_text(words)
    turn.locator("[data-lead]").first.click()
    panel = visit.page.get_by_role("dialog")
    expect(panel.locator("mark")).to_have_text(DIGEST.passages[1].text)
    expect(panel.get_by_role("button", name="复制引用")).to_have_count(0)


def test_hostile_text_is_shown_as_text(visit: Visit) -> None:
    turn = visit.ask(f"脚本 {HOSTILE}")
    expect(turn.locator(".dw-question")).to_contain_text(HOSTILE)
    expect(turn.locator(".dw-section li")).to_contain_text(f"正文{HOSTILE}结束。")
    turn.locator(".dw-mark").first.click()
    panel = visit.page.get_by_role("dialog")
    expect(panel.locator("mark")).to_have_text(f"正文{HOSTILE}结束。")
    expect(panel.locator(".dw-title")).to_have_text(f"《附件{HOSTILE}》")
    assert visit.page.evaluate("window.hacked") is None
    foreign = ':is(#dw-past, #dw-now, #dw-panel) :is(a:not([href^="#doc-"]), img, script)'
    assert visit.page.locator(foreign).count() == 0


def test_a_follow_up_carries_the_earlier_questions(visit: Visit, assistant: PageAssistant) -> None:
    visit.ask(JOINT)
    turn = visit.ask("那怎么申请？")
    assert assistant.asked[-1] == ("那怎么申请？", [JOINT])
    expect(turn).to_contain_text(f"检索用语：{JOINT} 那怎么申请？")
    expect(visit.page.locator("#dw-past .dw-turn")).to_have_count(1)
    visit.page.get_by_role("button", name="新对话").click()
    expect(visit.page.locator(".dw-turn")).to_have_count(0)
    visit.ask("换一个话题")
    assert assistant.asked[-1] == ("换一个话题", [])


def test_the_newest_question_stands_at_the_top_with_its_answer_below(visit: Visit) -> None:
    for _ in range(2):
        turn = visit.ask(JOINT)
    visit.page.wait_for_timeout(300)  # the earlier turn moves up a moment later
    place = turn.bounding_box()
    assert place is not None
    assert 0 < place["y"] < 120
    expect(turn.locator(".dw-answer")).to_be_in_viewport(ratio=0.5)


def test_stopping_keeps_the_question_and_frees_the_page(visit: Visit) -> None:
    visit.box.fill("慢的问题")
    visit.box.press("Enter")
    visit.page.get_by_role("button", name="停止").click()
    turn = visit.finished()
    expect(turn).to_contain_text("已停止，没有给出答复。")
    expect(turn.get_by_role("button", name="重新提问")).to_be_visible()
    expect(visit.ask(JOINT)).to_contain_text("可以。")
    expect(visit.page.locator("#dw-past .dw-turn")).to_contain_text("已停止，没有给出答复。")


def test_enter_asks_but_not_with_shift_nor_while_composing(visit: Visit) -> None:
    visit.box.fill("第一行")
    visit.box.press("Shift+Enter")
    visit.box.press_sequentially("第二行")
    composing = "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true})"
    visit.box.evaluate(f"box => box.dispatchEvent({composing})")
    visit.page.wait_for_timeout(400)
    assert visit.page.locator(".dw-turn").count() == 0
    assert visit.box.input_value() == "第一行\n第二行"
    visit.box.press("Enter")
    expect(visit.finished().locator(".dw-question")).to_contain_text("第一行\n第二行")
    expect(visit.box).to_have_value("")


def test_an_unforeseen_error_frees_the_page(browser: Browser, address: str) -> None:
    with Visit(browser, address) as visit:
        turn = visit.ask("意外的问题")
        expect(turn.get_by_role("alert")).to_contain_text("程序出了意外")
        expect(visit.ask(JOINT)).to_contain_text("可以。")


class TestEmptyLibrary:
    @pytest.fixture
    def assistant(self) -> PageAssistant:
        return PageAssistant(held=())

    def test_the_page_says_how_to_fill_it(self, visit: Visit) -> None:
        notice = visit.page.locator("#dw-stock").get_by_role("alert")
        expect(notice).to_contain_text("dangwu library add 文件夹")
        turn = visit.ask("党费怎么交？")
        expect(turn.get_by_role("alert")).to_contain_text("资料库是空的")
        expect(turn.get_by_role("button", name="重新提问")).to_be_visible()


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_on_a_phone(
    browser: Browser, address: str, scheme: str, large: bool
) -> None:
    with Visit(browser, address, width=375, color_scheme=scheme) as visit:
        if large:
            visit.page.get_by_role("button", name="大字").click()
        assert visit.overflow() == 0
        turn = visit.ask(JOINT)
        assert visit.overflow() == 0
        turn.locator(".dw-mark").first.click()
        mark = visit.page.locator("#dw-panel mark")
        expect(mark).to_have_text(
            RULE.text[RULE.text.index("正式党员不足") :].split("联合支部覆盖")[0]
        )
        expect(mark).to_be_in_viewport()
        assert visit.overflow() == 0
        visit.page.locator("[data-close]").click()
        visit.ask(f"今天天气 {HOSTILE}")
        assert visit.overflow() == 0


def test_the_switches_are_remembered(visit: Visit) -> None:
    dark = visit.page.get_by_role("button", name="深色")
    expect(dark).to_have_attribute("aria-pressed", "false")
    dark.click()
    expect(dark).to_have_attribute("aria-pressed", "true")
    visit.page.reload()
    expect(visit.page.get_by_role("button", name="深色")).to_have_attribute("aria-pressed", "true")
    assert visit.page.evaluate("document.body.classList.contains('dark')")


def test_a_slash_goes_to_the_question_box(visit: Visit) -> None:
    visit.page.get_by_role("link", name="问答", exact=True).focus()
    visit.page.keyboard.press("/")
    box = visit.page.locator("#dw-question textarea")
    expect(box).to_be_focused()
    visit.page.keyboard.press("/")
    expect(box).to_have_value("/")
