"""The particulars that a Markdown file states before its text, as fields of a `Document`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from assistant.documents.dates import parse_date
from assistant.domain import Kind, Level, Source, Status
from assistant.errors import FileBroken

_WORDS = ("title", "issuer", "number", "region", "collection")
_DAYS = ("written", "published", "effective", "expires")
_CHOICES: dict[str, type[Kind] | type[Level] | type[Status]] = {
    "kind": Kind,
    "level": Level,
    "status": Status,
}


def stated_fields(front_matter: Mapping[str, object], name: str) -> dict[str, Any]:
    """Keyword arguments for `Document`; raises FileBroken naming a value that cannot be used."""
    fields: dict[str, Any] = {}
    for key in _WORDS:
        if front_matter.get(key):
            fields[key] = str(front_matter[key]).strip()
    for key in _DAYS:
        if front_matter.get(key):
            fields[key] = _day(front_matter[key], key, name)
    for key, choice in _CHOICES.items():
        if front_matter.get(key):
            fields[key] = _choice(choice, str(front_matter[key]).strip(), key, name)
    if front_matter.get("replaces"):
        fields["replaces"] = _texts(front_matter["replaces"])
    sources = front_matter.get("sources")
    if isinstance(sources, list):
        fields["sources"] = tuple(_source(entry) for entry in sources if _named(entry))
    return fields


def _day(value: object, key: str, name: str) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    day = parse_date(str(value))
    if day is None:
        raise FileBroken(
            f"“{name}”开头的 {key} 写的是“{value}”，不是日期。请写成 2026-01-31 的样子再添加。"
        )
    return day


def _choice(
    choice: type[Kind] | type[Level] | type[Status], value: str, key: str, name: str
) -> Kind | Level | Status:
    try:
        return choice(value)
    except ValueError:
        allowed = "、".join(member.value for member in choice)
        raise FileBroken(
            f"“{name}”开头的 {key} 写的是“{value}”，只能是：{allowed}。请改好再添加。"
        ) from None


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
