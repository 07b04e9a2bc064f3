"""What the fields of a profile may hold, each by itself; errors name the field and an example."""

from __future__ import annotations

from datetime import date

from assistant.enterprise import LONGEST_WORD, MOST_EMPLOYEES, MOST_UNITS
from assistant.errors import ProfileImpossible
from assistant.profile_fields import PROFILE_FIELDS

LONGEST_TEXT = 100  # characters of a name or another short text
LONGEST_PROBLEM = 500
MOST_PROBLEMS = 100
MOST_MEETINGS = 366  # in one year
MOST_SENIORITY = 75  # years
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)

_MEETINGS = ("member_meetings", "committee_meetings", "party_days", "lectures")
BOUNDS = {
    "employees": (1, MOST_EMPLOYEES),
    "joint_units": (1, MOST_UNITS),
    "secretary_seniority": (0, MOST_SENIORITY),
    **{name: (0, MOST_MEETINGS) for name in _MEETINGS},
}


def label_of(name: str) -> str:
    """The Chinese name of a field."""
    return PROFILE_FIELDS[name].label


def check_text(name: str, words: str | None) -> None:
    """A text of some characters, not too many; only the name has to be there."""
    if words is None and name != "name":
        return
    most = LONGEST_WORD if name in ("industry", "region") else LONGEST_TEXT
    if not 0 < len((words or "").strip()) <= most:
        unknown = "" if name == "name" else "；不清楚就不写"
        raise ProfileImpossible(
            f"“{label_of(name)}”应写 1 到 {most} 个字，"
            f"例如：{PROFILE_FIELDS[name].example}{unknown}。",
            name,
        )
    if name == "name" and not any(letter.isalpha() for letter in words or ""):
        raise ProfileImpossible(
            f"“{label_of(name)}”写的是“{words}”，不像名称，例如：{PROFILE_FIELDS[name].example}。",
            name,
        )


def within(name: str, number: int | None) -> None:
    """A number within the bounds of its field."""
    low, high = BOUNDS.get(name, (0, MOST_EMPLOYEES))
    if number is not None and not low <= number <= high:
        raise ProfileImpossible(
            f"“{label_of(name)}”写的是 {number}，应为 {low} 到 {high} 之间的整数，"
            f"例如：{PROFILE_FIELDS[name].example}。",
            name,
        )


def check_date(name: str, day: date | None) -> None:
    """A day within living memory."""
    if day is not None and not EARLIEST <= day <= LATEST:
        raise ProfileImpossible(
            f"“{label_of(name)}”写的是 {day}，不像是真的，请核对，"
            f"例如：{PROFILE_FIELDS[name].example}。",
            name,
        )


def not_more(name: str, number: int | None, whole: str, most: int | None) -> None:
    """A part that is not more than its whole."""
    if number is not None and most is not None and number > most:
        raise ProfileImpossible(
            f"“{label_of(name)}”（{number}）多于“{label_of(whole)}”（{most}），请核对。", name
        )


def not_after(name: str, day: date | None, later: str, limit: date | None) -> None:
    """A day that does not come after a later one."""
    if day is not None and limit is not None and day > limit:
        raise ProfileImpossible(
            f"“{label_of(name)}”（{day}）晚于“{label_of(later)}”（{limit}），请核对。", name
        )


def only_with_organisation(name: str, said: bool) -> None:
    """Something that nobody has without a party organisation."""
    if said:
        raise ProfileImpossible(
            f"“党组织形式”写的是无，却写了“{label_of(name)}”，请核对这两项。", name
        )
