"""Visit packs in a real browser over a real server and, mostly, a real library."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, Dialog, Download, Locator, expect

from assistant import PROFILE_FIELDS, Assistant
from tests.ui.page_visit import Visit
from tests.ui.serving import served

pytestmark = pytest.mark.browser

NAME = "甲机械有限公司"


@pytest.fixture
def park(branches: Assistant) -> Iterator[str]:
    """Where the page over the real library is."""
    with served(branches) as where:
        yield where


@pytest.fixture
def tour(browser: Browser, park: str) -> Iterator[Visit]:
    """The page over the real library."""
    with Visit(browser, park) as visiting:
        yield visiting


def go(visit: Visit, part: str = "") -> Locator:
    """Open the place, and a part of it."""
    visit.page.get_by_role("link", name="走访资料包", exact=True).click()
    place = visit.page.locator("#dw-visits")
    expect(place.get_by_role("link", name="一家企业")).to_be_visible()
    if part:
        place.get_by_role("link", name=part).click()
    return place


def field(place: Locator, name: str) -> Locator:
    """The field of the profile, its part unfolded."""
    found = place.locator(f"#dw-visit-{name}")
    if not found.is_visible():
        found.locator("xpath=ancestor::details/summary").click()
    return found


def make(visit: Visit, name: str = NAME, **facts: str) -> Locator:
    """Fill the form, press Enter; the pack."""
    place = go(visit)
    for key, value in facts.items():
        one = field(place, key)
        if PROFILE_FIELDS[key].choices:
            one.select_option(value)
        else:
            one.fill(value)
    field(place, "name").fill(name)
    field(place, "name").press("Enter")
    pack = place.locator(".dw-pack")
    expect(pack.get_by_role("heading", level=2)).to_have_text(f"{name}走访资料包")
    return pack


def download(visit: Visit, button: Locator) -> Download:
    # Gradio closes its stream of events after the last one; a click at that very moment is lost.
    visit.page.wait_for_timeout(300)
    # The first pack loads the model, on a busy machine slowly.
    with visit.page.expect_download(timeout=60_000) as begun:
        button.click()
    return begun.value


def sheet(path: Path, rows: list[dict[str, object]]) -> Path:
    """The page's own template, filled in from its third row."""
    book = openpyxl.load_workbook(path)
    assert book.active is not None
    heads = {cell.value: cell.column for cell in book.active[1]}
    for number, row in enumerate(rows, start=3):
        for name, value in row.items():
            column = heads[PROFILE_FIELDS[name].label]
            book.active.cell(number, column, value)  # type: ignore[arg-type, union-attr]
    book.save(path)
    return path


def test_a_filled_form_gives_a_pack_whose_sources_open_and_which_is_taken_along(
    tour: Visit, tmp_path: Path
) -> None:
    pack = make(tour, employees="86", members="5", organisation="党支部", member_meetings="1")
    expect(pack.get_by_role("heading", level=2)).to_be_focused()
    row = pack.locator("tr", has_text="党员大会一般每季度召开1次")
    expect(row.locator(".dw-state")).to_have_text("✗未达标")
    expect(pack.locator("tr:has(.dw-state-met)").first).to_be_visible()
    expect(pack.locator("tr:has(.dw-state-open)").first).to_be_visible()
    mark = row.locator(".dw-mark").first
    mark.click()
    panel = tour.page.get_by_role("dialog")
    expect(panel.locator("mark")).to_contain_text("季度")
    tour.page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    for name, suffix in (("下载 Word", "docx"), ("下载网页", "html"), ("下载 Markdown", "md")):
        file = download(tour, pack.get_by_role("button", name=name))
        assert file.suggested_filename == f"{NAME}走访资料包.{suffix}"
        file.save_as(tmp_path / f"pack.{suffix}")
    assert any("达标检查" in p.text for p in docx.Document(str(tmp_path / "pack.docx")).paragraphs)
    for suffix in ("html", "md"):
        assert "达标检查" in (tmp_path / f"pack.{suffix}").read_text("utf-8")
    pack.get_by_role("button", name="访谈提纲").click()
    expect(pack.locator(".dw-pack-part", has_text="访谈提纲").first).to_be_in_viewport()


