"""Nouns to rows of the registry and back."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from assistant.domain import Document, Kind, Level, ParsedDocument, Passage, Section, Source, Status
from assistant.endings import Repeal
from assistant.particulars import Particular

DOCUMENT_COLUMNS = tuple(item.name for item in fields(Document))
TEXT_COLUMNS = ("document_id", "text", "pages", "warnings", "masked", "particulars")
_SECTION_NAMES = tuple(item.name for item in fields(Section))
SECTION_COLUMNS = ("document_id", "ordinal", *_SECTION_NAMES)
PASSAGE_COLUMNS = tuple(item.name for item in fields(Passage))

Value = str | int | None


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that was added: what it looked like then, and the document it holds."""

    path: str
    document_id: str
    size: int
    mtime_ns: int
    sha256: str


def document_values(document: Document) -> list[Value]:
    """In the order of `DOCUMENT_COLUMNS`."""
    return [_document_value(document, name) for name in DOCUMENT_COLUMNS]


def document_from(row: sqlite3.Row) -> Document:
    """The document as it was stored."""
    return Document(
        id=row["id"],
        title=row["title"],
        kind=Kind(row["kind"]),
        sha256=row["sha256"],
        issuer=row["issuer"],
        number=row["number"],
        level=Level(row["level"]) if row["level"] else None,
        region=row["region"],
        status=Status(row["status"]),
        written=_day(row["written"]),
        published=_day(row["published"]),
        effective=_day(row["effective"]),
        expires=_day(row["expires"]),
        replaces=tuple(json.loads(row["replaces"])),
        replaced_by=row["replaced_by"],
        collection=row["collection"],
        revision=row["revision"],
        source_name=row["source_name"],
        sources=tuple(_source(record) for record in json.loads(row["sources"])),
        repeals=tuple(_repeal(record) for record in json.loads(row["repeals"])),
        amended=_day(row["amended"]),
        addressee=row["addressee"],
        secrecy=row["secrecy"],
        trial=bool(row["trial"]),
    )


def section_values(document_id: str, ordinal: int, section: Section) -> list[Value]:
    """In the order of `SECTION_COLUMNS`."""
    return [
        document_id,
        ordinal,
        *(_plain(getattr(section, name)) for name in _SECTION_NAMES),
    ]


def section_from(row: sqlite3.Row) -> Section:
    """The section as it was stored."""
    values = {name: row[name] for name in _SECTION_NAMES}
    values["headings"] = tuple(json.loads(row["headings"]))
    return Section(**values)


def passage_values(passage: Passage) -> list[Value]:
    """In the order of `PASSAGE_COLUMNS`."""
    return [_plain(getattr(passage, name)) for name in PASSAGE_COLUMNS]


def passage_from(row: sqlite3.Row) -> Passage:
    """The passage as it was stored."""
    values = {name: row[name] for name in PASSAGE_COLUMNS}
    values["headings"] = tuple(json.loads(row["headings"]))
    return Passage(**values)


def text_values(parsed: ParsedDocument) -> list[Value]:
    """In the order of `TEXT_COLUMNS`."""
    return [
        parsed.document.id,
        parsed.text,
        json.dumps(parsed.pages),
        json.dumps(parsed.warnings, ensure_ascii=False),
        int(parsed.masked),
        json.dumps([asdict(one) for one in parsed.particulars], ensure_ascii=False),
    ]


def particulars_from(text: str) -> tuple[Particular, ...]:
    """The particulars of a document as they were stored."""
    return tuple(Particular(**record) for record in json.loads(text))


def _document_value(document: Document, name: str) -> Value:
    if name in ("sources", "repeals"):
        records = [asdict(record) for record in getattr(document, name)]
        return json.dumps(records, ensure_ascii=False, default=str)
    return _plain(getattr(document, name))


def _plain(value: object) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return str(value)  # an enum member as its Chinese name
    if value is None or isinstance(value, int):
        return value
    raise TypeError(f"no column holds {value!r}")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _source(record: dict[str, Any]) -> Source:
    return Source(**{**record, "articles": tuple(record["articles"])})


def _repeal(record: dict[str, Any]) -> Repeal:
    days = {name: _day(record[name]) for name in ("since", "written")}
    return Repeal(**{**record, **days, "articles": tuple(record["articles"])})
