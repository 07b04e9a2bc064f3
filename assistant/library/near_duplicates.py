"""Reprints: the live document of which a new text is only another printing, and what to do."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from assistant.domain import Document, ParsedDocument
from assistant.ingestion import NearDuplicates
from assistant.library.registry import Registry
from assistant.library.reprints import is_reprint
from assistant.library.sketches import sketch

_SHARED = 8  # of the 32 numbers of a sketch; two printings share 20 and more
# What waits is indexed at once for the comparison: not for a few sentences in common.
_SHARED_WAITING = 16
_LOOKED_AT = 5  # documents that are compared word by word
_RECENT = 1_024  # more than ever wait to be indexed together


class ReprintFinder:
    """Compares a text with live ones, and with those that wait to become live in this add."""

    def __init__(
        self, registry: Registry, choice: NearDuplicates, settle_twin: Callable[[str], None]
    ) -> None:
        """`settle_twin` gets a document id: if it waits, it is made live first."""
        self._registry = registry
        self._settle_twin = settle_twin
        self._recent: deque[tuple[str, frozenset[int]]] = deque(maxlen=_RECENT)
        self.choice = choice

    def known_printing(self, parsed: ParsedDocument, besides: str | None) -> Document | None:
        """The live document that the text reprints. `besides`: the one it replaces anyway."""
        marks = sketch(parsed.text)
        for document_id, others in self._recent:
            if len(others.intersection(marks)) >= _SHARED_WAITING:
                self._settle_twin(document_id)
        for document_id in self._registry.documents_sharing(marks, _SHARED)[:_LOOKED_AT]:
            other = None if document_id == besides else self._registry.stored(document_id)
            if other and is_reprint(parsed, other):
                return self._registry.find(document_id)
        return None

    def note(self, parsed: ParsedDocument) -> None:
        """The text is about to become live: later ones are compared with it."""
        self._recent.append((parsed.document.id, frozenset(sketch(parsed.text))))


def notice(other: Document, choice: NearDuplicates) -> str:
    """What a row of the report says about a reprint."""
    named = f"《{other.title}》（编号 {other.id}）"
    match choice:
        case NearDuplicates.SKIP:
            return f"只是{named}的另一种印本，没有入库；要收它，用 --near-duplicates keep 重新添加"
        case NearDuplicates.REPLACE:
            return f"与{named}只有抬头、落款或个别字不同，已用这一份替换它"
    return (
        f"与{named}只有抬头、落款或个别字不同，两份都保留了；只要一份时，运行"
        " dangwu library remove 编号，或添加时写明"
        " --near-duplicates skip（不收新的）、replace（以新换旧）、keep（都保留）"
    )
