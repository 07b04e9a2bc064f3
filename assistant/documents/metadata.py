"""What a document says about itself, with the words that show it; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.documents.authority import find_kind, find_level, find_region
from assistant.documents.compendium import cover, is_compendium
from assistant.documents.dates import Dates, find_dates, parse_date
from assistant.documents.document_numbers import find_number, written_number
from assistant.documents.organs import adoption_lines, find_addressee, find_issuer, split_title
from assistant.documents.spots import (
    Found,
    Spot,
    elsewhere,
    lines_saying,
    particular,
    text_lines,
)
from assistant.documents.titles import find_title
from assistant.domain import Kind, Level, Status
from assistant.particulars import Origin, Particular

_TITLE_LINES = 20
_REVISED_NAME = re.compile(r"已(?:有\d{4}年)?(?:修订|修改|修正)|旧版")
_REPEALED_NAME = re.compile(r"已(?:被)?(?:废止|失效|作废)")
_TRIAL_RUN = re.compile(r"本[^。；，\n]{1,10}自[^。；\n]{1,40}?起试行")
_STATUS_WORDS = {status.value: status for status in Status} | {
    "有效": Status.IN_FORCE,
    "废止": Status.REPEALED,
    "失效": Status.REPEALED,
    "已失效": Status.REPEALED,
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; `particulars` holds each value with its evidence."""

    title: str
    kind: Kind
    issuer: str | None
    number: str | None
    addressee: str | None
    level: Level | None
    region: str | None
    status: Status
    trial: bool
    dates: Dates
    expires: date | None
    warnings: tuple[str, ...]
    particulars: tuple[Particular, ...]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file says outside its text: properties of its format or page, headers, its name.

    `origin` is what a citation of the evidence calls the properties.
    """

    stem: str
    properties: Mapping[str, str]
    margins: Sequence[str] = ()
    origin: Origin = Origin.PROPERTIES

    def stated(self, key: str) -> Spot | None:
        """A property that is filled in."""
        words = self.properties.get(key, "").strip()
        return Spot(words, None, self.origin) if words else None


def read_metadata(text: str, facts: FileFacts, today: date) -> Metadata:
    """The particulars of a document; `today` decides whether it is in force yet."""
    lines = text_lines(text)
    margins = elsewhere(facts.margins, Origin.MARGIN)
    title, organ = split_title(find_title(text, facts.properties, facts.stem))
    title_spot = _title_spot(title, text, lines, facts)
    if is_compendium(title):  # what stands inside is said of the texts that it collects
        text = cover(text)
        lines = text_lines(text)
    adopted = adoption_lines(lines)
    issuer = _issuer(title, organ, title_spot, text, lines, margins, facts)
    number = _number(lines, adopted, margins, facts)
    dates = _dates(text, lines, facts)
    level = find_level(title, issuer.value if issuer else "", _words(adopted), facts.stem)
    status, status_spot = _status(facts, dates, title, today)
    trial = _trial(title, title_spot, text)
    expires = facts.stated("expires")
    region = None if level is Level.UNIT else find_region(title, issuer.value if issuer else "")
    addressee = find_addressee(lines)
    kind = find_kind(title, level)
    particulars = [
        particular("title", title, title_spot),
        *_named(number=number, issuer=issuer, addressee=addressee),
        *(particular(name, getattr(dates, name), spot) for name, spot in dates.shown.items()),
        *([particular("status", status, status_spot)] if status_spot else []),
        *([particular("trial", "是", trial)] if trial else []),
        *([particular("kind", kind, title_spot)] if kind is not Kind.DOCUMENT else []),
    ]
    if level:
        shown = _level_spot(level, title, title_spot, issuer, adopted, facts)
        particulars.append(particular("level", level, shown))
    if region:
        by_issuer = issuer and find_region("", issuer.value) == region
        spot = issuer.spot if issuer and by_issuer else title_spot
        particulars.append(particular("region", region, spot))
    return Metadata(
        title=title,
        kind=kind,
        issuer=issuer.value if issuer else None,
        number=number.value if number else None,
        addressee=addressee.value if addressee else None,
        level=level,
        region=region,
        status=status,
        trial=trial is not None,
        dates=dates,
        expires=parse_date(expires.words) if expires else None,
        warnings=(dates.conflict,) if dates.conflict else (),
        particulars=tuple(particulars),
    )


def _named(**found: Found | None) -> Iterator[Particular]:
    return (one.named(name) for name, one in found.items() if one)


def _words(lines: Sequence[Spot]) -> str:
    return "\n".join(line.words for line in lines)


def _title_spot(title: str, text: str, lines: Sequence[Spot], facts: FileFacts) -> Spot:
    place = lines_saying(title, text, lines[:_TITLE_LINES]) or lines_saying(title, text, lines)
    if place:
        return place
    stated = facts.stated("title")
    return stated if stated and title in stated.words else Spot(facts.stem, None, Origin.FILE_NAME)


def _issuer(
    title: str,
    organ: str | None,
    title_spot: Spot,
    text: str,
    lines: Sequence[Spot],
    margins: Sequence[Spot],
    facts: FileFacts,
) -> Found | None:
    stated = facts.stated("issuer")
    if stated:
        return Found(stated.words, stated)
    if organ:
        return Found(organ, lines_saying(organ, text, lines[:_TITLE_LINES]) or title_spot)
    return find_issuer(title, text, lines, margins)


def _number(
    lines: Sequence[Spot], adopted: Sequence[Spot], margins: Sequence[Spot], facts: FileFacts
) -> Found | None:
    stated = facts.stated("number")
    written = written_number(stated.words) if stated else None
    if stated and written:
        return Found(written, stated)
    return find_number(lines, adopted) or find_number(margins)


def _dates(text: str, lines: Sequence[Spot], facts: FileFacts) -> Dates:
    """What the page's box of particulars states wins over what the text shows."""
    found = find_dates(text, lines, facts.stem)
    days = {"written": found.written, "published": found.published, "effective": found.effective}
    shown = dict(found.shown)
    for name in days:
        spot = facts.stated(name)
        day = parse_date(spot.words) if spot else None
        if spot and day:
            days[name], shown[name] = day, spot
    stated = found.stated or facts.stated("effective") is not None
    return Dates(**days, stated=stated, conflict=found.conflict, shown=shown)


