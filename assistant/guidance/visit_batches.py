"""Packs for a whole sheet of enterprises, with an overview beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from assistant.errors import ExportFailed
from assistant.guidance.profile_sheet import NAME, profile_template, profiles_in
from assistant.guidance.visit_overview import Standing, overview, standing_of
from assistant.guidance.visit_records import SaveWorkbook, VisitRecords
from assistant.inspection import TaskProgress
from assistant.profile import Profile
from assistant.reasons import spoken_reason
from assistant.report import Report
from assistant.visit_batch import BatchRow, write_packs
from assistant.visit_pack import VisitPack
from assistant.visit_printing import visit_report
from assistant.visits import RowFault, RowProfile, check_outcomes
from assistant.workbook import SheetRow

OVERVIEW = "overview.xlsx"

MakePack = Callable[[Profile, date], VisitPack]
SaveReport = Callable[[Report, Path, bool], None]
ReadRows = Callable[[Path, str], Sequence[SheetRow]]


class VisitBatches:
    """Reads a sheet, makes packs one after the other, writes files."""

    def __init__(
        self,
        records: VisitRecords,
        make: MakePack,
        save: SaveReport,
        read_rows: ReadRows,
        save_workbook: SaveWorkbook,
        today: Callable[[], date],
    ) -> None:
        self._records, self._make, self._save, self._today = records, make, save, today
        self._read_rows, self._save_workbook = read_rows, save_workbook

    def template(self, target: Path, overwrite: bool = False) -> None:
        """Write the sheet to fill in. Raises: ExportFailed."""
        self._save_workbook(profile_template(), target, overwrite)

    def rows(self, source: Path) -> tuple[RowProfile | RowFault, ...]:
        """The profile of each row of a filled-in sheet, or what is wrong with the row.

        Raises: SheetUnreadable.
        """
        return tuple(profiles_in(self._read_rows(source, NAME)))

    def run(
        self,
        source: Path,
        folder: Path,
        suffix: str = ".docx",
        on: date | None = None,
        overwrite: bool = False,
        on_progress: Callable[[TaskProgress], None] | None = None,
        fresh: bool = False,
        wanted: Callable[[], bool] | None = None,
    ) -> tuple[BatchRow, ...]:
        """A pack for each row into `folder`, and the overview; what each row came to.

        `on`: the day of the visits, or today. `fresh`: as in `VisitRecords.prepared`. The overview
        comes last, so a folder without one is of a run that was broken off: its packs are left as
        they are. Where no pack can be made, nothing is written. As soon as `wanted` says no, no
        further pack is begun: the overview is of those that are made, and the rest are not told.

        Raises: SheetUnreadable, ExportFailed where nothing at all can be made.
        """
        rows = self.rows(source)
        if not rows:
            raise ExportFailed(f"“{source}”里没有填写企业，示例行不算。请从第 3 行起一行填一家")
        target, today = folder / OVERVIEW, self._today()
        _prepare(folder)
        if target.exists() and not overwrite:
            raise ExportFailed(f"“{target}”已经存在，没有覆盖。请换一个文件夹，或加上 --force")

        standings: list[Standing] = []

        def write(profile: Profile, file: Path) -> bool:
            kept = self._records.known(profile) if file.exists() and not overwrite else None
            missing = kept is None
            if kept is None:
                whole = self._records.prepared(profile, on, fresh)
                pack = self._make(whole, on or today)
                self._save(visit_report(pack, today), file, overwrite)
                kept = self._records.keep(whole, check_outcomes(pack), on, fresh)
            standings.append(standing_of(kept, file.name))
            return missing

        made = write_packs(rows, write, folder, suffix, on_progress, wanted)
        if standings:
            faults = [row for row in made if row.reason]
            self._save_workbook(overview(standings, faults), target, overwrite)
        return made


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportFailed(
            f"“{folder}”这个文件夹建不了（{spoken_reason(error)}），请换一个位置"
        ) from error
