"""From a clause as people name it (第四条, 二/二是, 五/第三/一是) to its span in a document."""

from __future__ import annotations

import re

from assistant import ParsedDocument, Section
from evals.wording import squeeze

Span = tuple[int, int]
_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?")
_HEADED = re.compile(r"^([一二三四五六七八九十百]+|\d+)[、.．](.+)$")
_SENTENCE_END = re.compile(r"[。！？；\n]")


def find_clause(article: str, parsed: ParsedDocument) -> Span | None:
    """The span of the clause; by the outline, else by the passages' locators, else by its words.

    Several sections may bear the name: an article is the first in reading order (annexes count
    their own from 第一条), any other mark the one highest in the outline.
    """
    parts = [part for part in map(squeeze, article.split("/")) if part]
    if not parts:
        return (0, len(parsed.text))
    found = [
        (_depth(section, parsed), section.start, section.end)
        for section in parsed.sections
        if _named(section, parts, parsed)
    ]
    if found:
        by_order = bool(_ARTICLE.fullmatch(article.split("/")[-1]))
        _, start, end = min(found, key=lambda item: item[1:] if by_order else item)
        return (start, end)
    return _by_locator(parts, parsed) or _by_words(article, parsed)


def _named(section: Section, parts: list[str], parsed: ParsedDocument) -> bool:
    """The last part names the section, the earlier ones name enclosing sections in order."""
    if parts[-1] not in _names(section):
        return False
    above = section.parent
    for part in reversed(parts[:-1]):
        while above is not None and part not in _names(parsed.sections[above]):
            above = parsed.sections[above].parent
        if above is None:
            return False
        above = parsed.sections[above].parent
    return True


def _names(section: Section) -> set[str]:
    """Mark, heading, both together, and the last part of the locator, squeezed."""
    names = {section.mark, section.title, section.mark + section.title}
    names.add(section.locator.rsplit("/", 1)[-1])
    names.update(section.headings[-1:])
    return {squeeze(name) for name in names} - {""}


def _depth(section: Section, parsed: ParsedDocument) -> int:
    depth = 0
    while section.parent is not None:
        section = parsed.sections[section.parent]
        depth += 1
    return depth


def _by_locator(parts: list[str], parsed: ParsedDocument) -> Span | None:
    """Passages under one locator, for paragraphs that are no section."""
    spans = [
        (passage.start, passage.end)
        for passage in parsed.passages
        if _in_order(parts, [squeeze(mark) for mark in passage.locator.split("/")])
    ]
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def _in_order(parts: list[str], marks: list[str]) -> bool:
    """Whether the parts occur among the marks in this order."""
    rest = iter(marks)
    return all(part in rest for part in parts)


def _by_words(article: str, parsed: ParsedDocument) -> Span | None:
    """The paragraph that opens with the last part; a numbered heading runs to the next number."""
    last = article.rsplit("/", 1)[-1].strip()
    wanted = squeeze(last)
    enclosing = _enclosing(article, parsed)
    for start, end in _lines(parsed.text, *enclosing):
        if wanted and squeeze(parsed.text[start:end]).startswith(wanted):
            return (start, _close(last, start, end, parsed.text))
    return None


def _enclosing(article: str, parsed: ParsedDocument) -> Span:
    """From where the enclosing clause begins: without an outline nobody knows where it ends."""
    outer = find_clause(article.rsplit("/", 1)[0], parsed) if "/" in article else None
    return (outer[0] if outer else 0, len(parsed.text))


def _close(name: str, start: int, end: int, text: str) -> int:
    """Where a clause found by its words ends."""
    article, headed = _ARTICLE.fullmatch(name), _HEADED.match(name)
    if article:
        opening = re.compile(r"^\W*第[^\s条]{1,8}条", re.M)
    elif headed:
        opening = re.compile(r"^\W*(?:[一二三四五六七八九十百]+|\d+)[、.．]", re.M)
    else:
        return end
    following = opening.search(text, end)
    return following.start() if following else len(text)


def _lines(text: str, start: int, end: int) -> list[Span]:
    """Paragraphs, and the sentences inside them: a run-in clause opens a sentence."""
    spans: list[Span] = []
    at = start
    for match in re.finditer(r"[^\n]+", text[start:end]):
        left, right = start + match.start(), start + match.end()
        spans.append((left, right))
        at = left
        for stop in _SENTENCE_END.finditer(text, left, right):
            if at > left:
                spans.append((at, right))
            at = stop.end()
    return spans
