"""The facts that checks may speak of: taken from a profile, or reckoned from it and the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.enterprise import Organisation
from assistant.guidance.conditions import Value
from assistant.guidance.visit_periods import (
    REMINDER_MONTHS,
    Period,
    months_after,
    period_of,
    term_end,
)
from assistant.numerals import day_words
from assistant.profile import Profile
from assistant.profile_fields import PROFILE_FIELDS, FieldKind, value_text

_JOINT = Organisation.JOINT
_LIMIT_OF_A_BRANCH = 50  # members: 支部工作条例第四条
_KINDS: Mapping[FieldKind, type[int] | type[bool] | type[str]] = {
    FieldKind.NUMBER: int,
    FieldKind.YES_NO: bool,
    FieldKind.CHOICE: str,
    FieldKind.TEXT: str,
}
_YEARLY = ("secretary_trained", "lectures", "life_meeting", "appraisal", "dues_published")
_NEW_MONTHS = 12  # how old an enterprise or an organisation may be to count as new: our reading


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of one profile on one day: None where it is not known, and then `field` is missing."""

    value: Value | None
    shown: str
    field: str


Reckon = Callable[[Profile, date, Period], Fact]


def fact_kinds() -> dict[str, type[int] | type[bool] | type[str]]:
    """Every fact and the type of its values."""
    plain = {
        name: _KINDS[field.kind] for name, field in PROFILE_FIELDS.items() if field.kind in _KINDS
    }
    return {**plain, **{f"{name}_due": bool for name in _YEARLY}, **_RECKONED_KINDS}


def facts_of(profile: Profile, on: date) -> dict[str, Fact]:
    """The facts of a profile on the day of a visit."""
    period = period_of(profile, on)
    facts = {
        name: _plain(profile, name, period)
        for name, field in PROFILE_FIELDS.items()
        if field.kind in _KINDS
    }
    facts |= {f"{name}_due": _due(facts[name], period) for name in _YEARLY}
    return facts | {name: reckon(profile, on, period) for name, reckon in _RECKONED.items()}


def _plain(profile: Profile, name: str, period: Period) -> Fact:
    """What the profile says; what it says of another year than the visit's tells nothing."""
    value = getattr(profile, name)
    if name in _OF_THIS_YEAR and not period.current:
        value = None
    if value is None:
        return Fact(None, "", name)
    if name in _YEARLY:
        return Fact(value, f"截至{day_words(period.until)}，{_yearly(name, value)}", name)
    return Fact(value, shown_value(name, value), name)


def _yearly(name: str, value: object) -> str:
    """Whether what is due once a year has been done: 本年组织生活会还没有."""
    label = PROFILE_FIELDS[name].label.removesuffix("次数")
    if not isinstance(value, bool) and value:
        return f"本年{label}{value}次"
    words = label if "本年" in label else f"本年{label}"
    return f"{words}：{'已办' if value else '还没有，年底前要补上'}"


def shown_value(name: str, value: object) -> str:
    """A field and its value as a clerk writes them: 正式党员5名, 工会：有."""
    if name == "secretary_seniority":
        return f"书记党龄满{value}年" if value else "书记党龄不满1年"
    if name in _COUNTED and isinstance(value, int):
        noun, unit = _COUNTED[name]
        return f"没有{noun}" if value == 0 else f"{noun}{value}{unit}"
    return f"{PROFILE_FIELDS[name].label}：{value_text(name, value)}"


_COUNTED = {
    "employees": ("职工", "人"),
    "members": ("正式党员", "名"),
    "probationary": ("预备党员", "名"),
    "applicants": ("入党申请人", "名"),
    "mobile": ("流动党员", "名"),
    "mobile_settled": ("流动满6个月的党员", "名"),
    "union_members": ("工会会员", "人"),
    "youth": ("共青团员", "人"),
    "joint_units": ("联合单位", "个"),
    "branch_members": ("联合支部正式党员", "名"),
    "committee_members": ("支委会委员", "人"),
    "hidden_members": ("口袋党员", "名"),
    "detached_members": ("空挂党员", "名"),
    "lost_members": ("失联党员", "名"),
}
_OF_THIS_YEAR = frozenset((*_YEARLY, "member_meetings", "committee_meetings", "party_days"))


def _due(done: Fact, period: Period) -> Fact:
    """Whether to hold something against the enterprise that is due once a year.

    Before the last quarter only what has been done already counts.
    """
    due = period.in_last_quarter or bool(done.value)
    return Fact(due, "" if due else "每年的事，还没到第四季度", done.field)


def _organised(profile: Profile, on: date, period: Period) -> Fact:
    form = profile.organisation
    shown = f"党组织形式：{form}" if form else ""
    return Fact(None if form is None else form is not Organisation.NONE, shown, "organisation")


def _party_members(profile: Profile, on: date, period: Period) -> Fact:
    """Members, full and probationary; one full member is enough to know that there are some."""
    full, beside = profile.members, profile.probationary
    if full is None:
        return Fact(None, "", "members")
    if beside is None:
        return Fact(full or None, shown_value("members", full), "probationary")
    shown = f"{shown_value('members', full)}，{shown_value('probationary', beside)}"
    return Fact(full + beside, shown, "members")


