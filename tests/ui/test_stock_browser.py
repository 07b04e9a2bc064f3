"""资料管理 in a real browser over a real server and a real library."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from tests.library.test_stock import ORDERS, RULE
from tests.ui.page_visit import Visit
from tests.ui.stock_desk import WAIT, agreeing, choose, line, over, part, written

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)>\u202egpj.txt"
_BODY = RULE.partition("\n\n")[2]


def test_files_are_added_reported_on_and_found_again_after_a_reload(
    desk: Visit, library: Assistant, tmp_path: Path
) -> None:
    packed = tmp_path / "一批.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../outside.txt", "出去")
        archive.writestr("炸弹.txt", b"0" * (30 << 20))
        archive.writestr("内/说明.txt", ORDERS)
    files = [
        written(tmp_path, "办法.txt", RULE),
        written(tmp_path, "又一份.txt", RULE),
        written(tmp_path, "转载.txt", "某某网站转载\n\n" + RULE),
        written(tmp_path, HOSTILE, "读书角通知\n\n读书角周六开放。\n"),
        packed,
    ]
    fake = tmp_path / "假的.pdf"
    fake.write_bytes(b"MZ\x90\x00" + bytes(900))
    job = choose(desk, *files, fake)
    expect(job.locator(".dw-job-head")).to_contain_text("内容重复 1")
    expect(line(job, "转载.txt").locator(".dw-badge")).to_have_text("近似重复")
    expect(line(job, "假的.pdf")).to_contain_text("内容不是PDF文件")
    expect(line(job, "一批.zip/内/说明.txt").locator(".dw-badge")).to_have_text("新增")
    expect(line(job, "outside.txt")).to_contain_text("压缩包以外的路径，没有读取")
    expect(line(job, "炸弹.txt")).to_contain_text("疑为恶意文件")
    expect(line(job, "_img src=x onerror=alert(1)_gpj.txt")).to_contain_text("《读书角通知》")
    assert str(tmp_path) not in job.inner_text()
    assert len(library.documents()) == 4
    assert not (tmp_path / "outside.txt").exists()
    assert not list((tmp_path / "home").glob(".sent-*/*"))  # nothing is left on its way
    desk.page.reload()
    job = over(desk)
    with desk.page.expect_download() as download:
        job.get_by_role("button", name="下载入库报告").click()
    assert download.value.suggested_filename == "入库报告.xlsx"
    download.value.save_as(tmp_path / "report.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "report.xlsx").active.values)
    told = {str(row[0]): row[1] for row in rows}
    assert told["办法.txt"] in ("新增", "内容重复")
    assert told["假的.pdf"] == "未入库"
    assert len(told) == 9
    assert desk.asked == []  # type: ignore[attr-defined]


def test_what_cannot_be_added_is_told_before_it_is_sent(
    desk: Visit, library: Assistant, tmp_path: Path
) -> None:
    large, program, empty = tmp_path / "大.txt", tmp_path / "程序.exe", tmp_path / "空.txt"
    large.write_bytes(b"a" * ((1 << 20) + 1))
    program.write_bytes(b"MZ")
    empty.write_bytes(b"")
    part(desk, "添加")
    desk.page.locator(".dw-drop").wait_for()
    desk.page.locator("#dw-store-choose").set_input_files([str(large), str(program), str(empty)])
    told = desk.page.locator(".dw-sending li")
    expect(told).to_have_count(3)
    expect(told.nth(0)).to_contain_text("超过 1 MB，请拆成几个文件")
    expect(told.nth(1)).to_contain_text("不支持 .exe 文件")
    expect(told.nth(2)).to_contain_text("空文件")
    assert library.documents() == []


def test_files_are_dropped_on_a_page(desk: Visit, library: Assistant) -> None:
    part(desk, "添加")
    desk.page.locator(".dw-drop").wait_for()
    dropped = desk.page.evaluate_handle(
        """text => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], "拖来的.txt", { type: "text/plain" }));
          return carried;
        }""",
        RULE,
    )
    desk.page.dispatch_event(".dw-drop", "dragover", {"dataTransfer": dropped})
    expect(desk.page.locator(".dw-drop.dw-over")).to_be_visible()
    desk.page.dispatch_event(".dw-drop", "drop", {"dataTransfer": dropped})
    expect(line(over(desk), "拖来的.txt").locator(".dw-badge")).to_have_text("新增")
    assert len(library.documents()) == 1


def test_a_document_is_removed_after_asking_and_the_removal_is_taken_back(
    desk: Visit, library: Assistant, tmp_path: Path
) -> None:
    library.add([written(tmp_path, "办法.txt", RULE), written(tmp_path, "说明.txt", ORDERS)])
    part(desk, "文件")
    files = desk.page.locator("#dw-store-list")
    expect(files.locator(".dw-store-files > li")).to_have_count(2)
    desk.page.get_by_label("查找文件").fill("果园 办法")
    desk.page.get_by_label("查找文件").press("Enter")
    expect(files.locator(".dw-store-files > li")).to_have_count(1)
    files.get_by_role("button", name="移除：果园读书角管理办法（试行）").click()
    expect(files.get_by_text("已移除《果园读书角管理办法（试行）》")).to_be_visible()
    (asked,) = desk.asked  # type: ignore[attr-defined]
    assert "《果园读书角管理办法（试行）》" in asked
    assert "30 天内" in asked
    assert len(library.documents()) == 1
    files.get_by_role("button", name="撤销移除").click()
    expect(files.get_by_text("已恢复《果园读书角管理办法（试行）》")).to_be_visible()
    assert len(library.documents()) == 2
    files.get_by_role("button", name="移除：果园读书角管理办法（试行）").click()
    files.get_by_text("已移除（1 份，可恢复）").click()
    files.get_by_role("button", name="彻底删除：果园读书角管理办法（试行）").click()
    expect(files.get_by_text("已彻底删除。")).to_be_visible()
    assert library.stock.removed() == []


def test_missing_facts_are_filled_in_and_a_wrong_date_is_told_at_its_field(
    desk: Visit, library: Assistant, tmp_path: Path
) -> None:
    library.add([written(tmp_path, "办法.txt", RULE)])
    part(desk, "待处理")
    waiting, form = desk.page.locator("#dw-store-waiting"), desk.page.locator("#dw-store-facts")
    expect(waiting).to_contain_text("缺 文号、发文机关、层级、成文日期、施行日期")
    waiting.get_by_role("button", name="补填：果园读书角管理办法（试行）").click()
    expect(form.locator(".dw-record-title")).to_be_focused()
    form.get_by_label("文号").fill("无")
    form.get_by_label("发文机关").fill("某某果园<b>")
    form.get_by_label("层级").select_option("单位制度")
    form.get_by_label("成文日期").fill("去年春天")
    form.get_by_label("施行日期").fill("2026年6月1日")
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_role("alert")).to_contain_text("“去年春天”不是日期")
    expect(form.get_by_label("成文日期")).to_be_focused()
    expect(form.get_by_label("发文机关")).to_have_value("某某果园<b>")
    form.get_by_label("成文日期").fill("2026-05-01")
    form.get_by_role("button", name="保存").click()
    expect(waiting.get_by_text("没有待处理的文件")).to_be_visible()
    expect(waiting.get_by_text("已保存《果园读书角管理办法（试行）》的 5 项。")).to_be_visible()
    part(desk, "文件")
    desk.page.get_by_role("button", name="填写信息：").click()
    expect(form.get_by_label("发文机关（人工填写）")).to_have_value("某某果园<b>")
    (document,) = library.documents()
    assert str(document.effective) == "2026-06-01"


def test_the_library_is_checked_backed_up_and_restored(
    desk: Visit, library: Assistant, tmp_path: Path
) -> None:
    library.add([written(tmp_path, "办法.txt", RULE)])
    part(desk, "核对与备份")
    task = desk.page.locator("#dw-store-care")
    for name in (tmp_path / "home" / "originals").iterdir():
        (name.parent / ".part-left").write_bytes(b"left")
    desk.page.get_by_role("button", name="开始核对").click()
    expect(task.get_by_text("发现不一致，可以修复")).to_be_visible(timeout=WAIT)
    task.get_by_role("button", name="修复").click()
    expect(task.get_by_text("修复完成")).to_be_visible(timeout=WAIT)
    desk.page.get_by_role("button", name="生成备份").click()
    link = task.get_by_role("link", name="下载备份文件")
    expect(link).to_be_visible(timeout=WAIT)
    below = desk.page.get_by_role("button", name="生成备份").bounding_box()
    box = link.bounding_box()
    assert below and box and 0 < box["y"] - below["y"] < 250
    with desk.page.expect_download() as download:
        link.click()
    assert re.fullmatch(r"党务助手资料库备份-[\d-]+\.zip", download.value.suggested_filename)
    download.value.save_as(tmp_path / "backup.zip")
    part(desk, "文件")
    desk.page.get_by_role("button", name="移除：").click()
    part(desk, "核对与备份")
    expect(task.get_by_text("资料库现有 0 份文件")).to_be_visible()
    expect(link).to_have_count(0)  # what it told of the library is no longer so
    broken = tmp_path / "不是备份.zip"
    broken.write_bytes(b"PK\x05\x06" + bytes(18))
    restore(desk, broken)
    expect(task.locator(".dw-notice")).to_contain_text("恢复没有完成", timeout=WAIT)
    assert library.documents() == []
    restore(desk, tmp_path / "backup.zip")
    expect(task.get_by_text("恢复完成：备份里有 1 份文件，新增 1 份")).to_be_visible(timeout=WAIT)
    assert len(library.documents()) == 1


def restore(visit: Visit, file: Path) -> None:
    visit.page.locator("#dw-store-backup").set_input_files(str(file))
    visit.page.get_by_role("button", name="开始恢复").click()


def test_the_place_works_on_a_phone(
    browser: Browser, shelf_address: str, library: Assistant, tmp_path: Path
) -> None:
    with Visit(browser, shelf_address, width=375, has_touch=True) as visit:
        agreeing(visit)
        job = choose(visit, written(tmp_path, "办法.txt", RULE), written(tmp_path, "坏.pdf", "x"))
        expect(line(job, "坏.pdf").locator(".dw-badge")).to_have_text("未入库")
        assert visit.overflow() == 0
        part(visit, "待处理")
        visit.page.get_by_role("button", name=re.compile("补填")).click()
        expect(visit.page.locator(".dw-facts-form")).to_be_visible()
        assert visit.overflow() == 0
        part(visit, "文件")
        visit.page.get_by_role("button", name=re.compile("^移除：")).click()
        expect(visit.page.get_by_role("button", name="撤销移除")).to_be_visible()
        assert visit.overflow() == 0
        part(visit, "核对与备份")
        expect(visit.page.get_by_role("button", name="开始核对")).to_be_visible()
        assert visit.overflow() == 0
