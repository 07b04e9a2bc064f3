"""Facts that are reckoned from a profile and the day of the visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from assistant.enterprise import Organisation
from assistant.guidance.visit_periods import (
    EXTENSION_MONTHS,
    NEW_MONTHS,
    REMINDER_MONTHS,
    YEARS_OF_TERM,
    Period,
    months_after,
    term_end,
)
from assistant.guidance.visit_shown import Fact, shown_value
from assistant.numerals import day_words
from assistant.profile import Profile
from assistant.profile_fields import PROFILE_FIELDS, Origin

_JOINT = Organisation.JOINT
_LIMIT_OF_A_BRANCH = 50  # members: 支部工作条例第四条
_COMMITTEE = 7  # full members of a branch that has to have a committee: 支部工作条例第二十条
_UNION = 25  # members of a union that has to have a committee: 工会法第十一条
_HALF_YEAR = 6  # months: 党员教育管理工作条例第二十四条

Reckon = Callable[[Profile, date, Period], Fact]


def _organised(profile: Profile, on: date, period: Period) -> Fact:
    form = profile.organisation
    shown = f"党组织形式：{form}" if form else ""
    return Fact(None if form is None else form is not Organisation.NONE, shown, "organisation")


def _party_members(profile: Profile, on: date, period: Period) -> Fact:
    """All members who work here, wherever they are registered; one is enough to know of some."""
    names = ("members", "probationary", "mobile", "hidden_members")
    known = {name: getattr(profile, name) for name in names}
    number = sum(value or 0 for value in known.values())
    unknown = [name for name, value in known.items() if value is None]
    shown = "，".join(
        shown_value(name, value)
        for name, value in known.items()
        if value is not None and (value or name in names[:2])
    )
    if unknown and not number:
        return Fact(None, shown, unknown[0])
    return Fact(number, shown, "members")


def _expected(profile: Profile, on: date, period: Period) -> Fact:
    """Full members once those have come who have to move their registration here."""
    if profile.members is None:
        return Fact(None, "", "members")
    number = profile.members + profile.to_transfer
    shown = f"应转的组织关系转来以后正式党员{number}名" if profile.to_transfer else ""
    return Fact(number, shown, "members")


def _covered(profile: Profile, on: date, period: Period) -> Fact:
    """What counts as work coverage, for the speech does not define it."""
    sent = profile.instructor
    if sent is None:
        return Fact(None, "", "instructor")
    reading = "工作建议：讲话没有写怎样算工作覆盖，这里按派了指导员掌握"
    return Fact(sent, f"{shown_value('instructor', sent)}（{reading}）", "instructor")


def _origin_known(profile: Profile, on: date, period: Period) -> Fact:
    """Where the secretary comes from; 其他 has to be asked about, for the clause says 一般."""
    origin = profile.secretary_origin
    if origin is None:
        return Fact(None, "", "secretary_origin")
    shown = shown_value("secretary_origin", origin)
    if origin is Origin.OTHER:
        asked = "条款写的是“一般”，是不是上级选派、当选时上级是不是批准，待核"
        return Fact(None, f"{shown}（{asked}）", "secretary_origin")
    return Fact(origin, shown, "secretary_origin")


def _lost_half_year(profile: Profile, on: date, period: Period) -> Fact:
    """Whether somebody has been out of touch for half a year."""
    since = profile.lost_since
    if since is None:
        return Fact(None, "", "lost_since")
    long = months_after(since, _HALF_YEAR) <= on
    return Fact(
        long, f"最早失联{day_words(since)}，{'已满' if long else '不满'}6个月", "lost_since"
    )


def _duty_of_branch(profile: Profile, on: date, period: Period) -> Fact:
    """Never: means are a duty of the organisations above (支部工作条例第三十三条)."""
    return Fact(False, "提供条件和经费是各级党组织的责任，不记为企业支部未达标", "organisation")


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


def _has_committee(profile: Profile, on: date, period: Period) -> Fact:
    """Whether the branch has a committee or should have: below seven only one that it has."""
    if profile.organisation not in (Organisation.BRANCH, _JOINT, None):
        return Fact(None, "", "organisation")
    if profile.committee_members:
        return Fact(True, "", "committee_members")
    number = _branch_full(profile, on, period).value
    if number is None or int(number) >= _COMMITTEE:
        return Fact(None if number is None else True, "", "committee_members")
    return Fact(False, f"正式党员{number}名，不足{_COMMITTEE}名，不设支委会", "committee_members")


def _union_reach(profile: Profile, on: date, period: Period) -> Fact:
    """Members of the union, or where they are not known a number of employees that is too low."""
    known, employees = profile.union_members, profile.employees
    if known is not None:
        return Fact(known, shown_value("union_members", known), "union_members")
    if employees is not None and employees < _UNION:
        return Fact(employees, shown_value("employees", employees), "union_members")
    return Fact(None, "", "union_members")


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
    if left < 0:
        limit = day_words(months_after(end, EXTENSION_MONTHS))
        told += f"；延期须经上级批准，一般不超过1年，即{limit}"
    return Fact(left, f"任期{day_words(end)}届满{reckoned}，{told}", "term_ends_on")


def _term_soon(profile: Profile, on: date, period: Period) -> Fact:
    """Whether the time for the reminder has come and the term has not run out."""
    end = term_end(profile, on)
    if end is None:
        return Fact(None, "", "term_ends_on")
    reminder = months_after(end, -REMINDER_MONTHS)
    soon = reminder <= on <= end
    shown = _term_days(profile, on, period).shown
    if soon:
        late = (on - reminder).days
        told = f"已过{late}天" if late else "就在今天"
        shown += f"；提前6个月提醒的日子是{day_words(reminder)}，{told}"
    return Fact(soon, shown, "term_ends_on")


def _term_over(profile: Profile, on: date, period: Period) -> Fact:
    """By how many days the term that is said is longer than one of a branch."""
    elected, end = profile.last_election, profile.term_ends_on
    if elected is None or end is None:
        return Fact(None, "", "last_election" if elected is None else "term_ends_on")
    over = (end - months_after(elected, 12 * YEARS_OF_TERM)).days
    return Fact(over, f"{day_words(elected)}换届，任期{day_words(end)}届满", "last_election")


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
        return Fact(on < months_after(day, NEW_MONTHS), f"{word}{day_words(day)}成立", field)

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


RECKONED: Mapping[str, Reckon] = {
    "organised": _organised,
    "party_members": _party_members,
    "expected": _expected,
    "covered": _covered,
    "origin_known": _origin_known,
    "lost_half_year": _lost_half_year,
    "duty_of_branch": _duty_of_branch,
    "branch_full": _branch_full,
    "branch_total": _branch_total,
    "has_committee": _has_committee,
    "union_reach": _union_reach,
    "in_post": _in_post,
    "term_days": _term_days,
    "term_soon": _term_soon,
    "term_over": _term_over,
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
        "covered",
        "lost_half_year",
        "duty_of_branch",
        "in_post",
        "term_soon",
        "has_committee",
        "new_enterprise",
        "new_organisation",
        "company",
        "foreign",
        "visited",
    )
)
_WORDS = frozenset(("origin_known",))
RECKONED_KINDS: Mapping[str, type[int] | type[bool] | type[str]] = {
    name: bool if name in _TRUE_OR_FALSE else str if name in _WORDS else int for name in RECKONED
}
