from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evals.baseline import read_baseline, write_baseline
from evals.cli import main
from evals.report_page import page
from evals.report_words import with_interval
from tests.evals.test_cli import RULES

HOSTILE = "读书会多久举行一次？<script>alert(1)</script><img src=http://x.invalid/a.png>$a_b$"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run over a small corpus, accepted as the baseline."""
    root = tmp_path_factory.mktemp("report")
    for folder in ("corpus", "cases", "shared/bench/dangwu"):
        (root / folder).mkdir(parents=True)
    (root / "corpus" / "读书会管理办法_2018.txt").write_text(RULES, "utf-8")
    _lines(root / "cases" / "a.jsonl", _cases())
    (root / "cases" / "gate").mkdir()
    cites = {"set": 1, "cites": [["果园读书会管理办法（试行）", "第一章/第二条"]]}
    sentences = [
        {"id": "G1", "kind": "good", "text": "读书会每个月举行一次。", **cites},
        {"id": "E1", "kind": "number", "text": "读书会每个月举行<b>两</b>次。", **cites},
        {"id": "E2", "kind": "body", "text": "读书会由村长召集。", **cites},
    ]
    _lines(root / "cases" / "gate" / "newest.jsonl", sentences)
    bench = root / "shared" / "bench" / "dangwu"
    topics = ["浇水", "剪枝", "施肥"]
    _lines(
        bench / "corpus.jsonl", [{"pid": t, "title": t, "text": f"果树{t}要登记"} for t in topics]
    )
    _lines(bench / "queries.jsonl", [{"query": f"{t}怎么办", "positive": [t]} for t in topics])
    measured = [{"passages": 1000, "p50_ms": 9.0, "p95_ms": 20.0, "rss_mb": 400.0}]
    growth = [*measured, {"passages": 10000, "p50_ms": 12.0, "p95_ms": 25.0, "rss_mb": 450.0}]
    (root / "bench.json").write_text(json.dumps({"query": growth}), "utf-8")
    assert run(root, "--update-baseline") == 0
    return root


def run(root: Path, *more: str) -> int:
    arguments = ["report", "--cases", str(root / "cases"), "--corpus", str(root / "corpus")]
    arguments += ["--shared", str(root / "shared"), "--out", str(root / "out")]
    arguments += ["--baseline", str(root / "baseline.json"), "--page", str(root / "page.md")]
    return main([*arguments, "--bench", str(root / "bench.json"), *more])


def _lines(file: Path, rows: list[dict[str, Any]]) -> None:
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")


def _cases() -> list[dict[str, Any]]:
    gold = {"doc": "果园读书会管理办法", "version": "2018"}
    second = {"kind": "fact", "role": "member", "answerable": True, "must_include": ["每月"]}
    asked = [HOSTILE, "读书会由谁召集？", "几人以上方可开会？"]
    rows = [
        {"id": f"F{at}", "question": text, "docs": [{**gold, "article": "第二条"}], **second}
        for at, text in enumerate(asked)
    ]
    rows[0]["must_include"] = ["永远不会出现<b>"]
    lost = {
        "kind": "unanswerable",
        "role": "owner",
        "answerable": False,
        "subtype": "out_of_domain",
    }
    return [*rows, {"id": "U1", "question": "下届世界杯在哪个国家办？", **lost}]


def test_the_report_holds_every_part(made: Path) -> None:
    report = json.loads((made / "out" / "report.json").read_text("utf-8"))
    starter, rows = report["sets"]
    assert [row["system"] for row in starter["systems"]][0] == "ours"
    assert len(starter["systems"]) == len(rows["systems"]) == 6
    assert starter["answers"]["citation_valid"] == 1.0
    assert {"member", "owner"} == set(starter["answers"]["by_role"])
    assert starter["tradeoff"]["now"]["refusal_recall"] == 1.0
    assert len(starter["times_ms"]) == starter["questions"] == 4
    assert [row["passages"] for row in report["growth"]] == [1000, 10000]
    assert {row["title"][:2] for row in report["skipped"]} >= {"真实", "法律"}
    for entry in report["sets"]:
        assert {row["figure"] for row in entry["against_best"]} == {"hit@5", "hit@10", "mrr@10"}


def test_the_page_fetches_nothing_and_escapes_what_users_wrote(made: Path) -> None:
    text = (made / "out" / "index.html").read_text("utf-8")
    assert "<script>alert" not in text and "<img" not in text and "会出现<b>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    without_question = text.replace("http://x.invalid/a.png", "")
    assert not re.search(r"https?://|url\((?!#)|@import|<link|<\w+ [^>]*\bsrc=", without_question)
    assert text.count("<svg") == 5 and text.count("</svg>") == 5
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    for word in (
        "测了什么",
        "答题时间",
        "拒答的取舍",
        "随资料增长",
        "没有全对的题目",
        "AMD|Intel|核",
    ):
        assert re.search(word, text)


def test_the_gate_stands_in_both_pages_by_kind_of_error(made: Path) -> None:
    report = json.loads((made / "out" / "report.json").read_text("utf-8"))
    assert report["gate"]["kinds"] == {"number": 1, "body": 1, "good": 1}
    assert report["gate"]["wrong"]["ours"] == {"number": 0, "body": 0, "good": 0}
    told = (made / "out" / "index.html").read_text("utf-8")
    assert "<h2>模型写的句子</h2>" in told
    assert "<td>机构或人员错</td><td>1</td><td>1/1 100.0%</td>" in told
    table = (made / "page.md").read_text("utf-8")
    assert "| 机构或人员错 | 1 | 1/1 100.0% |" in table
    assert table.index("gate --page") > table.index("python -m evals report")


def test_the_page_can_be_made_anew_from_the_stored_report(made: Path) -> None:
    report = json.loads((made / "out" / "report.json").read_text("utf-8"))
    report["sets"][0]["title"] = "<i>$x^2$</i>"
    assert "<i>" not in page(report)


def test_intervals_stand_behind_figures_where_questions_differ() -> None:
    assert with_interval(0.5, (0.25, 0.75)) == "0.500 [0.25, 0.75]"
    assert with_interval(1.0, (1.0, 1.0)) == with_interval(1.0, None) == "1.000"


@dataclass(frozen=True)
class Again:
    """What came of a second run: its exit code, what it said, the page it wrote."""

    code: int
    said: str
    page: str


@pytest.fixture(scope="module")
def again(made: Path) -> Again:
    """A run against a baseline with one better figure, into a page with words around the table."""
    accepted = read_baseline(made / "baseline.json")
    assert accepted
    better = {"must_include": dict.fromkeys(accepted["starter"]["must_include"], 1.5)}
    kept = {name: dict(figures) for name, figures in accepted.items()}
    kept["starter"] |= better
    write_baseline(made / "better.json", kept, {})
    file = made / "page.md"
    file.write_text("前言\n\n" + file.read_text("utf-8") + "\n后记\n", "utf-8")
    said = io.StringIO()
    with redirect_stderr(said):
        code = run(made, "--baseline", str(made / "better.json"), "--shared", str(made / "none"))
    return Again(code, said.getvalue(), file.read_text("utf-8"))


def test_the_table_says_day_command_and_machine_and_keeps_what_stands_around(again: Again) -> None:
    assert again.page.startswith("前言") and again.page.rstrip().endswith("后记")
    assert again.page.count("### 起步资料库") == 1
    assert re.search(r"\d{4}-\d\d-\d\d，`python -m evals report`，用时", again.page)
    assert re.search(r"\| 本项目 \| \d\.\d{3}", again.page)
    assert "没有测：真实文件（没有 " in again.page


def test_a_second_run_embeds_nothing(again: Again) -> None:
    assert "入库 1 个文件，0 段新算向量" in again.said


def test_a_dropped_figure_fails_and_is_named(again: Again) -> None:
    assert again.code == 1
    assert "下降：starter 的 must_include：原 1.500" in again.said
    assert "docs/decisions" in again.said
    assert again.said.count("下降：") == 1


def test_a_quick_run_is_no_baseline(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (made / "baseline.json").read_bytes()
    assert run(made, "--quick", "--update-baseline") == 2
    assert "--quick" in capsys.readouterr().err
    assert (made / "baseline.json").read_bytes() == before


@pytest.mark.parametrize("text", ["", "{}", '{"query": 3}'])
def test_a_bench_file_of_another_make_is_named(
    made: Path, tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bench.json"
    file.write_text(text, "utf-8")
    assert run(made, "--quick", "--bench", str(file)) == 2
    assert "bench.json" in capsys.readouterr().err


def test_numbers_of_questions_that_occur_twice_are_named(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    _lines(cases / "a.jsonl", _cases()[1:2])
    _lines(cases / "b.jsonl", _cases()[1:2])
    assert run(made, "--cases", str(cases)) == 2
    assert "F1" in capsys.readouterr().err
