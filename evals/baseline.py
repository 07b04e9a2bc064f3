"""The figures of the last accepted run, and whether a new run falls below them beyond noise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.confidence import Interval, difference
from evals.errors import InputError
from evals.ranking import mean

# set → figure → question → value
Values = Mapping[str, Mapping[str, Mapping[str, float]]]

_LESS_IS_BETTER = {"false_refusals"}
_STRICT = {"citation_valid"}  # promised for every answer, so that no drop is noise


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of the accepted run beside the same questions now.

    `interval`: 95 % of the difference now − before, the questions drawn in pairs.
    """

    set: str
    figure: str
    before: float
    now: float
    interval: Interval
    questions: int

    @property
    def dropped(self) -> bool:
        """Whether it is worse beyond noise."""
        sign = -1 if self.figure in _LESS_IS_BETTER else 1
        if self.figure in _STRICT:
            return self.now < self.before
        return max(sign * bound for bound in self.interval) < 0

    @property
    def risen(self) -> bool:
        """Whether it is better beyond noise."""
        sign = -1 if self.figure in _LESS_IS_BETTER else 1
        return min(sign * bound for bound in self.interval) > 0

    @property
    def words(self) -> str:
        """For the person who has to look into it."""
        low, high = self.interval
        return (
            f"{self.set} 的 {self.figure}：原 {self.before:.3f}，现 {self.now:.3f}，"
            f"差的 95% 区间 [{low:+.3f}, {high:+.3f}]（{self.questions} 题）"
        )

    @property
    def record(self) -> dict[str, Any]:
        """For the report."""
        return {
            "set": self.set,
            "figure": self.figure,
            "before": round(self.before, 4),
            "now": round(self.now, 4),
            "interval": list(self.interval),
            "questions": self.questions,
            "verdict": "下降" if self.dropped else "上升" if self.risen else "持平",
        }


def read_baseline(path: Path) -> Values | None:
    """The accepted figures; nothing when there is no such file yet."""
    if not path.is_file():
        return None
    try:
        sets = json.loads(path.read_text("utf-8"))["sets"]
        return {name: dict(figures) for name, figures in sets.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"基线文件 {str(path)!r} 读不懂，请从 git 恢复。") from error


def compare(before: Values, now: Values) -> list[Change]:
    """Every figure that both runs have, over the questions that both asked."""
    return list(_changes(before, now))


def write_baseline(path: Path, now: Values, about: Mapping[str, Any]) -> None:
    """Make the figures the accepted ones; sets that this run did not measure keep theirs."""
    kept = {name: figures for name, figures in (read_baseline(path) or {}).items()}
    sets = {**kept, **now}
    lines = [f'"about": {_json(about)},', '"sets": {']
    for at, (name, figures) in enumerate(sorted(sets.items())):
        rows = [f"  {_json(figure)}: {_json(values)}" for figure, values in figures.items()]
        end = "" if at == len(sets) - 1 else ","
        lines += [f" {_json(name)}: {{", ",\n".join(rows), f" }}{end}"]
    path.write_text("{\n" + "\n".join([*lines, "}"]) + "\n}\n", "utf-8")


def _changes(before: Values, now: Values) -> Iterator[Change]:
    for name, figures in now.items():
        for figure, values in figures.items():
            old = before.get(name, {}).get(figure, {})
            shared = [key for key in values if key in old]
            ours, theirs = [values[key] for key in shared], [float(old[key]) for key in shared]
            bounds = difference(ours, theirs)
            if bounds:
                then, new = mean(theirs) or 0.0, mean(ours) or 0.0
                yield Change(name, figure, then, new, bounds, len(shared))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
