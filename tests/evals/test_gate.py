"""The measuring of the gate: cases, clauses, rules of near systems, the command and its page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.baselines.citation_rules import kotaemon_keeps, ragflow_keeps
from evals.cli import main
from evals.errors import InputError
from evals.gate_cases import GOOD, load_gate_cases
from evals.gate_cli import FILES
from evals.gate_tables import BEGIN, END, KINDS

RULES = """果园读书会管理办法

第一条　读书会每月举行一次，由组长召集，五人以上方可开会，散会后由组长登记。

第二条　买书的钱由合作社公积金列支，每年不超过三千元，由会计登记入账。
"""
TITLE = "果园读书会管理办法"


def case(name: str, kind: str, text: str, *cites: str, **more: object) -> str:
    row = {"id": name, "set": 1, "kind": kind, "text": text}
    row["cites"] = [[TITLE, locator] for locator in cites]
    return json.dumps(row | more, ensure_ascii=False)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "读书会管理办法.txt").write_text(RULES, "utf-8")
    rows = [
        case("G1", GOOD, "读书会每个月举行一次，五人以上才能开会。", "第一条"),
        case("E1", "number", "读书会每个月举行两次。", "第一条"),
        case("E2", "uncited", "买书的钱每年不超过3000元。", right=[[TITLE, "第二条"]]),
    ]
    (tmp_path / "cases.jsonl").write_text("\n".join(rows), "utf-8")
    return ["gate", "--cases", str(tmp_path / "cases.jsonl"), "--documents", str(folder)]


def test_the_command_tells_what_was_caught_and_writes_the_page(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("# 页\n\n前文\n", "utf-8")
    assert main([*files, "--json", "--page", str(page)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["kinds"] == {"number": 1, "uncited": 1, GOOD: 1}
    assert figures["wrong"]["ours"] == {"number": 0, "uncited": 0, GOOD: 0}
    assert figures["wrong"]["ragflow"] == {"number": 1, "uncited": 1, GOOD: 0}
    assert figures["attribution"] == {"n": 1, "found": 1, "right": 1}
    written = page.read_text("utf-8")
    assert written.startswith("# 页\n\n前文\n") and BEGIN in written and END in written
    assert "| 数字错 | 1 | 1/1 100.0% |" in written
    assert main([*files, "--page", str(page)]) == 0
    assert page.read_text("utf-8").count(BEGIN) == 1
    assert "拦下的错句" in capsys.readouterr().out


def test_a_clause_that_is_not_there_is_named(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text(case("E9", "number", "读书会每年一次。", "第九条"), "utf-8")
    assert main([files[0], "--cases", str(wrong), *files[3:]]) == 2
    assert f"《{TITLE}》的“第九条”" in capsys.readouterr().err


def test_a_case_with_cites_of_another_shape_is_named(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(case("E1", "number", "错").replace('"cites": []', '"cites": [1]'), "utf-8")
    with pytest.raises(InputError, match="E1"):
        load_gate_cases([file])


def test_the_shipped_cases_are_many_and_of_every_kind() -> None:
    cases = load_gate_cases(FILES)
    bad = [one for one in cases if one.kind != GOOD]
    assert len(bad) >= 150 and len(cases) - len(bad) >= 150
    assert {one.kind for one in bad} == set(KINDS)
    assert len({one.id for one in cases}) == len(cases)
    assert len({(one.text, one.cites) for one in cases}) == len(cases)


def test_the_rules_of_near_systems() -> None:
    assert kotaemon_keeps("预备期为一年", ["预备党员的预备期为六个月。"])
    assert not kotaemon_keeps("明天上海有雨", ["预备党员的预备期为六个月。"])
    assert kotaemon_keeps("没有出处的一句", [])
    assert ragflow_keeps("随便一句", ["别的内容"])
