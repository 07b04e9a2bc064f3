"""What somebody has stated of a file, in its own head or in a sheet, as fields of a `Document`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assistant.documents.dates import parse_date
from assistant.documents.document_numbers import written_number
from assistant.documents.screening import stated_secrecy
from assistant.domain import Kind, Level, Source, Status
from assistant.errors import DocumentError, FileBroken, SheetWrong
from assistant.particulars import LABELS, Origin, Particular
from assistant.sheets import Sheet

_WORDS = ("title", "issuer", "region", "collection", "addressee")
_DAYS = ("written", "published", "effective", "expires")
_CHOICES: dict[str, type[Kind] | type[Level] | type[Status]] = {
    "kind": Kind,
    "level": Level,
    "status": Status,
}
_SOURCES = "sources"  # what a digest restates: a list of tables
NOT_SECRET = ("无", "非密", "不涉密", "公开")
_YES_NO = {"是": True, "否": False, "true": True, "false": False}
_KEYS = {label: name for name, label in LABELS.items()}


@dataclass(frozen=True, slots=True)
class Statements:
    """Fields for `Document`, and a particular for each. `secrecy` is None where nobody says."""

    fields: Mapping[str, Any]
    particulars: tuple[Particular, ...]
    secrecy: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something is stated: for messages, and for the evidence."""

    said: str
    origin: Origin
    error: type[DocumentError]


def stated_in(
    front_matter: Mapping[str, object], sheets: tuple[Sheet, ...], name: str
) -> Statements:
    """Everything that is stated of the file `name`; a sheet wins over the file's own head.

    Raises: FileBroken, SheetWrong naming a value that cannot be used.
    """
    place = _Place(f"“{name}”开头的", Origin.FRONT_MATTER, FileBroken)
    parts = [_read(front_matter, place)]
    for sheet in sheets:
        place = _Place(f"登记单“{sheet.name}”里“{name}”的", Origin.SHEET, SheetWrong)
        parts.append(_read(_by_key(sheet.values, place), place))
    fields: dict[str, Any] = {}
    shown: dict[str, Particular] = {}
    secrecy = None
    for part in parts:
        fields |= part.fields
        shown |= {one.name: one for one in part.particulars}
        secrecy = secrecy if part.secrecy is None else part.secrecy
    return Statements(fields, tuple(shown.values()), secrecy)


def _by_key(values: Mapping[str, object], place: _Place) -> dict[str, object]:
    """Keys as `Document` spells them; a sheet may use the Chinese names, and knows no others."""
    keyed = {}
    for key, value in values.items():
        plain = _KEYS.get(key.strip(), key.strip())
        if plain not in LABELS and plain != _SOURCES:
            known = "、".join(LABELS.values())
            raise place.error(f"{place.said}项目“{key}”不认识，只能写：{known}。请改好再添加。")
        keyed[plain] = value
    return keyed


def _read(values: Mapping[str, object], place: _Place) -> Statements:
    given = {key: value for key, value in values.items() if value not in (None, "", [])}
    fields = {key: reads(given[key], key, place) for key, reads in _READERS.items() if key in given}
    secrecy = _secrecy(str(given["secrecy"]), place) if "secrecy" in given else None
    if secrecy is not None:
        fields["secrecy"] = secrecy or None
    particulars = tuple(
        Particular(key, _spoken(value), str(given[key]), origin=place.origin.value)
        for key, value in fields.items()
        if value is not None
    )
    sources = given.get(_SOURCES)
    if isinstance(sources, list):
        fields[_SOURCES] = tuple(_source(entry) for entry in sources if _named(entry))
    return Statements(fields, particulars, secrecy)


def _words(value: object, key: str, place: _Place) -> str:
    return str(value).strip()


def _number(value: object, key: str, place: _Place) -> str:
    words = str(value).strip()
    return written_number(words) or words


def _titles(value: object, key: str, place: _Place) -> tuple[str, ...]:
    return _texts(value)


def _day(value: object, key: str, place: _Place) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    day = parse_date(str(value))
    if day is None:
        raise place.error(
            f"{place.said} {key} 写的是“{value}”，不是日期。请写成 2026-01-31 的样子再添加。"
        )
    return day


def _choice(value: object, key: str, place: _Place) -> Kind | Level | Status:
    choice = _CHOICES[key]
    try:
        return choice(str(value).strip())
    except ValueError:
        allowed = "、".join(member.value for member in choice)
        raise place.error(
            f"{place.said} {key} 写的是“{value}”，只能是：{allowed}。请改好再添加。"
        ) from None


def _yes_no(value: object, key: str, place: _Place) -> bool:
    known = _YES_NO.get(str(value).strip().lower())
    if known is None:
        raise place.error(f"{place.said} trial 写的是“{value}”，只能是：是、否。请改好再添加。")
    return known


_READERS: dict[str, Callable[[object, str, _Place], Any]] = {
    **dict.fromkeys(_WORDS, _words),
    "number": _number,
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(_CHOICES, _choice),
    "replaces": _titles,
    "trial": _yes_no,
}


def _secrecy(words: str, place: _Place) -> str:
    """The grade; empty where it is stated that the file has none."""
    if words.strip() in NOT_SECRET:
        return ""
    grade = stated_secrecy(words)
    if grade is None:
        raise place.error(
            f"{place.said} secrecy 写的是“{words}”，只能是：绝密、机密、秘密"
            "（可加期限，如 机密★1年），或“无”。请改好再添加。"
        )
    return grade


def _spoken(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _named(entry: object) -> bool:
    return isinstance(entry, Mapping) and bool(entry.get("title"))


def _source(entry: Mapping[str, object]) -> Source:
    return Source(
        title=str(entry["title"]),
        number=_text(entry.get("number")),
        issuer=_text(entry.get("issuer")),
        date=_text(entry.get("date")),
        articles=_texts(entry.get("articles")),
        status=_text(entry.get("status")),
    )


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(str(part) for part in value)
    return (str(value),) if value else ()
