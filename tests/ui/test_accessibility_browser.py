"""Every place of the page held against WCAG 2.1 AA by axe-core: desk and phone, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assistant import Assistant
from tests.ui.page_visit import Visit
from tests.ui.serving import served

pytestmark = pytest.mark.browser

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
_GRAVE = ("serious", "critical")
_MS = 30_000  # a busy machine takes its time
_QUESTION = "正式党员不足3人，能不能成立联合党支部？"


@pytest.fixture(scope="module")
def place(branches: Assistant) -> Iterator[str]:
    """A page over the real library: with fakes, most places would have nothing to show."""
    with served(branches) as where:
        yield where


def grave(page: Page, where: str, only: list[str] | None = None) -> list[str]:
    """What axe-core calls serious or critical in what is on show, a line for each element."""
    run = {"type": "rule", "values": only} if only else {"type": "tag", "values": _RULES}
    # Places that are not on show are left out: to go through them takes most of the time.
    found = page.evaluate(
        """run => {
          const exclude = [...document.querySelectorAll("#dw-body > *, .dw-place > *")]
            .filter((one) => !one.offsetParent && getComputedStyle(one).position !== "fixed");
          return axe.run({ exclude }, { runOnly: run, resultTypes: ["violations"] });
        }""",
        run,
    )
    return [
        f"{where}: {one['id']} ({one['impact']}): {node['target']} {node['html'][:160]} "
        f"{node.get('failureSummary', '')}"
        for one in found["violations"]
        if one["impact"] in _GRAVE
        for node in one["nodes"]
    ]


def ask(question: str, seen: str) -> Callable[[Page], None]:
    def do(page: Page) -> None:
        page.keyboard.press("Escape")  # a source may lie over it
        page.locator("#dw-question textarea").fill(question)
        page.locator("#dw-question textarea").press("Enter")
        expect(page.locator(f"#dw-now {seen}")).to_be_visible(timeout=_MS)

    return do


def show_source(page: Page) -> None:
    page.locator("#dw-now .dw-mark").first.click()
    expect(page.locator("#dw-panel mark").first).to_be_visible(timeout=_MS)


def fill(form: str, fields: dict[str, str], seen: str) -> Callable[[Page], None]:
    """Fill a form, press Enter in its last field, wait for what is seen then."""

    def do(page: Page) -> None:
        for name, value in fields.items():
            page.locator(f'{form} [name="{name}"]').first.fill(value)
        page.locator(f'{form} [name="{next(reversed(fields))}"]').first.press("Enter")
        expect(page.locator(seen).first).to_be_visible(timeout=_MS)

    return do


def press(name: str, seen: str) -> Callable[[Page], None]:
    def do(page: Page) -> None:
        page.get_by_role("button", name=name, exact=True).locator("visible=true").first.click()
        expect(page.locator(seen).first).to_be_visible(timeout=_MS)

    return do


def open_all(page: Page) -> None:
    """What is folded is read as well."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


_COUNTS = {"multiple": "0", "judge": "1", "blank": "1", "short": "1", "single": "2"}


def tour(assistant: Assistant) -> Sequence[tuple[str, str, Callable[[Page], None] | None]]:
    """Addresses (none: where we are), what is seen there, what is done before it is looked at."""
    one, other = (document.id for document in assistant.documents()[:2])
    paper = {f"count.{kind}": count for kind, count in _COUNTS.items()}
    return (
        ("chat", ".dw-welcome", None),
        ("", ".dw-welcome", ask(_QUESTION, ".dw-references")),
        ("", "#dw-now .dw-answer", show_source),
        ("", "#dw-now .dw-answer", ask("今天天气怎么样？", ".dw-refusal")),
        ("chat-history", ".dw-history-list", None),
        ("texts", "#dw-list-rows .dw-shelf", None),
        ("texts-search", "#dw-search-words",
         fill("#dw-search-form", {"words": "换届"}, ".dw-hits")),
        (f"doc-{one}", "#dw-doc-text .dw-text", open_all),
        ("doc-000000000000", ".dw-gone", None),
        (f"diff-{one}-{other}", "#dw-diff .dw-changes", None),
        ("guide", "#dw-guide form", fill("#dw-guide", {"employees": "x"}, "#dw-guide .dw-problem")),
        ("guide", "#dw-guide form",
         fill("#dw-guide", {"members": "4", "employees": "80"}, "#dw-guide-result .dw-chief")),
        ("lists", "#dw-lists form",
         fill("#dw-lists", {"topic": "支部换届"}, "#dw-lists-result .dw-result-title")),
        ("visits", "#dw-visits form",
         fill("#dw-visit-form", {"name": "甲机械有限公司"}, ".dw-pack")),
        ("visits-many", "#dw-visits-many form", None),
        ("visits-kept", "#dw-visits-kept", None),
        ("quiz", "#dw-paper-form", fill("#dw-paper-form", paper, "#dw-paper .dw-paper")),
        ("quiz-bank", "#dw-quiz-bank", None),
        ("quiz-practice", "#dw-practice form", press("开始", "#dw-practice .dw-taking")),
        ("stock", "#dw-store-add .dw-drop", None),
        ("stock-pending", "#dw-store-pending", None),
        ("stock-files", "#dw-store-list .dw-row", None),
        ("stock-care", "#dw-store-check", None),
        ("state", "#dw-state .dw-cards", open_all),
        ("state-gaps", "#dw-state-view [data-shown='state-gaps']", open_all),
        ("state-feedback", "#dw-state-view [data-shown='state-feedback']", None),
        ("state-asked", "#dw-state-view [data-shown='state-asked']", None),
    )  # fmt: skip


@pytest.mark.parametrize("width", [1280, 375], ids=["desk", "phone"])
def test_no_place_breaks_a_rule_of_wcag_aa(
    browser: Browser, place: str, branches: Assistant, width: int
) -> None:
    with Visit(browser, place, width=width) as visit:
        page, found = visit.page, list[str]()
        page.evaluate(Axe().axe_script)
        # A colour on its way to another one is none that anybody has to read.
        page.add_style_tag(content="* { transition: none !important; animation: none !important; }")
        for number, (address, seen, do) in enumerate(tour(branches), start=1):
            if address:
                page.evaluate("where => { location.hash = where }", address)
            expect(page.locator(seen).first).to_be_visible(timeout=_MS)
            if do:
                do(page)
            found += grave(page, f"{number} #{address}")
            page.evaluate("document.body.classList.add('dark')")
            found += grave(page, f"{number} #{address}, dark", ["color-contrast"])
            page.evaluate("document.body.classList.remove('dark')")
            assert visit.overflow() == 0, address
        assert found == []
