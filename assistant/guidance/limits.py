"""Time limits as numbers with units, so that 一个月内 and 1个月 are one and the same."""

from __future__ import annotations

import re

from assistant.text import parse_number, squeeze

_AMOUNT = re.compile(
    r"(?P<number>[一二两三四五六七八九十半\d]+)个?(?P<unit>工作日|学时|小时|季度|月|年|天|日|周|次)"
)
_OFTEN = re.compile(r"每(?P<number>半|一|两|三)?个?(?P<unit>季度|月|年|周)")


def differ(one: str, other: str) -> bool:
    """Whether both are said and the second sets what the first does not."""
    ours, theirs = _amounts(one), _amounts(other)
    return bool(ours and theirs - ours)


def counts(limit: str) -> bool:
    """Whether the limit names a number, and not only 及时 or 按月."""
    return bool(_amounts(limit))


def _amounts(limit: str) -> frozenset[tuple[str, str]]:
    plain = squeeze(limit)
    often = {("每" + (found["number"] or "一"), found["unit"]) for found in _OFTEN.finditer(plain)}
    rest = _OFTEN.sub("", plain)
    amounts = {(_plain(found["number"]), found["unit"]) for found in _AMOUNT.finditer(rest)}
    return frozenset(often | amounts)


def _plain(number: str) -> str:
    value = parse_number(number)
    return str(value) if value is not None else number
