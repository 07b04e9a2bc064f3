"""What is kept of an enterprise and what is said anew, put together: the later word holds.

Every kept value has the day of the pack that it came with (`Profile.kept_on`). What a new profile
leaves out keeps its value; what contradicts the new profile is left away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.enterprise import Organisation
from assistant.errors import ProfileImpossible
from assistant.profile import Problem, Profile
from assistant.profile_fields import PROFILE_FIELDS
from assistant.visits import Judged, KeptProfile, bounded

_APART = ("name", "last_visit")  # reckoned by themselves
_THIS_YEAR = PROFILE_FIELDS["member_meetings"].part
_PARTY = PROFILE_FIELDS["organised_on"].part
_ALSO_THIS_YEAR = ("secretary_trained", "dues_published")
_AS_OF = "recorded_on"
_YEARLY = tuple(
    name
    for name, field in PROFILE_FIELDS.items()
    if field.part == _THIS_YEAR or name in _ALSO_THIS_YEAR
)


def dated(profile: Profile, day: date) -> Profile:
    """The profile with that day for every value that has none."""
    return replace(profile, kept_on={**dict.fromkeys(_known(profile), day), **profile.kept_on})


def within_days(profile: Profile, wanted: Callable[[date], bool]) -> Profile:
    """A kept profile with the values of the days that are wanted; its problems stay."""
    days = {name: day for name, day in profile.kept_on.items() if wanted(day)}
    gone: dict[str, Any] = {name: None for name in _known(profile) if name not in days}
    return replace(profile, **gone, kept_on=days)


def completed(profile: Profile, kept: Profile, day: date) -> Profile:
    """The profile of that day with what it leaves out taken from a kept one, as far as they agree.

    Counts of a year are those up to one day: they come over together with it, and only where the
    profile says none itself. What was done this year stays done.
    """
    known = profile
    for name, value, of in _offered(profile, kept, day):
        days = {**known.kept_on, name: of}
        try:
            known = replace(known, **{name: value}, kept_on=days)
        except ProfileImpossible:
            continue  # what is said now contradicts it
    return known


def joined(before: KeptProfile, after: KeptProfile) -> KeptProfile:
    """Both records of one enterprise; of the same day, `after` holds."""
    facts = _facts(before.profile, after.profile)
    visits = sorted({*before.visits, *after.visits}, key=lambda one: one.day, reverse=True)
    return KeptProfile(
        replace(
            facts,
            problems=all_problems(before.profile.problems, after.profile.problems),
            last_visit=latest(before.profile.last_visit, after.profile.last_visit),
        ),
        tuple(visits),
        _first(before.first, after.first),
        _latest(before.latest, after.latest),
    )


def all_problems(before: Sequence[Problem], after: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of both; what either of them calls settled is settled."""
    problems = {one.text: one for one in before}
    for one in after:
        known = problems.get(one.text)
        if known:
            one = replace(one, due=one.due or known.due, done=one.done or known.done)
        problems[one.text] = one
    return bounded(list(problems.values()))


def latest(*days: date | None) -> date | None:
    """The last of the days that are known."""
    return max(filter(None, days), default=None)


def _facts(before: Profile, after: Profile) -> Profile:
    """The values of both, day by day from the last one back."""
    known = Profile(after.name)
    for day in sorted({*before.kept_on.values(), *after.kept_on.values()}, reverse=True):
        for one in (after, before):
            known = completed(known, within_days(one, day.__eq__), day)
    return known


def _known(profile: Profile) -> Iterator[str]:
    names = (name for name in PROFILE_FIELDS if name not in _APART)
    return (name for name in names if getattr(profile, name) is not None)


def _offered(profile: Profile, kept: Profile, on: date) -> Iterator[tuple[str, Any, date]]:
    """What the kept profile could add."""
    yearly = _yearly(profile, kept, on)
    form, was = profile.organisation, kept.organisation
    another = None not in (form, was) and form is not was
    for name in _known(kept):
        if getattr(profile, name) is not None or name not in kept.kept_on:
            continue
        if name in _YEARLY or name == _AS_OF:
            continue
        of_party = PROFILE_FIELDS[name].part == _PARTY and name != "organisation"
        if of_party and (another or form is Organisation.NONE):
            continue  # secretary and terms were those of another organisation
        yield name, getattr(kept, name), kept.kept_on[name]
    if not (another or form is Organisation.NONE):
        yield from ((name, value, day) for name, (value, day) in yearly.items())


def _yearly(profile: Profile, kept: Profile, on: date) -> Mapping[str, tuple[Any, date]]:
    """The kept facts of a year that still say something, and the day they are of."""
    days = {name: kept.kept_on[name] for name in _YEARLY if name in kept.kept_on}
    if not days:
        return {}
    as_of = kept.recorded_on or max(days.values())
    facts = {name: (getattr(kept, name), day) for name, day in days.items()}
    if profile.recorded_on is None and all(getattr(profile, name) is None for name in _YEARLY):
        return {**facts, _AS_OF: (as_of, max(days.values()))}
    if (profile.recorded_on or on).year != as_of.year:
        return {}
    done = {name: said for name, said in facts.items() if said[0] is True}
    return {name: said for name, said in done.items() if getattr(profile, name) is None}


def _first(before: Judged | None, after: Judged | None) -> Judged | None:
    if before is None or after is None:
        return before or after
    return after if after.day < before.day else before


def _latest(before: Judged | None, after: Judged | None) -> Judged | None:
    if before is None or after is None:
        return before or after
    return before if before.day > after.day else after
