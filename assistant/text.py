"""Plain text: comparison form, sentences, Chinese numerals, digests."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)\"']*|\n+")
_NOISE = re.compile(r"[\W_]+")


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def squeeze(text: str) -> str:
    """The text in comparison form: NFKC, lower case, neither white space nor punctuation."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).lower()


def sentence_spans(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Spans, moved by `start`, of the trimmed sentences that end in 。！？ or a line break."""
    spans: list[tuple[int, int]] = []
    position = 0
    for match in [*_SENTENCE_END.finditer(text), None]:
        end = match.end() if match else len(text)
        piece = text[position:end]
        body = piece.strip()
        if body:
            left = position + len(piece) - len(piece.lstrip())
            spans.append((start + left, start + left + len(body)))
        position = end
    return spans


def parse_number(text: str) -> int | None:
    """An integer from Arabic, full-width or Chinese digits up to 亿; nothing when it is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if not plain or any(c not in _DIGITS and c not in _UNITS and c not in "万亿" for c in plain):
        return None
    if not any(c in _UNITS or c in "万亿" for c in plain):
        return int("".join(str(_DIGITS[c]) for c in plain))
    total, part, digit = 0, 0, 0
    for c in plain:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _UNITS:
            part += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            total = (total + part + digit) * (10_000 if c == "万" else 100_000_000)
            part = digit = 0
    return total + part + digit


def row_as_line(text: str) -> str:
    """The row of a table as a line to read: | 任期 | 3年 |（《…》）| becomes 任期：3年（《…》）.

    Anything else is returned as it is.
    """
    cells = [cell.strip() for cell in text.split("|") if cell.strip()]
    if not cells or not text.startswith("|") or not text.rstrip().endswith("|"):
        return text
    line, joint = cells[0], "："
    for cell in cells[1:]:
        line += cell if cell.startswith("（") else joint + cell
        joint = "，"
    return line
