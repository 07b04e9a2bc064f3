"""Running heads, running feet and page numbers: what stands on pages but not in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

Lines = Sequence[str]

_EDGE = 2  # lines looked at, at the top and at the bottom of a page
_DASH = r"[-—–－―─一~·•]"
_NUMBERED = re.compile(
    rf"{_DASH}{{1,3}}\s*\d{{1,4}}\s*{_DASH}{{1,3}}"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/|]?\s*[（(]?\s*共\s*\d{1,4}\s*页\s*[）)]?)?"
    r"|共\s*\d{1,4}\s*页\s*[,，/|]?\s*第\s*\d{1,4}\s*页"
    r"|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?"
)
_FRACTION = re.compile(r"(\d{1,4})\s*/\s*\d{1,4}")
_BARE = re.compile(r"\d{1,4}")
_END_DIGITS = re.compile(r"^\W*\d{1,4}\W*|\W*\d{1,4}\W*$")
_STRUCTURAL = re.compile(
    r"第[一二三四五六七八九十百零〇\d]+[编章节条]|附件|[（(]?[一二三四五六七八九十]+[）)、]"
)
_TITLE_END = re.compile(
    r"(?:条例|规定|办法|细则|通知|意见|方案|章程|决定|制度|规程|准则|讲话|报告|法|指南|要点|手册)"
    r"(?:[（(].{1,10}[）)])?$"
)


def is_page_number(line: str) -> bool:
    """Is this whole line a page number that cannot be anything else (— 3 —, 第 3 页)?"""
    return _NUMBERED.fullmatch(line.strip()) is not None


def strip_furniture(pages: Sequence[Lines]) -> list[list[str]]:
    """The lines of each page without page numbers and repeated heads and feet."""
    return split_furniture(pages)[0]


def split_furniture(pages: Sequence[Lines]) -> tuple[list[list[str]], tuple[str, ...]]:
    """The lines of each page without furniture, and each running head or foot once."""
    numbers = _number_lines(pages)
    bare = [
        [line for row, line in enumerate(lines) if row not in drop]
        for lines, drop in zip(pages, numbers, strict=True)
    ]
    heads = _repeated(bare)
    kept_once = {key for key in heads if _must_stay_once(key, bare)}
    result: list[list[str]] = []
    dropped: dict[str, str] = {}
    for lines in bare:
        edges = set(_edge_rows(lines))
        rows: list[str] = []
        for row, line in enumerate(lines):
            key = _head_key(line)
            if row in edges and key in heads:
                if key not in kept_once:
                    dropped.setdefault(key, line.strip())
                    continue
                kept_once.discard(key)
            rows.append(line)
        result.append(rows)
    return result, tuple(dropped.values())


def _edge_rows(lines: Lines) -> list[int]:
    filled = [row for row, line in enumerate(lines) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _outermost_rows(lines: Lines) -> list[int]:
    filled = [row for row, line in enumerate(lines) if line.strip()]
    return sorted({*filled[:1], *filled[-1:]})


def _number_lines(pages: Sequence[Lines]) -> list[set[int]]:
    """Rows of each page that hold its number; a bare figure counts only when it keeps step."""
    found = [{row for row, line in enumerate(lines) if is_page_number(line)} for lines in pages]
    steps: Counter[int] = Counter()
    loose: list[list[tuple[int, int]]] = []
    for index, lines in enumerate(pages):
        candidates = [
            (row, index - number)
            for row in _outermost_rows([*lines])
            if (number := _loose_number(lines[row])) is not None
        ]
        steps.update({step for _, step in candidates})
        loose.append(candidates)
    common = steps.most_common(1)
    if common and common[0][1] >= max(2, len(pages) / 2):
        for rows, candidates in zip(found, loose, strict=True):
            rows.update(row for row, step in candidates if step == common[0][0])
    return found


def _loose_number(line: str) -> int | None:
    body = line.strip()
    match = _BARE.fullmatch(body) or _FRACTION.fullmatch(body)
    if match is None:
        return None
    return int(match.group(1) if match.re is _FRACTION else body)


def _repeated(pages: Sequence[Lines]) -> set[str]:
    counts: Counter[str] = Counter()
    rows_of = _outermost_rows if len(pages) == 2 else _edge_rows
    for lines in pages:
        counts.update({_head_key(lines[row]) for row in rows_of(lines)})
    least = 2 if len(pages) == 2 else max(3, 0.4 * len(pages))
    return {key for key, count in counts.items() if key and count >= least}


def _head_key(line: str) -> str:
    """The line without spaces and without a number at either end; empty when it is no head."""
    body = "".join(line.split())
    if not 2 <= len(body) <= 60 or body[-1] in "。；，、：" or _STRUCTURAL.match(body):
        return ""
    return _END_DIGITS.sub("", body)


def _must_stay_once(key: str, pages: Sequence[Lines]) -> bool:
    """Would a word be lost with this head: the title, or the head row of a later table?"""
    places = [
        (number, row in _edge_rows(lines))
        for number, lines in enumerate(pages)
        for row, line in enumerate(lines)
        if _head_key(line) == key
    ]
    if not all(edge for _, edge in places):
        return False
    # heads begin on the first page, or on the second after a cover
    return places[0][0] > 1 or _TITLE_END.search(key) is not None
