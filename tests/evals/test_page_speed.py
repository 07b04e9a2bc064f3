"""The measuring of the page: a real page, a real browser, few windows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from evals.cli import main

RULES = """果园读书会管理办法

第一条　读书会每月举行一次，由组长召集，五人以上方可开会，散会后由组长登记。
"""
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


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


@pytest.mark.browser
@pytest.mark.skipif(not any(map(shutil.which, _CHROMIUM)), reason="no Chromium on this machine")
def test_a_page_is_loaded_asked_and_weighed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["page", "--home", str(home), "--windows", "2", "--loads", "1", "--json"]) == 0

    report = json.loads(capsys.readouterr().out)
    for page in (report["ours"], report["plain"]):
        assert 0 < page["ready_ms"]
        assert page["requests"] > 10 and page["weight_bytes"] > 100_000
        assert page["crowd"]["failed"] == 0
        assert 0 < page["crowd"]["p50_ms"] <= page["crowd"]["max_ms"]
    assert report["ours"]["crowd"]["paint_ms"] > 0
