"""How each park or district stands, as bars of our own: SVG with the figures written in it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant import AreaProgress

_WIDTH, _ROW, _BAR = 360, 46, 18  # units of the drawing; on a phone it is as wide as this
_LABEL = 16  # units that the name above a bar takes
_DIGIT, _MARGIN = 8, 5  # units that a digit takes, and what is left free beside a figure
_LONGEST = 26  # characters of a name; the table below has all of it
_NAMES = (("达标", "met"), ("未达标", "unmet"), ("缺资料", "open"))


def area_chart(areas: Sequence[AreaProgress]) -> str:
    """A bar for each park or district, made of the shares of what is met, not met and open."""
    shown = [area for area in areas if sum(area.counts)]
    if not shown:
        return ""
    height = _ROW * len(shown)
    bars = "".join(_bar(area, _ROW * place) for place, area in enumerate(shown))
    told = "；".join(
        f"{area.area}：" + "，".join(f"{name} {n} 项" for (name, _), n in _pairs(area))
        for area in shown
    )
    legend = "".join(
        f'<span><i class="dw-key dw-key-{key}"></i>{name}</span>' for name, key in _NAMES
    )
    return (
        f'<figure class="dw-chart"><figcaption>各园区达标情况（每条按项数的比例）{legend}'
        f'</figcaption><svg viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' aria-label="{escape(told)}">{bars}</svg></figure>'
    )


def _bar(area: AreaProgress, top: int) -> str:
    label = area.area if len(area.area) <= _LONGEST else f"{area.area[: _LONGEST - 1]}…"
    middle = top + _LABEL + 4 + _BAR // 2 + 5
    parts = [f'<text x="0" y="{top + _LABEL - 2}">{escape(label)}</text>']
    left, scale = 0.0, _WIDTH / sum(area.counts)
    for (name, key), number in _pairs(area):
        width = number * scale
        title = f"<title>{escape(area.area)}：{name} {number} 项</title>"
        parts.append(
            f'<rect class="dw-key-{key}" x="{left:.1f}" y="{top + _LABEL + 4}" width="{width:.1f}"'
            f' height="{_BAR}">{title}</rect>'
        )
        if width >= _DIGIT * len(str(number)) + _MARGIN:
            parts.append(
                f'<text class="dw-on-{key}" x="{left + width / 2:.1f}" y="{middle}"'
                f' text-anchor="middle">{number}</text>'
            )
        left += width
    return "".join(parts)


def _pairs(area: AreaProgress) -> Sequence[tuple[tuple[str, str], int]]:
    return list(zip(_NAMES, area.counts, strict=True))
