"""Registry against indexes, row by row; what is wrong is written anew from the stored text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice

from assistant.domain import ParsedDocument
from assistant.errors import AssistantError, StorageFailed
from assistant.index_text import index_entry
from assistant.inspection import Fault
from assistant.library.checking_ledger import Ledger
from assistant.library.checking_tally import REBUILD, Tally
from assistant.library.registry import Registry
from assistant.protocols import Inspectable, LexicalIndex, VectorIndex

_AT_ONCE = 256

Index = VectorIndex | LexicalIndex


class IndexCheck:
    """Gathers what the indexes should hold, document by document, then looks at each of them."""

    def __init__(self, registry: Registry, indexes: Sequence[Index], tally: Tally) -> None:
        self._registry = registry
        self._places = [
            (place, index, index)
            for place, index in enumerate(indexes)
            if isinstance(index, Inspectable)
        ]
        self._tally = tally
        self._ledger = Ledger()

    def expect(self, parsed: ParsedDocument) -> None:
        """The passages of a live document should be in every index."""
        entries = [index_entry(parsed.document, passage) for passage in parsed.passages]
        self._ledger.expect(
            (place, entry.passage_id, inspected.mark(entry.text))
            for place, _, inspected in self._places
            for entry in entries
        )

    def compare(
        self, on_index: Callable[[str], None], damaged: Mapping[str, Sequence[str]]
    ) -> tuple[tuple[str, int], ...]:
        """Look at all indexes; how many rows each held. `on_index` hears which one is next.

        `damaged`: what is known to be wrong with a store. Such a store, and one that cannot be
        read, is thrown away where repair is asked for, with every index in it.
        """
        with closing(self._ledger):
            broken = {store: "；".join(faults) for store, faults in damaged.items()}
            counted = {}
            for place, _, inspected in self._places:
                on_index(inspected.label)
                if inspected.store not in broken:
                    held = self._held(place, inspected)
                    if isinstance(held, int):
                        counted[place] = held
                    else:
                        broken[inspected.store] = held
            if self._tally.repair:
                counted |= self._start_anew(broken, on_index)
            self._note_broken(broken)
            for place, index, inspected in self._places:
                if place in counted and inspected.store not in broken:
                    self._judge(place, index, inspected.label)
        return tuple((one.label, counted[at]) for at, _, one in self._places if at in counted)

    def _held(self, place: int, inspected: Inspectable) -> int | str:
        """How many rows it holds, or why it cannot be read."""
        try:
            return self._ledger.hold(place, inspected.rows())
        except StorageFailed as error:
            return str(error)

    def _start_anew(
        self, broken: dict[str, str], on_index: Callable[[str], None]
    ) -> dict[int, int]:
        """Empty every index of a broken store; those that work now are taken out of `broken`."""
        counted = {}
        for store in list(broken):
            inside = [(at, one) for at, _, one in self._places if one.store == store]
            try:
                for _, inspected in inside:
                    on_index(inspected.label)
                    inspected.reset()
                for place, inspected in inside:
                    counted[place] = self._ledger.hold(place, inspected.rows())
            except AssistantError as error:
                broken[store] = str(error)
                continue
            self._tally.note(Fault.DATABASE, store, broken.pop(store), True)
        return counted

    def _note_broken(self, broken: Mapping[str, str]) -> None:
        for store, reason in broken.items():
            self._tally.note(Fault.DATABASE, store, reason, next_step=REBUILD)

    def _judge(self, place: int, index: Index, label: str) -> None:
        ledger = self._ledger
        kinds = (
            (Fault.NOT_INDEXED, ledger.missing, self._add),
            (Fault.INDEX_TEXT, ledger.altered, self._add),
            (Fault.VECTORS, ledger.torn, self._add),
            (Fault.STRAY_ROWS, ledger.stray, _remove),
        )
        for fault, wrong, mend in kinds:
            for part in _parts(wrong(place)):
                failure = self._mend(mend, index, part)
                for passage_id in part:
                    mended = self._tally.repair and failure is None
                    self._tally.note(fault, label, passage_id, mended, failure or "")

    def _mend(
        self,
        mend: Callable[[Index, Sequence[str]], None],
        index: Index,
        passage_ids: Sequence[str],
    ) -> str | None:
        if not self._tally.repair:
            return None
        try:
            mend(index, passage_ids)
        except AssistantError as error:
            return str(error)
        return None

    def _add(self, index: Index, passage_ids: Sequence[str]) -> None:
        live = self._registry.live(passage_ids)
        # A torn row may hinder its own replacement, so it goes first.
        index.remove(passage_ids)
        index.add([index_entry(document, passage) for document, passage in live.values()])


def _parts(passage_ids: Iterator[str]) -> Iterator[list[str]]:
    while part := list(islice(passage_ids, _AT_ONCE)):
        yield part


def _remove(index: Index, passage_ids: Sequence[str]) -> None:
    index.remove(passage_ids)
