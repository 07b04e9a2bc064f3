"""A sheet of many enterprises in a real browser, stopped while its packs are made."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from tests.ui.page_visit import Visit
from tests.ui.serving import served
from tests.ui.test_visit_browser import download, go, sheet

pytestmark = pytest.mark.browser
_MANY = 40


@pytest.fixture(params=[1280, 375], ids=["desktop", "phone"])
def tour(request: pytest.FixtureRequest, browser: Browser, branches: Assistant) -> Iterator[Visit]:
    """The page over the real library."""
    with served(branches) as where, Visit(browser, where, request.param) as visiting:
        yield visiting


def test_a_batch_is_stopped_and_what_is_made_can_be_taken(tour: Visit, tmp_path: Path) -> None:
    place = go(tour, "多家企业")
    download(tour, place.get_by_role("button", name="下载 Excel 模板")).save_as(tmp_path / "a.xlsx")
    rows: list[dict[str, object]] = [{"name": f"第{n}公司", "members": 3} for n in range(_MANY)]
    place.get_by_label("填好的 Excel 表").set_input_files(sheet(tmp_path / "a.xlsx", rows))
    place.get_by_role("button", name="全部生成").click()
    result, stop = place.locator("#dw-batch-result"), place.get_by_role("button", name="停止")
    expect(result.get_by_role("status")).to_contain_text(re.compile(r"已做 [1-9]\d* 家，共 40 家"))
    assert tour.overflow() == 0
    with tour.page.expect_download() as waiting:
        stop.press("Enter")
    title = result.get_by_role("heading", level=2)
    expect(title).to_have_text(
        re.compile(r"已停止：生成了 (\d+) 份资料包，还有 (\d+) 家没有做"), timeout=30_000
    )
    made, left = map(int, re.findall(r"\d+", title.inner_text()))
    assert made + left == _MANY and made
    expect(stop).to_have_count(0)
    waiting.value.save_as(tmp_path / "packs.zip")
    with zipfile.ZipFile(tmp_path / "packs.zip") as archive:
        names = archive.namelist()
    assert len(names) == made + 1 and "overview.xlsx" in names
    assert tour.overflow() == 0
