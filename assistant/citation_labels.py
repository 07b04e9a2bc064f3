"""Citations to paste: 《文件名》（文号，发文机关，日期）第X条第X款."""

from __future__ import annotations

import re

from assistant.domain import Document

_CLAUSE = re.compile(r"^第.+条")
_ITEM = re.compile(r"^[（(].+[）)]$")
_PART = re.compile(r"^[一二三四五六七八九十百]+$")
_POINT = re.compile(r"^\d+\.$")


def label(document: Document, locator: str) -> str:
    """The citation to paste: 《文件名》（文号，发文机关，日期）第X条第X款."""
    date = document.date
    day = f"{date.year}年{date.month}月{date.day}日" if date else None
    facts = "，".join(part for part in (document.number, document.issuer, day) if part)
    return f"《{document.title}》" + (f"（{facts}）" if facts else "") + spoken_locator(locator)


def spoken_locator(locator: str) -> str:
    """A locator as a clerk writes it: 第四条第（三）项, 第二部分“一是”, 第二部分（一）第1点."""
    parts = [part for part in locator.split("/") if part]
    clause = next((i for i, part in enumerate(parts) if _CLAUSE.match(part)), None)
    if clause is not None:
        return "".join(f"第{part}项" if _ITEM.match(part) else part for part in parts[clause:])
    return "".join(_spoken_part(part) for part in parts)


def _spoken_part(part: str) -> str:
    if _PART.match(part):
        return f"第{part}部分"
    if _POINT.match(part):
        return f"第{part.rstrip('.')}点"
    return part if _ITEM.match(part) or part.startswith("第") else f"“{part}”"
