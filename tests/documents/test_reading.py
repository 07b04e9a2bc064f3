import hashlib
from datetime import date
from pathlib import Path

import pytest

from assistant.documents.reading import PASSAGE_RULES, FileReader
from assistant.domain import Kind, Level, Source, Status
from assistant.errors import FileBroken, FileMissing
from assistant.text import digest

DIGEST = """---
title: 阅读工作要点
kind: 解读
status: 现行有效
issuer: 项目组
written: 2025-02-03
collection: 起步资料
sources:
  - title: 阅读工作条例
    number: 某发〔2020〕1号
    articles: [第三条, 第四条]
---
# 阅读工作要点

## 谁来读

人人都读。

## 怎么读

1. 先读目录。
2. 再读正文。
"""


@pytest.fixture
def reader() -> FileReader:
    return FileReader(1_000_000)


def test_front_matter_wins(tmp_path: Path, reader: FileReader) -> None:
    path = tmp_path / "要点.md"
    path.write_text(DIGEST, encoding="utf-8")
    parsed = reader.read(path)
    document = parsed.document
    assert (document.title, document.kind, document.status) == (
        "阅读工作要点",
        Kind.DIGEST,
        Status.IN_FORCE,
    )
    assert (document.written, document.collection) == (date(2025, 2, 3), "起步资料")
    assert document.sources == (
        Source("阅读工作条例", number="某发〔2020〕1号", articles=("第三条", "第四条")),
    )
    assert "---" not in parsed.text
    assert [s.locator for s in parsed.sections] == ["谁来读", "怎么读", "怎么读/1.", "怎么读/2."]


def test_ids_come_from_content(tmp_path: Path, reader: FileReader) -> None:
    path = tmp_path / "规则.txt"
    path.write_text("阅读规则\n第一条 读书。\n第二条 写字。\n", encoding="utf-8")
    parsed = reader.read(path)
    assert parsed.document.id == "d" + digest(parsed.text)[:16]
    assert parsed.document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert parsed.document.source_name == "规则.txt"
    assert {p.document_id for p in parsed.passages} == {parsed.document.id}
    assert parsed == reader.read(path)
    assert PASSAGE_RULES


def test_a_wrong_value_in_the_front_matter_is_named(tmp_path: Path, reader: FileReader) -> None:
    path = tmp_path / "错.md"
    path.write_text("---\ntitle: 甲\nstatus: 也许\n---\n正文。\n", encoding="utf-8")
    with pytest.raises(FileBroken, match=r"错\.md.*status.*也许.*现行有效"):
        reader.read(path)


def test_a_missing_file(tmp_path: Path, reader: FileReader) -> None:
    with pytest.raises(FileMissing):
        reader.read(tmp_path / "没有.txt")


def test_a_digest_has_the_authority_of_one_whatever_its_title_says(
    tmp_path: Path, reader: FileReader
) -> None:
    path = tmp_path / "专题.md"
    path.write_text("---\ntitle: 读书会怎么办\nkind: 解读\n---\n# 读书会怎么办\n读书。\n", "utf-8")
    assert reader.read(path).document.level is Level.REFERENCE
