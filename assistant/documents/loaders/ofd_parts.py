"""The XML parts of an OFD package, checked and put into the form that ofdkit reads whole.

ofdkit knows where a run of text begins, not how its glyphs are spaced: a wide step in the middle
of a run (the gap between two cells, or between 第一章 and its name) would be lost, so the run is
cut there. It follows composite objects without counting them, so they are counted here.
"""

from __future__ import annotations

import io
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator

from assistant.errors import FileBroken, FileTooLarge

_LARGEST_PART = 16 * 1024 * 1024  # bytes of XML: one page of text stays far below
_LONG_BLANK = re.compile(rb"[\s\0]{20000}")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_UTF8 = 0x800  # names of other parts are in an encoding that only ofdkit guesses
_MOST_DRAWN = 20_000  # objects that one composite unit may stand for
_WIDE = 0.7  # of the type size, beyond the width of the glyph itself


def prepared(data: bytes, name: str) -> bytes:
    """The package with glyph gaps written out; raises a DocumentError for hostile parts."""
    changed: dict[str, bytes] = {}
    units: dict[str, list[str]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            if not part.filename.lower().endswith(".xml"):
                continue
            root = _parse(_read(archive, part, name))
            if root is None:
                continue
            units.update(_units(root))
            if _write_gaps(root):
                changed[part.filename] = ET.tostring(root, "utf-8")
        _refuse_nests(units, name)
        legacy = any(not (p.flag_bits & _UTF8 or p.filename.isascii()) for p in archive.filelist)
        return _rewritten(archive, changed) if changed and not legacy else data


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bytes:
    if part.file_size > _LARGEST_PART:
        raise FileTooLarge(
            f"“{name}”里有一个部件解压后有 {part.file_size // 2**20} MB，"
            f"超过上限 {_LARGEST_PART // 2**20} MB，没有读取。"
            "请核对文件来源，或另存为 PDF 后再添加。"
        )
    try:
        data = archive.read(part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        return b""  # the page of this part is reported by its number later
    plain = data.replace(b"\0", b"") if b"\0" in data else data
    if _DECLARATION.search(plain) or _LONG_BLANK.search(data):
        raise FileBroken(
            f"“{name}”内部含有正常 OFD 文件没有的声明或填充，为安全起见没有读取。"
            "请核对文件来源，用 OFD 阅读器打开后另存一份再添加。"
        )
    return data


def _parse(data: bytes) -> ET.Element | None:
    try:
        return ET.fromstring(data) if data else None
    except (ET.ParseError, ValueError, LookupError):
        return None  # ofdkit mends what some producers write


def _local(element: ET.Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _units(root: ET.Element) -> dict[str, list[str]]:
    """Composite units: what each refers to, with an empty name for an object of its own."""
    return {
        unit.get("ID", "").strip(): [
            element.get("ResourceID", "").strip() if _local(element) == "CompositeObject" else ""
            for element in unit.iter()
            if _local(element) in ("CompositeObject", "TextObject")
        ]
        for unit in root.iter()
        if _local(unit) == "CompositeGraphicUnit"
    }


def _refuse_nests(units: dict[str, list[str]], name: str) -> None:
    counted: dict[str, int] = {}

    def count(unit: str, above: frozenset[str]) -> int:
        if unit in above or len(above) > 40:
            return _MOST_DRAWN + 1  # a unit that holds itself
        if unit not in counted:
            inside = above | {unit}
            counted[unit] = sum(count(other, inside) if other else 1 for other in units[unit])
        return counted[unit]

    for unit, inside in units.items():
        units[unit] = [other for other in inside if not other or other in units]
    if any(count(unit, frozenset()) > _MOST_DRAWN for unit in units):
        raise FileBroken(
            f"“{name}”内部的图元互相引用、没有尽头，不像正常文档，没有读取。请核对文件来源。"
        )


def _write_gaps(root: ET.Element) -> bool:
    changed = False
    for element in root.iter():
        if _local(element) != "TextObject":
            continue
        if "Size" not in element.attrib and "size" in element.attrib:
            element.set("Size", element.attrib["size"])  # one producer writes it small
            changed = True
        size = _number(element.get("Size"))
        if size > 0:
            pieces = list(_all_pieces(element, size))
            if len(pieces) > len(element):
                element[:] = pieces
                changed = True
    return changed


def _all_pieces(text_object: ET.Element, size: float) -> Iterator[ET.Element]:
    x = 0.0
    for child in text_object:
        if _local(child) != "TextCode":
            yield child
            continue
        x = _number(child.get("X")) if "X" in child.attrib else x  # the one before counts on
        pieces = list(_pieces(child, x, size))
        yield from pieces if len(pieces) > 1 else [_piece_at(child, x)]


def _piece_at(code: ET.Element, x: float) -> ET.Element:
    if "X" not in code.attrib:
        code.set("X", f"{x:.4f}")
    return code


def _pieces(code: ET.Element, x: float, size: float) -> Iterator[ET.Element]:
    """The run, which begins at `x`, as runs without a wide step inside."""
    text = code.text or ""
    steps = _steps(code.get("DeltaX", ""), len(text) - 1)
    start, begins = 0, x
    for at, step in enumerate(steps):
        x += step
        if step > _width(text[at], size) + _WIDE * size:
            yield _piece(code, text[start : at + 1], begins, steps[start:at])
            start, begins = at + 1, x
    yield _piece(code, text[start:], begins, steps[start:])


def _piece(code: ET.Element, text: str, x: float, steps: list[float]) -> ET.Element:
    piece = ET.Element(code.tag, dict(code.attrib), X=f"{x:.4f}")
    piece.attrib.pop("DeltaX", None)
    if steps:
        piece.set("DeltaX", " ".join(f"{step:.4f}" for step in steps))
    piece.text = text
    return piece


def _steps(value: str, most: int) -> list[float]:
    """A DeltaX list, with `g count step` written out."""
    steps: list[float] = []
    words = iter(value.split())
    for word in words:
        if len(steps) >= most:
            break
        if word == "g":
            count, step = _number(next(words, "")), _number(next(words, ""))
            steps += [step] * max(0, min(int(count), most - len(steps)))
        else:
            steps.append(_number(word))
    return steps


def _width(character: str, size: float) -> float:
    return size if unicodedata.east_asian_width(character) in ("W", "F") else 0.5 * size


def _number(value: str | None) -> float:
    try:
        number = float(value or 0)
    except ValueError:
        return 0.0
    return number if abs(number) < 1e6 else 0.0


def _rewritten(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as copy:
        for part in archive.infolist():
            if part.filename in changed:
                copy.writestr(part.filename, changed[part.filename])
            elif part.filename.lower().endswith(".xml"):
                try:
                    copy.writestr(part.filename, archive.read(part))
                except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
                    continue
    return out.getvalue()
