"""The statements of a digest, and the sources that each of them names in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADING = re.compile(r"\s*#{1,6}\s")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}")
_BRACKET = re.compile(r"（((?:[^（）]|（(?:[^（）]|（[^（）]*）)*）)*)）")
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_SPLIT = re.compile(r"[、，,；;]|以及|和|及")
# What may stand between a title and its clauses, or behind them, without being one.
_EDITION = re.compile(r"^(?:（[^（）]*）|(?:19|20)\d{2}年?(?:修改)?版?|原文|节选|规定的?)+")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十]+)?")
_RANGE = re.compile(rf"({_ARTICLE.pattern})(?:至|到|—|-)({_ARTICLE.pattern})")
_LOCATOR = re.compile(r"^第[^，。；：]{1,12}(?:部分|点|项)|^补充说明|^印发通知|^“")
_ADVICE = re.compile(r"工作建议|未核实|无直接条款依据")
# What a line says itself: that nobody has checked it, or that it speaks of the digest.
_OPEN_POINT = re.compile(r"未核实|据二手资料|^(?:\d+[.．、]\s*)?本(?:摘编|文|指引|专题)")
_LEAD = 40  # characters of a line that only leads to what follows it
DISCLAIMER = re.compile(r"^本文是党务助手项目组编写的.*一律以原文为准。?$")


@dataclass(frozen=True, slots=True)
class Named:
    """A source that a statement names: its title, and the clauses as they are written."""

    title: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DigestStatement:
    """A line that says something. `said` is what stands outside the brackets that name sources.

    `advice`: the line says itself that it is advice, or unverified.
    """

    line: int
    text: str
    said: str
    named: tuple[Named, ...]
    advice: bool


def statements(body: str, first_line: int) -> Iterator[DigestStatement]:
    """The statements of a text whose first line is `first_line` of its file."""
    lines = body.split("\n")
    for at, line in enumerate(lines):
        words = line.strip()
        follows = lines[at + 1].strip() if at + 1 < len(lines) else ""
        head_of_table = words.startswith("|") and bool(_TABLE_RULE.match(follows))
        if words and not head_of_table and not _says_nothing(words):
            yield _statement(words, first_line + at)


def _says_nothing(words: str) -> bool:
    if _HEADING.match(words) or _TABLE_RULE.match(words) or DISCLAIMER.match(words):
        return True
    leads = words.endswith(("：", ":")) and len(words) <= _LEAD
    return leads and not re.search(r"\d", words)


def _statement(words: str, line: int) -> DigestStatement:
    brackets = source_brackets(words)
    said = words
    for start, end in reversed(brackets):
        said = said[:start] + said[end:]
    inside = "；".join(words[start + 1 : end - 1] for start, end in brackets)
    advice = bool(_ADVICE.search(inside) or _OPEN_POINT.search(words))
    return DigestStatement(line, words, said, tuple(named_sources(inside)), advice)


def source_brackets(words: str) -> list[tuple[int, int]]:
    """Where the brackets that name sources stand in a line, each with its two bracket marks."""
    return [found.span() for found in _BRACKET.finditer(words) if _names_source(found[1])]


def is_advice(words: str) -> bool:
    """Whether a bracket, or a line, says that there is no clause behind it."""
    return bool(_ADVICE.search(words) or _OPEN_POINT.search(words))


def _names_source(inside: str) -> bool:
    return inside.lstrip().startswith("《") or bool(_ADVICE.search(inside))


def named_sources(inside: str) -> Iterator[Named]:
    """The sources that the words within a bracket name, in their order."""
    found = list(_TITLE.finditer(inside))
    for at, title in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(inside)
        yield Named(title[1], tuple(_clauses(inside[title.end() : end])))


def _clauses(words: str) -> Iterator[str]:
    """The clauses behind a title, articles without their 款 and 项."""
    for part in _SPLIT.split(words):
        plain = _EDITION.sub("", part.strip())
        if span := _RANGE.search(plain):
            yield from (span[1], span[2])
        elif article := _ARTICLE.match(plain):
            yield article.group()
        elif _LOCATOR.match(plain):
            yield plain
