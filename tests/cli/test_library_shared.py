"""One library, several programs: what one removes, adds or imports the others see at once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant import Assistant, build_assistant
from tests.cli.conftest import Dangwu

QUESTION = "党员应当按月交纳党费吗？"


@pytest.fixture
def open_beside(dangwu: Dangwu, files: Path) -> Iterator[Assistant]:
    """An assistant that stays open, as the page does, while others change the library."""
    dangwu("library", "add", files)
    with build_assistant() as assistant:
        assert cited(assistant) == {"党费收缴办法"}
        yield assistant


def cited(assistant: Assistant) -> set[str]:
    answer = assistant.ask(QUESTION)
    titles = {citation.document.title for citation in answer.citations}
    return titles | {hit.document.title for hit in assistant.search(QUESTION, 5).hits[:1]}


def identity(assistant: Assistant) -> str:
    return next(one.id for one in assistant.documents() if one.title == "党费收缴办法")


def everything(assistant: Assistant) -> str:
    answer, found = assistant.ask(QUESTION), assistant.search(QUESTION, 20)
    shown = [citation.quote for citation in answer.citations]
    shown += [hit.passage.text for hit in (*answer.leads, *found.hits)]
    return "\n".join([answer.reason, *shown])


def test_what_another_process_removes_is_in_no_answer_any_more(open_beside: Assistant) -> None:
    command = [sys.executable, "-m", "assistant", "library", "remove", "--yes"]
    subprocess.run([*command, identity(open_beside)], check=True, capture_output=True)
    assert "党费" not in everything(open_beside).replace("党费收缴办法", "")
    assert "党费收缴办法" not in cited(open_beside)


def test_what_another_assistant_removes_is_in_no_answer_any_more(open_beside: Assistant) -> None:
    with build_assistant() as second:
        second.remove(identity(open_beside))
        for assistant in (second, open_beside):
            assert "按月交纳党费" not in everything(assistant)
            assert [one.title for one in assistant.documents()] == ["支部设立办法"]


def test_what_another_assistant_changes_is_cited_in_its_new_wording(
    open_beside: Assistant, files: Path
) -> None:
    path = files / "党费收缴办法.txt"
    path.write_text(path.read_text("utf-8").replace("按月交纳", "按季交纳"), "utf-8")
    with build_assistant() as second:
        second.add([files])
    assert "按月交纳" not in everything(open_beside)
    assert "按季交纳" in everything(open_beside)


def test_two_processes_that_add_at_once_both_end_well(tmp_path: Path, dangwu: Dangwu) -> None:
    command = [sys.executable, "-m", "assistant", "library", "add"]
    folders = []
    for name in ("甲", "乙"):
        folder = tmp_path / name
        folder.mkdir()
        for number in range(3):
            (folder / f"{name}{number}.txt").write_text(
                f"{name}组办法{number}\n\n第一条 {name}组第{number}份办法的要求。\n", "utf-8"
            )
        folders.append(folder)
    processes = [
        subprocess.Popen([*command, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for folder in folders
    ]
    outcomes = [(*process.communicate(timeout=120), process.returncode) for process in processes]
    for out, err, code in outcomes:
        told = (out + err).decode()
        assert code == 0 or "另一个进程正在更新资料库" in told, told
    for folder in folders:
        assert dangwu("library", "add", folder).code == 0
    assert len(dangwu("library", "list", "--json").json) == 6
    assert dangwu("library", "check").code == 0


@pytest.mark.parametrize("file", ["library.sqlite3", "lexical.sqlite3"])
def test_a_database_that_is_locked_for_a_while_is_waited_for(
    dangwu: Dangwu, files: Path, surroundings: Path, file: str
) -> None:
    dangwu("library", "add", files / "党费收缴办法.txt")
    holder = sqlite3.connect(surroundings / file, isolation_level=None, check_same_thread=False)
    with closing(holder):
        holder.execute("BEGIN IMMEDIATE")
        release = threading.Timer(1.5, lambda: holder.execute("ROLLBACK"))
        release.start()
        started = time.monotonic()
        outcome = dangwu("library", "add", files)
        release.join()
    assert outcome.code == 0 and time.monotonic() - started >= 1
    assert dangwu("library", "check").code == 0


def test_names_that_are_no_unicode_come_in_and_go_out(dangwu: Dangwu, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "编码")
    os.mkdir(folder)
    for name in (b"\xb5\xb3\xb7\xd1.txt", "党费\u200b🎏.txt".encode()):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(f"第一条 {len(name)} 字的文件名也要收下。\n".encode())
    assert dangwu("library", "add", tmp_path / "编码").code == 0
    assert len(dangwu("library", "list", "--json").json) == 2
    assert dangwu("library", "export", tmp_path / "备份.zip").code == 0
    assert dangwu("library", "import", tmp_path / "备份.zip", "--replace", "--yes").code == 0
    again = dangwu("library", "add", tmp_path / "编码", "--json").json
    assert {row["state"] for row in again["files"]} == {"未变化"}
    watched = dangwu("library", "watch", tmp_path / "编码", "--once", "--remove-missing")
    assert watched.code == 0 and watched.out == ""
