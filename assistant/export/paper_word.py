"""A paper as a Word document to hand out, with a sheet for the answers behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from assistant.export.paper_page import EXAM
from assistant.export.paper_sheet import answer_sheet, score_table
from assistant.export.paper_words import (
    lettered,
    paper_facts,
    section_title,
    stem_words,
)
from assistant.export.plain_text import one_line
from assistant.export.word_document import document_bytes
from assistant.export.word_text import paragraph, run
from assistant.papers import Paper
from assistant.quiz_items import GAP, Item

_LEFT = 420  # twips: two characters
_CHARACTER = 210  # twips of a Chinese character of 10.5 points
_BRACKETS = f'<w:r><w:t xml:space="preserve">（{"&#160;" * 6}）</w:t></w:r>'
_TAB = "<w:r><w:tab/></w:r>"
_ROOM = (EXAM.width - _LEFT) / _CHARACTER  # characters of a line of options
_KEEP = "<w:keepNext/><w:keepLines/>"


def paper_bytes(papers: Sequence[Paper]) -> bytes:
    """The versions, each with its sheet for answers, as the bytes of one .docx file."""
    bodies = []
    for paper in papers:
        bodies += ["".join(_questions(paper)), "".join(answer_sheet(paper))]
    return document_bytes(papers[0].title, None, *bodies, page=EXAM)


def _questions(paper: Paper) -> Iterator[str]:
    yield paragraph(run(paper.full_title), "Title")
    yield paragraph(run(paper_facts(paper)), "ExamInfo")
    yield score_table(paper)
    yield paragraph(run("请在密封线左侧填写单位、姓名、编号，把答案写在答题纸上。"), "ExamNote")
    number = 0
    for place, section in enumerate(paper.sections, start=1):
        yield paragraph(run(section_title(place, section, told=True)), "Heading1")
        for item in section.items:
            number += 1
            yield from _question(number, item)


def _question(number: int, item: Item) -> Iterator[str]:
    lines = list(_options(item))
    yield paragraph(
        _with_gaps(f"{number}．{stem_words(item)}"),
        "Question",
        _KEEP if lines else "<w:keepLines/>",
    )
    for place, line in enumerate(lines):
        yield line.replace(_KEEP, "<w:keepLines/>") if place == len(lines) - 1 else line


def _with_gaps(text: str) -> str:
    """Runs in which brackets to fill in stay on one line."""
    return _BRACKETS.join(run(part) for part in text.split(GAP))


def _options(item: Item) -> Iterator[str]:
    """The options in four columns, in two, or one a line, whichever holds the longest."""
    options = lettered(item)
    columns = _columns(options)
    if columns == 1:
        for option in options:
            yield paragraph(run(option), "Option", _KEEP)
        return
    step = (EXAM.width - _LEFT) // columns
    stops = "".join(
        f'<w:tab w:val="left" w:pos="{_LEFT + step * place}"/>' for place in range(1, columns)
    )
    for at in range(0, len(options), columns):
        runs = _TAB.join(run(option) for option in options[at : at + columns])
        yield paragraph(runs, "Options", f"{_KEEP}<w:tabs>{stops}</w:tabs>")


def _columns(options: Sequence[str]) -> int:
    longest = max((_wide(option) for option in options), default=0)
    fitting = [columns for columns in (4, 2) if longest + 1 <= _ROOM / columns]
    return min(fitting[0], max(2, len(options))) if fitting else 1


def _wide(text: str) -> float:
    """How many Chinese characters the text is wide."""
    return sum(1 if east_asian_width(c) in "WFA" else 0.5 for c in one_line(text))
