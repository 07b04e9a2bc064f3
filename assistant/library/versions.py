"""Other versions of a text that the library holds: the same title or 文号, other content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from assistant.comparison import Comparison
from assistant.document_names import number_key, title_key
from assistant.domain import Document
from assistant.library.registry import Registry
from assistant.succession import revises

_SHOWN = 3
_EARLY, _LATE = date(1, 1, 1), date(1, 1, 2)


class VersionFinder:
    """Looks among the live documents, and those of the running add, by title and 文号."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._loaded = False
        self._fresh: set[str] = set()  # of this add; they may still wait to become live
        self._by_name: dict[str, list[Document]] = defaultdict(list)

    def versions(self, document: Document, besides: Iterable[str]) -> list[Document]:
        """Other versions of a document that is about to become live. `besides`: ids that go."""
        if not self._loaded:  # once for an add: the list of all documents is long
            self._loaded = True
            for one in self._registry.documents():
                self._keep(one)
        passed_over = {document.id, *besides}
        found = {}
        for name in _names(document):
            for other in self._by_name[name]:
                if other.id not in passed_over and one_text(document, other):
                    found[other.id] = other
        return [one for one in found.values() if self._is_there(one.id)]

    def note(self, document: Document) -> None:
        """The document is about to become live."""
        self._fresh.add(document.id)
        self._keep(document)

    def _is_there(self, document_id: str) -> bool:
        return document_id in self._fresh or self._registry.plain(document_id) is not None

    def _keep(self, document: Document) -> None:
        for name in _names(document):
            self._by_name[name].append(document)


def version_notices(document: Document, others: Iterable[Document]) -> tuple[str, ...]:
    """What a row of the report says about other versions."""
    return tuple(_notice(document, other) for other in list(others)[:_SHOWN])


def _notice(document: Document, other: Document) -> str:
    is_older = bool(document.date and other.date and document.date < other.date)
    old, new = (document, other) if is_older else (other, document)
    return (
        f"与《{other.title}》（编号 {other.id}）是同一文件的不同版本，可运行"
        f" dangwu library diff {old.id} {new.id} 比较"
    )


def change_notice(comparison: Comparison) -> str:
    """What a row of the report says about a file that has changed."""
    counts = "，".join(f"{kind} {count} 处" for kind, count in comparison.counts.items())
    return f"与上一版相比：{counts}" if counts else ""


def _names(document: Document) -> set[str]:
    names = {title_key(document.title)}
    if document.number:
        names.add(number_key(document.number))
    return names


def one_text(one: Document, other: Document) -> bool:
    """Whether either could be the later version; when is not asked, as dates may be missing."""
    early, late = replace(one, written=_EARLY), replace(other, written=_LATE)
    return revises(late, early) or revises(
        replace(one, written=_LATE), replace(other, written=_EARLY)
    )
