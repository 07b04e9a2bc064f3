"""Papers from plan to file, and to practice: what a trainer and a learner do with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from random import Random

from assistant.errors import ExportFailed
from assistant.item_bank import BankItem, WrongItem
from assistant.papers import Blueprint, Paper, PaperSection, PaperSet, covered
from assistant.protocols import PaperStore, WrongAnswerStore
from assistant.quiz.assembling import assemble
from assistant.quiz.bank import Bank
from assistant.quiz.blueprint_reading import (
    TEMPLATE,
    check_blueprint,
    read_blueprint,
    read_versions,
)
from assistant.quiz.gathering import Offer
from assistant.quiz.kept_papers import reopened, to_keep
from assistant.quiz.planning import plain_blueprint
from assistant.quiz.practice import Practice
from assistant.quiz.result_sheets import answers_sheet, matrix_sheet, overview_sheet
from assistant.quiz.stem_wording import StemWording
from assistant.quiz.versions import ordered
from assistant.quiz.wrong_answers import after_paper
from assistant.quiz_items import ItemKind, QuizRequest
from assistant.quiz_scoring import MultipleRule, PaperResult
from assistant.workbook import Sheet

WritePapers = Callable[[PaperSet, Path, bool, str], tuple[Path, ...]]
SaveSheets = Callable[[Sequence[Sheet], Path, bool], None]
GENERAL = "通用"


class Papers:
    """Papers over the library and the bank. `offer` makes items; `write` and `save` make files.

    `stems`: where other words for stems come from.
    """

    def __init__(
        self,
        bank: Bank,
        offer: Offer,
        papers: PaperStore,
        wrong: WrongAnswerStore,
        write: WritePapers,
        save: SaveSheets,
        save_text: Callable[[Path, bytes, bool], None],
        today: Callable[[], date],
        stems: StemWording | None = None,
    ) -> None:
        self.bank = bank
        self._stems = stems or StemWording(None)
        self._offer, self._papers, self._wrong = offer, papers, wrong
        self._write, self._save, self._save_text, self._today = write, save, save_text, today

    @property
    def template(self) -> str:
        """A blueprint to fill in, in TOML."""
        return TEMPLATE

    def save_template(self, target: Path, overwrite: bool = False) -> None:
        """Write that blueprint to a file. Raises: ExportFailed."""
        self._save_text(target, TEMPLATE.encode("utf-8"), overwrite)

    def plan(
        self,
        count: int,
        request: QuizRequest = QuizRequest(),
        versions: str = "",
        title: str = "",
        minutes: int = 0,
    ) -> Blueprint:
        """A blueprint of `count` items within the bounds of a request; `versions`: A,B.

        Raises: BlueprintUnreadable.
        """
        names = read_versions(versions) if versions else ("",)
        return plain_blueprint(count, request, names, title, minutes)

    def blueprint(
        self, path: Path, versions: str = "", title: str = "", minutes: int = 0
    ) -> Blueprint:
        """The blueprint in a TOML file, but for what is given here. Raises: BlueprintUnreadable."""
        read = read_blueprint(path)
        return replace(
            read,
            versions=read_versions(versions) if versions else read.versions,
            title=title or read.title,
            minutes=minutes or read.minutes,
        )

    def make(self, blueprint: Blueprint, reword: bool = False) -> PaperSet:
        """A paper in its versions, with as many items as there are, and why some are missing.

        Approved items go first; none comes that was rejected, and no stem of an earlier paper of
        another plan, unless the plan allows that. The same plan over the same library and bank
        gives the same paper. `reword`: whether stems that nobody has approved yet are put into
        other words, where there is a writer for that.
        Raises: BlueprintUnreadable, LibraryEmpty.
        """
        check_blueprint(blueprint)
        usable = self.bank.usable()
        used = () if blueprint.repeat else self.bank.used(except_plan=blueprint.mark)
        made = assemble(
            blueprint,
            self._offer,
            usable,
            used,
            self.bank.rejected(),
        )
        if not reword:
            return made
        return self._stems.of_papers(made, {one.id for one in usable}, [one.stem for one in used])

    def save(
        self, made: PaperSet, target: Path, overwrite: bool = False, layout: str = GENERAL
    ) -> tuple[Path, ...]:
        """Write a paper as .docx, .xlsx, .apkg, .gift, .xml, .json or .md, and keep it in the bank.

        Which files there are now: beside .docx and .md lies one with the keys. `layout`: of .xlsx.
        Raises: ExportFailed.
        """
        files = self._write(made, target, overwrite, layout)
        self.keep(made)
        return files

    def keep(self, made: PaperSet) -> None:
        """Keep the items and the versions of a paper, so that later ones do not repeat it."""
        self.bank.keep(item for paper in made.papers[:1] for item in paper.items)
        self._papers.keep_papers([to_keep(one, made.plan, self._today()) for one in made.papers])

    def reopen(self, name: str) -> PaperSet:
        """An earlier paper as it was, by its id or title, to print or to take it again.

        Items that were changed or rejected since are in it as they were printed; what has become of
        their evidence stands in the reasons. Raises: ItemUnknown.
        """
        kept = self.bank.paper(name)
        every = {one.item.id: one for one in self.bank.all()}
        paper = reopened(kept, every)
        flags = [
            f"第 {number} 题：{every[item.id].flag}"
            for number, _, item in paper.numbered()
            if every[item.id].flag
        ]
        return PaperSet((paper,), len(kept.questions), covered(paper), tuple(flags), kept.plan)

    def practice(
        self,
        paper: Paper,
        rule: MultipleRule = MultipleRule.ALL,
        at_once: bool = False,
        timed: bool = True,
        learner: str = "",
        now: Callable[[], datetime] = datetime.now,
    ) -> Practice:
        """A way through a paper, marked at once or at the end."""
        return Practice(paper, rule, at_once, timed, learner, now)

    def keep_result(self, result: PaperResult) -> None:
        """Note in the wrong-answer book of the learner what was wrong, and what no longer is."""
        self.bank.keep(one.item for one in result.answers)
        day = self._today()
        self._wrong.change_wrong(result.learner, lambda book: after_paper(book, result, day))

    def wrong(self, learner: str = "") -> tuple[tuple[BankItem, WrongItem], ...]:
        """The wrong-answer book of a learner, what was wrong most often first."""
        book = self._wrong.wrong(learner)
        found = [(one, book[one.item.id]) for one in self.bank.all() if one.item.id in book]
        return tuple(sorted(found, key=lambda pair: (-pair[1].wrong, pair[0].item.id)))

    def wrong_paper(self, learner: str = "", count: int = 20, seed: int = 0) -> Paper | None:
        """A paper of what a learner had wrong and still stands; None where there is nothing."""
        items = [one.item for one, _ in self.wrong(learner) if not one.flag][:count]
        Random(seed).shuffle(items)
        sections = tuple(
            PaperSection(kind, 1, tuple(one for one in items if one.kind is kind))
            for kind in ItemKind
            if any(one.kind is kind for one in items)
        )
        return ordered(Paper("错题练习", sections, seed=seed), [""])[0] if items else None

    def save_results(
        self, results: Sequence[PaperResult], target: Path, overwrite: bool = False
    ) -> None:
        """Write results as .xlsx, all three sheets, or .csv, the answers. Raises: ExportFailed."""
        if not results:
            raise ExportFailed("没有成绩可写，请先交卷")
        sheets = [overview_sheet(results), answers_sheet(results)]
        if len({one.paper.id for one in results}) == 1:
            sheets.insert(1, matrix_sheet(results))
        self._save(sheets, target, overwrite)
