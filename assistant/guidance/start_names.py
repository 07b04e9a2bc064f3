"""The days that limits may run from: their names, and how texts speak of them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from assistant.errors import StartUnreadable
from assistant.time_limits import StartDate

_MISSED = "还没有办的现在就办，来不及的向上级党组织请示"
_GAP = "[^，。；：]{0,12}?"
_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")
FIRST, LAST = 1990, 2090  # years in which a start may lie


@dataclass(frozen=True, slots=True)
class Mention:
    """Words at `start:end` of a text that name the event of a known start.

    `tied`: the event starts a limit only where the text ties the two together in words.
    """

    name: str
    start: int
    end: int
    tied: bool


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    also: tuple[str, ...]
    means: str
    tied: bool
    general: str
    events: tuple[tuple[re.Pattern[str], int], ...]  # with how many characters they fix
    tasks: tuple[re.Pattern[str], ...]
    due: tuple[re.Pattern[str], ...]
    missed: str
    over: str
    latest: str


def known_starts() -> list[tuple[str, str]]:
    """Every name a user may give, with what it means."""
    return [(kind.name, kind.means) for kind in _kinds()]


def read_starts(pairs: Sequence[str]) -> tuple[StartDate, ...]:
    """Starts as typed: `支部大会通过日=2026-12-01`; the last of one name counts.

    Raises: StartUnreadable for a missing “=”, an unknown name, or what is no date.
    """
    found = [_read(pair) for pair in pairs]
    return tuple({one.name: one for one in found}.values())


def served_by(names: Iterable[str | None], given: Sequence[StartDate]) -> dict[str, StartDate]:
    """The given starts by the names of those that they serve for among `names`.

    A general start (上报审批日) serves for a special one (转正上报日) unless limits of both stand
    there: then one day cannot be meant for two.
    """
    by_name, wanted = {start.name: start for start in given}, set(names)
    for kind in _kinds():
        served = kind.name in wanted and kind.general not in wanted
        if served and kind.general in by_name:
            by_name.setdefault(kind.name, by_name[kind.general])
    return by_name


def mentions(text: str) -> list[Mention]:
    """Where the text names events of known starts; one name a place, the longest wording."""
    found: dict[int, tuple[int, Mention]] = {}
    for kind in _kinds():
        for pattern, weight in kind.events:
            for match in pattern.finditer(text):
                held = found.get(match.end())
                if held is None or weight > held[0]:
                    mention = Mention(kind.name, match.start(), match.end(), kind.tied)
                    found[match.end()] = weight, mention
    return [mention for _, (_, mention) in sorted(found.items())]


def start_meant(event: str) -> str | None:
    """The known start that the words of an event mean, by the longest wording that they hold."""
    best, name = 0, None
    for kind in _kinds():
        for pattern, weight in kind.events:
            if weight > best and pattern.search(event):
                best, name = weight, kind.name
    return name


def task_meant(words: str) -> Mention | None:
    """The task that the words name, with the start from which there is time for it."""
    for kind in _kinds():
        for pattern in kind.tasks:
            if match := pattern.search(words):
                return Mention(kind.name, match.start(), match.end(), tied=False)
    return None


def due_by(name: str, text: str) -> re.Match[str] | None:
    """Where the text says that something has to be done by the day of that start."""
    patterns = (pattern for kind in _kinds() if kind.name == name for pattern in kind.due)
    return next(filter(None, (pattern.search(text) for pattern in patterns)), None)


def advice_when_missed(name: str, itself: bool = False) -> str:
    """What to do when a limit that runs from the start, or the day `itself`, has passed."""
    known = {kind.name: kind.over if itself else kind.missed for kind in _kinds()}
    return known.get(name, _MISSED)


def coming_before(name: str) -> tuple[str, ...]:
    """The starts whose day comes at the latest on the day of that start."""
    return tuple(kind.name for kind in _kinds() if kind.latest == name)


def _read(pair: str) -> StartDate:
    name, sign, day = (part.strip() for part in unicodedata.normalize("NFKC", pair).partition("="))
    if not sign or not name or not day:
        raise StartUnreadable(
            f"“{pair[:60]}”的写法不对，应为 名称=日期，如 支部大会通过日=2026-12-01"
        )
    for kind in _kinds():
        if name in (kind.name, *kind.also):
            return StartDate(kind.name, _day(name, day))
    known = "、".join(kind.name for kind in _kinds())
    raise StartUnreadable(f"没有“{name[:40]}”这个起算日。可用的起算日：{known}")


def _day(name: str, text: str) -> date:
    match = _DAY.fullmatch(text.replace(" ", ""))
    try:
        day = date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        day = None
    if day is None:
        raise StartUnreadable(f"{name}的“{text[:40]}”不是日期，请写成 2026-12-01 这样")
    if not FIRST <= day.year <= LAST:
        raise StartUnreadable(f"{name}“{text}”不在{FIRST}年至{LAST}年之间，请核对年份")
    return day


@cache
def _kinds() -> tuple[_Kind, ...]:
    text = files("assistant.guidance").joinpath("starts.toml").read_text("utf-8")
    return tuple(
        _Kind(
            row["name"],
            tuple(row["also"]),
            row["means"],
            row.get("tied", False),
            row.get("general", ""),
            tuple((_pattern(words), len(words.replace(" ", ""))) for words in row["events"]),
            tuple(_pattern(words) for words in row.get("tasks", ())),
            tuple(_pattern(words) for words in row.get("due", ())),
            row.get("missed", _MISSED),
            row.get("over", _MISSED),
            row.get("latest", ""),
        )
        for row in tomllib.loads(text)["start"]
    )


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(_GAP.join(re.escape(word) for word in words.split()))
