"""Digests are held to their front matter: sources listed and used, nothing unsourced, no copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import DigestFault, check_corpus
from assistant.errors import FileMissing

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
HEAD = """---
title: 果园值班要点
kind: 解读
status: 现行有效
issuer: 党务助手项目组
written: 2026-01-02
collection: 起步资料
sources:
  - title: 果园值班规定
    articles: ["第二条", "第三条至第五条"]
    status: 现行有效
---

# 果园值班要点

本文是党务助手项目组编写的要点摘编，不是正式文件；与原文不一致的，一律以原文为准。

"""
GOOD = """## 一、值班

1. 每班两人（《果园值班规定》第二条）。
2. 交班前登记（《果园值班规定》第三条第二款、第五条；其余为工作建议）。
3. 时间、地点提前说明（《果园值班规定》（2020年修改版）第四条，仅适用于本园）。
4. 值班室摆一盆花（工作建议，无直接条款依据）。

| 事项 | 时限 | 依据 |
|---|---|---|
| 交班 | 8点 | （《果园值班规定》第三条） |
"""
TEXT = (
    "果园值班规定\n第二条 值班室的钥匙由当班的两名社员各自保管一把不得转借他人。\n第三条 登记。\n"
)


def faults(folder: Path, body: str, head: str = HEAD, text: str = "") -> list[tuple[str, int]]:
    (folder / "要点.md").write_text(head + body, "utf-8")
    official = folder / "official"
    official.mkdir(exist_ok=True)
    if text:
        (official / "规定.txt").write_text(text, "utf-8")
    report = check_corpus(folder, [official] if text else [])
    return [(finding.fault, finding.line) for finding in report.findings]


def test_a_digest_that_keeps_the_rules(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []
    assert check_corpus(tmp_path).statements == 5


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("1. 每班两人。", DigestFault.UNSOURCED),
        ("1. 每班两人（《别的规定》第二条）。", DigestFault.UNKNOWN_SOURCE),
        ("1. 每班两人（《果园值班规定》第九条）。", DigestFault.UNKNOWN_ARTICLE),
        ("1. 每班2人（《果园值班规定》）。", DigestFault.NUMBER),
        ("| 交班 | 8点 | 无 |", DigestFault.UNSOURCED),
    ],
)
def test_a_line_that_breaks_a_rule_is_named(tmp_path: Path, line: str, fault: str) -> None:
    number = (HEAD + GOOD).count("\n") + 1
    assert faults(tmp_path, f"{GOOD}{line}\n") == [(fault, number)]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("kind: 解读", "kind: 文件"), DigestFault.HEAD),
        (("    status: 现行有效", "    status: 也许"), DigestFault.HEAD),
        (("issuer: 党务助手项目组\n", ""), DigestFault.HEAD),
        (('"第二条", ', '"第二条", "第八条", '), DigestFault.UNUSED),
        (("一律以原文为准", "请看原文"), DigestFault.DISCLAIMER),
    ],
)
def test_a_head_that_breaks_a_rule(
    tmp_path: Path, change: tuple[str, str], fault: DigestFault
) -> None:
    found = faults(tmp_path, GOOD, HEAD.replace(*change))
    assert (fault, 0) in found


COPY = "值班室的钥匙由当班的两名社员各自保管一把不得转借他人"


def test_copied_sentences_are_found_unless_quoted(tmp_path: Path) -> None:
    copied = f"{GOOD}5. {COPY}（《果园值班规定》第二条）。\n"
    quoted = f"{GOOD}5. 规定写明“{COPY}”（《果园值班规定》第二条）。\n"
    assert [fault for fault, _ in faults(tmp_path, copied, text=TEXT)] == [
        DigestFault.MISSING_ARTICLE,
        DigestFault.MISSING_ARTICLE,
        DigestFault.COPIED,
    ]
    kept = faults(tmp_path, quoted, text=TEXT + "第四条 说明。\n第五条 登记。\n")
    assert kept == []


def test_a_folder_without_digests_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="没有摘编"):
        check_corpus(tmp_path)


def test_the_starter_library_keeps_its_rules() -> None:
    report = check_corpus(ROOT / "corpus")
    assert [str(finding) for finding in report.findings] == []
    assert report.files >= 40 and report.statements > 1_000


def test_the_starter_library_copies_nothing() -> None:
    texts = [SHARED / "documents" / name for name in (
        "party-rules", "laws", "party-constitution-2017", "fragments")]  # fmt: skip
    if not all(folder.is_dir() for folder in texts):
        pytest.skip("the official texts are not at hand")
    report = check_corpus(ROOT / "corpus", [*texts, SHARED / "seed"])
    assert report.compared > 20
    assert [str(finding) for finding in report.findings] == []
