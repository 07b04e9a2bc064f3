"""Which of two rules binds, and why: by level, by where they hold, by date (design: authority)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Document, Kind, Level
from assistant.figures import figures

CONTRAST = "对照"  # the section of two rules that differ
LOCAL = (Level.PROVINCE, Level.CITY, Level.COUNTY)


@dataclass(frozen=True, slots=True)
class Rule:
    """A document with the words of it that stand against another's."""

    document: Document
    words: str


def is_rule(document: Document) -> bool:
    """Whether it rules at all: a speech, a digest and news do not."""
    return document.kind not in (Kind.DIGEST, Kind.SPEECH, Kind.NEWS)


def authority(document: Document) -> tuple[int, int]:
    """A key that sorts what binds before what yields: the higher level, then the later date."""
    rank = document.level.rank if document.level else len(Level)
    return rank, -document.date.toordinal() if document.date else 0


def why(rules: Sequence[Rule]) -> str:
    """Which of two rules binds and why, as a clerk is told; the one that binds stands first."""
    first, second = (rule.document for rule in rules)
    one, other = f"《{first.title}》", f"《{second.title}》"
    for inner, outer in (rules[::-1], rules):
        if _fits(inner.words, outer.words):
            narrow, wide = f"《{inner.document.title}》", f"《{outer.document.title}》"
            return f"{narrow}写的在{wide}的幅度以内，两者不矛盾：归前一份管的，按前一份办。"
    if first.level is None or second.level is None:
        return f"{one}和{other}写的不同，资料库里没有写明各自的层级，以哪份为准请示上级党组织。"
    if first.level is not second.level:
        ranks = f"{one}（{first.level}）层级高于{other}（{second.level}）"
        return f"两份文件写的不同：{ranks}，以{one}为准。" + _where(second)
    if first.date and second.date and first.date > second.date:
        return f"两份文件层级相同、写的不同：{one}较新，一般以它为准；拿不准的请示上级党组织。"
    return f"{one}和{other}层级相同、写的不同，以哪份为准请示上级党组织。"


def _where(document: Document) -> str:
    if document.level in LOCAL:
        return f"《{document.title}》只在当地适用。"
    if document.level is Level.UNIT:
        return f"《{document.title}》只在本单位适用。"
    return ""


def _fits(inner: str, outer: str) -> bool:
    """Whether every figure of the one lies in a wider range of the other."""
    wide = [figure for figure in figures(outer) if figure.low < figure.high]
    narrow = [one for one in figures(inner) if any(one.unit == each.unit for each in wide)]
    return bool(narrow) and all(any(one.within(each) for each in wide) for one in narrow)
