"""Which particulars a document should have and does not show, so that a clerk can state them."""

from __future__ import annotations

import re

from assistant.domain import Document, Kind, Level
from assistant.particulars import LABELS

HOW_TO_STATE = "可在 manifest.toml 或 文件名.toml 里补登"

_WANTED = {
    Kind.REGULATION: ("number", "issuer", "written", "effective"),
    Kind.DOCUMENT: ("number", "issuer", "written", "effective"),
    Kind.POLICY: ("issuer", "written", "effective"),
    Kind.SPEECH: ("written",),
}
# Their numbers belong to the decrees that promulgate them.
_WITHOUT_NUMBER = (Level.CONSTITUTION, Level.LAW)
# A notice takes effect with its date; what reads as a rule says when it does.
_RULE = re.compile(r"(?:办法|规定|细则|条例|规则|章程|制度)(?:[（(].{1,8}[）)])?$")


def missing_particulars(document: Document) -> tuple[str, ...]:
    """The Chinese names of the particulars that are wanted and not known."""
    return tuple(LABELS[name] for name in _WANTED.get(document.kind, ()) if _lacks(document, name))


def missing_words(document: Document) -> str:
    """What is missing and what to do about it; empty when nothing is."""
    names = missing_particulars(document)
    return f"未见：{'、'.join(names)}；{HOW_TO_STATE}" if names else ""


def _lacks(document: Document, name: str) -> bool:
    match name:
        case "written":
            return not (document.written or document.published)
        case "number":
            return not document.number and document.level not in _WITHOUT_NUMBER
        case "effective":
            rule = document.kind is Kind.REGULATION or _RULE.search(document.title)
            return bool(rule) and not document.effective
    return not getattr(document, name)
