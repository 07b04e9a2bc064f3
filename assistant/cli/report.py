"""What `dangwu library` tells about files and documents."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant import (
    Document,
    IngestReport,
    IngestRow,
    ParsedDocument,
    document_record,
)
from assistant.cli.layout import columns
from assistant.cli.output import one_line, print_table, say

_COLUMNS = ("结果", "标题", "文号", "发文机关", "日期", "条", "段落")


def print_ingest(outcome: IngestReport) -> None:
    """A table of what was read from each file, then warnings and failures one line each."""
    read = [row for row in outcome.rows if row.document is not None]
    if read:
        print_table(_COLUMNS, [_read_row(row, row.document) for row in read if row.document])
    for row in outcome.rows:
        for warning in row.warnings:
            say(f"提示　{row.path}：{one_line(warning)}")
    for row in outcome.failed:
        say(f"{row.state}　{row.path}：{one_line(row.error or '原因不明')}")
    say(_summary(outcome))


def _read_row(row: IngestRow, document: Document) -> tuple[str, ...]:
    return (
        str(row.state),
        document.title,
        document.number or "",
        document.issuer or "",
        dates(document),
        str(row.articles or ""),
        str(row.passages),
    )


def _summary(outcome: IngestReport) -> str:
    if not outcome.rows:
        return "没有找到可以入库的文件。请核对路径，支持 TXT、Markdown、PDF、DOCX、HTML。"
    counts: dict[str, int] = {}
    for row in outcome.rows:
        counts[str(row.state)] = counts.get(str(row.state), 0) + 1
    states = "，".join(f"{state} {count} 份" for state, count in counts.items())
    return f"{states}；新算向量 {outcome.embedded} 段，用时 {outcome.seconds:.1f} 秒。"


def dates(document: Document) -> str:
    """The dates that were found, each with its name."""
    named = (
        ("成文", document.written),
        ("发布", document.published),
        ("施行", document.effective),
        ("失效", document.expires),
    )
    return " ".join(f"{day}{name}" for name, day in named if day)


def contents_record(contents: ParsedDocument) -> dict[str, Any]:
    """`library show --json`: metadata, outline and passages."""
    return {
        "document": document_record(contents.document),
        "sections": [asdict(section) for section in contents.sections],
        "passages": [asdict(passage) for passage in contents.passages],
        "warnings": list(contents.warnings),
    }


def print_contents(contents: ParsedDocument) -> None:
    """Metadata and outline for a reader."""
    document = contents.document
    facts = [
        ("编号", document.id),
        ("标题", document.title),
        ("文号", document.number or "未标明"),
        ("发文机关", document.issuer or "未标明"),
        ("类别", str(document.kind)),
        ("层级", str(document.level or "未标明")),
        ("地区", document.region or "未标明"),
        ("时效", str(document.status)),
        ("日期", dates(document) or "未标明"),
        ("来源", document.source_name or "未标明"),
        ("版次", str(document.revision)),
        ("篇幅", f"{len(contents.text)} 字，{len(contents.passages)} 段"),
    ]
    say(columns([(name, one_line(value)) for name, value in facts], indent=""))
    for source in document.sources:
        number = f"（{source.number}）" if source.number else ""
        say(f"摘编自《{one_line(source.title)}》{number}{'、'.join(source.articles)}")
    for warning in contents.warnings:
        say(f"提示　{one_line(warning)}")
    if contents.sections:
        say("\n结构")
    for section in contents.sections:
        depth = max(0, len(section.headings) - 1)
        say(f"{'  ' * depth}{one_line(section.mark)} {one_line(section.title, 60)}".rstrip())
