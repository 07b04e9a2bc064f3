"""The events of 资料管理: what its buttons and forms do."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from assistant import (
    STATED_BY_CLERK,
    Assistant,
    AssistantError,
    Restoring,
    StatementWrong,
)
from ui.notices import done, notice
from ui.plain_words import plain_words
from ui.store_adding import REPORT, job_view, report_sheet
from ui.store_care import TASKS, care_head, task_view
from ui.store_files import Looking, files_view, taken_back
from ui.store_job import Outcome, Standing, outcome
from ui.store_pending import facts_form, pending_view, read_back
from ui.store_work import StoreWork
from ui.visit_batch import written

_LOG = logging.getLogger(__name__)
_LONGEST = 300


class StoreDesk:
    """One library as its clerk sees it."""

    def __init__(self, assistant: Assistant, work: StoreWork) -> None:
        self._assistant = assistant
        self._work = work

    def job(self, act: str = "") -> str:
        """The files on their way in, after a button was pressed."""
        if act == "stop":
            self._work.stop()
        return job_view(self._work.job, self._standing())

    def report(self) -> str:
        """The report on what was added as a workbook."""
        sheet = report_sheet(self._work.job, self._standing())
        return written(REPORT, lambda target: self._assistant.stock.save_sheets([sheet], target))

    def _standing(self) -> Standing:
        """How documents stand whose older or newer version was added; looked up when all is in."""
        job = self._work.job
        rows = [row for entry in job.entries for row in entry.rows]
        if job.running or not {Outcome.VERSION, Outcome.NEAR} & {outcome(row) for row in rows}:
            return Standing()
        try:
            pairs = self._assistant.stock.alike()
            live = {one.id: one for one in self._assistant.documents()}
        except AssistantError:  # the files are in; only what to do about them is not told
            return Standing()
        return Standing(live, frozenset(d.id for one in pairs for d in (one.older, one.newer)))

    def pending(self, told: str = "") -> str:
        """Everything that waits for a decision."""
        try:
            stock = self._assistant.stock
            return pending_view(stock.incomplete(), stock.alike(), stock.screened(), told)
        except AssistantError as error:
            return notice(plain_words(str(error)))

    def decide(self, act: str, name: str) -> str:
        """A button of 待处理."""
        match act:
            case "keep-both":
                one, _, other = name.partition(" ")
                keep = self._assistant.stock.keep_both
                return self.pending(_tried(lambda: keep(one, other), "两份都保留，不再提示。"))
            case "drop":
                return self.pending(self._removed(name))
            case "put-back":
                return self.pending(self._put_back(name))
        return self.pending()

    def files(self, looking: Looking, told: str = "") -> str:
        """All documents that fit."""
        try:
            removed = self._assistant.stock.removed()
            return files_view(self._assistant.documents(), removed, looking, told)
        except AssistantError as error:
            return notice(plain_words(str(error)))

    def keep_files(self, looking: Looking, act: str, name: str) -> tuple[Looking, str]:
        """A button of the list."""
        told = ""
        match act:
            case "page" if name.isdecimal():
                looking = Looking(looking.words, int(name[:6]))
            case "remove":
                told = self._removed(name)
            case "put-back":
                told = self._put_back(name)
            case "erase":
                erase = self._assistant.stock.erase
                told = _tried(lambda: erase(name), "已彻底删除。")
        return looking, self.files(looking, told)

    def form(self, name: str) -> str:
        """The facts of a document, to fill in."""
        try:
            document = self._assistant.contents(name).document
            stated = self._assistant.stock.stated(document.id)
            lacking = [
                one.missing
                for one in self._assistant.stock.incomplete()
                if one.document.id == document.id
            ]
            return facts_form(document, stated, missing=lacking[0] if lacking else ())
        except AssistantError as error:
            return notice(plain_words(str(error)))

    def describe(self, entries: Mapping[str, Any]) -> tuple[str, str]:
        """The form after it was sent, empty where all is well, and what was done."""
        id = str(entries.get("id") or "")
        given = {name: str(entries.get(name) or "").strip()[:_LONGEST] for name in STATED_BY_CLERK}
        try:
            document = self._assistant.contents(id).document
            stated = self._assistant.stock.stated(document.id)
            before = read_back(document, stated)
            values = {
                name: value
                for name, value in given.items()
                if value != before[name] and (value or name in stated)
            }
            if not values:
                return "", done("没有改动。")
            try:
                self._assistant.stock.describe(document.id, values)
            except StatementWrong as wrong:
                return facts_form(document, stated, given, {wrong.fact: str(wrong)}), ""
        except AssistantError as error:
            return notice(plain_words(str(error))), ""
        return "", done(f"已保存《{document.title}》的 {len(values)} 项。")

    def care(self) -> str:
        """How much there is to look after."""
        try:
            return care_head(len(self._assistant.documents()))
        except AssistantError as error:
            return notice(plain_words(str(error)))

    def tasks(self, act: str = "", name: str = "") -> tuple[str, ...]:
        """What stands below check, backup and restoring, after a button was pressed."""
        match act:
            case "check" | "repair":
                self._work.check(act == "repair")
            case "export":
                self._work.export()
            case "restore":
                token, _, mode = name.partition(" ")
                if mode not in set(Restoring) or not self._work.restore(token, Restoring(mode)):
                    refused = notice("没有恢复。", "请重新选择备份文件再试。")
                    return (task_view(None), task_view(None), task_view(None) + refused)
        token = self._work.backup[0] if self._work.backup else ""
        task = self._work.task
        return tuple(
            task_view(task if task and task.kind in kinds else None, token)
            for kinds in TASKS.values()
        )

    def _removed(self, name: str) -> str:
        try:
            told = taken_back(self._assistant.remove(name))
        except AssistantError as error:
            return notice("没有移除。", plain_words(str(error)))
        self._work.forget_task()
        return told

    def _put_back(self, name: str) -> str:
        try:
            document = self._assistant.stock.put_back(name)
        except AssistantError as error:
            return notice("没有恢复。", plain_words(str(error)))
        self._work.forget_task()
        return done(f"已恢复《{document.title}》。")


def _tried(do: Callable[[], object], words: str) -> str:
    try:
        do()
    except AssistantError as error:
        return notice("没有改动。", plain_words(str(error)))
    return done(words)
