"""Whether all of some conditions hold: yes, no, or open because a fact is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.guidance.conditions import Condition, Test, Unknown, Value


@dataclass(frozen=True, slots=True)
class Verdict:
    """`applies` is None where it cannot be told. `unknown`: the facts that could change it.

    Of several facts that keep it open, only the first is named: the others matter after it.
    """

    applies: bool | None
    unknown: tuple[str, ...] = ()


def judge(conditions: Iterable[Condition], facts: Mapping[str, Value | None]) -> Verdict:
    """A known fact that fails settles it, whatever else is unknown."""
    assumed: list[str] = []
    open_facts: list[str] = []
    for condition in conditions:
        value = facts[condition.fact]
        if value is not None:
            if not _holds(condition, value):
                return Verdict(False)
        elif condition.unknown is Unknown.UNMET:
            return Verdict(False)
        elif condition.unknown is Unknown.MET:
            assumed.append(condition.fact)
        else:
            open_facts.append(condition.fact)
    if open_facts:
        return Verdict(None, (open_facts[0],))
    return Verdict(True, tuple(assumed))


def _holds(condition: Condition, value: Value) -> bool:
    wanted = condition.value
    match condition.test:
        case Test.AT_LEAST:
            return int(value) >= int(wanted)  # type: ignore[arg-type]  # the loader checked it
        case Test.AT_MOST:
            return int(value) <= int(wanted)  # type: ignore[arg-type]  # the loader checked it
        case Test.ONE_OF:
            return isinstance(wanted, tuple) and value in wanted
        case Test.MENTIONS:
            return isinstance(wanted, tuple) and any(word in str(value) for word in wanted)
        case Test.IS:
            return value is wanted
