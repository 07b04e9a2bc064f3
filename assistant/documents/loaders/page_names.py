"""Page numbers in sentences for users: 2、3、7—12."""

from __future__ import annotations

from collections.abc import Iterable

_MOST_RUNS = 10


def named_pages(numbers: Iterable[int]) -> str:
    """The pages as a clerk names them, such as “第 2、3、7—12 页”; long lists end with a count."""
    runs: list[list[int]] = []
    ordered = sorted(set(numbers))
    for number in ordered:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = "、".join(_named(*run) for run in runs[:_MOST_RUNS])
    return f"第 {shown} 页" + (f"等共 {len(ordered)} 页" if len(runs) > _MOST_RUNS else "")


def _named(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first}、{last}" if last == first + 1 else f"{first}—{last}"
