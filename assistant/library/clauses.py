"""A document as clauses that can be compared: articles whole, elsewhere each heading's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.comparison import Clause
from assistant.domain import ParsedDocument, Section

_ARTICLE = "条"
_PREAMBLE = "开头"
_LETTER = re.compile(r"\w")


def clauses_of(parsed: ParsedDocument) -> list[Clause]:
    """In reading order, together the whole text apart from marks and blank stretches."""
    found: list[Clause] = []
    at = 0
    for section, end in _own_stretches(parsed.sections):
        found += _loose(parsed.text, at, section.start, found)
        body = parsed.text[section.start : end]
        text = body.removeprefix(section.mark).strip()
        if _LETTER.search(text):
            name = section.mark if section.rank == _ARTICLE else section.locator
            found.append(Clause(name, section.locator, text, section.start, end))
        at = max(at, end)
    return found + _loose(parsed.text, at, len(parsed.text), found)


def _own_stretches(sections: Sequence[Section]) -> Iterator[tuple[Section, int]]:
    """Sections with the end of what is their own: up to the next one, an article up to its end."""
    article_end = 0
    shown = []
    for section in sections:
        if section.start >= article_end:
            shown.append(section)
            article_end = section.end if section.rank == _ARTICLE else article_end
    for number, section in enumerate(shown):
        following = shown[number + 1].start if number + 1 < len(shown) else section.end
        yield section, min(section.end, following)


def _loose(text: str, start: int, end: int, before: Sequence[Clause]) -> list[Clause]:
    """Lines that stand in no section: the head of a text, a signature, a text without headings."""
    clauses = []
    name = before[-1].locator + "之后" if before else _PREAMBLE
    for match in re.finditer(r"[^\n]+", text[start:end]):
        if _LETTER.search(match[0]):
            at = start + match.start()
            body = match[0].strip()
            clauses.append(Clause(name, name, body, at, at + len(match[0])))
    return clauses
