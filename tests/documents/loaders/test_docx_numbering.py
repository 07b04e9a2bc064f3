"""Automatic numbers of Word: as Word shows them, and as a second reader prints them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from assistant.documents.loaders.docx import load_docx
from assistant.documents.loaders.docx_number_formats import spell
from tests.documents.made import libreoffice, word_levels, word_lists, word_revisions
from tests.documents.made.word import Level, Word, abstract, begins, num, p

FIXTURES = {**word_lists.LISTS, **word_levels.LISTS, **word_revisions.LISTS}
ALIKE = [name for name, listed in FIXTURES.items() if not listed.apart]
FORMATS = (
    "chineseCountingThousand",
    "decimal",
    "upperLetter",
    "lowerRoman",
    "ideographTraditional",
)
PATTERNS = (("第%1章", "第%2条", "（%3）"), ("%1.", "%1.%2", "%1.%2.%3"), ("%1、", "%2)", "<%3>"))


@pytest.mark.parametrize("name", FIXTURES)
def test_lines_are_those_that_word_shows(name: str) -> None:
    listed = FIXTURES[name]
    assert load_docx(listed.word.data(), "a.docx").text.split("\n") == list(listed.lines)


def squeezed(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.split("\n")]


def test_libreoffice_prints_the_same_lines(tmp_path: Path) -> None:
    files = {f"{at}.docx": FIXTURES[name].word.data() for at, name in enumerate(ALIKE)}
    printed = libreoffice.convert(files, libreoffice.TEXT, tmp_path)
    for at, name in enumerate(ALIKE):
        wanted = squeezed("\n".join(FIXTURES[name].lines))
        assert libreoffice.lines(printed[f"{at}.docx"]) == wanted, name


def drawn(chance: random.Random) -> bytes:
    """A document of forty paragraphs over three lists that share or do not share definitions."""
    definitions = ""
    for name in (1, 2):
        patterns, style = chance.choice(PATTERNS), chance.sample(FORMATS, 3)
        levels = [
            Level(style[depth], patterns[depth], chance.choice((1, 1, 1, 3)), "space")
            for depth in range(3)
        ]
        definitions += abstract(name, levels)
    lists = num(1, 1) + num(2, 2) + num(3, chance.choice((1, 2)), begins(0, chance.choice((1, 7))))
    body, depth = "", {1: 0, 2: 0, 3: 0}
    for number in range(40):
        which = 1 if number < 15 else 2 if number < 25 else 3 if number < 33 else 1
        deeper = {True: depth[which] + 1, False: chance.randrange(depth[which] + 1)}
        depth[which] = min(2, deeper[chance.random() < 0.5]) if number not in (0, 15, 25) else 0
        body += p(f"：段{number}", (which, depth[which]))
    return Word(body, definitions + lists).data()


def test_libreoffice_numbers_documents_drawn_at_random_alike(tmp_path: Path) -> None:
    chance = random.Random(33190)
    files = {f"{at}.docx": drawn(chance) for at in range(30)}
    printed = libreoffice.convert(files, libreoffice.TEXT, tmp_path)
    for name, data in files.items():
        assert squeezed(load_docx(data, name).text) == libreoffice.lines(printed[name]), name


@pytest.mark.parametrize(
    ("style", "spelt"),
    [
        ("chineseCounting", {1: "一", 10: "十", 21: "二十一", 99: "九十九", 105: "一○五"}),
        ("chineseCountingThousand", {20: "二十", 100: "一百", 105: "一百零五", 1010: "一千零一十"}),
        ("ideographDigital", {10: "一〇", 25: "二五"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "甲子"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰", 305: "叁佰零伍"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("ideographEnclosedCircle", {1: "㈠", 10: "㈩", 11: "11"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("decimalZero", {1: "01", 12: "12", 100: "100"}),
        ("decimalFullWidth", {12: "１２"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerLetter", {2: "b", 28: "bb"}),
        ("upperRoman", {4: "IV", 1994: "MCMXCIV"}),
        ("lowerRoman", {9: "ix"}),
        ("ordinal", {1: "1st", 2: "2nd", 11: "11th", 23: "23rd"}),
        ("001", {7: "007", 1234: "1234"}),
        ("none", {5: ""}),
        ("someNewFormat", {5: "5"}),
        ("chineseCountingThousand", {0: "零", 10_000: "10000"}),
    ],
)
def test_number_formats(style: str, spelt: dict[int, str]) -> None:
    assert {number: spell(number, style) for number in spelt} == spelt
