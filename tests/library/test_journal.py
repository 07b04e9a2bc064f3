"""What is kept of questions: whole, searchable, gone when deleted, never in an answer's way."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

import pytest

from assistant import (
    Assistant,
    AssistantError,
    Channel,
    Ending,
    Exchange,
    Handling,
    Settings,
    Verdict,
    build_assistant,
)
from tests.library.journal_kit import answered, ask

QUESTION = "读书角的书能借多少天？"
SECRET = "梧桐果酱厂的王某某"


def test_looking_makes_no_file(assistant: Assistant, orchard_home: Path) -> None:
    journal = assistant.journal
    assert journal.entries() == [] and journal.unanswered() == () and journal.feedback() == []
    assert journal.conversations.all("b1") == [] and journal.clear() == 0
    assert not (orchard_home / "journal.sqlite3").exists()


def test_an_entry_tells_all_of_a_question(assistant: Assistant, orchard_home: Path) -> None:
    question = answered(assistant)
    answer = ask(assistant, question)
    (kept,) = assistant.journal.entries()
    assert (kept.question, kept.ending, kept.ms) == (question, Ending.ANSWERED, 12.5)
    assert kept.documents == tuple({one.document.id: 0 for one in answer.citations})
    assert kept.revision == assistant.journal.size().revision > 0
    assert kept.channel is Channel.PAGE and kept.kind
    assert answer.sections[0].items[0].text in kept.said
    assert assistant.journal.find(kept.id).answer == answer
    if os.name == "posix":
        assert stat.S_IMODE((orchard_home / "journal.sqlite3").stat().st_mode) == 0o600


def test_refusals_failures_and_stops_are_told_apart(assistant: Assistant) -> None:
    ask(assistant, "明天上海的天气怎么样", "one")
    journal = assistant.journal
    journal.record(Exchange("坏了", 1, problem="资料库是空的", id="two"))
    journal.record(Exchange("停了", 1, id="three"))
    journal.record(Exchange("停了", 1, problem="晚到的", id="three"))  # kept already: stays
    found = {one.id: one for one in journal.entries()}
    endings = [found[id].ending for id in ("one", "two", "three")]
    assert endings == [Ending.REFUSED, Ending.FAILED, Ending.STOPPED]
    assert found["one"].reason and found["two"].reason == "资料库是空的"


def test_conversations_belong_to_their_browser_and_are_found_by_words(assistant: Assistant) -> None:
    question = answered(assistant)
    ask(assistant, question, "q1", conversation="c1")
    ask(assistant, "那100%_的情况呢", "q2", conversation="c1")
    ask(assistant, "另一件事", "q3", conversation="c2")
    ask(assistant, SECRET, "q4", browser="b2", conversation="c3")
    kept = assistant.journal.conversations
    assert [(one.id, one.title, one.questions) for one in kept.all("b1")] == [
        ("c2", "另一件事", 1),
        ("c1", question, 2),
    ]
    assert [one.id for one in kept.all("b1", "100%_")] == ["c1"]
    assert kept.all("b1", "%_%") == [] and kept.all("b1", "王某某") == [] and kept.all("") == []
    assert [one.id for one in kept.turns("b1", "c1")] == ["q1", "q2"]
    assert kept.turns("b1", "c3") == []


def test_a_deleted_conversation_is_gone_from_the_file(
    assistant: Assistant, orchard_home: Path
) -> None:
    ask(assistant, SECRET, "q1", conversation="c1")
    ask(assistant, "另一件事", "q2", conversation="c2")
    assert SECRET.encode() in (orchard_home / "journal.sqlite3").read_bytes()
    kept = assistant.journal.conversations
    assert kept.forget("b2", "c1") == 0
    assert kept.forget("b1", "c1") == 1
    assert SECRET.encode() not in (orchard_home / "journal.sqlite3").read_bytes()
    assert [one.id for one in kept.all("b1")] == ["c2"]
    assert assistant.journal.clear() == 1
    assert assistant.journal.entries() == []


def test_feedback_is_changed_taken_back_and_settled(assistant: Assistant) -> None:
    ask(assistant, answered(assistant), "q1")
    journal = assistant.journal
    journal.say("q1", Verdict.USEFUL, browser="b1")
    journal.say("q1", Verdict.MISCITED, " 应当是第三条 ", browser="b1")
    (one,) = journal.feedback()
    assert one.feedback and (one.feedback.verdict, one.feedback.note) == (
        Verdict.MISCITED,
        "应当是第三条",
    )
    journal.settle("q1", Handling.HANDLED, "已补充文件")
    assert journal.find("q1").feedback.remark == "已补充文件"  # type: ignore[union-attr]
    changed = journal.say("q1", Verdict.OUTDATED, browser="b1").feedback
    assert changed and changed.handling is Handling.NEW  # said anew, so to be looked at anew
    assert journal.say("q1", None, browser="b1").feedback is None
    assert journal.feedback() == []
    with pytest.raises(AssistantError, match="撤回"):
        journal.settle("q1", Handling.HANDLED)


def test_feedback_that_cannot_be_is_refused(assistant: Assistant) -> None:
    ask(assistant, answered(assistant), "q1")
    ask(assistant, "明天上海的天气怎么样", "q2")
    say = assistant.journal.say
    for id, note, browser, words in (
        ("q1", "", "b2", "不是在这个浏览器"),
        ("q1", "长" * 501, "b1", "501"),
        ("q2", "", "b1", "没有答复"),
        ("q9", "", "b1", "没有编号"),
        ("q", "", "b1", "有几条"),
        ("", "", "b1", "没有编号"),
    ):
        with pytest.raises(AssistantError, match=words):
            say(id, Verdict.USEFUL, note, browser)
    assert assistant.journal.feedback() == []


def test_what_is_switched_off_keeps_nothing(orchard_home: Path) -> None:
    (orchard_home / "journal.sqlite3").unlink(missing_ok=True)
    with build_assistant(Settings(home=orchard_home, journal="off")) as assistant:
        assert not assistant.journal.on
        assert assistant.journal.record(Exchange(QUESTION, 1, id="q1")) == ""
        with pytest.raises(AssistantError, match="没有开启"):
            assistant.journal.say("q1", Verdict.USEFUL)
    assert not (orchard_home / "journal.sqlite3").exists()


def test_entries_go_when_their_time_is_over(orchard_home: Path, assistant: Assistant) -> None:
    ask(assistant, "很久以前问的", "old")
    with closing(sqlite3.connect(orchard_home / "journal.sqlite3")) as connection:
        connection.execute("UPDATE asked SET at = '2001-01-01T08:00:00'")
        connection.commit()
    ask(assistant, "今天问的", "new")
    assert [one.id for one in assistant.journal.entries()] == ["new"]


@pytest.mark.parametrize("trouble", ["broken", "locked", "newer", "a folder"])
def test_trouble_with_the_file_is_a_remark(
    assistant: Assistant, orchard_home: Path, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    ask(assistant, "第一个", "q1")
    file = orchard_home / "journal.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as other, caplog.at_level(0):
        if trouble == "locked":
            other.execute("BEGIN EXCLUSIVE")
        elif trouble == "newer":
            other.execute("PRAGMA user_version = 99")
        else:
            file.unlink()
            file.mkdir() if trouble == "a folder" else file.write_bytes(b"no database" * 999)
        remark = assistant.journal.record(Exchange(SECRET, 1, id="q2"))
    assert "没有记进问答记录" in remark
    assert SECRET not in caplog.text and SECRET not in remark
    if trouble == "a folder":
        file.rmdir()


def test_a_full_disk_is_a_remark(
    assistant: Assistant, orchard_home: Path, small_disk: Path
) -> None:
    (small_disk / "journal.sqlite3").touch()
    (orchard_home / "journal.sqlite3").symlink_to(small_disk / "journal.sqlite3")
    ask(assistant, "第一个", "q1")
    with suppress(OSError), (small_disk / "filler").open("wb", 0) as filler:
        while filler.write(b"x" * 4096):
            pass
    remark = assistant.journal.record(Exchange("第二个" * 300, 1, problem="长" * 9_000, id="q2"))
    assert "没有记进问答记录" in remark
    assert [one.id for one in assistant.journal.entries()] == ["q1"]


def test_an_odd_question_is_a_remark_without_its_text_in_the_log(
    assistant: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert "意外" in assistant.journal.record(Exchange(f"{SECRET}\ud800", 1))
    assert SECRET not in caplog.text
