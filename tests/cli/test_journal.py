"""`dangwu journal` over what `dangwu ask` left."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from assistant import Settings, Verdict, build_assistant
from tests.cli.conftest import Dangwu

QUESTION = "正式党员不足三人怎么办"
FOREIGN = "明天上海的天气怎么样"


@pytest.fixture
def asked(dangwu: Dangwu, files: Path) -> Dangwu:
    """The command over a library of two rules that was asked two questions."""
    assert dangwu("library", "add", files).code == 0
    assert dangwu("ask", QUESTION).code == 0
    assert dangwu("ask", FOREIGN).code == 0
    return dangwu


def _home() -> Path:
    return Settings().home


def test_questions_of_the_command_line_are_listed(asked: Dangwu) -> None:
    rows = asked("journal", "list", "--json").json
    assert [(row["question"], row["ending"], row["channel"]) for row in rows] == [
        (FOREIGN, "未答复", "命令行"),
        (QUESTION, "已答复", "命令行"),
    ]
    assert rows[1]["documents"] and rows[1]["ms"] > 0 and rows[1]["kind"] == "howto"
    assert "联合党支部" in rows[1]["answer"]
    listed = asked("journal", "list", "--words", "不足三人")
    assert QUESTION in listed.out and FOREIGN not in listed.out and "365 天" in listed.out


def test_a_question_that_failed_is_kept_with_its_reason(dangwu: Dangwu) -> None:
    failed = dangwu("ask", QUESTION)
    assert failed.code == 2
    (row,) = dangwu("journal", "list", "--json").json
    assert row["ending"] == "出错" and row["reason"] in failed.err


def test_blind_spots_are_told_and_exported(asked: Dangwu, tmp_path: Path) -> None:
    (spot,) = asked("journal", "unanswered", "--json").json
    assert (spot["count"], spot["questions"]) == (1, [FOREIGN])
    assert FOREIGN in asked("journal", "unanswered").out
    target = tmp_path / "清单.xlsx"
    assert asked("journal", "unanswered", "--out", target).code == 0
    assert openpyxl.load_workbook(target)["答不上来的问题"]["B2"].value == FOREIGN
    assert asked("journal", "unanswered", "--out", target).code == 2  # is there already
    assert asked("journal", "export", target, "--force").code == 0
    assert openpyxl.load_workbook(target)["问答"].max_row == 3


def test_feedback_is_listed_and_settled(asked: Dangwu) -> None:
    id = asked("journal", "list", "--json").json[1]["id"]
    with build_assistant(Settings()) as assistant:
        assistant.journal.say(id, Verdict.OUTDATED, "有新办法了")
    assert "有新办法了" in asked("journal", "feedback").out
    assert asked("journal", "settle", id[:8], "已处理", "--remark", "已补充").code == 0
    (row,) = asked("journal", "feedback", "--json").json
    assert (row["feedback"]["handling"], row["feedback"]["remark"]) == ("已处理", "已补充")
    assert asked("journal", "settle", id, "随便").code == 2
    assert asked("journal", "settle", "zzz", "已处理").code == 2


def test_a_question_becomes_a_case(asked: Dangwu) -> None:
    foreign, good = (row["id"] for row in asked("journal", "list", "--json").json)
    assert asked("journal", "case", good, "--evidence", "《支部设立办法》第二条").code == 0
    assert asked("journal", "case", foreign, "--refuse").code == 0
    for wrong in ("《支部设立办法》第九十九条", "《没有这份》第一条", "第二条"):
        assert asked("journal", "case", good, "--evidence", wrong).code == 2
    assert asked("journal", "case", good).code == 2
    lines = (_home() / "eval_cases.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["answerable"] for row in rows] == [True, False]
    assert rows[0]["docs"] == [{"doc": "支部设立办法", "article": "第二条"}]


def test_clearing_asks_first(asked: Dangwu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert asked("journal", "clear").code == 1
    assert len(asked("journal", "list", "--json").json) == 2
    assert "2 个问题" in asked("journal", "clear", "--yes").out
    assert asked("journal", "list", "--json").json == []
    assert QUESTION.encode() not in (_home() / "journal.sqlite3").read_bytes()


def test_switched_off_nothing_is_kept(asked: Dangwu, monkeypatch: pytest.MonkeyPatch) -> None:
    asked("journal", "clear", "--yes")
    monkeypatch.setenv("DANGWU_JOURNAL", "off")
    answer = asked("ask", QUESTION)
    assert answer.code == 0 and answer.err == ""
    assert "没有" in asked("journal", "list").out


def test_a_locked_journal_leaves_the_answer_with_a_remark(asked: Dangwu) -> None:
    with closing(sqlite3.connect(_home() / "journal.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = asked("ask", QUESTION)
    assert answer.code == 0 and "联合党支部" in answer.out
    assert "没有记进问答记录" in answer.err and QUESTION not in answer.err
