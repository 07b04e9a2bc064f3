"""The check of a library: registry, originals and indexes compared row by row."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from assistant.errors import AssistantError, LibraryError
from assistant.inspection import CheckReport, Fault, TaskProgress
from assistant.library.checking_indexes import IndexCheck
from assistant.library.checking_originals import check_originals
from assistant.library.checking_records import (
    CACHE,
    REGISTRY,
    check_records,
    damaged_files,
    note_damage,
)
from assistant.library.checking_tally import Tally
from assistant.library.checking_texts import text_faults
from assistant.library.parts import Parts
from assistant.library.staging import leftovers

Listener = Callable[[TaskProgress], None]

_TEMPORARY = "中断留下的文件"


class Check:
    """Compares everything with the registry; the caller holds the write lock."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def run(self, repair: bool, listener: Listener | None) -> CheckReport:
        """Look at everything; with `repair`, put right what can be put right."""
        started = monotonic()
        tell = listener or (lambda moment: None)
        tally = Tally(repair)
        tell(TaskProgress("检查数据库文件", 0, 1))
        for name in leftovers(self._parts.home, repair):
            tally.note(Fault.TEMPORARY, _TEMPORARY, name, repair)
        damaged = damaged_files(self._parts.home)
        if REGISTRY in damaged:
            note_damage(REGISTRY, damaged[REGISTRY], tally)
            return CheckReport(0, 0, 0, (), tally.findings(), monotonic() - started)
        if CACHE in damaged:
            note_damage(CACHE, damaged.pop(CACHE), tally, repair and self._renew_cache())
        check_records(self._parts.connections, tally)
        try:
            documents = {document.id: document for document in self._parts.registry.documents()}
        except (LookupError, TypeError, ValueError) as error:  # a value that cannot be
            note_damage(REGISTRY, [str(error)], tally)
            return CheckReport(0, 0, 0, (), tally.findings(), monotonic() - started)
        index_check = IndexCheck(self._parts.registry, self._parts.indexes, tally)
        passages = 0
        for number, document in enumerate(documents.values()):
            tell(TaskProgress("核对文字和段落", number, len(documents)))
            passages += self._one(document.id, tally, index_check)
        originals = check_originals(
            self._parts.registry,
            self._parts.originals,
            documents,
            tally,
            lambda done, total: tell(TaskProgress("核对原件", done, total)),
        )
        stores = {_store(file): faults for file, faults in damaged.items()}
        rows = index_check.compare(lambda label: tell(TaskProgress(f"核对{label}", 0, 1)), stores)
        seconds = monotonic() - started
        return CheckReport(len(documents), passages, originals, rows, tally.findings(), seconds)

    def _renew_cache(self) -> bool:
        if self._parts.cache is None:
            return False
        try:
            self._parts.cache.reset()
        except AssistantError:
            return False
        return True

    def _one(self, document_id: str, tally: Tally, index_check: IndexCheck) -> int:
        try:
            parsed = self._parts.registry.contents(document_id)
        except (LibraryError, LookupError, ValueError) as error:
            tally.note(Fault.TEXT, "资料登记库", f"{document_id}（{error}）")
            return 0
        for fault, example in text_faults(parsed):
            tally.note(fault, "资料登记库", example)
        index_check.expect(parsed)
        return len(parsed.passages)


def _store(file: str) -> str:
    """The store that a database file belongs to, as the indexes name theirs."""
    folder, _, _ = file.rpartition("/")
    return f"{folder} 文件夹" if folder else file
