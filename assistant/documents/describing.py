"""What a clerk fills in about a document (人工填写), on top of what it shows itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.documents.dates import parse_date
from assistant.documents.document_numbers import written_number
from assistant.domain import Document, Kind, Level, ParsedDocument, Status
from assistant.errors import StatementWrong
from assistant.particulars import LABELS, Origin, Particular
from assistant.stock import NONE_STATED, STATED_BY_CLERK

_LONGEST = 200  # characters
_DAYS = ("written", "published", "effective", "expires")
_CHOICES: dict[str, type[Kind] | type[Level] | type[Status]] = {
    "kind": Kind,
    "level": Level,
    "status": Status,
}
_ALWAYS = {"title", "kind", "status"}  # a document without them is none
_FALLBACK: dict[str, Any] = {"kind": Kind.DOCUMENT, "status": Status.UNKNOWN}


def described(parsed: ParsedDocument, values: Mapping[str, str]) -> ParsedDocument:
    """The document with these values filled in, by keys of `LABELS`.

    `无` states that there is no such thing; an empty value takes back what was filled in, so that
    what the file itself shows counts again. Raises: StatementWrong naming the first wrong one.
    """
    fields: dict[str, Any] = {}
    stated: list[Particular] = []
    own = [one for one in parsed.particulars if not (_is_clerk(one) and one.name in values)]
    for name, value in values.items():
        words = " ".join(value.split())
        if words:
            fields[name] = _read(name, words)
            shown = NONE_STATED if fields[name] is None else str(fields[name])
            stated.append(Particular(name, shown, words, origin=Origin.CLERK.value))
        elif any(_is_clerk(one) and one.name == name for one in parsed.particulars):
            fields[name] = _as_before(parsed.document, name, own)
    return replace(
        parsed,
        document=replace(parsed.document, **fields),
        particulars=(*stated, *own),
    )


def _as_before(document: Document, name: str, own: list[Particular]) -> Any:
    shown = next((one.value for one in own if one.name == name), "")
    if not shown:
        return document.title if name == "title" else _FALLBACK.get(name)
    return _read(name, shown)


def _is_clerk(one: Particular) -> bool:
    return one.origin == Origin.CLERK.value


def _read(name: str, words: str) -> Any:
    if name not in STATED_BY_CLERK:
        known = "、".join(LABELS[one] for one in STATED_BY_CLERK)
        raise StatementWrong(f"“{name}”不能填写，可以填写的有：{known}。", name)
    if len(words) > _LONGEST:
        raise StatementWrong(f"{LABELS[name]}超过 {_LONGEST} 字，请核对后重填。", name)
    if words == NONE_STATED and name not in _ALWAYS:
        return None
    return _READERS.get(name, _words)(words, name)


def _words(words: str, name: str) -> str:
    return words


def _number(words: str, name: str) -> str:
    return written_number(words) or words


def _day(words: str, name: str) -> date:
    day = parse_date(words)
    if day is None:
        raise StatementWrong(
            f"{LABELS[name]}“{words}”不是日期，请写成 2026-01-31 或 2026年1月31日。", name
        )
    return day


def _choice(words: str, name: str) -> Kind | Level | Status:
    try:
        return _CHOICES[name](words)
    except ValueError:
        allowed = "、".join(_CHOICES[name])
        raise StatementWrong(
            f"{LABELS[name]}“{words}”不在可选之列，只能是：{allowed}。", name
        ) from None


_READERS: dict[str, Callable[[str, str], Any]] = {
    "number": _number,
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(_CHOICES, _choice),
}
