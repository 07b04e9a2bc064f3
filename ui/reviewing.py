"""The events of the item bank on the page: look, approve, reject, edit, take results in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant import (
    Assistant,
    AssistantError,
    BankItem,
    ItemEdit,
    ItemKind,
    ItemState,
    ItemStatistics,
    MultipleRule,
)
from ui.bank_view import FLAGGED, PAGE, WEAK, BankPage, Looking, bank_view
from ui.item_view import numbered_citations
from ui.notices import done, notice
from ui.result_view import SUFFIXES, imported
from ui.sent_files import named, on_disk, sent_file
from ui.sources import Sources

_NO_REASON = notice("没有改动。", "标为不用要写明原因，如 题干有歧义。")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Looked:
    """A page of the bank on show."""

    looking: Looking = field(default_factory=Looking)
    items: tuple[BankItem, ...] = ()


class Reviewing:
    """The bank as one page shows it; what is looked for belongs to the browser's session."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._sources = Sources(assistant)

    def sent(self, looked: Looked | None, entries: Mapping[str, Any]) -> tuple[Looked, str]:
        """A form was sent: what is looked for, a rejection, a change, a file of results."""
        looking = looked.looking if looked else Looking()
        id = str(entries.get("id") or "")
        bank = self._assistant.papers.bank
        match entries.get("do"):
            case "reject":
                reason = str(entries.get("reason") or "").strip()
                if not reason:
                    return self._show(looking, _NO_REASON)
                return self._do(looking, lambda: bank.reject([id], reason), "已标为不用。")
            case "edit":
                known = looked.items if looked else ()
                return self._edit(looking, known, id, entries)
            case "import":
                return self._import(looking, entries)
        return self._show(_read(entries))

    def act(self, looked: Looked | None, act: str, name: str) -> tuple[Looked, str]:
        """A button: approve one item or a page of them, turn to a page."""
        looking = looked.looking if looked else Looking()
        bank = self._assistant.papers.bank
        match act:
            case "approve":
                return self._do(looking, lambda: bank.approve([name]), "已通过。")
            case "approve-page":
                waiting = [
                    one.item.id
                    for one in (looked.items if looked else ())
                    if one.state is ItemState.NEW and not one.flag
                ]
                done_ = f"已通过 {len(waiting)} 题。"
                return self._do(looking, lambda: bank.approve(waiting), done_)
            case "page" if name.isdecimal():
                return self._show(replace(looking, page=int(name[:6])))
        return self._show(looking)

    def source(self, looked: Looked | None, number: int) -> str:
        """The panel of the source of an item, by its number in the list."""
        items = looked.items if looked else ()
        first = PAGE * (looked.looking.page - 1) if looked else 0
        cited = numbered_citations(one.item for one in items)
        return self._sources.citation([replace(one, id=one.id + first) for one in cited], number)

    def _edit(
        self, looking: Looking, known: Sequence[BankItem], id: str, entries: Mapping[str, Any]
    ) -> tuple[Looked, str]:
        old = next((one.item for one in known if one.item.id == id), None)
        if old is None:
            return self._show(looking, notice("没有改动。", "这道题已经不在这一页，请再找一次。"))
        written = {
            name: str(entries.get(name) or "").replace("\r\n", "\n").strip()[:_LONGEST]
            for name in ("stem", "options", "key", "explanation", "topic", "difficulty")
        }
        options = tuple(one for one in written["options"].split("\n") if one.strip())
        was = tuple(one.text for one in old.options)
        edit = ItemEdit(
            _changed(written["stem"], old.stem),
            options if options != was else None,
            _changed(written["key"], old.key_text),
            _changed(written["explanation"], old.explanation),
            _changed(written["topic"], old.topic),
            _changed(written["difficulty"], str(old.difficulty)),
        )
        if edit.empty:
            return self._show(looking, notice("没有改动。", "内容和原来的一样。"))
        bank = self._assistant.papers.bank
        return self._do(looking, lambda: bank.edit(id, edit), "已修改，改过的题要重新审核。")

    def _import(self, looking: Looking, entries: Mapping[str, Any]) -> tuple[Looked, str]:
        """Take a file of results in; the form stays open where that did not work."""
        paper, rule = str(entries.get("paper") or ""), str(entries.get("rule") or "")
        multiple = MultipleRule(rule) if rule in set(MultipleRule) else MultipleRule.ALL
        try:
            file = sent_file(entries.get("file"), SUFFIXES, "成绩表")
            with on_disk(file) as path:
                try:
                    told = self._assistant.papers.bank.import_results(path, paper, multiple)
                except AssistantError as error:
                    problem = named(error, path, file)
                    return self._show(looking, notice("没有导入。", problem), paper)
        except AssistantError as error:
            return self._show(looking, notice("没有导入。", str(error)), paper)
        return self._show(looking, imported(told))

    def _do(self, looking: Looking, do: Callable[[], object], words: str) -> tuple[Looked, str]:
        try:
            do()
        except AssistantError as error:
            return self._show(looking, notice("没有改动。", str(error)))
        return self._show(looking, done(words))

    def _show(
        self, looking: Looking, told: str = "", results: str | None = None
    ) -> tuple[Looked, str]:
        """The page that is looked at. `results`: of which paper some could not be taken in."""
        bank = self._assistant.papers.bank
        try:
            every, papers = bank.all(), tuple(bank.papers())
            figures = {one.item_id: one for one in bank.statistics()}
        except AssistantError as error:
            return Looked(looking), bank_view(BankPage(looking), notice(str(error)))
        fits = (one for one in every if _fits(one, looking, figures.get(one.item.id)))
        found = sorted(fits, key=lambda one: not one.flag)
        last = max(1, -(-len(found) // PAGE))
        looking = replace(looking, page=min(max(1, looking.page), last))
        first = PAGE * (looking.page - 1)
        items = tuple(found[first : first + PAGE])
        flags = sum(bool(one.flag) for one in every)
        shown = (len(found), len(every), flags, figures, papers, results)
        return Looked(looking, items), bank_view(BankPage(looking, items, *shown), told)


def _read(entries: Mapping[str, Any]) -> Looking:
    kind, state = str(entries.get("kind") or ""), str(entries.get("state") or "")
    return Looking(
        kind if kind in set(ItemKind) else "",
        state if state in {*ItemState, FLAGGED, WEAK} else "",
        str(entries.get("words") or "").strip()[:100],
    )


def _fits(one: BankItem, looking: Looking, figures: ItemStatistics | None) -> bool:
    item = one.item
    matter = f"{item.stem} {item.topic} {item.clause} {item.citation.document.title} {item.id}"
    special = {FLAGGED: bool(one.flag), WEAK: figures is not None and figures.weak}
    return (
        looking.kind in ("", item.kind)
        and (looking.state in ("", one.state) or special.get(looking.state, False))
        and all(word in matter for word in looking.words.split())
    )


def _changed(written: str, old: str) -> str | None:
    return None if written == old.strip() else written
