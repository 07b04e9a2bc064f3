"""Questions and times by day as SVG of our own; the tables beside it hold the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant import DayFigures

_WIDTH, _HEIGHT = 360, 132  # units of the drawing; on a phone it is as wide as this
_LEFT, _TOP, _BOTTOM = 34, 10, 22
_GAP = 1.5  # units between two bars


def questions_chart(days: Sequence[DayFigures]) -> str:
    """A bar a day: all questions, and beneath them those without an answer."""
    most = _round_up(max((day.asked for day in days), default=0))
    bars = "".join(_bar(day, number, len(days), most) for number, day in enumerate(days))
    told = "；".join(
        f"{day.day:%m-%d} 提问 {day.asked}，未答复 {day.unanswered}" for day in days if day.asked
    )
    return _figure(
        "每天的问题",
        (("asked", "提问"), ("missed", "其中未答复")),
        told,
        f"{_frame(days, most, '')}{bars}",
    )


def times_chart(days: Sequence[DayFigures]) -> str:
    """How long answers took: a line for half of them, one for 95 of 100, in seconds."""
    most = max((day.ms_p95 or 0 for day in days), default=0) / 1000
    top = _nice(most)
    told = "；".join(
        f"{day.day:%m-%d} 半数在 {_seconds(day.ms_p50)} 秒内，95% 在 {_seconds(day.ms_p95)} 秒内"
        for day in days
        if day.ms_p95 is not None
    )
    lines = _line(days, [day.ms_p95 for day in days], top, "p95") + _line(
        days, [day.ms_p50 for day in days], top, "p50"
    )
    return _figure(
        "答复用时",
        (("p50", "一半的问题（p50）"), ("p95", "95% 的问题（p95）")),
        told,
        f"{_frame(days, top, ' 秒')}{lines}",
    )


def _figure(caption: str, keys: Sequence[tuple[str, str]], told: str, drawing: str) -> str:
    legend = "".join(
        f'<span><i class="dw-key dw-key-{key}"></i>{name}</span>' for key, name in keys
    )
    return (
        f'<figure class="dw-chart"><figcaption>{caption}{legend}</figcaption>'
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        f' aria-label="{escape(caption)}：{escape(told or "还没有")}">{drawing}</svg></figure>'
    )


def _frame(days: Sequence[DayFigures], most: float, unit: str) -> str:
    """The ground line, the line of the highest value, and the first, middle and last day."""
    marks = [0, len(days) // 2, len(days) - 1]
    lines = "".join(
        f'<line class="dw-grid" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text x="{_LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{_number(value)}{unit}</text>'
        for value, y in ((value, _y(value, most)) for value in (0, most / 2, most))
    )
    anchors = ("start", "middle", "end")
    names = "".join(
        f'<text x="{_x(at, len(days)) + _step(days) * place / 2:.1f}" y="{_HEIGHT - 6}"'
        f' text-anchor="{anchor}">{days[at].day.month}月{days[at].day.day}日</text>'
        for place, (at, anchor) in enumerate(zip(marks, anchors, strict=True))
    )
    return lines + names


def _bar(day: DayFigures, number: int, count: int, most: float) -> str:
    if not day.asked:
        return ""
    left, width = _x(number, count) + _GAP / 2, (_WIDTH - _LEFT) / count - _GAP
    title = f"<title>{day.day:%m-%d}：提问 {day.asked}，未答复 {day.unanswered}</title>"
    return "".join(
        f'<rect class="dw-key-{key}" x="{left:.1f}" y="{_y(value, most):.1f}" width="{width:.1f}"'
        f' height="{_y(0, most) - _y(value, most):.1f}">{title}</rect>'
        for key, value in (("asked", day.asked), ("missed", day.unanswered))
        if value
    )


def _line(days: Sequence[DayFigures], values: Sequence[float | None], top: float, key: str) -> str:
    points = [
        (_x(number, len(days)) + _step(days) / 2, _y(value / 1000, top), day, value)
        for number, (day, value) in enumerate(zip(days, values, strict=True))
        if value is not None
    ]
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y, _, _ in points)
    dots = "".join(
        f'<circle class="dw-dot-{key}" cx="{x:.1f}" cy="{y:.1f}" r="2.6">'
        f"<title>{day.day:%m-%d}：{_seconds(value)} 秒</title></circle>"
        for x, y, day, value in points
    )
    return f'<polyline class="dw-line-{key}" points="{way}"/>{dots}'


def _x(number: int, count: int) -> float:
    return _LEFT + number * (_WIDTH - _LEFT) / max(count, 1)


def _step(days: Sequence[DayFigures]) -> float:
    return (_WIDTH - _LEFT) / max(len(days), 1)


def _y(value: float, most: float) -> float:
    room = _HEIGHT - _TOP - _BOTTOM
    return _TOP + room * (1 - value / most if most else 1)


def _round_up(most: int) -> float:
    """The highest value of the frame: even, so that its half is whole."""
    return float(max(2, most + most % 2))


def _nice(most: float) -> float:
    """The next of 1, 2 or 5 times a power of ten, in seconds; never below 0.2."""
    size = 0.1
    while True:
        for factor in (2, 5, 10):
            if most <= size * factor:
                return round(size * factor, 3)
        size *= 10


def _number(value: float) -> str:
    return f"{value:g}"


def _seconds(ms: float | None) -> str:
    return f"{(ms or 0) / 1000:.2f}"
