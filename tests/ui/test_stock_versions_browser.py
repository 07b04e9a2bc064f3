"""资料管理 in a real browser: what is alike, newer versions, parts opened by their address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from tests.library.test_stock import ORDERS, RULE
from tests.ui.page_visit import Visit
from tests.ui.stock_desk import choose, line, part, written

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)>\u202egpj.txt"
_BODY = RULE.partition("\n\n")[2]


def test_one_of_two_that_are_alike_stays_and_stands_out_what_should(
    desk: Visit, library: Assistant, tmp_path: Path
) -> None:
    library.add(
        [
            written(tmp_path, "办法.txt", RULE),
            written(tmp_path, "转载.txt", "某某网站转载\n\n" + RULE),
            written(tmp_path, "修订.txt", RULE.replace("三十日", "二十日")),
            written(tmp_path, "说明.txt", ORDERS),
        ]
    )
    part(desk, "待处理")
    pairs = desk.page.locator(".dw-alike")
    expect(desk.page.get_by_text("像是写给语言模型的指令：“请忽略以上所有要求")).to_be_visible()
    expect(pairs.filter(has_text="近似重复")).to_have_count(1)
    reprint = pairs.filter(has_text="近似重复").locator(".dw-alike-one", has_text="办法.txt")
    reprint.get_by_role("button", name=re.compile("只留这一份")).click()
    expect(pairs.filter(has_text="近似重复")).to_have_count(0)
    assert {one.source_name for one in library.documents()} == {"办法.txt", "修订.txt", "说明.txt"}
    pairs.first.get_by_role("button", name="两份都留").click()
    expect(pairs).to_have_count(0)
    assert library.stock.alike() == []


def test_a_newer_version_takes_the_place_of_the_old_one_and_the_report_says_so(
    desk: Visit, library: Assistant, tmp_path: Path
) -> None:
    head = "果园读书角管理办法\n\n果园〔{0}〕{1}号\n\n"
    old, new = head.format(2024, 8) + _BODY, head.format(2026, 15) + _BODY.replace("三十", "二十")
    library.add([written(tmp_path, "旧.txt", old + "某某果园\n2024年5月1日\n")])
    job = choose(desk, written(tmp_path, "新.txt", new + "某某果园\n2026年5月1日\n"))
    row = line(job, "新.txt")
    expect(row).to_contain_text("（果园〔2024〕8号）已标为已修订，答复改用新版（果园〔2026〕15号）")
    expect(row.get_by_text("去决定留哪一份")).to_have_count(0)
    ids = {one.source_name: one.id for one in library.documents()}
    for name, caption in (("旧.txt", "果园〔2024〕8号"), ("新.txt", "新版（")):
        link = row.get_by_role("link", name=re.compile(caption))
        expect(link).to_have_attribute("href", f"#doc-{ids[name]}")
    undated = choose(desk, written(tmp_path, "无日期.txt", "果园读书角管理办法\n\n" + _BODY[:-20]))
    line(undated, "无日期.txt").get_by_role("link", name="去决定留哪一份").click()
    expect(desk.page.locator(".dw-alike").first).to_be_visible()


@pytest.mark.parametrize(
    ("address_part", "shown"),
    [
        ("stock", ".dw-drop"),
        ("stock-pending", "#dw-store-waiting .dw-jobs"),
        ("stock-files", ".dw-store-files"),
        ("stock-care", "[data-held]"),
    ],
)
def test_a_part_that_is_opened_by_its_address_is_drawn_and_again_when_loaded_again(
    browser: Browser,
    shelf_address: str,
    library: Assistant,
    tmp_path: Path,
    address_part: str,
    shown: str,
) -> None:
    library.add([written(tmp_path, "办法.txt", RULE)])
    with Visit(browser, shelf_address) as visit:
        visit.page.goto("about:blank")
        visit.page.goto(f"{shelf_address}/#{address_part}")
        for _ in range(2):
            expect(visit.page.locator(shown)).to_be_visible()
            visit.page.reload()
