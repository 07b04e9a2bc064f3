"""Time limits as figures, so that 一个月内 and 1个月 are one and the same."""

from __future__ import annotations

from assistant.figures import figures, periods
from assistant.units import TIMES

_LIMITING = (*TIMES, "小时", "学时", "次", "每次")


def differ(one: str, other: str) -> bool:
    """Whether both are said and the second sets what the first does not."""
    ours, theirs = _amounts(one), _amounts(other)
    return bool(ours and theirs - ours)


def counts(limit: str) -> bool:
    """Whether the limit names a number, and not only 及时 or 按月."""
    return bool(_amounts(limit))


def _amounts(limit: str) -> frozenset[tuple[str, float, float]]:
    """Unit with both ends of each amount; of 每季度一次 what comes round, and how often."""
    rounds = {(f"每{one.unit}", one.low, one.high) for one in periods(limit)}
    amounts = {(one.unit, one.low, one.high) for one in figures(limit) if one.unit in _LIMITING}
    return frozenset(rounds | amounts)
