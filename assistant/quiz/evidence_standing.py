"""What has become of the evidence of an item: whether it still stands, word for word, and binds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from assistant.document_names import clause_path, number_key, title_key
from assistant.domain import Citation, Document, ParsedDocument, Passage, Status
from assistant.protocols import Catalogue
from assistant.quiz_items import Item
from assistant.restated_rules import evidence_label

REMOVED = "依据所在的文件已不在资料库里"
CHANGED = "依据已修改：现在的文本里没有这句话"
_ENDED = {Status.REPEALED: "依据已废止", Status.REVISED: "依据已被修订"}

Locate = Callable[[ParsedDocument, int, int], str]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an item stands today: why it may not be used, or the item on the text of today."""

    item: Item
    flag: str = ""


class EvidenceStanding:
    """The library of one moment, looked at for these items. `locate` names the clause of a span."""

    def __init__(self, catalogue: Catalogue, locate: Locate, items: Iterable[Item]) -> None:
        self._catalogue, self._locate = catalogue, locate
        self._documents = {one.id: one for one in catalogue.documents()}
        self._live = dict(catalogue.live([one.citation.passage.id for one in items]))
        self._contents: dict[str, ParsedDocument] = {}

    def of(self, item: Item) -> Standing:
        """Whether the very text is there, or a later one in which the sentence still stands.

        A document that was replaced has another id; the sentence is looked for in what now bears
        its title, and where it stands under the same clause, the item moves along.
        """
        cited = item.citation
        document = self._documents.get(cited.document.id)
        if document is not None:
            return Standing(item, self._ended(cited.passage) or _ended(document))
        later = self._successor(cited.document)
        return Standing(item, REMOVED) if later is None else self._moved(item, later)

    def _successor(self, gone: Document) -> Document | None:
        """The live document of the same title, and of the same number where several are."""
        named = [
            one for one in self._documents.values() if title_key(one.title) == title_key(gone.title)
        ]
        if len(named) > 1 and gone.number:
            same = [one for one in named if number_key(one.number or "") == number_key(gone.number)]
            named = same or named
        return max(named, key=lambda one: (not _ended(one), one.revision), default=None)

    def _moved(self, item: Item, document: Document) -> Standing:
        contents = self._text(document.id)
        cited = item.citation
        found = _places(contents.text, cited.quote)
        if not found:
            return Standing(item, CHANGED)
        where = {at: self._locate(contents, at, at + len(cited.quote)) for at in found}
        start = next((at for at in found if _same_clause(where[at], cited.locator)), found[0])
        passage = _passage(contents, start, start + len(cited.quote))
        if passage is None:
            return Standing(item, CHANGED)
        if not _same_clause(where[start], cited.locator):
            new, old = where[start].replace("/", ""), cited.locator.replace("/", "")
            return Standing(item, f"依据的条款号变了：原为{old}，现为{new}")
        moved = _at(item, document, passage, start, where[start])
        return Standing(moved, self._ended(passage) or _ended(document))

    def _text(self, id: str) -> ParsedDocument:
        if id not in self._contents:
            self._contents[id] = self._catalogue.contents(id)
        return self._contents[id]

    def _ended(self, passage: Passage) -> str:
        """Why the clause no longer binds, although its document may."""
        if passage.id not in self._live:
            self._live |= self._catalogue.live([passage.id])
        live = self._live.get(passage.id)
        return _ended(live[0]) if live else REMOVED


def _ended(document: Document) -> str:
    return _ENDED.get(document.status, "")


def _places(text: str, quote: str) -> list[int]:
    found: list[int] = []
    at = text.find(quote)
    while quote and at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _same_clause(one: str, other: str) -> bool:
    return one == other or (bool(clause_path(one)) and clause_path(one) == clause_path(other))


def _passage(contents: ParsedDocument, start: int, end: int) -> Passage | None:
    return next((one for one in contents.passages if one.start <= start and end <= one.end), None)


def _at(item: Item, document: Document, passage: Passage, start: int, locator: str) -> Item:
    shift = start - item.citation.start
    cited: Citation = replace(
        item.citation,
        document=document,
        passage=passage,
        locator=locator,
        start=start,
        end=start + len(item.citation.quote),
        label=evidence_label(document, locator, item.clause),
    )
    spans = tuple((at + shift, end + shift) for at, end in item.spans)
    return replace(item, citation=cited, spans=spans)
