"""Answers on paper, magnified and long: nothing lost, nothing cut, all of it can be opened."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

import pypdf
import pytest
from playwright.sync_api import Browser, expect

from assistant import Answer, AnswerItem, AnswerProgress, AnswerSection, Scope
from tests.ui.page_assistant import JOINT, PageAssistant
from tests.ui.page_documents import RULE, cite
from tests.ui.page_visit import Visit

pytestmark = pytest.mark.browser

_STATEMENTS, _SOURCES = 14, 11
_SAID = (
    "按照示组发〔2026〕12号文件，第{n}项工作自2026年11月28日起施行，党员每月交纳工资收入的2%，"
    "依据是第二十条第二款，最迟在2027年3月31日以前由3至5人办结，逾期的在15个工作日以内补办，"
    "经费不超过1,200.50元，比例不低于百分之二十五。"
)
_WHOLE = [
    "示组发〔2026〕12号", "2026年11月28日", "2%", "第二十条", "第二款", "2027年3月31日", "3至5人",
    "15个工作日", "1,200.50元", "百分之二十五",
]  # fmt: skip
# Which of the words stand on more than one line, and how many lines there are.
_CUT = """wanted => {
  const cut = [];
  let lines = 0;
  for (const item of document.querySelectorAll("#dw-now li")) {
    const nodes = [], walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const text = nodes.map((node) => node.data).join("");
    const place = (offset, last) => {
      for (const node of nodes) {
        if (offset < node.length || (last && offset === node.length)) return [node, offset];
        offset -= node.length;
      }
    };
    const rows = (from, to) => {
      const range = document.createRange();
      range.setStart(...place(from, false));
      range.setEnd(...place(to, true));
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
      const ends = boxes.map((box) => box.bottom).sort((one, other) => one - other);
      return 1 + ends.filter((end, at) => at && end - ends[at - 1] > 10).length;
    };
    lines += rows(0, text.length);
    for (const words of wanted) {
      for (let i = text.indexOf(words); i >= 0; i = text.indexOf(words, i + 1)) {
        if (rows(i, i + words.length) > 1) cut.push(words);
      }
    }
  }
  return { cut, lines };
}"""


def long_answer(question: str) -> Answer:
    """An answer with more statements and sources than are shown at once."""
    rule = cite(RULE, "联合支部覆盖的单位一般不超过五个。", 1)
    label = "《示例支部工作条例》（示组发〔2026〕12号，示例机关，2026年11月28日）第二十条第二款"
    sources = tuple(replace(rule, id=number, label=label) for number in range(1, _SOURCES + 1))
    items = tuple(
        AnswerItem(_SAID.format(n=number), (min(number, _SOURCES),))
        for number in range(1, _STATEMENTS + 1)
    )
    sections = (AnswerSection("结论", items[:1]), AnswerSection("依据", items[1:]))
    return Answer(question, question, False, "", "extractive", sections, sources)


class LongAssistant(PageAssistant):
    """Gives long answers."""

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        scope: Scope = Scope(),
        on_statement: Callable[[AnswerProgress], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> Answer:
        return long_answer(question)


@pytest.fixture
def assistant() -> PageAssistant:
    return LongAssistant()


def test_a_long_answer_is_folded_and_stays_open_once_it_was_opened(visit: Visit) -> None:
    turn = visit.ask(JOINT)
    rows = turn.locator(".dw-section").nth(1).locator("li")
    expect(rows).to_have_count(_STATEMENTS - 1)
    expect(rows.nth(7)).to_be_visible()
    expect(rows.nth(8)).to_be_hidden()
    turn.locator("summary", has_text="展开其余 5 句").press("Enter")
    expect(rows.nth(12)).to_be_visible()
    turn.get_by_text("展开其余 5 处").click()
    expect(turn.locator(".dw-reference").nth(10)).to_be_visible()
    turn.locator(".dw-vote", has_text="有用").click()
    expect(turn.locator(".dw-vote[aria-pressed='true']")).to_have_text("有用")
    expect(rows.nth(12)).to_be_visible()
    turn.get_by_text("收起").first.click()
    expect(rows.nth(12)).to_be_hidden()


@pytest.mark.parametrize("width", [375, 640, 1280])
def test_no_line_end_cuts_a_number_a_date_or_the_number_of_a_clause(
    browser: Browser, address: str, width: int
) -> None:
    with Visit(browser, address, width=width) as visit:
        folds = visit.ask(JOINT).locator(".dw-fold")
        folds.evaluate_all("all => all.forEach((one) => { one.open = true; })")
        found = visit.page.evaluate(_CUT, _WHOLE)
        assert found["lines"] > 2 * _STATEMENTS
        assert found["cut"] == []
        assert visit.overflow() == 0


def test_paper_shows_question_answer_and_sources_alone(browser: Browser, address: str) -> None:
    with Visit(browser, address, color_scheme="dark") as visit:
        page = visit.page
        turn = visit.ask(JOINT)
        turn.locator(".dw-mark").first.click()
        expect(page.locator("#dw-panel mark")).to_be_visible()
        page.emulate_media(media="print")
        for shown in (".dw-question", ".dw-section li", ".dw-mark", ".dw-reference"):
            expect(turn.locator(shown).first).to_be_visible()
        for hidden in ("#dw-header", "#dw-composer", "#dw-panel", ".dw-actions", ".dw-feedback"):
            expect(page.locator(hidden).first).to_be_hidden()
        inks = turn.locator("li, h3, .dw-question, .dw-reference, .dw-mark").evaluate_all(
            "all => [...new Set(all.map((one) => getComputedStyle(one).color))]"
        )
        assert inks == ["rgb(0, 0, 0)"]
        paper = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
        text = "".join(sheet.extract_text() for sheet in paper.pages)
        text = "".join(unicodedata.normalize("NFKC", text).split())
        assert all(f"第{number}项工作" in text for number in range(1, _STATEMENTS + 1))
        assert text.count("《示例支部工作条例》") == _SOURCES
        for words in ("新对话", "复制答复", "展开其余", "收起", "有用", "提问", "#"):
            assert words not in text
        assert len(paper.pages) <= 4


def test_twice_the_size_loses_nothing_and_leaves_room_to_read(
    browser: Browser, address: str
) -> None:
    with Visit(browser, address) as visit:  # 1280 by 720 at 200 %
        page = visit.page
        page.set_viewport_size({"width": 640, "height": 360})
        assert visit.overflow() == 0
        turn = visit.ask(JOINT)
        expect(turn.locator(".dw-question")).to_be_in_viewport()
        assert visit.overflow() == 0
        item = turn.locator(".dw-section li").nth(3)
        item.scroll_into_view_if_needed()
        free = page.evaluate(
            "() => [...Array(36)].filter((_, row) => document.elementFromPoint(320, row * 10)"
            "?.closest('#dw-now')).length"
        )
        assert free >= 30  # tenths of the 360 pixels: no bar stands over the text
        turn.locator(".dw-mark").first.click()
        expect(page.locator("#dw-panel mark")).to_be_visible()
        assert visit.overflow() == 0
        page.get_by_role("button", name="关闭").click()
        for place in ("texts", "guide", "lists", "visits", "quiz", "stock", "state"):
            page.evaluate("where => { location.hash = where }", place)
            assert visit.overflow() == 0, place
