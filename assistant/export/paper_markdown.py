"""A paper and its key as Markdown; words of items cannot become markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.export.markdown import escaped
from assistant.export.paper_sheet import key_mark
from assistant.export.paper_words import (
    key_notes,
    lettered,
    paper_facts,
    section_title,
    source_words,
    stem_words,
    tells_evidence,
)
from assistant.papers import Paper
from assistant.quiz_items import Item


def paper_markdown(papers: Sequence[Paper]) -> bytes:
    """The questions of all versions."""
    return _joined(line for paper in papers for line in _questions(paper))


def key_markdown(papers: Sequence[Paper]) -> bytes:
    """The keys of all versions, with explanations and sources."""
    return _joined(line for paper in papers for line in _key(paper))


def _joined(lines: Iterator[str]) -> bytes:
    return ("\n".join(lines).strip() + "\n").encode("utf-8")


def _questions(paper: Paper) -> Iterator[str]:
    yield from (f"# {escaped(paper.full_title)}", "", paper_facts(paper), "")
    yield from ("单位：\\_\\_\\_\\_\\_\\_　姓名：\\_\\_\\_\\_\\_\\_　得分：\\_\\_\\_\\_\\_\\_", "")
    number = 0
    for place, section in enumerate(paper.sections, start=1):
        yield from (f"## {section_title(place, section, told=True)}", "")
        for item in section.items:
            number += 1
            yield from (f"{number}\\. {escaped(stem_words(item))}", "")
            yield from (f"- {escaped(option)}" for option in lettered(item))
            if item.options:
                yield ""


def _key(paper: Paper) -> Iterator[str]:
    yield from (f"# {escaped(paper.full_title)}参考答案", "", paper_facts(paper), "")
    for note in key_notes(paper):
        yield from (escaped(note), "")
    number = 0
    for place, section in enumerate(paper.sections, start=1):
        yield from (f"## {section_title(place, section)}", "")
        for item in section.items:
            number += 1
            yield from _explained(number, item)


def _explained(number: int, item: Item) -> Iterator[str]:
    yield from (f"{number}\\. **{escaped(key_mark(item.key_text))}**", "")
    if item.explanation:
        yield from (f"解析：{escaped(item.explanation)}", "")
    yield from (f"出处：{escaped(source_words(item))}", "")
    if not tells_evidence(item):
        yield from (f"> {escaped(item.evidence)}", "")
