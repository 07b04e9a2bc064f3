"""The range of an answer as HTML: its limits as chips to take off, the form to set some. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from assistant import Answer, Document, Level, Limit, LimitKind, Scope
from ui.fields import choice

_LONGEST_REGION = 60


def limit_chips(answer: Answer, latest: bool) -> str:
    """What the answer is limited to; limits of the latest turn can be taken off."""
    if not answer.limits:
        return ""
    chips = "".join(_chip(one, latest) for one in _by_kind(answer.limits))
    read = any(not one.asked for one in answer.limits)
    hint = "按问题里的说法确定；点 × 去掉，重新作答" if read else "点 × 去掉，重新作答"
    told = "".join(
        f'<p class="dw-limit-remark">{escape(remark)}。</p>'
        for remark in dict.fromkeys(one.remark for one in answer.limits)
        if remark and remark not in answer.reason
    )
    shown = f'<span class="dw-remark">{hint}</span>' if latest else ""
    return (
        '<div class="dw-range" role="group" aria-label="答复范围" tabindex="-1">'
        f"<ul>{chips}</ul>{shown}{told}</div>"
    )


def without_buttons(answer: Answer, latest: bool) -> str:
    """Ways to ask a refused question again without its limits, in words."""
    if not latest or not answer.limits:
        return ""
    buttons = "".join(
        f'<button type="button" class="dw-button" data-limit="{one.kind}">'
        f"去掉“{escape(_said(one))}”再问</button>"
        for one in _by_kind(answer.limits)
    )
    return f'<div class="dw-actions dw-without">{buttons}</div>'


def range_form(scope: Scope, documents: Sequence[Document] = ()) -> str:
    """限定范围: level and region of what the library holds, and a day."""
    levels = [str(one) for one in Level if any(each.level is one for each in documents)]
    regions = sorted({one.region for one in documents if one.region})
    level = str(scope.levels[0]) if scope.levels else ""
    region = scope.regions[0] if scope.regions else ""
    day = scope.as_of.isoformat() if scope.as_of else ""
    said = "、".join(_words(scope))
    state = f'<b class="dw-range-set">{escape(said)}</b>' if said else ""
    clear = (
        '<button type="submit" class="dw-button" name="clear" value="1">不限定</button>'
        if said
        else ""
    )
    return (
        f'<details class="dw-range-box"><summary>限定范围{state}</summary>'
        '<form class="dw-range-form" autocomplete="off" aria-label="限定范围">'
        + choice("dw-range-level", "level", "层级", _options("不限", levels, level), level)
        + choice("dw-range-region", "region", "地区", _options("不限", regions, region), region)
        + '<div class="dw-field"><label for="dw-range-day">按哪天的规定</label>'
        f'<input type="date" id="dw-range-day" name="day" value="{day}"></div>'
        f'<div class="dw-actions"><button type="submit" class="dw-button">限定</button>{clear}'
        "</div></form></details>"
    )


def read_scope(given: dict[str, str]) -> Scope:
    """The scope that the form states; what is no level, region or day counts as none."""
    if given.get("clear"):
        return Scope()
    level, region = str(given.get("level") or ""), str(given.get("region") or "").strip()
    try:
        day = date.fromisoformat(str(given.get("day") or ""))
    except ValueError:
        day = None
    return Scope(
        levels=(Level(level),) if level in set(Level) else (),
        regions=(region,) if 0 < len(region) <= _LONGEST_REGION else (),
        as_of=day,
    )


def _chip(limit: Limit, latest: bool) -> str:
    said = escape(_said(limit))
    button = (
        f'<button type="button" class="dw-limit-off" data-limit="{limit.kind}"'
        f' aria-label="去掉“{said}”，重新作答" title="去掉，重新作答">×</button>'
        if latest
        else ""
    )
    asked = " dw-limit-asked" if limit.asked else ""
    return f'<li class="dw-limit{asked}">{said}{button}</li>'


def _said(limit: Limit) -> str:
    return (
        f"{limit.words}（只限）"
        if limit.asked and limit.kind is not LimitKind.TIME
        else limit.words
    )


def _by_kind(limits: Iterable[Limit]) -> list[Limit]:
    """One limit a kind, as they are taken off: several values of a kind in one."""
    kinds: dict[LimitKind, Limit] = {}
    for one in limits:
        known = kinds.get(one.kind)
        kinds[one.kind] = one if known is None else _joined(known, one)
    return list(kinds.values())


def _joined(one: Limit, other: Limit) -> Limit:
    return Limit(one.kind, f"{one.value}、{other.value}", one.asked, one.met and other.met)


def _options(none: str, values: Sequence[str], chosen: str) -> list[tuple[str, str]]:
    """What the library holds, and what is set although it holds none of it any more."""
    held = [*values, *([chosen] if chosen and chosen not in values else [])]
    return [("", none), *((one, one) for one in held)]


def _words(scope: Scope) -> list[str]:
    limits = (
        *(Limit(LimitKind.LEVEL, str(one), asked=True) for one in scope.levels),
        *(Limit(LimitKind.REGION, one, asked=True) for one in scope.regions),
        *([Limit(LimitKind.TIME, scope.as_of.isoformat(), asked=True)] if scope.as_of else []),
    )
    return [one.words for one in limits]
