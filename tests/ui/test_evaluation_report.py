"""The evaluation report in a real browser: nothing leaves it, and its table can be filtered."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from evals.judging import Outcome
from evals.machine import describe
from evals.report_figures import document_figures
from evals.report_page import page
from evals.report_sets import DocumentSet
from tests.evals.test_scoring import question

HOSTILE = "<img src=x onerror=\"document.title='ran'\">多久一次？"


def outcome(name: str, kind: str, text: str, refused: bool = False) -> Outcome:
    asked = question(id=name, kind=kind, text=text, answerable=kind != "unanswerable")
    return Outcome(asked, refused, 12.0, 0, 0, ("某规则 第一条",), "", strength=0.4)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    outcomes = [
        outcome("Q1", "fact", HOSTILE),
        outcome("Q2", "list", "有哪些条件？", refused=True),
        outcome("Q3", "unanswerable", "下届世界杯在哪？"),
    ]
    asked = DocumentSet("made", "做出来的题", (), ())
    report = {
        "command": "测试",
        "machine": describe(),
        "quick": False,
        "sets": [document_figures(asked, (1, 3), outcomes, [], [])],
        "skipped": [],
        "growth": [{"passages": 1000, "p50_ms": 9.0, "p95_ms": 20.0, "rss_mb": 400.0}],
        "growth_from": None,
        "changes": [],
        "gate": None,
        "seconds": 1.0,
    }
    written = tmp_path / "index.html"
    written.write_text(page(report), "utf-8")
    return written


@pytest.mark.browser
def test_the_report_stays_within_itself_and_filters_its_failures(
    browser: Browser, file: Path
) -> None:
    tab = browser.new_page()
    asked: list[str] = []
    faults: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(file.as_uri())
    shown = tab.locator("#failures tbody tr:visible")
    assert shown.count() == 3
    assert tab.locator("svg.plot").count() == 5
    tab.fill("#words", "世界杯")
    assert shown.count() == 1
    tab.fill("#words", "")
    tab.select_option("#kind", "list")
    assert "有哪些条件" in shown.inner_text()
    tab.select_option("#set", "做出来的题")
    assert tab.locator("#shown").inner_text() == "显示 1 题，共 3 题"
    assert tab.title() == "党务助手评测报告"
    assert (asked, faults) == ([file.as_uri()], [])
    tab.close()
