"""What `dangwu library show` tells about a document."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant import (
    Document,
    ParsedDocument,
    Particular,
    Repeal,
    document_record,
    missing_particulars,
    missing_words,
)
from assistant.cli.layout import columns
from assistant.cli.output import one_line, say
from assistant.cli.report import dates

_SHOWN = 60  # characters of the words that show a particular


def contents_record(contents: ParsedDocument) -> dict[str, Any]:
    """`library show --json`: metadata with its evidence, outline and passages."""
    return {
        "document": document_record(contents.document),
        "particulars": [
            {"label": particular.label, **asdict(particular)} for particular in contents.particulars
        ],
        "missing": list(missing_particulars(contents.document)),
        "masked": contents.masked,
        "sections": [asdict(section) for section in contents.sections],
        "passages": [asdict(passage) for passage in contents.passages],
        "warnings": list(contents.warnings),
    }


def print_contents(contents: ParsedDocument) -> None:
    """Metadata, its evidence and the outline for a reader."""
    document = contents.document
    say(columns([(name, one_line(value)) for name, value in _facts(contents)], indent=""))
    for line in (*_evidence(contents), *_links(document)):
        say(line)
    if words := missing_words(document):
        say(words)
    for warning in contents.warnings:
        say(f"提示　{one_line(warning)}")
    if contents.sections:
        say("\n结构")
    for section in contents.sections:
        depth = max(0, len(section.headings) - 1)
        say(f"{'  ' * depth}{one_line(section.mark)} {one_line(section.title, 60)}".rstrip())


def _facts(contents: ParsedDocument) -> list[tuple[str, str]]:
    document = contents.document
    masked = "（个人信息已遮盖，不留原件）" if contents.masked else ""
    facts = [
        ("编号", document.id),
        ("标题", document.title),
        ("文号", document.number or "未标明"),
        ("发文机关", document.issuer or "未标明"),
        ("主送", document.addressee or "未标明"),
        ("类别", str(document.kind)),
        ("层级", str(document.level or "未标明")),
        ("地区", document.region or "未标明"),
        ("时效", str(document.status) + ("（试行文件）" if document.trial else "")),
        ("日期", dates(document) or "未标明"),
        ("来源", document.source_name or "未标明"),
        ("版次", str(document.revision)),
        ("篇幅", f"{len(contents.text)} 字，{len(contents.passages)} 段{masked}"),
    ]
    if document.secrecy:
        facts.insert(4, ("密级", document.secrecy))
    return facts


def _evidence(contents: ParsedDocument) -> list[str]:
    """Where each particular was read."""
    if not contents.particulars:
        return []
    return ["\n依据", *(_particular(particular) for particular in contents.particulars)]


def _particular(particular: Particular) -> str:
    shown = one_line(particular.shown, _SHOWN)
    return f"{particular.label}：{one_line(particular.value)}（{particular.origin}：“{shown}”）"


def _links(document: Document) -> list[str]:
    lines = []
    for source in document.sources:
        number = f"（{source.number}）" if source.number else ""
        lines.append(f"摘编自《{one_line(source.title)}》{number}{'、'.join(source.articles)}")
    lines += [_repeal(repeal) for repeal in document.repeals]
    if document.replaces:
        lines.append(f"替代　{'、'.join(f'《{one_line(title)}》' for title in document.replaces)}")
    if document.replaced_by:
        lines.append(f"被替代　现行的是编号 {document.replaced_by} 的文件")
    return lines


def _repeal(repeal: Repeal) -> str:
    number = f"（{repeal.number}）" if repeal.number else ""
    since = f"，自 {repeal.since} 起" if repeal.since else ""
    verb = "修改" if repeal.revises else "废止"
    clauses = "、".join(repeal.articles)
    shown = f"（正文：“{one_line(repeal.shown, _SHOWN)}”）" if repeal.shown else ""
    return f"{verb}　《{one_line(repeal.title)}》{number}{clauses}{since}{shown}"
