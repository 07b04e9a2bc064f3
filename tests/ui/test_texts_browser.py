"""The place 原文 in a real browser over a real server and a real library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from assistant import Assistant, Document, Settings, Status, build_assistant
from tests.reading_library import write_reading_library
from tests.ui.page_assistant import PageAssistant
from tests.ui.page_visit import Visit
from tests.ui.serving import served

pytestmark = pytest.mark.browser

SIZES = pytest.mark.parametrize("width", [1280, 375], ids=["desk", "phone"])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("reading")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([write_reading_library(folder / "files")]).failed
        yield assistant


@pytest.fixture(scope="module")
def place(library: Assistant) -> Iterator[str]:
    with served(library) as where:
        yield where


@pytest.fixture(scope="module")
def rule(library: Assistant) -> Document:
    """The version in force."""
    return next(one for one in library.documents() if one.number)


def offset(library: Assistant, document: Document, words: str) -> int:
    return library.contents(document.id).text.index(words)


def text_of(visit: Visit) -> Locator:
    return visit.page.locator("#dw-doc-text .dw-text")


@SIZES
def test_from_the_list_to_a_document_a_clause_and_back(
    browser: Browser, place: str, rule: Document, width: int
) -> None:
    with Visit(browser, place, width=width) as visit:
        page = visit.page
        page.get_by_role("link", name="原文", exact=True).click()
        rows = page.locator("#dw-list-rows")
        expect(rows.locator(".dw-count")).to_have_text("共 4 份文件")
        page.get_by_label("标题、文号或发文机关里的词").fill("果社发")
        expect(rows.locator(".dw-count")).to_have_text("共 4 份文件，符合条件的 1 份")
        assert visit.overflow() == 0
        rows.get_by_role("link", name="果园管理办法").click()
        title = page.locator(".dw-text-title").first
        expect(title).to_have_text("果园管理办法")
        expect(title).to_be_focused()
        expect(page.locator(".dw-standing")).to_contain_text("现行有效")
        expect(page.locator(".dw-standing")).to_contain_text("没有修订或废止它的文件")
        outline = page.locator(".dw-outline")
        if width < 600:
            expect(outline.locator("nav")).to_be_hidden()
            outline.locator("summary").first.click()
        outline.get_by_role("link", name="第三条").click()
        expect(page.locator(".dw-target")).to_contain_text("丢失工具的")
        expect(page.locator(".dw-target")).to_be_in_viewport()
        if width < 600:
            expect(outline.locator("nav")).to_be_hidden()
        link = text_of(visit).get_by_role("button", name="第二条第二款")
        link.click()
        expect(text_of(visit).get_by_role("region")).to_contain_text("借出工具应当登记")
        assert visit.overflow() == 0
        page.go_back()
        expect(page.locator(".dw-target")).to_have_count(0)
        page.go_back()
        expect(rows.locator(".dw-count")).to_be_visible()
        expect(page.get_by_label("标题、文号或发文机关里的词")).to_have_value("果社发")


@SIZES
def test_words_are_searched_and_the_sentence_is_marked(
    browser: Browser, place: str, width: int
) -> None:
    with Visit(browser, place, width=width) as visit:
        page = visit.page
        page.get_by_role("link", name="原文", exact=True).click()
        page.get_by_role("link", name="检索原文").first.click()
        page.keyboard.press("/")
        field = page.get_by_label("要找的词或句子")
        expect(field).to_be_focused()
        field.press("Enter")
        expect(page.locator("#dw-search-hits").get_by_role("alert")).to_have_text(
            "请先写下要找的词或句子。"
        )
        field.fill("借出工具登记")
        field.press("Enter")
        hits = page.locator(".dw-hits > li")
        expect(hits.first.locator("mark").first).to_be_visible()
        expect(hits.first.locator(".dw-badge").first).to_be_visible()
        hits.filter(has_text="归还日期").get_by_role("link").first.click()
        mark = text_of(visit).locator("mark")
        expect(mark).to_be_in_viewport()
        assert visit.overflow() == 0
        page.go_back()
        expect(hits.first).to_be_visible()


@SIZES
def test_a_link_opens_its_clause_in_a_fresh_browser_and_is_copied_from_it(
    browser: Browser, place: str, library: Assistant, rule: Document, width: int
) -> None:
    start = offset(library, rule, "第二条 工具用后")
    with Visit(browser, place, width=width) as visit:
        page = visit.page
        page.goto("about:blank")  # so that the address is loaded as a page of its own
        page.goto(f"{place}/#doc-{rule.id}-{start}")
        expect(page.locator(".dw-target")).to_contain_text("工具用后放回库房")
        expect(page.locator(".dw-target")).to_be_in_viewport()
        item = text_of(visit).locator("p[data-loc]").get_by_text("（二）归还日期。")
        item.click()
        tools = page.locator(".dw-line-tools")
        expect(tools).to_contain_text("第二条第二款第（二）项")
        tools.get_by_role("button", name="复制引用").click()
        copied = "《果园管理办法》（果社发〔2024〕3号，果园合作社，2024年5月1日）"
        assert page.evaluate("navigator.clipboard.readText()") == (
            f"{copied}第二条第二款第（二）项：“（二）归还日期。”"
        )
        tools.get_by_role("button", name="复制链接").click()
        at = offset(library, rule, "（二）归还日期")
        expect(tools.get_by_text("已复制")).to_have_count(2)
        assert page.evaluate("navigator.clipboard.readText()") == f"{place}/#doc-{rule.id}-{at}"
        first = text_of(visit).get_by_role("button", name="复制引用：第一条")
        first.focus()
        page.keyboard.press("Enter")
        expect(first).to_have_text("已复制")
        assert page.evaluate("navigator.clipboard.readText()") == (
            f"{copied}第一条：“果树每年修剪两次，由技术组安排。”"
        )


@SIZES
def test_a_link_to_a_document_that_is_gone_has_ways_out(
    browser: Browser, place: str, width: int
) -> None:
    with Visit(browser, place, width=width) as visit:
        page = visit.page
        page.goto(f"{place}/#doc-d0123456789abcdef-12")
        told = page.locator("#dw-doc-text")
        expect(told.get_by_role("alert")).to_contain_text("链接里的文件不在资料库里。")
        assert visit.overflow() == 0
        told.get_by_role("link", name="打开文件目录").click()
        expect(page.locator(".dw-count")).to_be_visible()
        page.evaluate("location.hash = 'diff-d0123-d4567'")
        expect(page.locator("#dw-diff").get_by_role("alert")).to_be_visible()
        page.evaluate("location.hash = 'doc'")
        expect(page.locator(".dw-count")).to_be_visible()


@SIZES
def test_versions_stand_beside_each_other(
    browser: Browser, place: str, library: Assistant, rule: Document, width: int
) -> None:
    old = next(one for one in library.documents() if one.status is Status.REVISED)
    with Visit(browser, place, width=width) as visit:
        page = visit.page
        page.goto(f"{place}/#doc-{old.id}")
        expect(page.locator(".dw-standing")).to_contain_text("已由《果园管理办法》")
        about = page.locator("#dw-doc-about")
        about.get_by_text("版本与对照").click()
        about.get_by_role("link", name="与这一版逐条对照").click()
        changes = page.locator(".dw-changes > li")
        expect(changes.filter(has_text="第三条").locator(".dw-badge")).to_have_text("新增")
        changed = changes.filter(has_text="第一条")
        expect(changed.locator("del")).to_contain_text("一次")
        expect(changed.locator("ins")).to_contain_text("两次")
        assert visit.overflow() == 0
        changes.filter(has_text="新增").filter(has_text="第三条").get_by_role("link").click()
        expect(text_of(visit).locator("mark").first).to_be_in_viewport()
        expect(page.locator(".dw-standing")).to_contain_text("现行有效")
        about.get_by_text("引用情况").click()
        about.get_by_role("link", name="关于做好冬季修剪的通知").click()
        expect(text_of(visit).locator("mark").first).to_have_text("果园管理办法")
        about.get_by_text("版本与对照").click()
        about.get_by_label("与另一份文件对照").fill("附表")
        about.get_by_role("button", name="查找").click()
        expect(about.get_by_role("link", name="与《附表说明》对照")).to_be_visible()


def test_an_answer_leads_to_its_sentence_and_the_document_to_the_question(
    browser: Browser, place: str
) -> None:
    with Visit(browser, place) as visit:
        turn = visit.ask("借出工具应当登记哪些事项？")
        turn.locator(".dw-mark").first.click()
        panel = visit.page.get_by_role("dialog")
        quoted = panel.locator(".dw-excerpt mark").first.text_content() or ""
        panel.get_by_role("link", name="在原文中查看").first.click()
        expect(panel).to_be_hidden()
        mark = text_of(visit).locator("mark").first
        expect(mark).to_be_in_viewport()
        assert (mark.text_content() or "")[:6] == quoted[:6]
        about = visit.page.locator("#dw-doc-about")
        about.get_by_text("引用情况").click()
        expect(about).to_contain_text("借出工具应当登记哪些事项？")
        visit.page.go_back()
        expect(turn).to_be_visible()


def test_signs_beyond_the_first_plane_and_another_document_leave_offsets_right(
    browser: Browser, place: str, library: Assistant, rule: Document
) -> None:
    evil = next(one for one in library.documents() if one.title == "附表说明")
    start = offset(library, evil, "祥果树")
    with Visit(browser, place) as visit:
        page = visit.page
        page.goto(f"{place}/#doc-{evil.id}-{start}-{start + 5}")
        expect(text_of(visit).locator("mark")).to_have_text("祥果树名录")
        assert page.evaluate("window.hacked") is None
        text_of(visit).get_by_text("祥果树名录").click()
        expect(page.locator(".dw-line-tools")).to_be_visible()
        begin = offset(library, rule, "丢失工具")
        page.evaluate(f"location.hash = 'doc-{rule.id}-{begin}-{begin + 4}'")
        expect(text_of(visit).locator("mark")).to_have_text("丢失工具")
        shown = "".join(text_of(visit).locator("[data-at]").all_text_contents())
        expected = library.contents(rule.id).text
        assert "".join(shown.split()) == "".join(expected.split())


def test_only_the_text_is_printed(browser: Browser, place: str, rule: Document) -> None:
    with Visit(browser, place) as visit:
        visit.page.goto(f"{place}/#doc-{rule.id}")
        expect(text_of(visit)).to_be_visible()
        visit.page.emulate_media(media="print")
        for gone in ("#dw-header", ".dw-outline", "#dw-doc-about", ".dw-back"):
            expect(visit.page.locator(gone).first).to_be_hidden()
        expect(visit.page.get_by_role("button", name="打印全文")).to_be_hidden()
        expect(text_of(visit).get_by_text("丢失工具的")).to_be_visible()
        visit.page.emulate_media(media="screen")


def test_a_search_that_breaks_off_says_so(visit: Visit, assistant: PageAssistant) -> None:
    visit.page.goto(f"{visit.address}/#texts-search")
    field = visit.page.get_by_label("要找的词或句子")
    field.fill("意外")
    field.press("Enter")
    expect(visit.page.locator("#dw-search-hits").get_by_role("alert")).to_contain_text(
        "程序出了意外"
    )


def test_at_twice_the_size_nothing_is_cut_off(browser: Browser, place: str, rule: Document) -> None:
    with Visit(browser, place, width=640) as visit:
        visit.page.get_by_role("button", name="大字").click()
        for part in ("texts", "texts-search", f"doc-{rule.id}"):
            visit.page.goto(f"{place}/#{part}")
            expect(visit.page.locator("#dw-texts h2:visible").first).to_be_visible()
            assert visit.overflow() == 0