def test_an_entry_that_cannot_be_is_told_at_its_field_and_put_right(tour: Visit) -> None:
    place = go(tour)
    field(place, "name").fill("乙公司")
    youth = field(place, "youth")
    youth.fill("很多")
    field(place, "members").fill("90")
    field(place, "employees").fill("80")
    place.get_by_role("button", name="生成资料包").click()
    expect(youth).to_be_focused()
    expect(youth).to_be_in_viewport()
    expect(place.get_by_role("alert")).to_contain_text("应写整数，例如：12")
    youth.fill("")
    youth.press("Enter")
    members = field(place, "members")
    expect(members).to_be_focused()
    expect(place.get_by_role("alert")).to_contain_text("多于“职工人数”（80），请核对")
    members.fill("4")
    place.get_by_label("存在本机").uncheck()
    members.press("Enter")
    expect(place.locator(".dw-pack")).to_contain_text("企业情况没有存")
    expect(place.get_by_role("alert")).to_have_count(0)
    go(tour, "走访档案")
    expect(place.get_by_role("row", name="乙公司")).to_have_count(0)


def test_the_form_is_filled_from_files_and_a_bad_file_changes_nothing(
    tour: Visit, tmp_path: Path
) -> None:
    place = go(tour)
    template = download(tour, place.get_by_role("button", name="下载 profile.toml 样表"))
    template.save_as(tmp_path / "样表.toml")
    text = (tmp_path / "样表.toml").read_text("utf-8")
    text = text.replace('# "职工人数" = 86', '"职工人数" = 0')
    (tmp_path / "样表.toml").write_text(text, "utf-8")
    picker = place.get_by_label("从文件填入")
    field(place, "name").fill("丙公司")
    picker.set_input_files(tmp_path / "样表.toml")
    expect(place.get_by_role("alert")).to_contain_text("样表.toml：“职工人数”写的是 0")
    expect(place.get_by_role("alert")).not_to_contain_text("/tmp")
    expect(field(place, "name")).to_have_value("丙公司")
    text = text.replace('"职工人数" = 0', '"职工人数" = 50')
    (tmp_path / "样表.toml").write_text(text, "utf-8")
    picker.set_input_files(tmp_path / "样表.toml")
    expect(place.get_by_role("status")).to_contain_text("请核对以后生成资料包")
    expect(field(place, "employees")).to_have_value("50")
    go(tour, "多家企业")
    download(tour, place.get_by_role("button", name="下载 Excel 模板")).save_as(tmp_path / "a.xlsx")
    sheet(tmp_path / "a.xlsx", [{"name": "丁公司", "members": 3, "union": "有"}])
    go(tour, "一家企业")
    picker.set_input_files(tmp_path / "a.xlsx")
    expect(field(place, "name")).to_have_value("丁公司")
    expect(field(place, "members")).to_have_value("3")
    expect(field(place, "union")).to_have_value("有")
    expect(field(place, "youth_league")).to_have_value("")


def test_a_sheet_of_which_one_row_is_bad_gives_packs_and_says_which(
    tour: Visit, tmp_path: Path
) -> None:
    place = go(tour, "多家企业")
    place.get_by_role("button", name="全部生成").click()
    expect(place.get_by_role("alert")).to_contain_text("还没有选文件")
    download(tour, place.get_by_role("button", name="下载 Excel 模板")).save_as(tmp_path / "a.xlsx")
    rows: list[dict[str, object]] = [
        {"name": "戊公司", "area": "城南园", "members": 3},
        {"name": "己公司", "area": "城南园", "members": "很多"},
    ]
    place.get_by_label("填好的 Excel 表").set_input_files(sheet(tmp_path / "a.xlsx", rows))
    packed = download(tour, place.get_by_role("button", name="全部生成"))
    assert packed.suggested_filename == "走访资料包.zip"
    packed.save_as(tmp_path / "packs.zip")
    with zipfile.ZipFile(tmp_path / "packs.zip") as archive:
        names = archive.namelist()
    assert sorted(names) == ["003-戊公司.docx", "overview.xlsx"]
    result = place.locator("#dw-batch-result")
    title = result.get_by_role("heading", level=2)
    expect(title).to_have_text("生成了 1 份资料包，1 行没有生成")
    expect(title).to_be_focused()
    bad = result.get_by_role("row", name="第 4 行")
    expect(bad).to_contain_text("“正式党员人数”写的是“很多”")
    again = download(tour, result.get_by_role("button", name="再下载一次"))
    assert again.suggested_filename == "走访资料包.zip"
    go(tour, "走访档案")
    expect(place.get_by_role("row", name="城南园").first).to_be_visible()
    chart = place.get_by_role("img", name=re.compile("城南园：达标 "))
    expect(chart).to_be_visible()


