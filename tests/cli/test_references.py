"""The clauses that a cited sentence refers to, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Dangwu

CLUB = """果园读书会管理办法

第一条 社员可以借书，借期三十天。

第二条 逾期不还书的，停借两个月。
丢失书籍的，按原价赔偿，并适用前款规定。
"""
QUESTION = "丢失书籍怎么赔偿"


@pytest.fixture
def club(dangwu: Dangwu, tmp_path: Path) -> Dangwu:
    """The command line over one rule."""
    path = tmp_path / "读书会.txt"
    path.write_text(CLUB, "utf-8")
    assert dangwu("library", "add", path).code == 0
    return dangwu


def document(dangwu: Dangwu) -> str:
    return str(dangwu("library", "list", "--json").json[0]["id"])


def test_ask_offers_the_clauses_and_prints_them_when_told_to(club: Dangwu) -> None:
    plain = club("ask", QUESTION).out
    assert plain.splitlines()[-1].startswith("出处里提到“前款”，加上 --references")
    assert "其中" not in plain
    full = club("ask", QUESTION, "--references").out
    place = full.index("其中“前款”指")
    assert "第二条第一款\n        逾期不还书的，停借两个月。" in full[place:]
    assert "加上 --references" not in full


def test_ask_says_nothing_where_nothing_is_referred_to(club: Dangwu) -> None:
    assert "--references" not in club("ask", "借书的期限是多少天").out


def test_ask_json_carries_the_references_of_each_citation(club: Dangwu) -> None:
    record = club("ask", QUESTION, "--json").json
    (found,) = [one for citation in record["citations"] for one in citation["references"]]
    assert found["text"] == "前款"
    (clause,) = found["clauses"]
    assert (clause["locator"], clause["text"]) == ("第二条/第一款", "逾期不还书的，停借两个月。")
    assert clause["document_id"] == document(club)
    assert CLUB[found["start"] : found["end"]] == "前款"
    assert CLUB[clause["start"] : clause["end"]] == clause["text"]


def test_show_prints_one_clause_with_what_it_refers_to(club: Dangwu) -> None:
    out = club("library", "show", document(club), "--clause", "第二条第二款").out
    assert out.startswith("《果园读书会管理办法》第二条第二款")
    assert "丢失书籍的，按原价赔偿" in out and "逾期不还书的，停借两个月。" in out
    (record,) = club("library", "show", document(club), "--clause", "第二条", "--json").json
    assert record["text"].startswith("第二条 逾期不还书的")
    assert [one["text"] for one in record["references"]] == ["前款"]


def test_show_says_which_clause_there_is_not(club: Dangwu) -> None:
    missing = club("library", "show", document(club), "--clause", "第九条")
    assert missing.code == 2
    assert "《果园读书会管理办法》里没有“第九条”" in missing.err