def _branch_full(profile: Profile, on: date, period: Period) -> Fact:
    """Full members of the branch, which in a joint one are those of all units."""
    field = "branch_members" if profile.organisation is _JOINT else "members"
    number = getattr(profile, field)
    return Fact(number, shown_value(field, number) if number is not None else "", field)


def _branch_total(profile: Profile, on: date, period: Period) -> Fact:
    """All members of the branch: over the limit as soon as the full ones are."""
    full = _branch_full(profile, on, period)
    if profile.organisation is _JOINT or full.value is None:
        return full
    beside = profile.probationary
    number = int(full.value)
    if beside is None:
        return Fact(number if number > _LIMIT_OF_A_BRANCH else None, full.shown, "probationary")
    return Fact(number + beside, f"{full.shown}，{shown_value('probationary', beside)}", full.field)


def _in_post(profile: Profile, on: date, period: Period) -> Fact:
    vacant = profile.vacant
    shown = "" if vacant is None else f"书记：{profile.secretary}"
    return Fact(None if vacant is None else not vacant, shown, "secretary")


def _term_days(profile: Profile, on: date, period: Period) -> Fact:
    """Days that are left of the term; negative once it has run out."""
    end = term_end(profile, on)
    if end is None:
        return Fact(None, "", "term_ends_on")
    left = (end - on).days
    told = f"还有{left}天" if left > 0 else "今天届满" if left == 0 else f"已超期{-left}天"
    reckoned = "" if profile.term_ends_on else "（按每届3年推算）"
    return Fact(left, f"任期{day_words(end)}届满{reckoned}，{told}", "term_ends_on")


def _term_soon(profile: Profile, on: date, period: Period) -> Fact:
    """Whether the time for the reminder has come and the term has not run out."""
    end = term_end(profile, on)
    if end is None:
        return Fact(None, "", "term_ends_on")
    soon = months_after(end, -REMINDER_MONTHS) <= on <= end
    return Fact(soon, _term_days(profile, on, period).shown, "term_ends_on")


def _quarters(profile: Profile, on: date, period: Period) -> Fact:
    return Fact(period.quarters, "" if period.quarters else "本年还没有满一个季度", "recorded_on")


def _months(profile: Profile, on: date, period: Period) -> Fact:
    return Fact(period.months, "" if period.months else "本年还没有满一个月", "recorded_on")


def _short(name: str, counted: str) -> Reckon:
    """How many meetings of the kind are short of one for each whole quarter or month."""

    def reckon(profile: Profile, on: date, period: Period) -> Fact:
        held = getattr(profile, name)
        if held is None or not period.current:
            return Fact(None, "", name)
        due = getattr(period, counted)
        unit = "个季度" if counted == "quarters" else "个月"
        label = PROFILE_FIELDS[name].label
        counted_till = f"截至{day_words(period.until)}，本年{label.removesuffix('次数')}{held}次"
        return Fact(due - held, f"{counted_till}，已满{due}{unit}", name)

    return reckon


def _new(field: str, word: str) -> Reckon:
    """Whether something was set up less than a year ago."""

    def reckon(profile: Profile, on: date, period: Period) -> Fact:
        day = getattr(profile, field)
        if day is None:
            return Fact(None, "", field)
        return Fact(on < months_after(day, _NEW_MONTHS), f"{word}{day_words(day)}成立", field)

    return reckon


def _foreign(profile: Profile, on: date, period: Period) -> Fact:
    shown = "" if profile.foreign is None else shown_value("ownership", profile.ownership)
    return Fact(profile.foreign, shown, "ownership")


def _company(profile: Profile, on: date, period: Period) -> Fact:
    form = profile.legal_form or profile.ownership
    known = profile.company is not None
    return Fact(profile.company, f"登记类型：{form}" if known else "", "legal_form")


def _visited(profile: Profile, on: date, period: Period) -> Fact:
    return Fact(profile.last_visit is not None or bool(profile.problems), "", "last_visit")


_RECKONED: Mapping[str, Reckon] = {
    "organised": _organised,
    "party_members": _party_members,
    "branch_full": _branch_full,
    "branch_total": _branch_total,
    "in_post": _in_post,
    "term_days": _term_days,
    "term_soon": _term_soon,
    "quarters": _quarters,
    "months": _months,
    "member_meetings_short": _short("member_meetings", "quarters"),
    "committee_meetings_short": _short("committee_meetings", "months"),
    "party_days_short": _short("party_days", "months"),
    "new_enterprise": _new("founded", "企业"),
    "new_organisation": _new("organised_on", "党组织"),
    "company": _company,
    "foreign": _foreign,
    "visited": _visited,
}
_TRUE_OR_FALSE = frozenset(
    (
        "organised",
        "in_post",
        "term_soon",
        "new_enterprise",
        "new_organisation",
        "company",
        "foreign",
        "visited",
    )
)
_RECKONED_KINDS: Mapping[str, type[int] | type[bool] | type[str]] = {
    name: bool if name in _TRUE_OR_FALSE else int for name in _RECKONED
}
