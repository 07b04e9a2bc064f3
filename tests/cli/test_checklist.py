"""`dangwu checklist` as it is typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import docx
import icalendar
import pytest

from tests.cli.conftest import Dangwu

RULE = """果园支部书柜设立办法

第一条 设立书柜，应当由支部委员会提出书面申请，报上级党委批准。

第二条 设立书柜的程序是：

（一）量好场地；
（二）召开党员大会讨论通过；
（三）登记藏书。

第三条 设立书柜不得向党员收费。

第四条 设立书柜的结果应当公示五个工作日。
"""


@pytest.fixture
def shelf(tmp_path: Path, dangwu: Dangwu) -> Dangwu:
    """The command over a library with one procedure."""
    file = tmp_path / "果园支部书柜设立办法.txt"
    file.write_text(RULE, "utf-8")
    assert dangwu("library", "add", file).code == 0
    return dangwu


def test_the_list_on_screen_has_boxes_fields_cautions_and_sources(shelf: Dangwu) -> None:
    shown = shelf("checklist", "设立书柜")
    assert shown.code == 0
    assert shown.out.count("☐") == 5
    assert "谁批：上级党委批准" in shown.out
    assert "【注意】" in shown.out and "不得向党员收费" in shown.out
    assert "出处" in shown.out and "《果园支部书柜设立办法》第一条" in shown.out


def test_json_has_the_agreed_fields(shelf: Dangwu) -> None:
    record: Any = shelf("checklist", "设立书柜", "--json").json
    assert {"topic", "steps", "citations"} <= set(record)
    assert [step["text"].rstrip("；。") for step in record["steps"]][1:-1] == [
        *("量好场地", "召开党员大会讨论通过", "登记藏书"),
    ]
    fields = {"text", "who", "materials", "limit", "approver", "citations"}
    assert all(fields <= set(step) for step in record["steps"])


def test_word_and_markdown_files_are_written_once(shelf: Dangwu, tmp_path: Path) -> None:
    word, markdown = tmp_path / "清单.docx", tmp_path / "清单.md"
    assert "5 步" in shelf("checklist", "设立书柜", "--out", word).out
    assert shelf("checklist", "设立书柜", "--out", markdown).code == 0
    assert "量好场地" in "".join(
        cell.text for row in docx.Document(str(word)).tables[0].rows for cell in row.cells
    )
    assert markdown.read_text("utf-8").count("- [ ]") == 5
    again = shelf("checklist", "设立书柜", "--out", markdown)
    assert again.code == 2 and "--force" in again.err
    assert shelf("checklist", "设立书柜", "--out", markdown, "--force").code == 0


@pytest.mark.parametrize("name", ["清单.pdf", "没有的夹/清单.md"])
def test_a_file_that_cannot_be_written_is_told_in_one_line(
    shelf: Dangwu, tmp_path: Path, name: str
) -> None:
    failed = shelf("checklist", "设立书柜", "--out", tmp_path / name)
    assert failed.code == 2 and failed.err.count("\n") == 1 and failed.err.startswith("出错：")
    assert not (tmp_path / name).exists()


def test_an_unknown_topic_is_refused_and_writes_nothing(shelf: Dangwu, tmp_path: Path) -> None:
    refused = shelf("checklist", "购买游艇保险")
    assert refused.code == 0 and "☐" not in refused.out and "资料库" in refused.out
    target = tmp_path / "清单.md"
    assert shelf("checklist", "购买游艇保险", "--out", target).code == 2
    assert not target.exists()


def test_an_empty_library_and_an_empty_topic_are_told(dangwu: Dangwu) -> None:
    assert "library add" in dangwu("checklist", "支部换届").err
    assert dangwu("checklist", " ").code == 2


def test_a_start_turns_limits_into_dates_beside_their_steps(shelf: Dangwu) -> None:
    start = ("--start", "公示开始日=2026-11-30")
    shown = shelf("checklist", "设立书柜", *start)
    assert "【日期】" in shown.out and shown.out.count("2026年12月7日") >= 2
    record: Any = shelf("checklist", "设立书柜", *start, "--json").json
    (dated,) = record["dates"]
    assert dated["date"] == "2026-12-07" and dated["rule"]
    assert "公示五个工作日" in record["steps"][dated["step"]]["text"]


def test_the_dates_open_as_a_calendar(shelf: Dangwu, tmp_path: Path) -> None:
    target = tmp_path / "日程.ics"
    none = shelf("checklist", "设立书柜", "--out", target)
    assert none.code == 2 and "--start" in none.err and not target.exists()
    made = shelf("checklist", "设立书柜", "--start", "公示开始日=2026-11-30", "--out", target)
    assert made.code == 0 and "1 个日期" in made.out
    (event,) = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 12, 7)
    assert "《果园支部书柜设立办法》第四条" in event["description"]


def test_an_unknown_start_is_told(shelf: Dangwu) -> None:
    failed = shelf("checklist", "设立书柜", "--start", "昨天")
    assert failed.code == 2 and failed.err.startswith("出错：")


def test_a_calendar_without_its_start_says_which_start_is_wanted(
    shelf: Dangwu, tmp_path: Path
) -> None:
    target = tmp_path / "日程.ics"
    refused = shelf("checklist", "设立书柜", "--start", "届满日=2027-03-15", "--out", target)
    assert refused.code == 2 and not target.exists()
    assert "--start 公示" in refused.err and "届满日" not in refused.err
