"""The box 用语言模型改写 in the three places that have one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from assistant import Assistant, ModelInUse, Settings, build_assistant
from assistant.testing import ScriptedModel
from tests.guidance.checklist_library import write
from tests.quiz.orchard_rules import write as write_rules
from tests.ui.page_assistant import HOSTILE, PageAssistant
from tests.ui.page_visit import Visit
from tests.ui.page_writer import PageWriter
from tests.ui.serving import served
from ui.checklists import Listing
from ui.paper_making import Making
from ui.visiting import Visiting

FORMS: dict[str, Callable[[Any], str]] = {
    "清单": lambda assistant: Listing(assistant).form(),
    "走访": lambda assistant: Visiting(assistant).form(),
    "出题": lambda assistant: Making(assistant).form(),
}


@pytest.fixture
def assistant() -> PageWriter:
    """The assistant behind the page of this test: it has a model."""
    return PageWriter()


@pytest.fixture(scope="module")
def worded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """A real assistant over the rules of an orchard, with a model that rewords the third step."""
    folder = tmp_path_factory.mktemp("worded")
    model = ScriptedModel("3. 由管理组勘察场地，写好记录。\n4. 由村长讨论通过。", name="示例模型")
    with build_assistant(Settings(home=folder / "home"), model=model) as assistant:
        assert not assistant.add([write(folder / "lists"), write_rules(folder / "rules")]).failed
        yield assistant


def box(form: str) -> Any:
    return BeautifulSoup(form, "html.parser").select_one('input[name="reword"]')


@pytest.mark.parametrize("place", FORMS)
def test_the_box_stands_only_where_a_model_is_configured(place: str) -> None:
    form = FORMS[place]
    assert box(form(PageAssistant())) is None and "改写" not in form(PageAssistant())
    where = ModelInUse(f"示例{HOSTILE}", "http://10.1.2.3:11434", "内网")
    shown = form(PageAssistant(model=where))
    assert box(shown) is not None and not box(shown).has_attr("checked")
    told = BeautifulSoup(shown, "html.parser").select_one(".dw-reword")
    assert told is not None and "用语言模型改写" in told.text
    assert f"示例{HOSTILE}（http://10.1.2.3:11434，内网）" in told.text and "发给它" in told.text
    assert not told.select("script, img")


def test_a_list_is_worded_where_the_box_is_ticked_and_there_is_a_model() -> None:
    assistant = PageWriter()
    listing = Listing(assistant)  # type: ignore[arg-type]
    (_, form, waiting), *_ = listing.make("支部换届", True)
    assert box(form).has_attr("checked") and "请语言模型改写" in waiting
    assert "请语言模型" not in next(listing.make("支部换届"))[2]
    assert assistant.reworded == [True]
    plain = PageAssistant()
    list(Listing(plain).make("支部换届", True))  # type: ignore[arg-type]
    assert plain.reworded == [False]


def test_a_pack_is_worded_where_the_box_is_ticked_and_there_is_a_model() -> None:
    for assistant, asked in ((PageWriter(), True), (PageAssistant(), False)):
        visiting = Visiting(assistant)  # type: ignore[arg-type]
        entries = {"name": "甲公司", "reword": "是"}
        assert visiting.rewords(entries) is asked
        made, form, _ = visiting.make(entries)
        assert made is not None and assistant.reworded == [asked]
        assert bool(box(form) and box(form).has_attr("checked")) is asked


def test_a_paper_tells_what_the_model_did(worded: Assistant) -> None:
    making = Making(worded)
    given = {"count.single": "3", "reword": "是"}
    (_, form, waiting), (made, _, view) = making.make(given)
    assert box(form).has_attr("checked") and "请语言模型改写题干" in waiting
    assert made is not None and made.papers.wording is not None
    assert "示例模型 改写 0 题，逐题与出处核对过；1 题未通过核对，保留原文" in view
    *_, (plain, _, view) = making.make({"count.single": "3"})
    assert plain is not None and plain.papers.wording is None and "示例模型" not in view


@pytest.mark.browser
def test_a_topic_that_is_chosen_goes_with_the_box(visit: Visit, assistant: PageWriter) -> None:
    page = visit.page
    page.get_by_role("link", name="办事清单").click()
    page.locator("#dw-lists-form").get_by_label("用语言模型改写").check()
    page.locator("#dw-lists-form").get_by_role("button", name="支部换届").click()
    expect(page.locator("#dw-lists-result .dw-result")).to_contain_text("先商量")
    expect(page.locator("#dw-lists-form").get_by_label("用语言模型改写")).to_be_checked()
    page.locator("#dw-lists-form").get_by_label("用语言模型改写").uncheck()
    page.locator("#dw-lists-form").get_by_role("button", name="党费收缴").click()
    expect(page.locator("#dw-lists-result")).to_contain_text("党费收缴")
    assert assistant.reworded == [True, False]


@pytest.mark.browser
def test_a_pack_is_asked_for_with_the_box(visit: Visit, assistant: PageWriter) -> None:
    page = visit.page
    page.get_by_role("link", name="走访").first.click()
    form = page.locator("#dw-visit-form")
    form.get_by_label("企业名称").fill("甲公司")
    form.get_by_label("用语言模型改写").check()
    expect(form.locator(".dw-reword")).to_contain_text("企业情况不发")
    form.get_by_role("button", name="生成资料包").click()
    expect(page.locator("#dw-visit-result .dw-result")).to_contain_text("甲公司")
    expect(page.locator("#dw-visit-told")).not_to_contain_text("请语言模型")
    assert assistant.reworded == [True]


@pytest.mark.browser
def test_the_count_is_shown_over_a_real_library(
    browser: Browser, worded: Assistant, tmp_path: Path
) -> None:
    with served(worded) as where, Visit(browser, where) as visit:
        page = visit.page
        page.get_by_role("link", name="办事清单").click()
        page.get_by_label("用语言模型改写").first.check()
        page.get_by_label("要办的事").fill("设立图书角")
        page.get_by_role("button", name="列清单").click()
        made = page.locator("#dw-lists-result .dw-result")
        told = "语言模型 示例模型 改写 1 步，逐步与出处核对过；1 步未通过核对，保留原文"
        expect(made).to_contain_text(told, timeout=30_000)
        expect(made).to_contain_text("由管理组勘察场地，写好记录。")
        page.screenshot(path=tmp_path / "list.png", full_page=True)
