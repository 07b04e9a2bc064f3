"""Visits to enterprises (走访): what is kept of each, and what of a sheet could not be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.errors import ProfileImpossible
from assistant.profile import Problem, Profile
from assistant.profile_limits import EARLIEST, LATEST, MOST_PROBLEMS
from assistant.visit_pack import CheckState, VisitPack

LONGEST_FOUND = 2_000  # characters


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a requirement came to for an enterprise; `id` names the check."""

    id: str
    requirement: str
    state: CheckState


def check_outcomes(pack: VisitPack) -> tuple[Outcome, ...]:
    """What the checks of a pack came to."""
    return tuple(Outcome(one.id, one.requirement, one.state) for one in pack.checks)


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcomes of one day."""

    day: date
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: its day and what was found. Raises ProfileImpossible for what cannot be."""

    day: date
    found: str = ""

    def __post_init__(self) -> None:
        if not EARLIEST <= self.day <= LATEST:
            raise ProfileImpossible(
                f"走访日期写的是 {self.day}，不像是真的，请核对，例如：2026-11-20。", "last_visit"
            )
        if len(self.found) > LONGEST_FOUND:
            raise ProfileImpossible(
                f"走访情况有 {len(self.found)} 字，最多 {LONGEST_FOUND} 字，请写得简短些。"
            )


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """What is kept of an enterprise: its profile with the problems, visits newest first.

    `first` and `latest`: the outcomes of the packs of the first and the last day.
    """

    profile: Profile
    visits: tuple[Visit, ...] = ()
    first: Judged | None = None
    latest: Judged | None = None

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many requirements are met, not met, and open for want of facts, by the last pack."""
        states = [one.state for one in self.latest.outcomes] if self.latest else []
        wanted = (CheckState.MET, CheckState.UNMET, CheckState.OPEN)
        met, unmet, missing = (states.count(state) for state in wanted)
        return met + states.count(CheckState.NEAR), unmet, missing

    @property
    def label(self) -> str:
        """The name with the park or district, which tell enterprises of one name apart."""
        return label_of(self.profile.name, self.profile.area)

    @property
    def open_problems(self) -> tuple[Problem, ...]:
        """The problems that are not settled."""
        return tuple(one for one in self.profile.problems if not one.done)


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """How the enterprises of one park or district stand, together.

    `counts`: requirements met, not met, open. `met_first`: the share met at the first packs, in
    [0, 1], None without any; `met`: the share met now.
    """

    area: str
    enterprises: int
    counts: tuple[int, int, int]
    met_first: float | None
    met: float | None
    open_problems: int
    done_problems: int

    @property
    def first_share(self) -> str:
        """The first share as it is shown; a dash where there is none."""
        return percent(self.met_first)

    @property
    def share(self) -> str:
        """The share now as it is shown."""
        return percent(self.met)


@dataclass(frozen=True, slots=True)
class RowProfile:
    """A profile and the number of its row in a sheet."""

    number: int
    profile: Profile


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row of a sheet that cannot be used, and why; `name` as far as it could be read."""

    number: int
    name: str
    reason: str


def after_visit(
    profile: Profile, visit: Visit, problems: Sequence[Problem], done: Sequence[str]
) -> Profile:
    """The profile after a visit: new problems noted, those settled whose number or words are given.

    Raises: ProfileImpossible for words that fit no open problem, or several.
    """
    known = list(profile.problems)
    for words in done:
        place = _meant(known, words)
        known[place] = replace(known[place], done=True)
    for one in problems:
        same = next((i for i, old in enumerate(known) if old.text == one.text), None)
        if same is None:
            known.append(one)
        else:  # found again
            known[same] = replace(one, due=one.due or known[same].due)
    last = max(filter(None, (profile.last_visit, visit.day)))
    return replace(profile, problems=bounded(known), last_visit=last)


def bounded(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """As many as a profile holds; the oldest settled ones go first."""
    surplus = len(problems) - MOST_PROBLEMS
    kept = list(problems)
    for one in problems:
        if surplus <= 0:
            break
        if one.done:
            kept.remove(one)
            surplus -= 1
    return tuple(kept)


def _meant(problems: Sequence[Problem], words: str) -> int:
    """The place of the open problem that is meant: by its number from 1, or by its words."""
    wanted = words.strip()
    unsettled = [place for place, one in enumerate(problems) if not one.done]
    listed = "；".join(f"{place + 1} {problems[place].text}" for place in unsettled)
    if wanted.isascii() and wanted.isdigit() and len(wanted) <= 4:
        found = [place for place in unsettled if place + 1 == int(wanted)]
    else:
        found = [place for place in unsettled if wanted and wanted in problems[place].text]
    if len(found) == 1:
        return found[0]
    reason = "对应不止一个问题" if found else "对不上未办结的问题"
    told = f"未办结的有：{listed}" if listed else "没有未办结的问题"
    raise ProfileImpossible(f"“{wanted[:40]}”{reason}，请写序号。{told}", "problems")


def label_of(name: str, area: str | None) -> str:
    """An enterprise as it is told apart from another of its name: 某店（城东工业园）."""
    return f"{name}（{area}）" if area else name


def percent(share: float | None) -> str:
    """A share as it is shown; a dash where there is none."""
    return "—" if share is None else f"{share:.0%}"
