from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evals.cli import main
from evals.systems import SYSTEMS
from tests.answering import model_server
from tests.evals.test_scoring import FIGURES, GROUPS

Lines = Callable[..., Path]

RETRIEVAL_KEYS = ["system", "hit@1", "hit@5", "hit@10", "mrr@10", "ndcg@10", "ci"]
RETRIEVAL_KEYS += ["passages_per_s", "query_ms_p50", "query_ms_p95", "rss_mb"]
RULES = """果园读书会管理办法（试行）

第一章　总则

第一条　为了办好果园合作社的读书会，制定本办法，各村参照执行。

第二条　读书会每月举行一次，由组长召集，五人以上方可开会，散会后由组长登记。

第二章　经费

第三条　买书的钱由合作社公积金列支，每年不超过三千元，由会计登记入账。

第四条　预备社员不得担任读书会组长，组长由全体正式社员无记名投票选举产生。
"""


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    def write(name: str, *rows: dict[str, Any]) -> Path:
        file = tmp_path / name
        text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        file.write_text(text, "utf-8")
        return file

    return write


@pytest.fixture
def bench_files(lines: Lines) -> list[str]:
    topics = ["浇水", "剪枝", "施肥", "采摘", "除虫"]
    texts = [{"pid": t, "title": f"{t}办法", "text": f"果树{t}要按时登记。"} for t in topics]
    asked = [{"qid": t, "query": f"果树{t}怎么办", "positive": [t]} for t in topics]
    found = ["--corpus", str(lines("c.jsonl", *texts)), "--queries", str(lines("q.jsonl", *asked))]
    return ["retrieval", *found]


@pytest.fixture
def answers(tmp_path: Path, lines: Lines) -> list[str]:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "读书会管理办法_2018.txt").write_text(RULES, "utf-8")
    gold = {"doc": "果园读书会管理办法", "version": "2018"}
    rows = [
        {
            "id": "F1",
            "kind": "fact",
            "question": "读书会多久举行一次？",
            "answerable": True,
            "docs": [{**gold, "article": "第二条"}],
            "must_include": ["每月"],
        },
        {
            "id": "F2",
            "kind": "followup",
            "question": "那要几个人才能开会？",
            "history": [{"question": "读书会多久举行一次？"}],
            "answerable": True,
            "docs": [{**gold, "article": "第二条"}, {"doc": "别的办法", "article": "第一条"}],
            "must_include": ["五人"],
        },
        {
            "id": "U1",
            "kind": "unanswerable",
            "subtype": "out_of_domain",
            "question": "下届世界杯在哪个国家办？",
            "answerable": False,
        },
    ]
    questions = lines("questions.jsonl", *rows)
    return ["answers", "--questions", str(questions), "--documents", str(folder)]


def test_retrieval_compares_all_systems(
    bench_files: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*bench_files, "--json"]) == 0
    rows = json.loads(capfd.readouterr().out)
    assert [row["system"] for row in rows] == list(SYSTEMS)
    assert all(list(row) == RETRIEVAL_KEYS for row in rows)
    assert all(row["hit@1"] == 1.0 and row["rss_mb"] > 10 for row in rows)
    assert all(row["passages_per_s"] > 0 and row["query_ms_p95"] > 0 for row in rows)


def test_retrieval_from_a_cache_gives_the_same_and_no_speed(
    bench_files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    once = [*bench_files, "--systems", "ours", "--cache", str(tmp_path / "cache"), "--json"]
    assert main(once) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert main([*once, "--limit-queries", "5"]) == 0
    second = json.loads(capsys.readouterr().out)[0]
    assert first["passages_per_s"] is not None
    assert second["passages_per_s"] is None
    assert [first[key] for key in RETRIEVAL_KEYS[1:6]] == [
        second[key] for key in RETRIEVAL_KEYS[1:6]
    ]


def test_retrieval_for_people(bench_files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*bench_files, "--systems", "bigram-bm25"]) == 0
    shown = capsys.readouterr()
    assert "首位命中" in shown.out
    assert "建索引" in shown.err


