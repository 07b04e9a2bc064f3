from __future__ import annotations

import io

import pytest

from assistant import IngestProgress
from assistant.cli.progress import Bar, Lines, numbers, progress_view

MOMENT = IngestProgress("资料/[red]党费.txt", 3, 15, 120, 600, 58.4, 92.0)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_numbers_tell_rate_and_remaining_time() -> None:
    assert numbers(MOMENT) == "文件 3/15　段落 120/600　58 段/秒　约余 1 分 32 秒"


def test_unknown_rate_and_time_are_left_out() -> None:
    assert numbers(IngestProgress("a", 0, 2, 0, 0, 0.0, None)) == "文件 0/2　段落 0/0"


def test_a_terminal_gets_a_bar_with_the_file_name(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with progress_view() as view:
        assert isinstance(view, Bar)
        view.show(MOMENT)
    assert "[red]党费.txt" in terminal.getvalue()
    assert "58 段/秒" in terminal.getvalue()


def test_a_log_gets_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_view() as view:
        assert isinstance(view, Lines)
        for _ in range(100):
            view.show(MOMENT)
    assert capsys.readouterr().err.count("\n") <= 1
