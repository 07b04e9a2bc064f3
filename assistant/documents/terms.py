"""For how long a text binds, and which version it is: 有效期, 试行期, 第四次修正."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.documents.compendium import is_compendium
from assistant.documents.dates import DATE, parse_date
from assistant.documents.repeals import find_repeals
from assistant.documents.spots import Spot, particular
from assistant.domain import Document, Status
from assistant.particulars import Particular
from assistant.text import parse_number

_N = r"[一二两三四五六七八九十百\d]{1,4}"
_ANY_DAY = re.sub(r"[?]P<[a-z0-9]+>", "?:", DATE)
_UNTIL = rf"(?:至|到|截至|截止到|调整至|延长至|延至)\s*(?P<until>{_ANY_DAY})"
_SPAN = rf"(?:为|是|限为)?\s*(?P<number>{_N})\s*(?P<unit>年|个月)"
_TERM = rf"(?:有效期限?|试行期限?|试行期间)\s*(?:{_UNTIL}|{_SPAN})"
_OWN = r"(?:本|此)[\u4e00-\u9fff]{1,10}?"
_BEGINS = r"(?:施行|实施|执行|生效|试行)"
# The text's own term: what stands beside its 施行日, or what it says of 本办法 by that name. The
# 有效期 of a card or an assessment of which a text treats is neither.
_OWN_TERM = (
    re.compile(
        rf"{_OWN}(?:自|从)[^。；\n]{{1,60}}?起[^。；\n]{{0,8}}?{_BEGINS}[，,、\s]*(?:其)?{_TERM}"
    ),
    re.compile(rf"{_OWN}的?{_TERM}"),
    re.compile(rf"{_OWN}(?:自|从)[^。；\n]{{1,60}}?起试行\s*(?:{_UNTIL}|{_SPAN})"),
    re.compile(rf"重新(?:印发|发布|公布)[^。；\n]{{0,20}}?{_TERM}"),
)
_REVISED = re.compile(r"修订|修正|修改")
_DAY = re.compile(DATE)
_HEAD = 15  # lines that may hold the list of revisions
_BODY = re.compile(r"(?:#+\s*)?(?:第[一1]条|第[一1]章|一、)")


@dataclass(frozen=True, slots=True)
class Terms:
    """A document with what its text says of its validity, the evidence, and warnings."""

    document: Document
    particulars: tuple[Particular, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day on which a text binds, or why that cannot be told; `spot` says so."""

    day: date | None = None
    warning: str = ""
    spot: Spot | None = None


def with_terms(document: Document, text: str, stated: Mapping[str, object], today: date) -> Terms:
    """What the text says of how long it binds and of what it ends.

    `stated`: fields that somebody has filled in; they are left as they are.
    """
    # What a collected text repeals, it repealed itself, not the book that it stands in.
    repeals = () if is_compendium(document.title) else find_repeals(text, document.title)
    whole = [one for one in repeals if not one.articles]
    document = replace(document, repeals=repeals, amended=last_revision(text))
    shown: list[Particular] = []
    if "replaces" not in stated:
        titles = tuple(dict.fromkeys(one.title for one in whole))
        document = replace(document, replaces=titles)
        shown = [particular("replaces", one.title, Spot(one.shown, one.start)) for one in whole]
    if "expires" in stated or document.expires:
        return Terms(document, tuple(shown))
    begun = document.effective or document.published or document.written
    expiry = find_expiry(text, begun)
    bound = stated.get("status") in (Status.IN_FORCE, Status.TRIAL)
    if expiry.day and expiry.day < today and bound:
        says = f"正文写明有效期到{expiry.day}为止，登记的时效却是{document.status}：按登记的办"
        return Terms(document, tuple(shown), (says,))
    if expiry.day and expiry.spot:
        shown.append(particular("expires", expiry.day, expiry.spot))
    warnings = (expiry.warning,) if expiry.warning else ()
    return Terms(replace(document, expires=expiry.day), tuple(shown), warnings)


def find_expiry(text: str, begun: date | None) -> Expiry:
    """The last day on which the text binds, counted from `begun` where it names a term."""
    found = next((one for rule in _OWN_TERM for one in rule.finditer(text)), None)
    if found is None:
        return Expiry()
    spot = Spot(found.group(), found.start())
    if found["until"]:
        return Expiry(parse_date(found["until"]), spot=spot)
    number = parse_number(found["number"]) or 0
    if begun is None:
        said = f"{found['number']}{found['unit']}"
        warning = f"正文写明有效期{said}，但未见施行日期，无法推算何时失效，请补登失效日期"
        return Expiry(warning=warning, spot=spot)
    months = number * (12 if found["unit"] == "年" else 1)
    return Expiry(_later(begun, months), spot=spot)


def last_revision(text: str) -> date | None:
    """The day of the last 修订 or 修正 in the list under the title."""
    days: list[date] = []
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line in lines[1:_HEAD]:
        if _BODY.match(line):
            break
        found = list(_DAY.finditer(line))
        for index, one in enumerate(found):
            last = index + 1 == len(found)
            words = line[one.end() : None if last else found[index + 1].start()]
            day = parse_date(one.group())
            if day and _REVISED.search(words):
                days.append(day)
    return max(days, default=None)


def _later(day: date, months: int) -> date | None:
    """The last day of a term of so many months from the day."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):  # a term from 31 January ends with a shorter month
        try:
            return date(day.year + year, month + 1, last) - timedelta(days=1)
        except (ValueError, OverflowError):
            continue
    return None
