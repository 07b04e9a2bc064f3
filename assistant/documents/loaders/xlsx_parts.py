"""What the XML of a sheet says beside its cells: merged areas, hidden rows, heads of the print.

Read from the bytes: a reader that builds sheets in memory makes a cell of every place of an area,
and one stray cell or merge at the far end of a sheet is then millions of them.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"
)
_FOLDED = re.compile(rb"<(?:\w+:)?(?:row|col)\b[^>]*?\bhidden=[\"'](?:1|true)[\"']")
_BAND = re.compile(rb"<(?:\w+:)?odd(?:Header|Footer)\b[^>]*>([^<]+)<")
_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[LCRPNDTZFABEISUXYGOH])')  # of the print's bands
_UNCOUNTED = re.compile(
    rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_MOST_AREAS = 20_000


@dataclass(frozen=True, slots=True)
class Area:
    """Rows and columns of a merged cell, from 0, the ends not included."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """`uncounted`: a formula stands without its result. `bands`: head and foot of the print."""

    merged: tuple[Area, ...] = ()
    folded: bool = False
    uncounted: bool = False
    bands: tuple[str, ...] = ()


def read_facts(archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    """The facts of each sheet by its title."""
    held = set(archive.namelist())
    if not {_BOOK, _RELATIONS} <= held:
        return {}
    targets = {
        item.get("Id", ""): posixpath.normpath(posixpath.join("/xl", item.get("Target", "")))[1:]
        for item in ET.fromstring(archive.read(_RELATIONS))
    }
    return {
        title: _facts(archive.read(targets[name]))
        for title, name in _sheets(archive.read(_BOOK))
        if targets.get(name) in held
    }


def _sheets(book: bytes) -> Iterator[tuple[str, str]]:
    """Titles and relation ids."""
    for element in ET.fromstring(book).iter():
        if element.tag.endswith("}sheet"):
            ids = (value for key, value in element.attrib.items() if key.endswith("}id"))
            yield element.get("name", ""), next(ids, "")


def _facts(data: bytes) -> SheetFacts:
    areas = []
    for found in _MERGED.finditer(data):
        left, top, right, bottom = found.groups()
        areas.append(Area(int(top) - 1, int(bottom), _column(left) - 1, _column(right)))
        if len(areas) == _MOST_AREAS:
            break
    bands = (unescape(found.group(1).decode("utf-8", "replace")) for found in _BAND.finditer(data))
    lines = (" ".join(_CODE.sub(" ", band).split()) for band in bands)
    return SheetFacts(
        merged=tuple(area for area in areas if 0 <= area.top < area.bottom),
        folded=_FOLDED.search(data) is not None,
        uncounted=_UNCOUNTED.search(data) is not None,
        bands=tuple(line for line in lines if line),
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number
