"""Documents that were read lately: one answer wants the same few of them many times over."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from assistant.domain import ParsedDocument

_CHARACTERS = 4_000_000  # of texts that are kept; a rule has some ten thousand


class KeptContents:
    """Documents as they were stored, of one generation of the library; thread-safe.

    Whoever writes to the library begins a new generation, so nothing kept is ever out of date.
    """

    def __init__(self, characters: int = _CHARACTERS) -> None:
        self._most = characters
        self._lock = threading.Lock()
        self._generation = -1
        self._kept: OrderedDict[str, ParsedDocument] = OrderedDict()
        self._size = 0

    def of(
        self, generation: int, document_id: str, read: Callable[[], ParsedDocument]
    ) -> ParsedDocument:
        """The document as that generation has it; `read` where it is not kept."""
        with self._lock:
            if generation == self._generation and document_id in self._kept:
                self._kept.move_to_end(document_id)
                return self._kept[document_id]
        found = read()
        with self._lock:
            self._keep(generation, document_id, found)
        return found

    def _keep(self, generation: int, document_id: str, found: ParsedDocument) -> None:
        if generation < self._generation:
            return  # another thread has seen a newer one
        if generation > self._generation:
            self._generation, self._size = generation, 0
            self._kept.clear()
        if document_id not in self._kept:
            self._kept[document_id] = found
            self._size += len(found.text)
        while self._size > self._most:
            self._size -= len(self._kept.popitem(last=False)[1].text)
