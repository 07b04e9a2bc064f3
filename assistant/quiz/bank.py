"""The item bank as a trainer works with it: look, decide, change, see how items did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.errors import ItemFaulty, ItemUnknown, SheetUnreadable
from assistant.item_bank import (
    BankItem,
    ImportedResults,
    ItemEdit,
    ItemState,
    ItemStatistics,
    KeptPaper,
)
from assistant.protocols import ItemStore, PaperStore, ResultStore
from assistant.quiz.editing import edited
from assistant.quiz.evidence_standing import EvidenceStanding
from assistant.quiz.item_statistics import item_statistics
from assistant.quiz.results_reading import ADVICE, PERSONS, read_results
from assistant.quiz_items import Item
from assistant.quiz_scoring import MultipleRule
from assistant.workbook import SheetRow

ReadTable = Callable[[Path, Sequence[str], str], tuple[SheetRow, ...]]
LookUp = Callable[[Sequence[Item]], EvidenceStanding]
_LISTED = 5  # names that a message repeats


class Bank:
    """The items that are kept. `look_up` tells how their evidence stands in the library today."""

    def __init__(
        self,
        items: ItemStore,
        papers: PaperStore,
        results: ResultStore,
        look_up: LookUp,
        read_table: ReadTable,
        today: Callable[[], date],
    ) -> None:
        self._items, self._papers, self._results = items, papers, results
        self._look_up, self._read_table, self._today = look_up, read_table, today

    def all(self, state: ItemState | None = None, flagged: bool = False) -> tuple[BankItem, ...]:
        """The items by document and clause; those in one state, or those with a flag only."""
        kept = [one for one in self._items.items().values() if state in (None, one.state)]
        found = [one for one in self._told(kept) if one.flag or not flagged]
        return tuple(sorted(found, key=_place))

    def find(self, id: str) -> BankItem:
        """One item, by its id or the beginning of it. Raises: ItemUnknown."""
        every = self._items.items()
        return self._told([every[_whole_id(id, every)]])[0]

    def keep(self, items: Iterable[Item]) -> int:
        """Keep items that are not in the bank yet; how many were new. Raises: StorageFailed."""
        offered = {one.id: BankItem(one, added=self._today()) for one in items}
        new: dict[str, BankItem | None] = {}

        def added(known: Mapping[str, BankItem]) -> Mapping[str, BankItem | None]:
            new.update({id: one for id, one in offered.items() if id not in known})
            return new

        self._items.change(added)
        return len(new)

    def approve(self, ids: Sequence[str], reason: str = "") -> tuple[BankItem, ...]:
        """Let items into papers. Raises: ItemUnknown; ItemFaulty for one whose evidence fell."""
        every = self._items.items()
        for one in self._told([every[_whole_id(id, every)] for id in ids]):
            if one.flag:
                raise ItemFaulty(f"试题 {one.item.id} 不能通过：{one.flag}。请先改题，或标为不用")
        return self._decide(ids, ItemState.APPROVED, reason)

    def reject(self, ids: Sequence[str], reason: str) -> tuple[BankItem, ...]:
        """Keep items out of papers. Raises: ItemUnknown, ItemFaulty without a reason."""
        if not reason.strip():
            raise ItemFaulty("标为不用要写明原因，如 --reason 题干有歧义")
        return self._decide(ids, ItemState.REJECTED, reason)

    def edit(self, id: str, edit: ItemEdit) -> BankItem:
        """Change an item, which then waits for review anew.

        Where stem, options or key change, so does the id; the former item stays, rejected, because
        papers and results name it. Raises: ItemUnknown, ItemFaulty.
        """
        changed: list[BankItem] = []

        def put(every: Mapping[str, BankItem]) -> Mapping[str, BankItem | None]:
            old = every[_whole_id(id, every)]
            new = BankItem(edited(old.item, edit), added=self._today(), edited=True)
            if new.item.id != old.item.id and new.item.id in every:
                raise ItemFaulty(f"改成这样就和题库里的试题 {new.item.id} 一样了，没有修改")
            changed.append(new)
            gone = replace(old, state=ItemState.REJECTED, reason=f"已修改，新编号 {new.item.id}")
            return {old.item.id: gone, new.item.id: new}

        self._items.change(put)
        return self._told(changed)[0]

    def papers(self) -> list[KeptPaper]:
        """The papers that were written out, latest first."""
        return self._papers.papers()

    def import_results(
        self, source: Path, paper: str = "", rule: MultipleRule = MultipleRule.ALL
    ) -> ImportedResults:
        """Take in how persons did, without their names; what could not be used is told.

        `paper`: an id or a title of a paper, needed where columns are numbers of questions and
        there is more than one paper. Raises: SheetUnreadable, ItemUnknown.
        """
        items = self._items.items()
        if not items:
            raise ItemUnknown(
                "题库还是空的，没有题可以对上成绩。请先出卷：dangwu quiz --papers A --out 试卷.docx"
            )
        rows = self._read_table(source, (*PERSONS, *items), ADVICE)
        results, told = read_results(rows, items, self._paper(paper), rule, self._today())
        if not self._results.keep_results(results):
            raise SheetUnreadable(f"“{source}”里的成绩已经导入过，没有重复计入")
        return told

    def statistics(self) -> tuple[ItemStatistics, ...]:
        """How each item did that somebody has taken."""
        return item_statistics(self._results.results())

    def used(self, except_plan: str = "") -> tuple[Item, ...]:
        """The items of earlier papers, but for those of one plan."""
        items = self._items.items()
        used = {
            question.item_id
            for paper in self._papers.papers()
            if not except_plan or paper.plan != except_plan
            for question in paper.questions
        }
        return tuple(items[id].item for id in sorted(used) if id in items)

    def usable(self) -> tuple[Item, ...]:
        """Approved items whose evidence stands, as they stand on the text of today."""
        approved = self._items.items().values()
        kept = [one for one in approved if one.state is ItemState.APPROVED]
        return tuple(one.item for one in self._told(kept) if not one.flag)

    def rejected(self) -> frozenset[str]:
        """The ids of items that are to stay out."""
        every = self._items.items().items()
        return frozenset(id for id, one in every if one.state is ItemState.REJECTED)

    def _told(self, kept: Sequence[BankItem]) -> list[BankItem]:
        """Items with their flags, on the text of today, and the papers they were in."""
        standing = self._look_up([one.item for one in kept])
        uses: dict[str, list[str]] = {}
        for paper in self._papers.papers():
            for question in paper.questions:
                uses.setdefault(question.item_id, []).append(paper.name)
        found = [(one, standing.of(one.item)) for one in kept]
        return [
            replace(one, item=now.item, flag=now.flag, uses=tuple(uses.get(one.item.id, ())))
            for one, now in found
        ]

    def _decide(self, ids: Sequence[str], state: ItemState, reason: str) -> tuple[BankItem, ...]:
        decided: dict[str, BankItem | None] = {}

        def put(every: Mapping[str, BankItem]) -> Mapping[str, BankItem | None]:
            for id in ids:
                whole = _whole_id(id, every)
                decided[whole] = replace(every[whole], state=state, reason=reason.strip())
            return decided

        self._items.change(put)
        return tuple(one for one in decided.values() if one)

    def paper(self, name: str) -> KeptPaper:
        """One of them, by its id, the beginning of it, or its title. Raises: ItemUnknown."""
        found = self._paper(name)
        if found is None:
            raise ItemUnknown("还没有写成过试卷：dangwu quiz --papers A,B --out 试卷.docx")
        return found

    def _paper(self, name: str) -> KeptPaper | None:
        """The paper that is meant; without a name the only one there is."""
        every = self._papers.papers()
        wanted = name.strip()
        if wanted:
            found = [one for one in every if one.id.startswith(wanted)]
            found = found or [one for one in every if wanted in one.name]
        else:
            found = every
        if len(found) == 1 or (not wanted and not every):
            return found[0] if found else None
        listed = "；".join(f"{one.id} {one.name}" for one in (found or every)[:_LISTED])
        if wanted and not found:
            raise ItemUnknown(f"没有“{wanted}”这份试卷。出过的试卷：{listed or '还没有'}")
        raise ItemUnknown(f"不知道是哪份试卷的成绩，请用 --paper 写明编号：{listed}")


def _place(one: BankItem) -> tuple[str, int, str, str]:
    cited = one.item.citation
    return cited.document.title, cited.start, str(one.item.kind), one.item.id


def _whole_id(id: str, every: Mapping[str, BankItem]) -> str:
    """The id that begins so. Raises: ItemUnknown."""
    wanted = id.strip().lower()
    if wanted in every:
        return wanted
    found = [one for one in every if wanted and one.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise ItemUnknown(f"编号以“{wanted}”开头的试题有 {len(found)} 道，请写全编号")
    raise ItemUnknown(f"题库里没有编号为“{wanted[:40]}”的试题。编号见 dangwu quiz bank list")
