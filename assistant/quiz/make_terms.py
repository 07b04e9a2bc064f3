"""Items on terms that are taken for each other: 批准 and 备案, 停止党籍 and 除名, 税后 and 税前."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.quiz.building import (
    CHOICES,
    Workshop,
    blank,
    false_statement,
    single,
    true_statement,
)
from assistant.quiz.claims import Claim
from assistant.quiz_items import Aim, Item

_FILE = Path(__file__).with_name("terms.toml")
_JOINED = ("、", "和", "或", "与", "及", "或者", "以及")
_PERMITTED = re.compile(r"可以[^，。；]*$")


@dataclass(frozen=True, slots=True)
class _Group:
    terms: tuple[str, ...]
    pattern: re.Pattern[str]
    chosen_only: bool = False
    filled_only: bool = False
    swaps: tuple[str, ...] = ()


def term_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """Choose the term, fill it in, and judge the sentence with it or with another one."""
    asked: set[tuple[int, int]] = set()
    for group in _groups():
        for found in group.pattern.finditer(claim.text):
            span = found.span("term")
            if span in asked or not _alone(claim.text, *span):
                continue
            asked.add(span)
            yield from _items(shop, claim, span, group)


def _items(shop: Workshop, claim: Claim, span: tuple[int, int], group: _Group) -> Iterator[Item]:
    term = claim.text[slice(*span)]
    if group.filled_only:
        yield blank(claim, [span], Aim.TERM)
        return
    others = [one for one in group.terms if one != term and one not in claim.text]
    wrong = shop.untrue(claim, span, [one for one in others if one not in term])
    # What is merely permitted leaves room: dues may be paid where one has gone, and at home.
    open_to_others = group.chosen_only and _PERMITTED.search(claim.text[: span[0]])
    if len(wrong) >= CHOICES - 1 and not open_to_others:
        yield single(shop, claim, span, shop.chance.sample(wrong, CHOICES - 1), Aim.TERM)
    if wrong:
        opposite = [one for one in wrong if one in (group.swaps or group.terms)]
        if opposite and not group.chosen_only:
            yield false_statement(claim, span, opposite[0], Aim.TERM)
        yield true_statement(claim, span, Aim.TERM)
        yield blank(claim, [span], Aim.TERM)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the term stands once, in no list, in no quotation marks."""
    before, behind = text[:start], text[end:]
    bracketed = before.count("（") > before.count("）")
    if bracketed or text.count(text[start:end]) > 1 or before.endswith((*_JOINED, "“", "《")):
        return False
    return not behind.startswith((*_JOINED, "”", "》"))


@cache
def _groups() -> tuple[_Group, ...]:
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["group"]
    return tuple(_group(**row) for row in rows)


def _group(
    terms: list[str],
    behind: str = "",
    ahead: str = "",
    all: bool = False,
    chosen_only: bool = False,
    filled_only: bool = False,
    swaps: Sequence[str] = (),
) -> _Group:
    named = terms if all else terms[:1]
    words = "|".join(sorted(map(re.escape, named), key=len, reverse=True))
    before = f"(?:{behind})" if behind else ""
    after = f"(?={ahead})" if ahead else ""
    pattern = re.compile(f"{before}(?P<term>{words}){after}")
    return _Group(tuple(terms), pattern, chosen_only, filled_only, tuple(swaps))
