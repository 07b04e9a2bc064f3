"""A clause that a source names, opened in its place in a real browser over a real library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant, Settings, build_assistant
from tests.ui.page_visit import Visit
from tests.ui.serving import served

pytestmark = pytest.mark.browser

RULE = """---
title: 果园合作社会员管理办法
kind: 制度
status: 现行有效
written: 2021-05-01
---

果园合作社会员管理办法

第一条 会员可以借用喷雾器。

第二条 借用喷雾器应当交纳押金二百元。

第三条 逾期三十天不归还喷雾器的，按照第二条规定的押金不予退还，并依照《果园合作社章程》第五条处理。
"""
CHARTER = """---
title: 果园合作社章程
kind: 制度
status: 试行
written: 2020-05-01
---

果园合作社章程

第一条 合作社由果农自愿组成。

第五条 会员严重违反制度的，由理事会予以除名。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("opened")
    (folder / "办法.md").write_text(RULE, "utf-8")
    (folder / "章程.md").write_text(CHARTER, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([folder]).failed
        yield assistant


@pytest.fixture(scope="module")
def address(library: Assistant) -> Iterator[str]:
    with served(library) as where:
        yield where


@pytest.mark.parametrize("width", [1280, 375], ids=["desk", "phone"])
def test_a_named_clause_opens_beneath_its_paragraph(
    browser: Browser, address: str, width: int
) -> None:
    with Visit(browser, address, width=width) as visit:
        turn = visit.ask("逾期三十天不归还喷雾器怎么处理？")
        turn.locator(".dw-mark").first.click()
        panel = visit.page.get_by_role("dialog")
        own = panel.get_by_role("button", name="第二条")
        other = panel.get_by_role("button", name="第五条")
        expect(own).to_have_attribute("aria-expanded", "false")
        expect(panel.locator(".dw-clause").first).to_be_hidden()
        own.click()
        opened = panel.get_by_role("region", name="第二条")
        expect(opened).to_contain_text("借用喷雾器应当交纳押金二百元。")
        expect(own).to_have_attribute("aria-expanded", "true")

        other.focus()
        visit.page.keyboard.press("Enter")
        beside = panel.get_by_role("region", name="第五条")
        expect(beside).to_contain_text("《果园合作社章程》（2020年5月1日）第五条")
        expect(beside).to_contain_text("由理事会予以除名。")
        expect(beside.locator(".dw-badge")).to_have_text("试行")
        expect(other).to_be_focused()
        visit.page.keyboard.press(" ")
        expect(beside).to_be_hidden()

        expect(turn).to_be_attached()
        assert visit.overflow() == 0
