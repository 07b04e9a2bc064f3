"""What a clerk does with single documents: fill in, put back, decide, look through."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from assistant.domain import Document, ParsedDocument
from assistant.errors import DocumentUnknown, IndexMismatch
from assistant.index_text import index_entry
from assistant.library.alike import KeptBoth, alike_pairs
from assistant.library.files import shown
from assistant.library.library import Library
from assistant.library.parts import Parts
from assistant.library.storage import storage_errors
from assistant.protocols import IndexEntry
from assistant.stock import (
    AlikePair,
    Incomplete,
    RemovedDocument,
    Screened,
    missing_facts,
    stated_by_clerk,
)
from assistant.text import sentence_spans
from assistant.workbook import Sheet

_SENT = ".sent-"  # how folders of files on their way begin
_STALE_S = 2 * 86_400.0
_AT_ONCE = 64  # passages
_SHOWN = 60  # characters of a sentence that stood out
_MOST_SHOWN = 3
_PERSONAL, _SECRET = "个人信息", "密级"
_OTHER_RULES = (
    "《{title}》是按旧的分段规则入库的，不能直接恢复，仍为您保留着。请把原来的文件重新添加一次。"
)

SaveSheets = Callable[[Sequence[Sheet], Path, bool], None]


class Stock:
    """The documents of one library as a clerk looks after them."""

    def __init__(
        self,
        library: Library,
        suffixes: frozenset[str],
        largest_bytes: int,
        gives_orders: Callable[[str], bool],
        save_sheets: SaveSheets,
        today: Callable[[], date] = date.today,
    ) -> None:
        """`suffixes` and `largest_bytes`: what files may be added; `gives_orders` tells whether a
        sentence speaks to a language model instead of the reader.
        """
        self._library = library
        self._gives_orders = gives_orders
        self._save_sheets = save_sheets
        self._today = today
        self.suffixes = suffixes
        self.largest_bytes = largest_bytes

    def describe(self, document_id: str, values: Mapping[str, str]) -> Document:
        """Fill in facts of a document by their keys; they stay when its file is added again.

        `无` states that there is no such thing, an empty value takes back what was filled in.
        Raises: StatementWrong, DocumentUnknown, LibraryBusy, StorageFailed.
        """
        with self._library.writing() as parts:
            document = parts.registry.find(document_id)
            stored = _there(parts.registry.stored(document.id), document.id)
            changed = parts.describe(stored, values)
            had = set(_entries(stored))
            _write_rows(parts, [entry for entry in _entries(changed) if entry not in had])
            parts.revisions.describe(changed)
            return parts.registry.find(document.id)

    def stated(self, document_id: str) -> dict[str, str]:
        """What somebody has filled in about a document, by keys. Raises: DocumentUnknown."""
        return stated_by_clerk(self._library.contents(document_id))

    def incomplete(self) -> list[Incomplete]:
        """The documents that lack facts, in the order of lists."""
        found = []
        for document in self._library.documents():
            if missing_facts(document, {}):
                stored = self._library.parts.registry.stored(document.id)
                stated = stated_by_clerk(stored) if stored else {}
                missing = missing_facts(document, stated)
                found += [Incomplete(document, missing, stated)] if missing else []
        return found

    def removed(self) -> list[RemovedDocument]:
        """What can be put back, the latest first."""
        live = {one.id for one in self._library.documents()}
        kept = self._library.parts.removed.all(self._today())
        return [one for one in kept if one.document.id not in live]

    def put_back(self, document_id: str) -> Document:
        """Take a removal back: text, original and what was filled in are as they were.

        Raises: DocumentUnknown, IndexMismatch, LibraryBusy, StorageFailed.
        """
        with self._library.writing() as parts:
            parsed = parts.removed.find(document_id, self._today())
            document = parsed.document
            if parts.removed.rules(document.id) != parts.built_with.get("passages", ""):
                raise IndexMismatch(_OTHER_RULES.format(title=document.title))
            if parts.registry.plain(document.id) is None:
                self._publish(parts, parsed)
            parts.removed.drop(document.id)
            return parts.registry.find(document.id)

    def erase(self, document_id: str) -> Document:
        """Delete a removed document for good. Raises: DocumentUnknown, LibraryBusy."""
        with self._library.writing() as parts:
            document = parts.removed.find(document_id, self._today()).document
            parts.removed.drop(document.id)
        return document

    def alike(self) -> list[AlikePair]:
        """Reprints and versions that nobody has decided on."""
        return alike_pairs(self._library.parts, self._library.documents())

    def keep_both(self, one: str, other: str) -> None:
        """Two documents stay, and are not asked about again. Raises: DocumentUnknown."""
        with self._library.writing() as parts:
            pair = [parts.registry.find(each).id for each in (one, other)]
            KeptBoth(parts.home).add(*pair)

    def screened(self) -> list[Screened]:
        """Documents with secrecy marks, personal data, or sentences that give a model orders."""
        noted = self._library.parts.registry.warnings()
        found = []
        for document in self._library.documents():
            notes = [
                one for one in noted.get(document.id, ()) if _PERSONAL in one or _SECRET in one
            ]
            notes += self._orders(self._library.contents(document.id).text)
            found += [Screened(document, tuple(notes))] if notes else []
        return found

    def save_sheets(self, sheets: Sequence[Sheet], target: Path) -> None:
        """Write a workbook, such as a report on what was added. Raises: ExportFailed."""
        self._save_sheets(sheets, target, True)

    def staging(self) -> Path:
        """A new folder beside the library for files on their way; its owner deletes it.

        Those of programs that were killed days ago go. Raises: StorageFailed.
        """
        home = self._library.parts.home
        with storage_errors(home):
            for old in home.glob(f"{_SENT}*"):
                if time.time() - old.stat().st_mtime > _STALE_S:
                    shutil.rmtree(old, ignore_errors=True)
            return Path(tempfile.mkdtemp(prefix=_SENT, dir=home))

    def _orders(self, text: str) -> list[str]:
        # Most texts hold nothing of the kind: looked at whole before sentence by sentence.
        if not self._gives_orders(text):
            return []
        told = [text[a:b].strip() for a, b in sentence_spans(text) if self._gives_orders(text[a:b])]
        return [f"有一句像是写给语言模型的指令：“{one[:_SHOWN]}”" for one in told[:_MOST_SHOWN]]

    def _publish(self, parts: Parts, parsed: ParsedDocument) -> None:
        document = parsed.document
        _write_rows(parts, _entries(parsed))
        original = parts.removed.original(document.id)
        name = parts.originals.take(original) if original else None
        files = parts.removed.files(document.id)
        free = [one for one in files if parts.registry.file(one.path) is None]
        own = replace(files[0], path=shown(parts.home / "removed" / document.id))
        first, *others = free or [own]
        parts.revisions.publish(parsed, first, name)
        for file in others:
            parts.revisions.point(file)


def _there(parsed: ParsedDocument | None, document_id: str) -> ParsedDocument:
    if parsed is None:
        raise DocumentUnknown(f"资料库里没有编号为“{document_id}”的文件，它可能刚被移除")
    return parsed


def _entries(parsed: ParsedDocument) -> list[IndexEntry]:
    return [index_entry(parsed.document, passage) for passage in parsed.passages]


def _write_rows(parts: Parts, entries: Sequence[IndexEntry]) -> None:
    for part in _batches(iter(entries)):
        parts.indexing.announce(part, parts.built_with)
        parts.indexing.add(part)


def _batches(entries: Iterator[IndexEntry]) -> Iterator[list[IndexEntry]]:
    while part := list(islice(entries, _AT_ONCE)):
        yield part
