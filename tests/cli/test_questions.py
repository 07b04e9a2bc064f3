from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import BRANCH, Dangwu

QUESTION = "正式党员不足三人怎么办"


@pytest.fixture
def stocked(dangwu: Dangwu, files: Path) -> Dangwu:
    """The command line over a library of two rules."""
    assert dangwu("library", "add", files).code == 0
    return dangwu


def test_search_finds_the_article(stocked: Dangwu) -> None:
    found = stocked("search", QUESTION, "-k", "1")
    assert found.code == 0
    assert "《支部设立办法》" in found.out and "联合党支部" in found.out


def test_search_json_has_the_agreed_fields(stocked: Dangwu) -> None:
    record = stocked("search", QUESTION, "--json").json
    assert set(record) == {"query_used", "hits"}
    for hit in record["hits"]:
        fields = {"passage_id", "document_id", "title", "locator", "score", "text"}
        assert set(hit) == fields
        assert 0 <= hit["score"] <= 1


def test_search_keeps_within_a_document(stocked: Dangwu) -> None:
    listed = stocked("library", "list", "--json").json
    dues = next(row["id"] for row in listed if row["title"] == "党费收缴办法")
    hits = stocked("search", QUESTION, "--document", dues, "--json").json["hits"]
    assert {hit["document_id"] for hit in hits} <= {dues}


def test_ask_shows_marks_and_numbered_sources(stocked: Dangwu) -> None:
    answer = stocked("ask", QUESTION)
    assert answer.code == 0
    assert "[1]" in answer.out and "出处" in answer.out
    assert "《支部设立办法》" in answer.out and "状态未知" in answer.out


def test_ask_json_has_the_agreed_fields_and_literal_quotes(stocked: Dangwu) -> None:
    record = stocked("ask", QUESTION, "--json").json
    assert not record["refused"]
    fields = "question query_used refused reason text composer sections citations leads timings_ms"
    assert set(record) == set(fields.split())
    assert all(citation["quote"] in BRANCH for citation in record["citations"])
    numbers = {citation["id"] for citation in record["citations"]}
    used = {n for s in record["sections"] for item in s["items"] for n in item["citations"]}
    assert used == numbers


def test_a_question_outside_the_library_is_refused_with_a_reason(stocked: Dangwu) -> None:
    record = stocked("ask", "明天上海的天气怎么样", "--json").json
    assert record["refused"] and record["reason"] and not record["citations"]
    assert record["reason"].splitlines()[0] in stocked("ask", "明天上海的天气怎么样").out


@pytest.mark.parametrize("text", ['["正式党员不足三人怎么办"]', '[{"question": "党费怎么交"}]'])
def test_history_is_read_from_a_file(stocked: Dangwu, tmp_path: Path, text: str) -> None:
    history = tmp_path / "对话.json"
    history.write_text(text, "utf-8")
    assert stocked("ask", "联合党支部呢", "--history", history, "--json").code == 0


@pytest.mark.parametrize("content", [b"[", b'{"question": "x"}', b"[1]", b"\xff\xfe\xfd"])
def test_a_broken_history_is_one_line(dangwu: Dangwu, tmp_path: Path, content: bytes) -> None:
    history = tmp_path / "对话.json"
    history.write_bytes(content)
    outcome = dangwu("ask", "党费", "--history", history)
    assert outcome.code == 2
    assert "对话.json" in outcome.err and outcome.err.count("\n") == 1


def test_a_missing_history_is_one_line(dangwu: Dangwu, tmp_path: Path) -> None:
    outcome = dangwu("ask", "党费", "--history", tmp_path / "无.json")
    assert outcome.code == 2
    assert "无.json" in outcome.err


def test_markup_and_escape_codes_in_documents_are_only_text(dangwu: Dangwu, tmp_path: Path) -> None:
    file = tmp_path / "[red]办法.txt"
    file.write_text("办法[bold]\n\n第一条 本办法[link=x]适用于\x1b[31m园区企业[/link]。\n", "utf-8")
    added = dangwu("library", "add", file)
    assert added.code == 0
    shown = dangwu("search", "本办法适用于园区企业")
    assert "[link=x]" in shown.out
    assert "\x1b" not in shown.out + added.out
