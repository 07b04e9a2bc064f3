"""Many enterprises at a glance: who meets what, what is missing, how each park gets on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.profile_fields import PROFILE_FIELDS
from assistant.visit_batch import BatchRow
from assistant.visit_pack import CheckState
from assistant.visits import AreaProgress, Judged, KeptProfile, Outcome, percent
from assistant.workbook import Cell, Chart, Column, Sheet, Tone

AREA = PROFILE_FIELDS["area"].label
NO_AREA = "未填园区"
_NAME = Column(PROFILE_FIELDS["name"].label, width=34)
_PLACE = Column(AREA, width=18)
_COUNTED = (CheckState.MET, CheckState.UNMET, CheckState.OPEN)
_TONES: Mapping[str, Tone] = {
    CheckState.MET: Tone.GOOD,
    CheckState.UNMET: Tone.BAD,
    CheckState.OPEN: Tone.MISSING,
    CheckState.NEAR: Tone.MISSING,
}
_CHART = "各园区达标情况（项）"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one enterprise stands: the outcomes now and, where there were any, at first."""

    name: str
    area: str
    outcomes: tuple[Outcome, ...]
    first: tuple[Outcome, ...] = ()
    open_problems: int = 0
    done_problems: int = 0
    file: str = ""
    last_visit: date | None = None


def standing_of(kept: KeptProfile, file: str = "") -> Standing:
    """The standing of an enterprise that is kept; `file`: its pack."""
    profile, settled = kept.profile, sum(one.done for one in kept.profile.problems)
    return Standing(
        profile.name,
        profile.area or "",
        _outcomes(kept.latest),
        _outcomes(kept.first),
        len(profile.problems) - settled,
        settled,
        file,
        profile.last_visit,
    )


def area_progress(standings: Sequence[Standing]) -> tuple[AreaProgress, ...]:
    """Each park or district, the one with most enterprises first."""
    areas: dict[str, list[Standing]] = {}
    for one in standings:
        areas.setdefault(one.area or NO_AREA, []).append(one)
    return tuple(
        AreaProgress(
            area,
            len(members),
            _counts(outcome for one in members for outcome in one.outcomes),
            _share(outcome for one in members for outcome in one.first or one.outcomes),
            _share(outcome for one in members for outcome in one.outcomes),
            sum(one.open_problems for one in members),
            sum(one.done_problems for one in members),
        )
        for area, members in sorted(areas.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def overview(standings: Sequence[Standing], faults: Sequence[BatchRow] = ()) -> tuple[Sheet, ...]:
    """Sheets: enterprises, gaps, requirements, parks with a chart, and rows without a pack."""
    sheets = [
        _every(standings),
        _gaps(standings),
        _requirements(standings),
        _areas(area_progress(standings)),
    ]
    if faults:
        columns = (Column("行", width=8), _NAME, Column("原因和改法", width=90))
        rows = tuple((one.number, one.name, one.reason) for one in faults)
        sheets.append(Sheet("没有生成", columns, rows))
    return tuple(sheets)


def _every(standings: Sequence[Standing]) -> Sheet:
    checks = {one.id: one.requirement for item in standings for one in item.outcomes}
    columns = (
        Column("序号", width=6),
        _NAME,
        _PLACE,
        *(Column(state, width=9) for state in _COUNTED),
        Column("未办结问题", width=12),
        Column("上次走访", width=12),
        *(Column(requirement, width=16) for requirement in checks.values()),
        Column("走访资料包", width=40),
    )
    rows: list[tuple[Cell, ...]] = []
    for number, one in enumerate(standings, start=1):
        held = {each.id: each.state for each in one.outcomes}
        counts = _counts(one.outcomes)
        cells: list[Cell] = [str(held[key]) if key in held else "" for key in checks]
        rows.append(
            (
                number,
                one.name,
                one.area,
                *counts,
                one.open_problems,
                one.last_visit,
                *cells,
                one.file,
            )
        )
    return Sheet("总览", columns, tuple(rows), tones=_TONES, kept=2)


def _gaps(standings: Sequence[Standing]) -> Sheet:
    columns = (
        _PLACE,
        _NAME,
        Column("要求", width=60),
        Column("情况", width=10),
        Column("整改措施", width=30),
        Column("责任人", width=12),
        Column("完成期限", width=14),
    )
    rows: list[tuple[Cell, ...]] = [
        (one.area, one.name, each.requirement, str(each.state), None, None, None)
        for state in (CheckState.UNMET, CheckState.OPEN)
        for one in standings
        for each in one.outcomes
        if each.state is state
    ]
    return Sheet("差距清单", columns, tuple(rows), tones=_TONES)


def _requirements(standings: Sequence[Standing]) -> Sheet:
    """Which requirement how many meet, the one that most do not meet first."""
    by_id: dict[str, list[Outcome]] = {}
    for one in (each for item in standings for each in item.outcomes):
        by_id.setdefault(one.id, []).append(one)
    ranked = sorted(by_id.values(), key=lambda one: _counts(one)[1:], reverse=True)
    rows: list[tuple[Cell, ...]] = [
        (outcomes[0].requirement, *_counts(outcomes), percent(_share(outcomes)))
        for outcomes in ranked
    ]
    columns = (
        Column("要求", width=70),
        *(Column(f"{state}（家）", width=14) for state in _COUNTED),
        Column("达标率", width=10),
    )
    return Sheet("各项要求", columns, tuple(rows))


def _areas(areas: Sequence[AreaProgress]) -> Sheet:
    columns = (
        _PLACE,
        *(Column(name, width=10) for name in ("企业数", *_COUNTED)),
        *(Column(name, width=14) for name in ("初次达标率", "现在达标率")),
        *(Column(name, width=12) for name in ("未办结问题", "已办结问题")),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in areas:
        shares = (one.first_share, one.share)
        problems = (one.open_problems, one.done_problems)
        rows.append((one.area, one.enterprises, *one.counts, *shares, *problems))
    return Sheet("各园区进度", columns, tuple(rows), chart=Chart(_CHART, 0, (2, 3, 4)))


def _counts(outcomes: Iterable[Outcome]) -> tuple[int, int, int]:
    states = Counter(one.state for one in outcomes)
    met, unmet, missing = (states[state] for state in _COUNTED)
    return met + states[CheckState.NEAR], unmet, missing


def _share(outcomes: Iterable[Outcome]) -> float | None:
    """The share of requirements that are met among those that apply."""
    counts = _counts(outcomes)
    return counts[0] / sum(counts) if any(counts) else None


def _outcomes(judged: Judged | None) -> tuple[Outcome, ...]:
    return judged.outcomes if judged else ()
