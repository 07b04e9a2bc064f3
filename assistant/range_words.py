"""The range of an answer in words, as a record, and as the scope that it is asked in anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from assistant.answer_range import Limit, LimitKind
from assistant.domain import Answer, Level, Scope

RANGE = "范围："


def range_line(answer: Answer) -> str:
    """What the answer is limited to, in a line; empty where it is to nothing."""
    said = [f"{one.words}（{why}）" if (why := _why(one)) else one.words for one in answer.limits]
    return f"{RANGE}{'；'.join(said)}" if said else ""


def said_range(said: str) -> str:
    """The range with which the lines of a kept answer begin, without its name; often none."""
    first = said.partition("\n")[0]
    return first.removeprefix(RANGE) if first.startswith(RANGE) else ""


def range_record(answer: Answer) -> list[dict[str, Any]]:
    """The range in `ask --json`."""
    return [
        {"kind": str(one.kind), "value": one.value, "asked": one.asked, "met": one.met}
        for one in answer.limits
    ]


def answer_scope(answer: Answer) -> Scope:
    """The scope that the asker had set for the answer."""
    scope = Scope(unread=answer.unread)
    for one in answer.limits:
        scope = _with(scope, one) if one.asked else scope
    return scope


def without_limit(answer: Answer, kind: LimitKind, scope: Scope) -> Scope:
    """`scope`, in which the answer was asked for, without its limit of that kind.

    What had been set is taken back; what was read out of the question is not read any more.
    """
    limits = [one for one in answer.limits if one.kind is kind]
    if any(one.asked for one in limits):
        return _cleared(scope, kind)
    if not limits:
        return scope
    return replace(scope, unread=tuple(dict.fromkeys((*scope.unread, kind))))


def _why(limit: Limit) -> str:
    return limit.remark or ("限定" if limit.asked else "")


def _with(scope: Scope, limit: Limit) -> Scope:
    match limit.kind:
        case LimitKind.LEVEL:
            return replace(scope, levels=(*scope.levels, Level(limit.value)))
        case LimitKind.REGION:
            return replace(scope, regions=(*scope.regions, limit.value))
    return replace(scope, as_of=date.fromisoformat(limit.value))


def _cleared(scope: Scope, kind: LimitKind) -> Scope:
    match kind:
        case LimitKind.LEVEL:
            return replace(scope, levels=())
        case LimitKind.REGION:
            return replace(scope, regions=())
    return replace(scope, as_of=None)
