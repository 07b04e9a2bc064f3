"""Papers, the bank and practice in a real browser over a real server and a real library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Dialog, Locator, expect

from assistant import Assistant, Settings, build_assistant
from tests.quiz.club_rules import ORCHARD, RULES
from tests.ui.page_visit import Visit
from tests.ui.serving import served

pytestmark = pytest.mark.browser

KINDS = ("single", "multiple", "judge", "blank", "short")


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the rules of a club."""
    folder = tmp_path_factory.mktemp("club")
    files = folder / "资料"
    files.mkdir()
    (files / "果园读书会条例.txt").write_text(RULES, "utf-8")
    (files / "果树管护办法.txt").write_text(ORCHARD, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([files]).failed
        yield assistant


@pytest.fixture
def reading(club: Assistant) -> Iterator[str]:
    """Where the page is."""
    with served(club) as where:
        yield where


@pytest.fixture
def desk(browser: Browser, reading: str) -> Iterator[Visit]:
    """The page."""
    with Visit(browser, reading) as visiting:
        yield visiting


def make(visit: Visit, single: int = 3, judge: int = 2, versions: str = "") -> Locator:
    """Open the place, write how many items, press Enter; the paper."""
    visit.page.get_by_role("link", name="试题与练习").click()
    form = visit.page.locator("#dw-paper-form")
    for kind in KINDS:
        form.locator(f'[name="count.{kind}"]').fill(
            str({"single": single, "judge": judge}.get(kind, 0))
        )
    expect(form.locator("[data-total]")).to_have_text(
        f"共 {single + judge} 题，满分 {2 * single + judge} 分"
    )
    if versions:
        form.get_by_label("卷别").select_option(versions)
    form.get_by_label("试卷名称").fill("读书会测试")
    form.get_by_label("试卷名称").press("Enter")
    paper = visit.page.locator("#dw-paper .dw-paper")
    expect(paper.get_by_role("heading", level=2)).to_be_focused()
    return paper


def practise(visit: Visit, way: str) -> Locator:
    """Take the paper that was made."""
    visit.page.get_by_role("button", name="练这份卷").click()
    place = visit.page.locator("#dw-practice")
    expect(place.get_by_label("练什么")).to_have_value("made")
    place.get_by_label("怎么判分").select_option(way)
    place.get_by_role("button", name="开始", exact=True).click()
    expect(place.locator("form.dw-taking")).to_be_visible()
    return place


def test_a_paper_is_made_its_key_shown_its_source_opened_and_loaded_down(
    desk: Visit, tmp_path: Path
) -> None:
    paper = make(desk, versions="AB")
    expect(paper.get_by_role("heading", level=2)).to_have_text("读书会测试（A卷）")
    expect(paper.locator(".dw-item")).to_have_count(5)
    expect(paper.locator(".dw-answer-key").first).to_be_hidden()
    paper.get_by_role("button", name="显示答案").click()
    expect(paper.locator(".dw-answer-key").first).to_be_visible()
    paper.locator(".dw-mark").first.click()
    panel = desk.page.get_by_role("dialog")
    expect(panel.locator("mark")).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(paper.locator(".dw-mark").first).to_be_focused()
    for name, suffix in (
        ("Word 试卷", ".docx"), ("Word 答案", "_答案.docx"), ("Excel 问卷星", "_问卷星.xlsx"),
        ("Moodle GIFT", ".gift"), ("Moodle XML", ".xml"), ("Anki 卡片", ".apkg"),
        ("JSON", ".json"), ("Markdown 试卷", ".md"),
    ):  # fmt: skip
        with desk.page.expect_download() as begun:
            paper.get_by_role("button", name=name, exact=True).click()
        assert begun.value.suggested_filename == f"读书会测试{suffix}"
        begun.value.save_as(tmp_path / f"paper{suffix}")
    text = "\n".join(p.text for p in docx.Document(str(tmp_path / "paper.docx")).paragraphs)
    assert "（A卷）" in text
    paper.get_by_role("button", name="B卷").click()
    expect(paper.get_by_role("heading", level=2)).to_have_text("读书会测试（B卷）")


def test_an_entry_that_cannot_be_is_named_and_focused(desk: Visit) -> None:
    desk.page.get_by_role("link", name="试题与练习").click()
    field = desk.page.get_by_label("判断题题数")
    field.fill("很多")
    desk.page.get_by_role("button", name="出卷").click()
    expect(desk.page.locator("#dw-paper-form").get_by_role("alert")).to_contain_text("不是整数")
    expect(field).to_be_focused()
    expect(desk.page.locator("#dw-paper .dw-paper")).to_have_count(0)


def test_documents_are_found_by_a_word_and_keep_to_the_paper(desk: Visit) -> None:
    desk.page.get_by_role("link", name="试题与练习").click()
    form = desk.page.locator("#dw-paper-form")
    form.get_by_text("出题范围和难度").click()
    form.get_by_label("在下面找文件").fill("读书会")
    expect(form.locator("fieldset li:visible")).to_have_count(1)
    form.get_by_label("《果园读书会条例》").check()
    paper = make(desk, 2, 1)
    paper.get_by_text("覆盖情况").click()
    expect(paper.locator("details")).to_contain_text(["下载", "《果园读书会条例》 3 题"])
    expect(form.get_by_label("《果园读书会条例》")).to_be_checked()


def test_one_question_after_another_with_a_wrong_answer(desk: Visit) -> None:
    paper = make(desk)
    key = paper.locator(".dw-item").first.locator(".dw-answer-key b").text_content()
    place = practise(desk, "once")
    wrong = next(one for one in "ABCD" if one != key)
    place.locator(f'input[value="{wrong}"]').check()
    desk.page.keyboard.press("Enter")
    expect(place.locator(".dw-verdict")).to_have_text("答错了")
    expect(place.locator(".dw-quote")).to_be_visible()
    expect(place.locator("input:enabled:not([type=hidden])")).to_have_count(0)
    expect(place.get_by_role("button", name="下一题")).to_be_focused()
    place.locator(".dw-mark").click()
    expect(desk.page.get_by_role("dialog").locator("mark")).to_be_visible()
    desk.page.keyboard.press("Escape")
    place.get_by_role("button", name="下一题").click()
    expect(place.locator(".dw-stem")).to_contain_text("2．")
    expect(place.locator(".dw-answer-key")).to_have_count(0)
    place.get_by_role("button", name="交卷").click()
    expect(place.get_by_role("heading", level=2)).to_have_text("得 0 分，满分 8 分")
    expect(place.locator("tbody tr")).to_have_count(2)
    with desk.page.expect_download() as begun:
        place.get_by_role("button", name="下载成绩").click()
    assert begun.value.suggested_filename.endswith("_成绩.xlsx")
    place.get_by_role("button", name="再练一次").click()
    place.get_by_role("button", name="看错题本").click()
    expect(place.get_by_role("heading", name="错题本：1 题")).to_be_visible()
    desk.page.reload()
    place.get_by_role("button", name="看错题本").click()
    expect(place.get_by_role("heading", name="错题本：1 题")).to_be_visible()


def test_a_whole_paper_is_handed_in_after_asking(desk: Visit) -> None:
    make(desk)
    place = practise(desk, "end")
    expect(place.locator(".dw-timer")).to_contain_text("剩余 59:")
    place.locator(".dw-item").first.locator("input").first.check()
    expect(place.locator("[data-answered]")).to_have_text("共 5 题，已答 1 题")
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    desk.page.once("dialog", refuse)
    place.get_by_role("button", name="交卷").click()
    assert asked == ["还有 4 题没有作答，确定交卷？"]
    expect(place.locator("form.dw-taking")).to_be_visible()
    desk.page.once("dialog", lambda dialog: dialog.accept())
    place.get_by_role("button", name="交卷").click()
    expect(place.get_by_role("heading", level=2)).to_be_focused()
    expect(place.locator(".dw-verdict")).to_have_count(5)


def test_a_paper_is_handed_in_by_itself_when_time_is_up(desk: Visit) -> None:
    make(desk)
    desk.page.clock.install()
    place = practise(desk, "end")
    place.locator(".dw-item").first.locator("input").first.check()
    desk.page.clock.fast_forward("59:59")
    desk.page.clock.run_for(2_000)
    expect(place.get_by_role("heading", level=2)).to_contain_text("满分 8 分")


def test_an_item_is_rejected_with_a_reason(desk: Visit) -> None:
    paper = make(desk)
    paper.get_by_role("button", name="存入题库").click()
    expect(desk.page.locator(".dw-done")).to_contain_text("已把 5 题存入题库")
    desk.page.get_by_role("link", name="题库", exact=True).click()
    bank = desk.page.locator("#dw-bank")
    row = bank.locator("[data-item]").first
    row.locator("summary", has_text="不用").click()
    row.get_by_role("button", name="标为不用").click()
    expect(bank.get_by_role("alert")).to_contain_text("要写明原因")
    row.locator("summary", has_text="不用").click()
    row.get_by_label("不用的原因").fill("<b>题干有歧义</b>")
    row.get_by_role("button", name="标为不用").click()
    expect(bank.locator(".dw-done")).to_have_text("已标为不用。")
    expect(row).to_contain_text("原因：<b>题干有歧义</b>")
    bank.get_by_label("状态").select_option("不用")
    bank.get_by_role("button", name="查看").click()
    expect(bank.get_by_role("heading", name="找到 1 题")).to_be_visible()
    row.get_by_role("button", name="通过").click()
    expect(bank.get_by_role("heading", name="找到 0 题")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_is_cut_off(browser: Browser, reading: str, width: int) -> None:
    with Visit(browser, reading, width=width) as visit:
        paper = make(visit)
        paper.get_by_role("button", name="显示答案").click()
        assert visit.overflow() == 0
        practise(visit, "end")
        assert visit.overflow() == 0
        visit.page.get_by_role("link", name="题库", exact=True).click()
        expect(visit.page.locator("#dw-bank form").first).to_be_visible()
        assert visit.overflow() == 0


def test_print_keeps_the_paper_without_forms_and_keys(desk: Visit) -> None:
    paper = make(desk)
    desk.page.emulate_media(media="print")
    expect(paper.locator(".dw-stem").first).to_be_visible()
    expect(paper.locator(".dw-answer-key").first).to_be_hidden()
    expect(desk.page.get_by_role("button", name="出卷")).to_be_hidden()
    expect(paper.get_by_role("button", name="Word 试卷")).to_be_hidden()
