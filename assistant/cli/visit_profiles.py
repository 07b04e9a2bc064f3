"""`dangwu visit` for profiles in files of their own: a pack each, on screen or as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from assistant import (
    PROFILE_FIELDS,
    AssistantError,
    Profile,
    ProfileImpossible,
    VisitPack,
    check_outcomes,
    report_lines,
    spoken_reason,
    visit_record,
    visit_report,
    wording_notices,
)
from assistant.cli.opening import open_library
from assistant.cli.output import print_json, say, tell
from assistant.cli.rewording import require_model
from assistant.cli.visit_batch import CANCELLED, KEPT

if TYPE_CHECKING:
    from assistant import Assistant


@dataclass(slots=True)
class Making:
    """How the packs of one call are made. `out`: a file, or a folder where `several` are made."""

    out: Path | None
    kind: str
    on: date | None
    fresh: bool
    force: bool
    several: bool
    reword: bool = False
    made: list[VisitPack] = field(default_factory=list)
    seen: dict[tuple[str, str | None], Path] = field(default_factory=dict)
    written: set[Path] = field(default_factory=set)

    def make(self, assistant: Assistant, path: Path) -> None:
        """One pack, written and its enterprise kept where a file is wanted."""
        profile = assistant.profile(path)
        try:
            whole = assistant.visits.prepared(profile, self.on, self.fresh)
            pack = assistant.visit(whole, self.on, self.reword)
            if self.out is not None:
                self._write(assistant, path, pack)
                assistant.visits.keep(whole, check_outcomes(pack), self.on, self.fresh)
        except ProfileImpossible as error:
            raise type(error)(f"{path}：{error}", error.fact) from error
        self.made.append(pack)

    def _write(self, assistant: Assistant, path: Path, pack: VisitPack) -> None:
        target = self._target(path)
        who = (pack.profile.name, pack.profile.area)
        if who in self.seen:
            raise AssistantError(
                f"{path}：和 {self.seen[who]} 是同一家企业（{pack.profile.name}），请只留一份；"
                "不是同一家的，两份都写上“园区或区县”。"
            )
        if target in self.written:
            raise AssistantError(f"{path}：前面已有同名的情况表写成 {target}，请改一个文件名。")
        assistant.save(visit_report(pack, date.today()), target, self.force)
        self.seen[who] = path
        self.written.add(target)
        tell(_written(pack, target))

    def _target(self, path: Path) -> Path:
        out = self.out or Path()
        if not self.several:
            return out
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise AssistantError(
                f"“{out}”这个文件夹建不了（{spoken_reason(error)}），请换一个位置。"
            ) from error
        return out / f"{path.stem}.{self.kind}"


def make_packs(profiles: Sequence[Path], making: Making, as_json: bool) -> None:
    """The packs of some profiles; what fails is told, and the others are made all the same."""
    failed = 0
    try:
        with open_library() as assistant:
            require_model(assistant, making.reword)
            for path in profiles:
                try:
                    making.make(assistant, path)
                except AssistantError as error:
                    if not making.several:
                        raise
                    failed += 1
                    tell(f"出错：{error}")
    except KeyboardInterrupt:
        if not making.written:
            raise
        tell(f"已中断：{len(profiles)} 份里做好了 {len(making.written)} 份，都留在 {making.out}。")
        raise typer.Exit(CANCELLED) from None
    _print(making, as_json)
    if failed:
        raise AssistantError(f"{len(profiles)} 份情况表里有 {failed} 份没有做成，原因见上。")


def check_out(out: Path | None, kinds: Sequence[str]) -> None:
    """A usage error where one pack cannot be written as the name of the file says."""
    if out is not None and out.suffix.lower().removeprefix(".") not in kinds:
        allowed = "、".join(f".{kind}" for kind in kinds)
        raise typer.BadParameter(
            f"走访资料包写不成“{out.name}”，可用的后缀：{allowed}，如 走访.docx", param_hint="--out"
        )


def _print(making: Making, as_json: bool) -> None:
    made = making.made
    if making.out is not None and made:
        tell(KEPT)
    reports = [visit_report(pack, date.today()) for pack in made]
    if as_json:
        records = [visit_record(*pair) for pair in zip(made, reports, strict=True)]
        print_json(records if making.several else records[0])
    elif making.out is None:
        for report in reports:
            say("\n".join(report_lines(report)))


def _written(pack: VisitPack, target: Path) -> str:
    counted = "，".join(f"{state} {count} 项" for state, count in pack.tally)
    told = f"已写入 {target}：{counted}；{len(pack.citations)} 处出处。"
    told = "\n".join((told, *wording_notices(pack.wording, "句")))
    return f"{told}\n{_taken(pack.profile)}" if pack.profile.kept_on else told


def _taken(profile: Profile) -> str:
    labels = [PROFILE_FIELDS[name].label for name in profile.kept_on]
    listed = "、".join(labels[:8]) + ("等" if len(labels) > 8 else "")
    return (
        f"情况表没有写、沿用走访档案的有 {len(labels)} 项（{listed}），包里标有“档案”和日期；"
        "不沿用时加 --fresh。"
    )