def test_a_visit_is_recorded_carried_over_and_deleted_for_good(
    tour: Visit, branches: Assistant, tmp_path: Path
) -> None:
    name = "庚公司"
    make(tour, name, members="3", area="城北园")
    place = go(tour, "走访档案")
    place.get_by_role("button", name=f"记走访：{name}").click()
    form = place.locator("#dw-record form")
    expect(form.get_by_role("heading")).to_be_focused()
    form.get_by_role("button", name="记下").click()
    expect(form.get_by_role("alert")).to_contain_text("还没有写")
    form.get_by_label("了解到的情况").fill("见了负责人")
    form.get_by_label("问题 1").fill("没有换届")
    form.get_by_label("期限").first.fill("2026-12-31")
    form.get_by_role("button", name="记下").click()
    expect(place.get_by_role("status")).to_contain_text("未办结问题 1 个")
    expect(form).to_have_count(0)
    place.get_by_role("button", name=f"记走访：{name}").click()
    form.get_by_label("没有换届").check()
    form.get_by_label("问题 1").fill("党费没有公布")
    form.get_by_role("button", name="记下").click()
    expect(form).to_have_count(0)
    kept = branches.visits.find(name)
    assert [(one.text, one.done) for one in kept.profile.problems] == [
        ("没有换届", True),
        ("党费没有公布", False),
    ]
    assert sorted(one.found for one in kept.visits) == ["", "见了负责人"]
    download(tour, place.get_by_role("button", name="下载进度表")).save_as(tmp_path / "p.xlsx")
    assert openpyxl.load_workbook(tmp_path / "p.xlsx").sheetnames
    place.get_by_role("button", name=f"做资料包：{name}").click()
    expect(field(place, "name")).to_have_value(name)
    field(place, "name").press("Enter")
    pack = place.locator(".dw-pack")
    expect(pack.locator("tr", has_text="党费没有公布")).to_contain_text("未办结")
    go(tour, "走访档案")
    forget = place.get_by_role("button", name=f"彻底删除：{name}")
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    tour.page.once("dialog", refuse)
    forget.click()
    assert "不能恢复" in asked[0]
    expect(forget).to_be_visible()
    tour.page.once("dialog", lambda dialog: dialog.accept())
    forget.click()
    expect(place.get_by_role("status")).to_contain_text("已彻底删除")
    expect(forget).to_have_count(0)
    assert name not in [one.profile.name for one in branches.visits.all()]
    go(tour, "一家企业")
    expect(pack).to_have_count(0)
    expect(field(place, "name")).to_have_value("")


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_nothing_is_cut_off(browser: Browser, park: str, width: int, large: bool) -> None:
    with Visit(browser, park, width=width) as visit:
        if large:
            visit.page.get_by_role("button", name="大字").click()
        pack = make(visit, "辛" * 60, employees="86", members="5", organisation="党支部")
        assert visit.overflow() == 0
        expect(pack.locator(".dw-state-met").nth(1)).to_be_visible()
        place = go(visit, "走访档案")
        place.get_by_role("button", name="记走访").first.click()
        expect(place.locator("#dw-record form")).to_be_visible()
        assert visit.overflow() == 0
        go(visit, "多家企业")
        assert visit.overflow() == 0


def test_print_shows_the_pack_alone(tour: Visit) -> None:
    pack = make(tour, members="5")
    tour.page.emulate_media(media="print")
    expect(pack.locator(".dw-sign").first).to_be_visible()
    for hidden in (".dw-profile", "#dw-visits-parts", "#dw-visit-fill", ".dw-jumps", "#dw-header"):
        expect(tour.page.locator(hidden)).to_be_hidden()


def test_the_keyboard_alone_is_enough(tour: Visit) -> None:
    tour.page.get_by_role("link", name="走访资料包").press("Enter")
    place = tour.page.locator("#dw-visits")
    place.get_by_role("link", name="多家企业").press("Enter")
    expect(place.get_by_label("资料包格式")).to_be_visible()
    tour.page.go_back()
    field(place, "name").press("Tab")
    expect(field(place, "area")).to_be_focused()
    place.locator("summary", has_text="群团组织").press("Enter")
    expect(place.locator("#dw-visit-union")).to_be_visible()