def test_answers_end_to_end(answers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*answers, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report) == [*FIGURES, *GROUPS]
    assert report["n"] == 3
    assert report["evidence_hit@5"] == 1.0
    assert report["citation_valid"] == 1.0
    assert report["unresolved"] == [{"id": "F2", "clause": "别的办法 第一条"}]
    assert set(report["by_kind"]) == {"fact", "followup", "unanswerable"}


def test_a_baseline_over_a_library_gives_figures_question_by_question(
    answers: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    assert main([*answers, "--home", str(home), "--limit", "1", "--json"]) == 0
    capsys.readouterr()
    asked = ["--questions", answers[2], "--home", str(home), "--cache", str(tmp_path / "cache")]
    assert main(["evidence", *asked, "--system", "chatchat-defaults"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["by_query"]["hit@5"] == {"F1": 1.0, "F2": 1.0}
    assert figures["mrr@10"] == 1.0


def test_answers_for_people(answers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*answers, "--limit", "1"]) == 0
    shown = capsys.readouterr()
    assert "依据前5" in shown.out
    assert "入库 1 个文件" in shown.err


def test_answers_of_a_configured_model_are_counted(
    answers: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reply = "结论\n读书会每个月举行一次，五人以上到会才能开会[1]。\n会费交给村长[1]。\n"
    with model_server.model_server(model_server.DIALECTS[0]) as server:
        server.plays = [model_server.says(*(reply[at : at + 4] for at in range(0, len(reply), 4)))]
        monkeypatch.setenv("DANGWU_LLM_URL", server.url)
        monkeypatch.setenv("DANGWU_LLM_MODEL", "qwen3:8b")
        assert main([*answers, "--json"]) == 0
        report = json.loads(capsys.readouterr().out)
        assert main([*answers, "--limit", "1"]) == 0
    told = report["model"]
    assert (told["name"], told["asked"]) == ("qwen3:8b", 2)
    assert told["composers"] == {"generative": 2, "refused": 1}
    assert (told["written"], told["dropped"]) == (4, 2)
    assert set(told["faults"]) <= {"机构或人员与出处不符", "内容与出处不相合"}
    assert told["notes"] == {}
    assert 0 < told["first_sentence_p50_ms"] <= told["first_sentence_p95_ms"]
    assert told["prompt_tokens"] == 11
    assert report["citation_valid"] == 1.0
    shown = capsys.readouterr().out
    assert "模型行文 1 题" in shown
    assert "模型写了 2 句，略去 1 句。" in shown


def test_a_home_that_is_named_is_kept(answers: list[str], tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert main([*answers, "--home", str(home), "--limit", "1", "--json"]) == 0
    assert any(home.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--questions", "没有.jsonl"], "没有.jsonl"),
        (["--documents", "没有的文件夹"], "没有的文件夹"),
    ],
)
def test_missing_input_is_named(
    answers: list[str], arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*answers, *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_without_readable_files_is_an_error(
    answers: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "空.txt").write_text("", "utf-8")
    assert main([*answers, "--documents", str(empty)]) == 2
    shown = capsys.readouterr().err
    assert "空.txt" in shown
    assert "没有一个文件能入库" in shown


@pytest.mark.parametrize("command", ["report", "retrieval", "answers", "bench"])
def test_help_is_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    shown = capsys.readouterr().out
    assert "用法：" in shown
    assert "usage" not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "缺少必填项"),
        (["weather"], "没有这一项"),
        (["bench", "--passages", "0"], "应为正整数"),
        (["bench", "--documents", "100,0"], "应为正整数"),
        (["bench", "--fast"], "不认识的选项"),
    ],
)
def test_wrong_arguments_end_with_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert said in capsys.readouterr().err
