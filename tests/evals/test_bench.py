from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from assistant import Settings, build_assistant
from evals.baselines.plain_loaders import load
from evals.bench import PARTS, Choice
from evals.bench_tables import show_bench
from evals.cli import main
from evals.errors import InputError
from evals.speed import paged_files
from evals.speed.filled import fill_library
from evals.speed.format_files import FORMATS, write_files
from evals.speed.formats import measure_format
from evals.speed.growth import beside
from evals.speed.leaves import COLUMN, LINES, leaves
from evals.speed.own_process import in_own_process
from evals.speed.query import with_ratios
from evals.speed.synthetic import sentences
from evals.speed.users import measure_users
from evals.speed.watch import watched
from tests.evals.test_synthetic import POOL, corpus

SINGLE = {"passages_per_s": 50.0, "characters_per_s": 5000, "rss_mb": 300.0}


def bench(folder: Path, capfd: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    command = ["bench", "--corpus", str(corpus(folder)), "--quick", "--json", *arguments]
    assert main(command) == 0
    report: dict[str, Any] = json.loads(capfd.readouterr().out)
    return report


def test_ingest_is_measured_beside_the_bare_model(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    figures = bench(tmp_path, capfd, "--part", "ingest")["ingest"]
    assert figures["passages"] >= 100
    assert figures["ratio"] > 0
    assert figures["unchanged_embedded"] == 0


def test_growth_is_measured_beside_the_plain_script(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    parts = ["--part", "growth", "plain_growth", "--documents", "6"]
    rows = bench(tmp_path, capfd, *parts)["growth"]
    assert [row["documents"] for row in rows] == [6]
    for row in rows:
        ours, plain = row["ours"], row["baseline"]
        assert ours["embedded"] == ours["passages"] == ours["again_passages"]
        assert ours["passages"] >= row["documents"]
        assert ours["again_embedded"] == 0
        assert 0 < ours["again_seconds"] < ours["again_command_seconds"]
        assert plain["again_embedded"] == plain["embedded"] == row["documents"]
        assert plain["again_passages"] == 2 * plain["passages"]
        assert 10 < ours["rss_before_mb"] < ours["rss_mb"]
        assert row["ratio"]["documents_per_s"] == pytest.approx(
            ours["documents_per_s"] / plain["documents_per_s"], abs=1e-3
        )


def test_formats_are_measured_each_in_its_own_row(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rows = bench(tmp_path, capfd, "--part", "formats", "--formats", "TXT", "OFD")["formats"]
    assert [row["format"] for row in rows] == ["TXT", "OFD"]
    for row in rows:
        ours = row["ours"]
        assert row["skipped"] is None
        assert ours["pages_per_s"] > ours["documents_per_s"] > 0
        assert ours["bare_files"] > ours["files"]
        assert ours["cores"] > 0 < ours["bare_cores"]
    text, ofd = rows
    assert text["ratio"].keys() <= text["baseline"].keys()
    assert ofd["baseline"] is ofd["ratio"] is None


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"SCAN", "DOC"}])
def test_every_format_that_is_made_holds_the_same_articles(name: str, tmp_path: Path) -> None:
    made = leaves(POOL, 1, 3, seed=4)
    write_files(tmp_path / "docs", name, made)
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        [row] = assistant.add([tmp_path / "docs"]).rows
        assert row.document, row.error
        text = assistant.contents(row.document.id).text
    for article in made[0].articles:
        words = article.partition("　")[2]
        assert words in text.replace("\n", "")


@pytest.mark.parametrize("name", [name for name, made in FORMATS.items() if made.plain])
def test_the_plain_script_reads_the_same_articles(name: str, tmp_path: Path) -> None:
    made = leaves(POOL, 1, 3, seed=4)
    folder = tmp_path / "docs"
    write_files(folder, name, made)
    text = "".join(load(next(folder.iterdir()))).replace("\n", "")
    for article in made[0].articles:
        assert article.partition("　")[2] in text


def test_a_scan_has_pictures_only(tmp_path: Path) -> None:
    try:
        paged_files.chinese_font()
    except InputError as error:
        pytest.skip(str(error))
    write_files(tmp_path / "docs", "SCAN", leaves(POOL, 1, 10, seed=4))
    [file] = (tmp_path / "docs").iterdir()
    data = file.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Subtype /Image") == len(leaves(POOL, 1, 10, seed=4)[0].pages) > 1
    assert b"/Font" not in data


def test_what_cannot_be_made_here_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    row = measure_format(corpus(tmp_path), "DOC", files=1)
    assert "LibreOffice" in row["skipped"]
    assert row["ours"] is row["baseline"] is row["ratio"] is None
    assert "跳过 旧版 Word" in capsys.readouterr().err
    show_bench({"formats": [row]})
    assert "没有测 旧版 Word（DOC）：没有安装 LibreOffice" in capsys.readouterr().out


def test_leaves_differ_and_fill_pages_as_print_does() -> None:
    made = leaves(POOL, 30, 12, seed=1)
    texts = {text for leaf in made for text in leaf.paragraphs}
    assert len({leaf.paragraphs for leaf in made} | set(leaves(POOL, 30, 12, seed=2))) == 60
    assert made == leaves(POOL, 30, 12, seed=1)
    assert len(texts) > 30 * 12
    for leaf in made:
        assert all(len(page) <= LINES for page in leaf.pages)
        lines = [line for page in leaf.pages for line in page]
        assert all(len(line) <= COLUMN and line[:1] not in ["，", "。"] for line in lines)
        assert "".join(lines).replace("　", "") == "".join(leaf.paragraphs).replace("　", "")


def test_memory_and_time_of_started_processes_count() -> None:
    import subprocess
    import sys

    code = "data = bytearray(60_000_000)\nfor _ in range(12_000_000): pass\n"
    code += "import time; time.sleep(0.3)"
    with watched() as watch:
        subprocess.run([sys.executable, "-c", code], check=True)
    assert watch.rss_mb - watch.rss_before_mb > 55
    assert 0.1 < watch.cpu_seconds < 2 * watch.seconds
    assert watch.cores == pytest.approx(watch.cpu_seconds / watch.seconds)


def test_queries_are_measured_beside_the_plain_script(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    parts = ["--part", "query", "plain_query", "--passages", "30"]
    report = bench(tmp_path, capfd, *parts)
    [ours], [plain] = report["query"], report["plain_query"]
    assert 30 <= ours["passages"] <= 34  # a document's title may be one of its own
    assert plain["passages"] == 30
    assert ours["stand_in"] is False
    for row in (ours, plain):
        assert 0 < row["p50_ms"] <= row["p95_ms"]
        assert 0 < row["cpu_ms"]
        assert row["p50_ms"] < row["first_ms"]
        assert row["rss_mb"] > 50
        assert row["disk_mb"] > 0
    assert ours["ask_p50_ms"] <= ours["ask_p95_ms"] < ours["command_ms"]
    assert ours["ratio"]["p50_ms"] == pytest.approx(ours["p50_ms"] / plain["p50_ms"], abs=1e-3)
    levels = [(row["verb"], row["users"]) for row in ours["users"]]
    assert levels == [(verb, users) for verb in ("search", "ask") for users in (1, 4, 8, 16)]
    assert all(row["per_s"] > 0 for row in [*ours["users"], *plain["users"]])


def test_a_library_of_stand_in_vectors_is_asked_with_the_shipped_model(tmp_path: Path) -> None:
    fill_library(tmp_path / "home", corpus(tmp_path), 60, really=0)
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        found = assistant.search(f"{POOL[32]}怎么办？", 10).hits
        assert POOL[32] in found[0].passage.text


def test_several_users_ask_at_once_and_wait_for_each_other() -> None:
    together = threading.Barrier(4)
    row = measure_users(lambda question: together.wait(10), 4, [str(at) for at in range(8)])
    assert (row["users"], row["asked"]) == (4, 8)

    lock = threading.Lock()

    def one_at_a_time(question: str) -> None:
        with lock:
            time.sleep(0.02)

    row = measure_users(one_at_a_time, 5, [str(at) for at in range(10)])
    assert row["per_s"] < 50
    assert row["p95_ms"] > 60  # one of them waits for the four others


def test_what_another_process_does_comes_back_and_so_does_its_error() -> None:
    assert in_own_process(os.getpid) != os.getpid()
    with pytest.raises(InputError, match="太少"):
        in_own_process(sentences, Path(__file__).parent / "nowhere")


def test_the_bench_tables_have_a_row_for_every_promise(capsys: pytest.CaptureFixture[str]) -> None:
    growth = {"documents": 100, "documents_per_s": 30.0, "rss_mb": 400.0, "again_seconds": 0.5}
    plain = {**growth, "documents_per_s": 40.0, "again_seconds": 25.0}
    speeds = {"files": 2, "documents_per_s": 3.0, "pages_per_s": 8.0, "cores": 1.5}
    speeds |= {f"bare_{key}": value for key, value in speeds.items()}
    user = {"verb": "search", "users": 4, "asked": 9, "per_s": 30.0, "p50_ms": 1.0, "p95_ms": 2.0}
    plain_query: dict[str, Any] = {
        "passages": 9,
        "p50_ms": 2.0,
        "p95_ms": 3.0,
        "cpu_ms": 4.0,
        "rss_mb": 50.0,
    }
    plain_query |= {"disk_mb": 8.0, "users": [{**user, "per_s": 40.0}]}
    query: dict[str, Any] = {**plain_query, "p50_ms": 5.0, "stand_in": True, "users": [user]}
    query |= dict.fromkeys(("ask_p50_ms", "ask_p95_ms", "first_ms", "command_ms"), 321.0)
    report: dict[str, Any] = {
        "start": {"import_ms": 200.0, "help_ms": 300.0, "ask_ms": 2000.0},
        "ingest": {
            **SINGLE,
            "bare_passages_per_s": 55.0,
            "ratio": 0.91,
            "unchanged_embedded": 0,
            "unchanged_seconds": 0.1,
        },
        "plain_ingest": SINGLE,
        "query": with_ratios([query, {**query, "passages": 90, "p50_ms": 7.5}], [plain_query]),
        "plain_query": [plain_query],
        "writing": {
            **{"first_p50_ms": 15.0, "first_p95_ms": 35.0, "asked": 57, "shown": 56},
            **{"check_p50_ms": 9.0, "check_p95_ms": 21.0},
        },
        "formats": [{"format": "PDF", "skipped": None, "ours": speeds, "baseline": speeds}],
        "growth": beside([growth, {**growth, "documents": 200, "rss_mb": 500.0}], [plain]),
        "visits": [
            {"enterprises": 6, "packs": 6, "seconds": 1, "rss_mb": 9.0, "rss_before_mb": 8.0}
        ],
    }
    assert set(report) == set(PARTS) - {"plain_growth"}
    show_bench(report)
    shown = capsys.readouterr().out
    for words in [
        "冷启动提问",
        "替身向量",
        "模型首句写完到显示",
        "PDF（有文字层）",
        "入库 100 份短文件",
        "忙核数",
        "90*",
        "批量走访资料包",
    ]:
        assert words in shown
    assert "最末是最初的 1.25 倍" in shown
    assert "从 9 段到 90 段，检索 p50 为 1.50 倍" in shown
    assert report["query"][0]["ratio"]["p50_ms"] == 2.5
    assert report["query"][1]["ratio"] is None
    assert "0.750" in shown
    assert "0.020" in shown


def test_the_load_follows_what_was_asked() -> None:
    quick, usual, full = Choice(quick=True).load, Choice().load, Choice(full=True).load
    assert max(quick.passages) < min(usual.passages)
    assert full.passages == (1_000, 10_000, 50_000, 100_000)
    assert Choice(quick=True, passages=(7,)).load.passages == (7,)
    assert quick.ingest < usual.ingest
    assert quick.written < usual.written
    assert quick.documents < usual.documents
    assert max(usual.documents) == 1_000
    assert full.documents == (100, 1_000, 10_000)
    assert Choice(quick=True, documents=(7,)).load.documents == (7,)


def test_a_batch_of_packs_is_measured(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (row,) = bench(tmp_path, capfd, "--part", "visits")["visits"]
    assert row["enterprises"] == row["packs"] == 6
    assert row["seconds"] > 0 and row["rss_mb"] >= row["rss_before_mb"] > 0
