"""What is kept of enterprises between visits: carried into the next pack, recorded, deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from assistant.errors import ProfileImpossible, ProfileUnknown
from assistant.guidance.visit_overview import area_progress, overview, standing_of
from assistant.kept_facts import all_problems, completed, dated, joined, latest, within_days
from assistant.profile import Problem, Profile
from assistant.protocols import ProfileStore
from assistant.visits import (
    AreaProgress,
    Judged,
    KeptProfile,
    Outcome,
    Visit,
    after_visit,
)
from assistant.workbook import Sheet

_LISTED = 5  # names that a message repeats

SaveWorkbook = Callable[[Sequence[Sheet], Path, bool], None]
WriteKept = Callable[[Sequence[KeptProfile], Path, bool], None]
ReadKept = Callable[[Path], Sequence[KeptProfile]]


class VisitRecords:
    """The records of an instructor, on this machine alone."""

    def __init__(
        self,
        store: ProfileStore,
        save: SaveWorkbook,
        write: WriteKept,
        read: ReadKept,
        today: Callable[[], date],
    ) -> None:
        self._store, self._save, self._today = store, save, today
        self._write, self._read = write, read

    def known(self, profile: Profile) -> KeptProfile | None:
        """What is kept of the enterprise of a profile. Raises: ProfileImpossible."""
        return _meant(self._store.named(profile.name), profile)

    def prepared(self, profile: Profile, on: date | None = None, fresh: bool = False) -> Profile:
        """The profile with what is kept up to that day, or today, and with what is to follow up.

        What it leaves out is taken from what is kept, and `kept_on` says so; `fresh` leaves that
        away, but not the problems. Raises: ProfileImpossible where several enterprises of the name
        are kept and no park or district is given.
        """
        day = on or self._today()
        kept = self.known(profile)
        if kept is None:
            return profile
        earlier = within_days(kept.profile, lambda one: one <= day)
        whole = profile if fresh else completed(profile, earlier, day)
        last = kept.profile.last_visit
        return replace(
            whole,
            area=whole.area or kept.profile.area,
            problems=all_problems(kept.profile.problems, profile.problems),
            last_visit=latest(profile.last_visit, last if last and last <= day else None),
        )

    def keep(
        self,
        profile: Profile,
        outcomes: Sequence[Outcome],
        on: date | None = None,
        fresh: bool = False,
    ) -> KeptProfile:
        """Keep a profile with what its checks came to that day, or today; what is kept now.

        What it leaves out stays, and so does what is kept of a later day. `fresh`: what is kept of
        that day and before is dropped, visits and problems excepted. Raises: ProfileImpossible.
        """
        day = min(on or self._today(), self._today())  # nothing is known of days to come
        judged = Judged(day, tuple(outcomes))
        new = KeptProfile(dated(profile, day), (), judged, judged)
        made: list[KeptProfile] = []

        def kept(same: Sequence[KeptProfile]) -> list[KeptProfile]:
            before = _meant(same, profile)
            if before and fresh:
                facts = within_days(before.profile, lambda one: one > day)
                before = replace(before, profile=replace(facts, area=before.profile.area))
            made.append(joined(before, new) if before else new)
            return [*(one for one in same if one.label != (before or new).label), made[0]]

        self._store.change(profile.name, kept)
        return made[0]

    def all(self) -> list[KeptProfile]:
        """All that are kept, by park or district and name."""
        return sorted(self._store.all(), key=lambda one: (one.profile.area or "", one.profile.name))

    def find(self, name: str, area: str | None = None) -> KeptProfile:
        """One of them, by its name or by a part of it that no other has.

        `area`: which of several of that name; `name` may hold it as well: 某店（城东工业园）.

        Raises: ProfileUnknown.
        """
        wanted = name.strip()
        every = self._store.named(wanted) or self._store.all()
        if area is not None:
            every = [one for one in every if (one.profile.area or "") == area.strip()]
        for matching in (
            [one for one in every if one.profile.name == wanted],
            [one for one in every if one.label == wanted],
            [one for one in every if wanted and wanted in one.label],
        ):
            if len(matching) == 1:
                return matching[0]
            if matching:
                raise _unknown(wanted, _names(matching), several=True)
        raise _unknown(wanted, _names(every))

    def record(
        self,
        name: str,
        visit: Visit,
        problems: Sequence[Problem] = (),
        done: Sequence[str] = (),
        area: str | None = None,
    ) -> KeptProfile:
        """Note a visit: what was found, new problems, those that are settled.

        Raises: ProfileUnknown; ProfileImpossible for settled problems that are none, and for a
        day that is still to come.
        """
        if visit.day > self._today():
            raise ProfileImpossible(
                f"走访日期写的是 {visit.day}，还没有到，请写已经去过的那天。", "last_visit"
            )
        found = self.find(name, area)
        made: list[KeptProfile] = []

        def kept(same: Sequence[KeptProfile]) -> list[KeptProfile]:
            held = next((one for one in same if one.label == found.label), found)
            profile = after_visit(held.profile, visit, problems, done)
            visits = sorted((visit, *held.visits), key=lambda one: one.day, reverse=True)
            made.append(replace(held, profile=profile, visits=tuple(visits)))
            return [*(one for one in same if one.label != found.label), made[0]]

        self._store.change(found.profile.name, kept)
        return made[0]

    def forget(self, name: str, area: str | None = None) -> None:
        """Delete all that is kept of an enterprise, by its whole name, for good.

        `area`: as in `find`. Raises: ProfileUnknown.
        """
        wanted = name.strip()
        if self._store.forget(wanted, area and area.strip()):  # also one that cannot be read
            return
        every = self._store.all()
        labelled = [one for one in every if one.label == wanted] if area is None else []
        if len(labelled) != 1:
            same = [one for one in every if one.profile.name == wanted]
            raise _unknown(wanted, _names(same or every), several=bool(same))
        self._store.forget(wanted[: len(labelled[0].profile.name)], labelled[0].profile.area)

    def export(self, target: Path, overwrite: bool = False) -> int:
        """Write all that is kept into one file; how many enterprises. Raises: ExportFailed."""
        kept = self.all()
        self._write(kept, target, overwrite)
        return len(kept)

    def restore(self, source: Path) -> int:
        """Take over what `export` wrote; how many enterprises.

        What is kept meanwhile is put together with it: the later word holds. Raises: BackupBroken
        before anything is changed.
        """
        read = self._read(source)
        for one in read:

            def kept(same: Sequence[KeptProfile], one: KeptProfile = one) -> list[KeptProfile]:
                before = next((other for other in same if other.label == one.label), None)
                others = [other for other in same if other is not before]
                return [*others, joined(one, before) if before else one]

            self._store.change(one.profile.name, kept)
        return len(read)

    def progress(self) -> tuple[AreaProgress, ...]:
        """How each park or district gets on."""
        return area_progress([standing_of(one) for one in self._store.all()])

    def save_overview(self, target: Path, overwrite: bool = False) -> int:
        """Write all of them into a workbook; how many. Raises: ExportFailed."""
        standings = [standing_of(one) for one in self._store.all()]
        self._save(overview(standings), target, overwrite)
        return len(standings)


def _meant(same: Sequence[KeptProfile], profile: Profile) -> KeptProfile | None:
    """Which of those of its name a profile is about; one without park or district may gain one."""
    exact = [one for one in same if one.profile.area == profile.area]
    open_ones = exact or [one for one in same if None in (one.profile.area, profile.area)]
    if len(open_ones) > 1:
        listed = "、".join(one.label for one in open_ones[:_LISTED])
        raise ProfileImpossible(
            f"走访档案里有 {len(open_ones)} 家同名企业（{listed}），"
            "请在情况表里写明“园区或区县”，才知道是哪一家。",
            "area",
        )
    return open_ones[0] if open_ones else None


def _names(kept: Sequence[KeptProfile]) -> list[str]:
    """Their names, with the park or district where two have the same."""
    counted = Counter(one.profile.name for one in kept)
    return [one.label if counted[one.profile.name] > 1 else one.profile.name for one in kept]


def _unknown(name: str, names: Sequence[str], several: bool = False) -> ProfileUnknown:
    shown = name[:40]
    if several:
        listed = "、".join(names[:_LISTED]) + ("等" if len(names) > _LISTED else "")
        return ProfileUnknown(
            f"“{shown}”对应 {len(names)} 家企业（{listed}），请照这里写全，写清是哪一家"
        )
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    advice = f"是不是“{near[0]}”？" if near else ""
    return ProfileUnknown(f"走访档案里没有“{shown}”。{advice}已存的企业见 dangwu visits list")
