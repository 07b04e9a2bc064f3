"""Statements of digests by the clause that they restate: 《文件》第X条 in brackets at their end.

A library may hold a rule only in digests, each statement of which names its clause. Such a
statement is evidence for a gold clause, since it is what the library has of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant import Kind, ParsedDocument
from evals.clauses import Span
from evals.titles import core_title
from evals.wording import squeeze

_LINE = re.compile(r"[^\n]+")
_NAMED = re.compile(r"《([^《》]+)》([^《》\n]*)")
_BETWEEN = re.compile(r"[、，,；;。）)和及]")
_EDITION = re.compile(r"^\d{4}年(?:版|修订版?)?")
_NUMBER = re.compile(r"第([一二三四五六七八九十百零〇\d]+)条")
_TALK = "讲话"


def restating_lines(title: str, article: str, parsed: ParsedDocument) -> list[Span]:
    """The lines of a digest that name this clause as their source."""
    if parsed.document.kind is not Kind.DIGEST:
        return []
    wanted = squeeze(article)
    return [
        line.span()
        for line in _LINE.finditer(parsed.text)
        if any(
            _same(title, named) and wanted in locators for named, locators in _sources(line.group())
        )
    ]


def _sources(line: str) -> Iterator[tuple[str, set[str]]]:
    """The titles that a line names, each with the clauses behind it."""
    for found in _NAMED.finditer(line):
        locators: set[str] = set()
        for part in _BETWEEN.split(found[2]):
            plain = squeeze(_EDITION.sub("", part.strip()))
            locators |= {plain, *_articles(plain)}
        yield found[1], locators - {""}


def _articles(words: str) -> set[str]:
    """第五条第二款 names 第五条 too; 第三条至第五条 names its first and its last."""
    return {squeeze(found.group()) for found in _NUMBER.finditer(words)}


def _same(gold: str, named: str) -> bool:
    one, other = core_title(gold), core_title(named)
    if one == "speech" or (one.endswith(_TALK) and other.endswith(_TALK)):
        return other.endswith(_TALK)
    short, long = sorted((one, other), key=len)
    return short == long or (short.startswith("关于") and long.endswith(short))
