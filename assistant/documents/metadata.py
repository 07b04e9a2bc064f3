"""What a document says about itself: title, number, issuer, dates, status; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.documents.authority import find_kind, find_level, find_region
from assistant.documents.dates import Dates, find_dates, parse_date
from assistant.documents.particulars import (
    adoption_lines,
    find_issuer,
    find_number,
    split_title,
    written_number,
)
from assistant.documents.titles import find_title
from assistant.domain import Kind, Level, Status

_REVISED_NAME = re.compile(r"已(?:有\d{4}年)?(?:修订|修改|修正)|旧版")
_REPEALED_NAME = re.compile(r"已(?:被)?(?:废止|失效|作废)")
_REPEALS = re.compile(r"《([^《》]+)》(?:[（(][^（）()]*[）)])?\s*(?:予以|同时|即行)*\s*废止")
_STATUS_WORDS = {status.value: status for status in Status} | {
    "有效": Status.IN_FORCE,
    "废止": Status.REPEALED,
    "失效": Status.REPEALED,
    "已失效": Status.REPEALED,
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found, with a warning for what was not."""

    title: str
    kind: Kind
    issuer: str | None
    number: str | None
    level: Level | None
    region: str | None
    status: Status
    dates: Dates
    expires: date | None
    replaces: tuple[str, ...]
    warnings: tuple[str, ...]


def read_metadata(
    text: str, properties: Mapping[str, str], file_stem: str, today: date
) -> Metadata:
    """The particulars of a document. `properties`: what its format or its page states;
    `today` decides whether it is in force yet.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    title, organ = split_title(find_title(text, properties, file_stem))
    dates = _dates(text, properties, file_stem)
    issuer = properties.get("issuer") or organ or find_issuer(title, lines)
    number = written_number(properties.get("number", "")) or find_number(lines)
    level = find_level(title, issuer or "", adoption_lines(lines), file_stem)
    return Metadata(
        title=title,
        kind=find_kind(title, level),
        issuer=issuer,
        number=number,
        level=level,
        region=None if level is Level.UNIT else find_region(title, issuer or ""),
        status=_status(title, file_stem, properties.get("status", ""), dates, today),
        dates=dates,
        expires=parse_date(properties.get("expires", "")),
        replaces=tuple(dict.fromkeys(_REPEALS.findall(text))),
        warnings=_warnings(number, issuer, dates),
    )


def _dates(text: str, properties: Mapping[str, str], file_stem: str) -> Dates:
    """What the page's box of particulars states wins over what the text shows."""
    found = find_dates(text, file_stem)
    effective = parse_date(properties.get("effective", ""))
    return Dates(
        written=parse_date(properties.get("written", "")) or found.written,
        published=parse_date(properties.get("published", "")) or found.published,
        effective=effective or found.effective,
        stated=found.stated or effective is not None,
        conflict=found.conflict,
    )


def _status(title: str, file_stem: str, stated: str, dates: Dates, today: date) -> Status:
    if _REPEALED_NAME.search(file_stem):
        return Status.REPEALED
    if _REVISED_NAME.search(file_stem):
        return Status.REVISED
    if stated.strip() in _STATUS_WORDS:
        return _STATUS_WORDS[stated.strip()]
    if dates.effective and dates.effective > today:
        return Status.NOT_YET
    if "试行" in title:
        return Status.TRIAL
    return Status.IN_FORCE if dates.stated else Status.UNKNOWN


def _warnings(number: str | None, issuer: str | None, dates: Dates) -> tuple[str, ...]:
    wanted = {"文号": number, "发文机关": issuer, "成文日期": dates.written or dates.published}
    missing = "、".join(name for name, value in wanted.items() if not value)
    return (*([f"未见{missing}"] if missing else []), *([dates.conflict] if dates.conflict else []))