def _status(facts: FileFacts, dates: Dates, title: str, today: date) -> tuple[Status, Spot | None]:
    name = Spot(facts.stem, None, Origin.FILE_NAME)
    if _REPEALED_NAME.search(facts.stem):
        return Status.REPEALED, name
    if _REVISED_NAME.search(facts.stem):
        return Status.REVISED, name
    stated = facts.stated("status")
    if stated and stated.words in _STATUS_WORDS:
        return _STATUS_WORDS[stated.words], stated
    # What follows from 施行日期 and 试行 is shown by these, and changes with the day.
    if dates.effective and dates.effective > today:
        return Status.NOT_YET, None
    if "试行" in title:
        return Status.TRIAL, None
    return (Status.IN_FORCE if dates.stated else Status.UNKNOWN), None


def _trial(title: str, title_spot: Spot, text: str) -> Spot | None:
    if "试行" in title:
        return title_spot
    said = _TRIAL_RUN.search(text)
    return Spot(said.group(), said.start()) if said else None


def _level_spot(
    level: Level,
    title: str,
    title_spot: Spot,
    issuer: Found | None,
    adopted: Sequence[Spot],
    facts: FileFacts,
) -> Spot:
    """The least that shows the level: the title, else the issuer, the decision, the name."""
    if find_level(title, "", "", "") is level:
        return title_spot
    if issuer and find_level(title, issuer.value, "", "") is level:
        return issuer.spot
    if adopted and find_level(title, issuer.value if issuer else "", _words(adopted), "") is level:
        return adopted[-1]
    return Spot(facts.stem, None, Origin.FILE_NAME)
