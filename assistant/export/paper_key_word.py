"""The key of a paper as a Word document: letters at a glance, then why, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.export.paper_page import KEY
from assistant.export.paper_sheet import boxes, key_rows
from assistant.export.paper_words import (
    key_notes,
    paper_facts,
    section_title,
    source_words,
    tells_evidence,
)
from assistant.export.word_document import document_bytes
from assistant.export.word_text import paragraph, run
from assistant.papers import Paper
from assistant.quiz_items import Item, ItemKind

_KEEP = "<w:keepNext/><w:keepLines/>"


def key_bytes(papers: Sequence[Paper]) -> bytes:
    """The keys of all versions as the bytes of one .docx file."""
    bodies = ["".join(_key(paper)) for paper in papers]
    return document_bytes(f"{papers[0].title}参考答案", None, *bodies, page=KEY)


def _key(paper: Paper) -> Iterator[str]:
    yield paragraph(run(f"{paper.full_title}参考答案"), "Title")
    yield paragraph(run(paper_facts(paper)), "ExamInfo")
    for note in key_notes(paper):
        yield paragraph(run(note), "ExamNote")
    for name, keys in key_rows(paper):
        yield paragraph(run(name), "ExamNote", "<w:keepNext/>")
        yield boxes(keys, "答案", KEY.width)
    number = 0
    for place, section in enumerate(paper.sections, start=1):
        yield paragraph(run(section_title(place, section)), "Heading1")
        for item in section.items:
            number += 1
            yield from _explained(number, item)


def _explained(number: int, item: Item) -> Iterator[str]:
    name = "评分要点" if item.kind is ItemKind.SHORT else "答案"
    words = f"　{item.key[0]}" if item.kind is ItemKind.SINGLE else ""
    lines = [(f"{number}．{name}：{item.key_text}{words}", "KeyLine")]
    if item.explanation:
        lines.append((f"解析：{item.explanation}", "Options"))
    lines.append((f"出处：{source_words(item)}", "Because"))
    if not tells_evidence(item):
        lines.append((f"原文：“{item.evidence}”", "Because"))
    for at, (line, style) in enumerate(lines):
        yield paragraph(run(line), style, _KEEP if at < len(lines) - 1 else "<w:keepLines/>")
