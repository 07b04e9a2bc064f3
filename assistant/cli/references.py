"""Clauses that a cited sentence refers to, as `dangwu ask` and `library show` print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import assistant as door
from assistant import (
    Answer,
    CrossReference,
    Document,
    ReferencedClause,
    Scope,
    spoken_locator,
)

References = Mapping[int, Sequence[CrossReference]]

_SHOWN = 4
# The mark of a Markdown heading says nothing to the reader.
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)


def references_of(assistant: door.Assistant, answer: Answer, scope: Scope) -> References:
    """What each quote of an answer refers to, by the number of its citation."""
    return {
        one.id: assistant.references(one.document.id, one.start, one.end, scope.as_of)
        for one in answer.citations
    }


def reference_lines(
    references: Iterable[CrossReference], citing: Document, indent: str = ""
) -> list[str]:
    """Each reference with the clauses that it means, word for word; once what is said twice."""
    lines = []
    for words, clauses in dict.fromkeys((one.text, one.clauses) for one in references):
        lines.append(f"{indent}其中“{words}”指")
        for clause in clauses:
            lines += clause_lines(clause, indent, citing)
    return lines


def clause_lines(
    clause: ReferencedClause, indent: str = "", citing: Document | None = None
) -> list[str]:
    """What a clause is called, what is to be kept in mind about it, and its words.

    A clause of the `citing` document itself is called by its number alone.
    """
    note = [f"{indent}（{clause.note}）"] if clause.note else []
    words = [line.strip() for line in _HEADING.sub("", clause.text).splitlines()]
    return [
        indent + _name(clause, citing),
        *note,
        *(f"{indent}    {line}" for line in words if line),
    ]


def _name(clause: ReferencedClause, citing: Document | None) -> str:
    document = clause.document
    if citing and (document.id, document.status) == (citing.id, citing.status):
        return spoken_locator(clause.locator)
    shown = "" if document.status in clause.label else f"　{document.status}"
    return clause.label + shown


def offer(references: References) -> list[str]:
    """That quotes refer to other clauses, and how to see them; nothing where none does."""
    words = list(dict.fromkeys(one.text for found in references.values() for one in found))
    if not words:
        return []
    named = "、".join(f"“{word}”" for word in words[:_SHOWN]) + ("等" if words[_SHOWN:] else "")
    return ["", f"出处里提到{named}，加上 --references 可以一并列出这些条款的原文。"]
