"""Claims of a rule: the sentences of its clauses, and the lists that it lays down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.citation_labels import spoken_locator
from assistant.domain import ParsedDocument, Section
from assistant.quiz.claims import Claim, RuleList, holding, pieces, trimmed

_ITEMS = ("项", "（一）", "1.", "一是", "（1）")
_CLAUSES = ("条", "款", *_ITEMS)
_HEAD = re.compile(r"[^。；]{2,24}$")
_TABLE = re.compile(r"\||\.{4}|…{2}|_{3}|×|年\s+月")
_LEAST, _LONGEST = 8, 200  # characters of a sentence that can be asked about


def rule_claims(contents: ParsedDocument) -> Iterator[Claim]:
    """The sentences of the clauses, in reading order; lists are read by `rule_lists`."""
    sections = contents.sections
    if is_compendium(contents):
        return
    parents = {section.parent for section in sections}
    for at, section in enumerate(sections):
        if at in parents or section.rank not in _CLAUSES:
            continue
        start = _behind_mark(contents, section)
        listed = _listed(section, sections)
        yield from _sentences(contents, section, start, section.end, listed)


def rule_lists(contents: ParsedDocument) -> Iterator[RuleList]:
    """The lists of （一）（二） with the words that lead to them."""
    sections = contents.sections
    if is_compendium(contents):
        return
    for at, section in enumerate(sections):
        inside = [one for one in sections if one.parent == at]
        if len(inside) < 2 or any(one.rank not in _ITEMS for one in inside):
            continue
        start = _behind_mark(contents, section)
        lead = _lead(contents, section, start, inside[0].start)
        members = [_member(contents, one) for one in inside]
        found = tuple(one for one in members if one)
        if lead and len(found) == len(members):
            whole = _claim(contents, section, lead.start, found[-1].end)
            if whole:
                yield RuleList(lead, found, whole)


def is_compendium(contents: ParsedDocument) -> bool:
    """Whether article numbers come twice: then a number does not tell which rule is meant."""
    marks = [section.mark for section in contents.sections if section.rank == "条"]
    return len(set(marks)) < len(marks)


def _lead(contents: ParsedDocument, section: Section, start: int, end: int) -> Claim | None:
    """The last sentence before a list, where it ends in a colon."""
    if not contents.text[start:end].rstrip().endswith(("：", ":")):
        return None
    spans = list(pieces(contents.text, start, end, "。\n"))
    return _claim(contents, section, *spans[-1], len(spans) == 1) if spans else None


def _member(contents: ParsedDocument, section: Section) -> Claim | None:
    start, end = trimmed(contents.text, _behind_mark(contents, section), section.end)
    return _claim(contents, section, start, end) if start < end else None


def _sentences(
    contents: ParsedDocument, section: Section, start: int, end: int, listed: bool
) -> Iterator[Claim]:
    """`listed`: the section is a member of a list, whose first sentence may lack a subject."""
    for number, (left, right) in enumerate(pieces(contents.text, start, end, "。！？\n")):
        words = contents.text[left:right]
        if _LEAST <= len(words) <= _LONGEST and not _TABLE.search(words):
            claim = _claim(contents, section, left, right, number == 0 and not listed)
            if claim:
                yield claim


def _claim(
    contents: ParsedDocument, section: Section, start: int, end: int, opens: bool = True
) -> Claim | None:
    passage = holding(contents, start, end)
    if passage is None:
        return None
    document = contents.document
    article = spoken_locator(section.locator.split("/第一款")[0]) if section.locator else ""
    named = re.match(r"第[^条]+条", article)
    clause = f"《{document.title}》" + (named.group() if named else "")
    topic = _topic(document.title, section.headings)
    group = f"{document.id}#{article}"
    words = contents.text[start:end]
    spoken = document.kind == "讲话"
    locator = section.locator or passage.locator
    return Claim(document, passage, words, start, clause, topic, group, locator, spoken, opens)


def _topic(title: str, headings: Sequence[str]) -> str:
    """The innermost short heading above a clause; else the title of the document."""
    for heading in reversed(headings):
        bare = re.sub(
            r"^(?:第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]+、)\s*", "", heading
        )
        if _HEAD.fullmatch(bare) and bare != "总则":
            return bare
    return title


def _listed(section: Section, sections: Sequence[Section]) -> bool:
    """Whether it is a member of a list, which says nothing without the words that lead to it."""
    return (
        section.rank in _ITEMS
        and section.parent is not None
        and (sections[section.parent].rank in _CLAUSES)
    )


def _behind_mark(contents: ParsedDocument, section: Section) -> int:
    text = contents.text
    at = section.start
    if section.mark and section.rank != "款" and text.startswith(section.mark, at):
        at += len(section.mark)
    else:
        found = re.compile(r"\s*(?:第[一二三四五六七八九十百]+条|[（(][^）)]{1,3}[）)])\s*").match(
            text, at
        )
        at = found.end() if found and section.rank != "款" else at
    return trimmed(text, at, section.end)[0]
