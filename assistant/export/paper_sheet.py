"""The tables of an exam: for the marks, for the answers, and for the letters of the key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.export.paper_page import EXAM
from assistant.export.paper_words import NAMES, section_title
from assistant.export.word_text import paragraph, run
from assistant.numerals import numeral
from assistant.papers import Paper, PaperSection
from assistant.quiz_items import ItemKind

_A_ROW = 10  # answers beside each other
_MARK = 1_000  # twips of a cell for marks
_LINES = 4  # to write on, for each 简答 item at least
_TO_THE_EDGE = f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{EXAM.width}"/></w:tabs>'
_RULE = "<w:r><w:tab/></w:r>"


def score_table(paper: Paper) -> str:
    """Where the marks go: 题号, each section, 总分."""
    names = ["题号", *(numeral(at) for at in range(1, len(paper.sections) + 1)), "总分"]
    return grid([names, ["得分", *[""] * (len(names) - 1)]], _MARK, heads=True)


def answer_sheet(paper: Paper) -> Iterator[str]:
    """The sheet that is handed in: boxes for choices, lines for what is written."""
    yield paragraph(run(f"{paper.full_title}答题纸"), "Title")
    yield score_table(paper)
    number = 1
    for place, section in enumerate(paper.sections, start=1):
        yield paragraph(run(section_title(place, section)), "Heading1")
        numbers = list(range(number, number + len(section.items)))
        number += len(section.items)
        if section.kind is ItemKind.BLANK:
            yield from _blanks(numbers, section)
        elif section.kind is ItemKind.SHORT:
            yield from _writing(numbers, section)
        else:
            yield boxes([(str(one), "") for one in numbers], "答案")


def boxes(answers: Sequence[tuple[str, str]], name: str, width: int = EXAM.width) -> str:
    """Numbers over answers, so many in a row."""
    rows: list[list[str]] = []
    for at in range(0, len(answers), _A_ROW):
        part = list(answers[at : at + _A_ROW])
        part += [("", "")] * (_A_ROW - len(part))
        rows += [["题号", *(one for one, _ in part)], [name, *(two for _, two in part)]]
    return grid(rows, width // (_A_ROW + 1))


def grid(rows: Sequence[Sequence[str]], width: int, heads: bool = False) -> str:
    """A table in the middle of the page with columns of one width; rows of numbers stay above."""
    columns = len(rows[0])
    centred = '<w:jc w:val="center"/>' if heads else ""
    written = "".join(
        f"<w:tr><w:trPr><w:cantSplit/>"
        f'<w:trHeight w:val="{380 if at % 2 == 0 else 480}" w:hRule="atLeast"/></w:trPr>'
        + "".join(_cell(text, width, at % 2 == 0 or place == 0) for place, text in enumerate(row))
        + "</w:tr>"
        for at, row in enumerate(rows)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{width * columns}" w:type="dxa"/>{centred}'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        + f'<w:gridCol w:w="{width}"/>' * columns
        + f"</w:tblGrid>{written}</w:tbl>{paragraph('', 'Gap')}"
    )


def _cell(text: str, width: int, head: bool) -> str:
    content = paragraph(run(text), "TableHead" if head else "TableText")
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )


def _blanks(numbers: Sequence[int], section: PaperSection) -> Iterator[str]:
    for number, item in zip(numbers, section.items, strict=True):
        width = EXAM.width // max(2, len(item.key))
        stops = "".join(
            f'<w:tab w:val="left" w:leader="underscore" w:pos="{width * place - 200}"/>'
            f'<w:tab w:val="left" w:pos="{width * place}"/>'
            for place in range(1, len(item.key) + 1)
        )
        runs = run(f"{number}．") + (_RULE * 2) * len(item.key)
        yield paragraph(runs, "Writing", f"<w:tabs>{stops}</w:tabs>")


def _writing(numbers: Sequence[int], section: PaperSection) -> Iterator[str]:
    for number, item in zip(numbers, section.items, strict=True):
        yield paragraph(run(f"{number}．") + _RULE, "Writing", _TO_THE_EDGE)
        for _ in range(max(_LINES, len(item.key) + 2) - 1):
            yield paragraph(run("　") + _RULE, "Writing", _TO_THE_EDGE)


def key_rows(paper: Paper) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """For each section of choices its name and the numbers with their keys."""
    number = 1
    for section in paper.sections:
        if section.kind in (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.JUDGE):
            keys = [
                (str(number + at), key_mark(one.key_text)) for at, one in enumerate(section.items)
            ]
            yield NAMES[section.kind], keys
        number += len(section.items)


def key_mark(key: str) -> str:
    """The key as it is written into a box."""
    return {"正确": "√", "错误": "×"}.get(key, key)
