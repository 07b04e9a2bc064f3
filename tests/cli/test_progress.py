from __future__ import annotations

import io

import pytest

from assistant import IngestProgress, TaskProgress
from assistant.cli.progress import add_moment, add_view, task_numbers, task_view

MOMENT = IngestProgress("资料/[red]党费.txt", 3, 15, 120, 600, 58.4, 92.0)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_numbers_tell_rate_and_remaining_time() -> None:
    assert add_moment(MOMENT).numbers == "文件 3/15　段落 120/600　58 段/秒　约余 1 分 32 秒"


def test_unknown_rate_and_time_are_left_out() -> None:
    unknown = IngestProgress("a", 0, 2, 0, 0, 0.0, None)
    assert add_moment(unknown).numbers == "文件 0/2　段落 0/0"


def test_a_terminal_gets_a_bar_with_the_file_name(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with add_view() as show:
        show(MOMENT)
    assert "[red]党费.txt" in terminal.getvalue()
    assert "58 段/秒" in terminal.getvalue()


def test_a_log_gets_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with add_view() as show:
        for _ in range(100):
            show(MOMENT)
    assert capsys.readouterr().err.count("\n") <= 1


def test_task_numbers_tell_what_is_done_and_how_long_it_takes() -> None:
    assert task_numbers(TaskProgress("核对原件", 0, 1), 5) == ""
    assert task_numbers(TaskProgress("核对原件", 0, 40), 5) == "0/40"
    assert task_numbers(TaskProgress("核对原件", 10, 40), 20) == "10/40　约余 1 分 0 秒"


def test_a_task_on_a_terminal_is_a_bar_and_in_a_log_few_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with task_view() as show:
        for done in range(50):
            show(TaskProgress("写入索引", done, 50))
    assert capsys.readouterr().err.count("\n") <= 1

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with task_view() as show:
        show(TaskProgress("写入[red]索引", 20, 50))
    assert "写入[red]索引" in terminal.getvalue() and "20/50" in terminal.getvalue()
