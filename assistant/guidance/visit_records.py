"""What is kept of enterprises between visits: carried into the next pack, recorded, deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from assistant.errors import ProfileImpossible, ProfileUnknown
from assistant.guidance.visit_overview import area_progress, overview, standing_of
from assistant.profile import Problem, Profile
from assistant.protocols import ProfileStore
from assistant.visits import (
    AreaProgress,
    Judged,
    KeptProfile,
    Outcome,
    Visit,
    after_visit,
    carried_over,
)
from assistant.workbook import Sheet

_LISTED = 5  # names that a message repeats

SaveWorkbook = Callable[[Sequence[Sheet], Path, bool], None]


class VisitRecords:
    """The records of an instructor, on this machine alone."""

    def __init__(self, store: ProfileStore, save: SaveWorkbook, today: Callable[[], date]) -> None:
        self._store, self._save, self._today = store, save, today

    def prepared(self, profile: Profile, on: date | None = None) -> Profile:
        """The profile with what visits before that day, or today, left to follow up."""
        return carried_over(profile, self._store.known(profile.name), on or self._today())

    def keep(self, profile: Profile, outcomes: Sequence[Outcome]) -> None:
        """Keep a profile with what its checks came to today."""
        judged = Judged(self._today(), tuple(outcomes))

        def kept(before: KeptProfile | None) -> KeptProfile:
            visits, first = (before.visits, before.first) if before else ((), None)
            return KeptProfile(profile, visits, first or judged, judged)

        self._store.change(profile.name, kept)

    def all(self) -> list[KeptProfile]:
        """All that are kept, by park or district and name."""
        return sorted(self._store.all(), key=lambda one: (one.profile.area or "", one.profile.name))

    def find(self, name: str) -> KeptProfile:
        """One of them, by its name or by a part of it that no other has. Raises: ProfileUnknown."""
        wanted = name.strip()
        whole = self._store.known(wanted)
        if whole:
            return whole
        every = self._store.all()
        matching = [one for one in every if wanted and wanted in one.profile.name]
        if len(matching) != 1:
            raise _unknown(wanted, [one.profile.name for one in matching or every], bool(matching))
        return matching[0]

    def record(
        self, name: str, visit: Visit, problems: Sequence[Problem] = (), done: Sequence[str] = ()
    ) -> KeptProfile:
        """Note a visit: what was found, new problems, those that are settled.

        Raises: ProfileUnknown; ProfileImpossible for settled problems that are none, and for a
        day that is still to come.
        """
        if visit.day > self._today():
            raise ProfileImpossible(
                f"走访日期写的是 {visit.day}，还没有到，请写已经去过的那天。", "last_visit"
            )
        found = self.find(name)

        def kept(before: KeptProfile | None) -> KeptProfile:
            held = before or found
            profile = after_visit(held.profile, visit, problems, done)
            visits = sorted((visit, *held.visits), key=lambda one: one.day, reverse=True)
            return replace(held, profile=profile, visits=tuple(visits))

        return self._store.change(found.profile.name, kept)

    def forget(self, name: str) -> None:
        """Delete all that is kept of an enterprise, by its whole name, for good.

        Raises: ProfileUnknown.
        """
        if not self._store.forget(name.strip()):
            raise _unknown(name.strip(), [one.profile.name for one in self._store.all()])

    def progress(self) -> tuple[AreaProgress, ...]:
        """How each park or district gets on."""
        return area_progress([standing_of(one) for one in self._store.all()])

    def save_overview(self, target: Path, overwrite: bool = False) -> int:
        """Write all of them into a workbook; how many. Raises: ExportFailed."""
        standings = [standing_of(one) for one in self._store.all()]
        self._save(overview(standings), target, overwrite)
        return len(standings)


def _unknown(name: str, names: Sequence[str], several: bool = False) -> ProfileUnknown:
    shown = name[:40]
    if several:
        listed = "、".join(names[:_LISTED]) + ("等" if len(names) > _LISTED else "")
        return ProfileUnknown(f"“{shown}”对应 {len(names)} 家企业（{listed}），请写全名称")
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    advice = f"是不是“{near[0]}”？" if near else ""
    return ProfileUnknown(f"走访档案里没有“{shown}”。{advice}已存的企业见 dangwu visits list")
