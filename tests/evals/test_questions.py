from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.errors import InputError
from evals.jsonl import read_rows
from evals.questions import Question, load_questions

BASE = {"id": "Q1", "kind": "fact", "question": "多久一次？", "answerable": True}


def load(tmp_path: Path, *rows: dict[str, Any]) -> list[Question]:
    file = tmp_path / "q.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return load_questions([file])


def test_context_is_no_evidence_and_partial_only_beside_nothing_better(tmp_path: Path) -> None:
    full = {"doc": "规则", "version": 2018, "article": "第一条"}
    partial = {"doc": "规则", "article": "第二条", "partial": True}
    context = {"doc": "旧规则", "article": "第一条", "context": True}
    first, second = load(
        tmp_path,
        {**BASE, "docs": [full, partial, context]},
        {**BASE, "id": "Q2", "docs": [partial, context]},
    )
    assert [clause.article for clause in first.full] == ["第一条"]
    assert [clause.article for clause in first.citable] == ["第一条", "第二条"]
    assert [clause.article for clause in second.full] == ["第二条"]
    assert first.full[0].version == "2018"


def test_history_comes_as_objects_or_strings(tmp_path: Path) -> None:
    question = load(tmp_path, {**BASE, "history": [{"question": "甲？"}, "乙？"]})[0]
    assert question.history == ("甲？", "乙？")


def test_a_correction_is_read(tmp_path: Path) -> None:
    correction = {"docs": [{"doc": "规则", "article": "第一条"}], "must_include": ["五个"]}
    question = load(tmp_path, {**BASE, "answerable": False, "correction": correction})[0]
    assert question.correction is not None
    assert question.correction.must_include == ("五个",)


def test_limit_goes_over_all_files(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(json.dumps(BASE), "utf-8")
    assert len(load_questions([file, file], limit=1)) == 1


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("", "一行数据也没有"),
        ("{", "第 1 行不是有效的 JSON"),
        ("[1]", "第 1 行应当是一个 JSON 对象"),
        ('{"id": 1}', "缺少字段：question"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, content: str, named: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(content, "utf-8")
    with pytest.raises(InputError, match=named):
        read_rows(file, ["id", "question"])


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有.jsonl"):
        read_rows(tmp_path / "没有.jsonl", [])
    latin = tmp_path / "gb.jsonl"
    latin.write_bytes("题".encode("gb18030"))
    with pytest.raises(InputError, match="UTF-8"):
        read_rows(latin, [])


def test_a_gold_entry_without_title_names_the_question(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Q1"):
        load(tmp_path, {**BASE, "docs": [{"article": "第一条"}]})
