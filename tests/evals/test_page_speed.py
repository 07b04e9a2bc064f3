"""The measuring of the page where there is no browser to measure it with."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from evals.cli import main

RULES = """果园读书会管理办法

第一条　读书会每月举行一次，由组长召集，五人以上方可开会，散会后由组长登记。
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library of one document."""
    document = tmp_path / "读书会管理办法.txt"
    document.write_text(RULES, "utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assert not assistant.add([document]).failed
    return tmp_path / "home"


def test_without_a_browser_it_says_what_to_install(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")

    assert main(["page", "--home", str(home)]) == 2
    assert "apt-get install chromium" in capsys.readouterr().err
