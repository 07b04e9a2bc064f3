"""Feedback, Word files and earlier conversations in a real browser, on desktop and phone."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from assistant import Handling, Verdict
from tests.ui.page_assistant import HOSTILE, JOINT, PageAssistant
from tests.ui.page_journal import page_journal
from tests.ui.page_visit import Visit

pytestmark = pytest.mark.browser


def vote(page: Page, word: str) -> None:
    page.locator("#dw-now .dw-vote", has_text=word).click()


def test_feedback_is_given_with_a_note_changed_and_taken_back(
    visit: Visit, assistant: PageAssistant
) -> None:
    turn = visit.ask(JOINT)
    vote(visit.page, "引用错")
    chosen = turn.locator(".dw-vote[aria-pressed='true']")
    expect(chosen).to_have_text("引用错")
    expect(chosen).to_be_focused()
    turn.get_by_label("补充说明").fill(f"应当是第五条{HOSTILE}")
    turn.get_by_label("补充说明").press("Enter")
    expect(turn.get_by_label("补充说明")).to_have_value(f"应当是第五条{HOSTILE}")
    (kept,) = assistant.journal.feedback()
    assert kept.feedback and kept.feedback.verdict is Verdict.MISCITED
    assert (kept.question, kept.feedback.note) == (JOINT, f"应当是第五条{HOSTILE}")
    assert kept.said.startswith("【结论】") and kept.documents
    vote(visit.page, "有用")
    expect(chosen).to_have_text("有用")
    vote(visit.page, "有用")
    expect(chosen).to_have_count(0)
    assert assistant.journal.feedback() == []


def test_an_answer_becomes_a_word_file(visit: Visit, tmp_path: Path) -> None:
    turn = visit.ask(JOINT)
    with visit.page.expect_download() as waiting:
        turn.get_by_role("button", name="下载 Word").click()
    assert waiting.value.suggested_filename.startswith("答复_我们公司只有两名党员")
    waiting.value.save_as(tmp_path / "答复.docx")
    text = "\n".join(one.text for one in docx.Document(str(tmp_path / "答复.docx")).paragraphs)
    for words in (JOINT, "联合支部覆盖的单位一般不超过五个。", "《示例支部工作条例》", "出处"):
        assert words in text


def test_a_conversation_outlives_a_reload_and_goes_on(
    visit: Visit, assistant: PageAssistant
) -> None:
    page = visit.page
    visit.ask(JOINT)
    vote(page, "有用")
    visit.ask("那怎么申请？")
    expect(page).to_have_url(re.compile(r"#chat-[0-9a-f]{32}$"))
    page.reload()
    expect(page.locator("#dw-past .dw-turn")).to_have_count(1)
    expect(page.locator("#dw-past .dw-vote[aria-pressed='true']")).to_have_text("有用")
    expect(page.locator("#dw-now")).to_contain_text("这是")
    page.locator("#dw-now .dw-mark").first.click()
    expect(page.get_by_role("dialog").locator("mark")).to_be_visible()
    page.keyboard.press("Escape")
    visit.ask("还有呢？")
    assert assistant.asked[-1] == ("还有呢？", [JOINT, "那怎么申请？"])


def test_back_and_forward_go_through_conversations(visit: Visit) -> None:
    page = visit.page
    visit.ask(JOINT)
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".dw-welcome")).to_be_visible()
    visit.ask("第二次对话")
    page.get_by_role("link", name="办事清单").click()
    page.get_by_role("link", name="问答").click()
    expect(page.locator("#dw-now .dw-question")).to_contain_text("第二次对话")
    for _ in range(2):
        page.go_back()
    expect(page.locator("#dw-now .dw-question")).to_contain_text("第二次对话")
    page.go_back()
    expect(page.locator(".dw-welcome")).to_be_visible()
    page.go_back()
    expect(page.locator("#dw-now .dw-question")).to_contain_text("两名党员")
    page.go_forward()
    expect(page.locator(".dw-welcome")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 375], ids=["desktop", "phone"])
def test_history_is_searched_opened_and_deleted(
    browser: Browser, address: str, assistant: PageAssistant, width: int
) -> None:
    with Visit(browser, address, width) as visit:
        page = visit.page
        page.on("dialog", lambda dialog: dialog.accept())
        visit.ask(JOINT)
        page.get_by_role("button", name="新对话").click()
        expect(page.locator(".dw-welcome")).to_be_visible()
        visit.ask(f"脚本 {HOSTILE}")
        page.get_by_role("link", name="历史对话").click()
        rows = page.locator("#dw-history li")
        expect(rows).to_have_count(2)
        expect(rows.first).to_contain_text(HOSTILE)
        assert page.evaluate("window.hacked") is None
        assert visit.overflow() == 0
        page.get_by_role("searchbox").fill("联合支部覆盖的单位")  # of the answer, not the question
        page.get_by_role("searchbox").press("Enter")
        expect(rows).to_have_count(1)
        rows.first.get_by_role("link").click()
        expect(page.locator("#dw-now .dw-question")).to_contain_text("两名党员")
        visit.ask("那怎么申请？")
        assert assistant.asked[-1][1] == [JOINT]
        page.get_by_role("link", name="历史对话").click()
        expect(rows).to_have_count(2)
        rows.filter(has_text="两名党员").get_by_role("button", name="删除").click()
        expect(page.locator("#dw-history")).to_contain_text("已删除这次对话（2 个问题）")
        expect(rows).to_have_count(1)
        page.get_by_role("button", name="全部删除").click()
        expect(page.locator("#dw-history")).to_contain_text("还没有历史对话")
        assert assistant.journal.entries() == []
        page.get_by_role("link", name="回到对话").click()
        expect(page.locator(".dw-welcome")).to_be_visible()


def test_another_browser_sees_nothing_of_it(
    browser: Browser, address: str, assistant: PageAssistant
) -> None:
    with Visit(browser, address) as visit:
        visit.ask(JOINT)
        expect(visit.page).to_have_url(re.compile("#chat-"))
        where = visit.page.url
    with Visit(browser, where) as other:
        expect(other.page.locator("#dw-now")).to_contain_text("这次对话没有找到")
        assert other.page.locator(".dw-turn").count() == 0
        other.page.get_by_role("link", name="历史对话").click()
        expect(other.page.locator("#dw-history")).to_contain_text("还没有历史对话")
        other.page.get_by_role("link", name="回到对话").click()
        other.ask("自己的问题")
        expect(other.page).not_to_have_url(where)


def test_the_office_s_remark_reaches_the_asker(visit: Visit, assistant: PageAssistant) -> None:
    visit.ask(JOINT)
    vote(visit.page, "不完整")
    expect(visit.page.get_by_label("补充说明")).to_be_visible()
    (kept,) = assistant.journal.feedback()
    assistant.journal.settle(kept.id, Handling.HANDLED, "已补充文件")
    visit.page.reload()
    expect(visit.page.locator("#dw-now")).to_contain_text("资料员已处理：已补充文件")


def test_a_locked_journal_leaves_the_answer_with_a_remark(
    visit: Visit, assistant: PageAssistant
) -> None:
    visit.ask(JOINT)
    file = assistant.journal._home / "journal.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        turn = visit.ask("那怎么申请？")
        expect(turn).to_contain_text("可以。")
        expect(turn.get_by_role("alert")).to_contain_text("没有记进问答记录")
        expect(turn.locator(".dw-vote")).to_have_count(0)


class TestSwitchedOff:
    @pytest.fixture
    def assistant(self) -> PageAssistant:
        return PageAssistant(journal=page_journal(days=0))

    def test_answers_come_without_feedback_and_history_says_why(
        self, visit: Visit, assistant: PageAssistant
    ) -> None:
        turn = visit.ask(JOINT)
        expect(turn.locator(".dw-vote")).to_have_count(0)
        visit.page.get_by_role("link", name="历史对话").click()
        expect(visit.page.locator("#dw-history")).to_contain_text("没有开启")
        assert assistant.journal.entries() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_on_a_phone(browser: Browser, address: str, scheme: str) -> None:
    with Visit(browser, address, width=375, color_scheme=scheme) as visit:
        visit.page.get_by_role("button", name="大字").click()
        turn = visit.ask(JOINT)
        vote(visit.page, "已过时")
        expect(turn.get_by_label("补充说明")).to_be_visible()
        assert visit.overflow() == 0
