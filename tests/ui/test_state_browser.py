"""The place 运行情况 in a real browser: main path and main failure, on desktop and phone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from assistant import Exchange, Handling, Verdict
from tests.ui.page_assistant import HOSTILE, JOINT, RULE, PageAssistant, joint_answer, refusal
from tests.ui.page_documents import DIGEST
from tests.ui.page_visit import Visit

pytestmark = pytest.mark.browser
FOREIGN = f"今天天气 {HOSTILE}"


@pytest.fixture
def assistant() -> PageAssistant:
    """A journal with an answered question that was criticised, and an unanswered one."""
    made = PageAssistant()
    keep = made.journal.record
    keep(Exchange(JOINT, 250, joint_answer(JOINT, JOINT), id="a1", browser="b", conversation="c"))
    keep(Exchange(FOREIGN, 90, refusal(FOREIGN), id="a2", browser="b", conversation="c"))
    made.journal.say("a1", Verdict.MISCITED, f"应当是第五条{HOSTILE}")
    return made


@pytest.fixture(params=[1280, 375], ids=["desktop", "phone"])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """The place, opened by its address."""
    with Visit(browser, address, request.param) as visiting:
        visiting.page.evaluate("location.hash = 'state'")
        expect(visiting.page.locator(".dw-cards")).to_be_visible()
        yield visiting


def opened(visit: Visit, part: str, title: str) -> None:
    visit.page.locator(f'a[data-part="{part}"]').click()
    expect(visit.page.locator("#dw-state-view h2")).to_have_text(title)


@pytest.mark.parametrize("part", ["state", "state-gaps", "state-feedback", "state-asked"])
def test_a_part_that_is_opened_by_its_address_is_drawn_and_again_when_loaded_again(
    browser: Browser, address: str, part: str
) -> None:
    with Visit(browser, address) as visiting:
        visiting.page.goto("about:blank")
        visiting.page.goto(f"{address}/#{part}")
        for _ in range(2):
            expect(visiting.page.locator(f'#dw-state-view [data-shown="{part}"]')).to_be_visible()
            visiting.page.reload()


def test_the_overview_counts_and_draws(visit: Visit) -> None:
    place = visit.page.locator("#dw-state-view")
    expect(place.locator(".dw-cards")).to_contain_text("12.3 MB")
    expect(place.locator(".dw-cards")).to_contain_text("2个")
    drawn = place.get_by_role("img")
    expect(drawn).to_have_count(2)
    expect(drawn.first).to_have_attribute("aria-label", re.compile("提问 2，未答复 1"))
    expect(drawn.last).to_have_attribute("aria-label", re.compile("0.09 秒内.*0.25 秒内"))
    place.get_by_text("看数字").click()
    expect(place.locator("tbody tr")).to_have_count(1)
    assert visit.overflow() == 0


def test_a_blind_spot_is_asked_again_exported_and_made_a_case(
    visit: Visit, assistant: PageAssistant, tmp_path: Path
) -> None:
    page = visit.page
    page.get_by_role("link", name="其中未答复").click()
    expect(page.locator("#dw-state-view h2")).to_have_text("答不上来的问题")
    spot = page.locator(".dw-rows > li")
    expect(spot).to_contain_text(FOREIGN)
    assert page.evaluate("window.hacked") is None
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载清单").click()
    waiting.value.save_as(tmp_path / "清单.xlsx")
    book = openpyxl.load_workbook(tmp_path / "清单.xlsx")
    assert book["答不上来的问题"]["B2"].value == FOREIGN
    spot.get_by_text("做成评测题").click()
    spot.get_by_role("button", name="应当拒答").click()
    expect(page.locator("#dw-state-view .dw-done")).to_contain_text("eval_cases.jsonl")
    expect(spot.locator(".dw-badge")).to_have_text("已是评测题")
    assert visit.overflow() == 0
    spot.get_by_role("button", name="再问一次").click()
    expect(visit.box).to_have_value(FOREIGN)
    expect(visit.box).to_be_focused()


def test_feedback_is_looked_into_and_settled(visit: Visit, assistant: PageAssistant) -> None:
    page = visit.page
    opened(visit, "state-feedback", "反馈")
    row = page.locator(".dw-rows > li")
    expect(row).to_contain_text(f"应当是第五条{HOSTILE}")
    row.get_by_text("答复和出处").click()
    row.locator(".dw-reference").nth(1).click()
    expect(page.locator("#dw-doc-text mark")).to_have_text("联合支部覆盖的单位一般不超过五个。")
    expect(page).to_have_url(re.compile(r"#doc-d1-\d+-\d+$"))
    page.go_back()
    assistant.held = (DIGEST,)  # the rule has been removed since: the panel says so
    page.reload()
    row.get_by_text("答复和出处").click()
    row.locator('.dw-reference[data-cite="2"]').click()
    expect(page.get_by_role("dialog")).to_contain_text("可能已经删除")
    expect(row.locator("a.dw-reference")).to_have_count(2)  # the digest is still there
    page.keyboard.press("Escape")
    row.get_by_label("办理说明").fill("已核对")
    row.get_by_role("button", name="标为已处理").click()
    expect(row.locator(".dw-badge").nth(1)).to_have_text("已处理")
    (kept,) = assistant.journal.feedback()
    assert kept.feedback and kept.feedback.handling is Handling.HANDLED
    assert kept.feedback.remark == "已核对"
    assert visit.overflow() == 0


def test_a_case_needs_evidence_that_the_library_holds(
    visit: Visit, assistant: PageAssistant
) -> None:
    page = visit.page
    opened(visit, "state-feedback", "反馈")
    row = page.locator(".dw-rows > li")

    def sent(more: str) -> None:
        row.get_by_text("做成评测题").click()
        row.get_by_label("其他正确的出处").fill(more)
        row.get_by_role("button", name="存为评测题").click()

    sent("")
    expect(page.get_by_role("alert")).to_contain_text("还没有选出处")
    sent("《没有这份文件》第一条")
    expect(page.get_by_role("alert")).to_contain_text("资料库里没有《没有这份文件》")
    sent(f"《{RULE.document.title}》第四条")
    expect(page.locator("#dw-state-view .dw-done")).to_be_visible()
    file = assistant.journal._home / "eval_cases.jsonl"
    (row_kept,) = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert row_kept["docs"] == [{"doc": RULE.document.title, "article": "第四条"}]


def test_the_journal_is_searched_and_cleared_after_asking(
    visit: Visit, assistant: PageAssistant
) -> None:
    page = visit.page
    opened(visit, "state-asked", "问答记录")
    rows = page.locator(".dw-rows > li")
    expect(rows).to_have_count(2)
    page.locator("#dw-asked-words").fill("两名党员")
    page.locator("#dw-asked-words").press("Enter")
    expect(rows).to_have_count(1)
    answers = iter(["dismiss", "accept"])
    page.on("dialog", lambda dialog: getattr(dialog, next(answers))())
    page.get_by_role("button", name="清空问答记录").click()
    assert len(assistant.journal.entries()) == 2
    page.get_by_role("button", name="清空问答记录").click()
    expect(page.locator("#dw-state-view .dw-done")).to_contain_text("删除了 2 个问题")
    assert assistant.journal.entries() == []
    assert visit.overflow() == 0


def test_a_damaged_journal_is_told_and_the_rest_works(
    visit: Visit, assistant: PageAssistant
) -> None:
    (assistant.journal._home / "journal.sqlite3").write_bytes(b"no database" * 999)
    visit.page.locator('a[data-part="state-feedback"]').click()
    expect(visit.page.get_by_role("alert")).to_contain_text("journal.sqlite3")
    visit.page.get_by_role("link", name="问答", exact=True).click()
    expect(visit.ask(JOINT)).to_contain_text("可以。")
