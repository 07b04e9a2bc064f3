"""What was written in the form of an enterprise profile, as a profile or as faults at fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from assistant import (
    PROBLEMS,
    PROFILE_FIELDS,
    Problem,
    Profile,
    ProfileImpossible,
    profile_of,
    value_text,
)

ON, KEEP = "on", "keep"  # the day of the visit; whether the profile is to be kept
LONGEST_ENTRY = 600  # characters, some more than the longest problem that a profile takes
BLANK_ROWS = 2
MOST_ROWS = 110  # rows of problems that are read, some more than a profile takes
_ANY_NAME = "某某企业"  # to read the other fields one by one


@dataclass(frozen=True, slots=True)
class Written:
    """Entries as they were typed, by the names of their inputs, and what is wrong with some.

    The fields of PROFILE_FIELDS have their own names, problems `problem-0`, `due-0`, `done-0`
    and so on; faults in those stand under PROBLEMS.
    """

    values: Mapping[str, str] = field(default_factory=lambda: {KEEP: "是"})
    faults: Mapping[str, str] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """The problems as they were typed: words, day, whether settled; then blank rows."""
        filled = [row for row in _rows(self.values) if any(row)]
        yield from (*filled, *[("", "", "")] * BLANK_ROWS)


@dataclass(frozen=True, slots=True)
class Filled:
    """A profile that can be, and the day of the visit."""

    profile: Profile
    on: date


def entries_of(profile: Profile) -> Written:
    """The entries that say what a profile says."""
    values = {name: value_text(name, getattr(profile, name)) for name in PROFILE_FIELDS}
    for number, one in enumerate(profile.problems):
        values[f"problem-{number}"] = one.text
        values[f"due-{number}"] = one.due.isoformat() if one.due else ""
        values[f"done-{number}"] = "是" * one.done
    return Written({**values, KEEP: "是"})


def read_entries(given: Mapping[str, Any]) -> tuple[Filled | None, Written]:
    """The profile and the day, or none where an entry cannot be; the entries to show again."""
    values = {key: str(value)[:LONGEST_ENTRY].strip() for key, value in given.items() if value}
    faults: dict[str, str] = {}
    on = read_day(values.get(ON, ""), ON, faults)
    facts: dict[str, Any] = {name: values[name] for name in PROFILE_FIELDS if values.get(name)}
    for name, value in facts.items():
        _noted(faults, {"name": _ANY_NAME, name: value}, name)
    if not facts.get("name"):
        faults["name"] = f"请写企业名称，例如：{PROFILE_FIELDS['name'].example}。"
    problems = read_problems(list(_rows(values)), faults)
    profile = None if faults else _noted(faults, facts, "name", problems)
    filled = Filled(profile, on) if profile and on else None
    return filled, Written(values, faults)


def read_problems(
    rows: Sequence[tuple[str, str, str]], faults: dict[str, str]
) -> tuple[Problem, ...]:
    """The problems of rows of words, day and whether settled; what is wrong goes into `faults`."""
    found = []
    for text, due, done in rows:
        if not text and due:
            faults[PROBLEMS] = f"期限 {due} 那一行没有写问题，例如：组织生活会没有记录。"
        elif text:
            try:
                found.append(Problem(" ".join(text.split()), _due(due), bool(done)))
            except ProfileImpossible as error:
                faults[PROBLEMS] = str(error)
    return tuple(found)


def read_day(text: str, key: str, faults: dict[str, str]) -> date | None:
    """The day, today where nothing was written; what is wrong goes into `faults`."""
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        faults[key] = f"“{text[:20]}”不是日期，请写年-月-日，例如：{date.today().isoformat()}。"
        return None


def _due(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ProfileImpossible(
            f"期限“{text[:20]}”不是日期，请写年-月-日，例如：2026-12-31。", PROBLEMS
        ) from None


def _rows(values: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for number in range(MOST_ROWS):
        text, due, done = (values.get(f"{key}-{number}", "") for key in ("problem", "due", "done"))
        if text or due:
            yield text, due, done


def _noted(
    faults: dict[str, str],
    facts: Mapping[str, Any],
    name: str,
    problems: tuple[Problem, ...] = (),
) -> Profile | None:
    """The profile, or none with its fault noted at the field it tells of, else at `name`."""
    try:
        return replace(profile_of(facts), problems=problems)
    except ProfileImpossible as error:
        faults[error.fact or name] = str(error)
        return None
