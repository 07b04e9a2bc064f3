"""Where a claim stands in the library: literally, in a document of that name, in that article."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.document_names import clause_path, title_key, without_prefix
from assistant.domain import Document, Kind, Level, ParsedDocument, Quote, Status
from assistant.guidance.claims import Claim, Evidence
from assistant.protocols import Catalogue

Locate = Callable[[ParsedDocument, int, int], str]

_OVER = (Status.REPEALED, Status.NOT_YET)

ABSENT = "资料库里没有《{title}》，请先添加，或者请示上级党组织。"
UNLIKE = (
    "资料库里的《{title}》没有这句话（可能是另一个版本），请核对{article}，或者请示上级党组织。"
)
OVER = (
    "资料库里只有《{title}》（{status}）写了这句话，不能作为现在的依据，"
    "请添加或者核对现行的文本，或者请示上级党组织。"
)


@dataclass(frozen=True, slots=True)
class Found:
    """The best place of a claim; `reason` says why it binds nobody, and is empty where it does."""

    quote: Quote | None
    reason: str = ""

    @property
    def binds(self) -> bool:
        """Whether the claim may be asserted on it."""
        return self.quote is not None and not self.reason


class Sources:
    """The documents of one library, read as far as claims ask for them."""

    def __init__(self, catalogue: Catalogue, locate: Locate) -> None:
        self._catalogue = catalogue
        self._locate = locate
        self._documents: dict[str, list[Document]] = {}
        for document in catalogue.documents():
            self._documents.setdefault(_name(document.title), []).append(document)
        self._texts: dict[str, _Text] = {}
        self._found: dict[str, Found] = {}

    def find(self, claim: Claim) -> Found:
        """The evidence of the highest authority that is live.

        Digests speak only for a text that the library does not hold: they may rest on an edition
        that it no longer has.
        """
        if claim.id not in self._found:
            self._found[claim.id] = self._look_for(claim)
        return self._found[claim.id]

    def _look_for(self, claim: Claim) -> Found:
        places = sorted(self._places(claim), key=lambda quote: _order(quote.document))
        if not places:
            return Found(None, self._reason(claim))
        best = places[0]
        if _over(best.document):
            title, status = best.document.title, best.document.status
            return Found(best, OVER.format(title=title, status=status))
        return Found(best)

    def _places(self, claim: Claim) -> Iterator[Quote]:
        direct = [one for one in claim.evidence if same_name(one.document, claim.source)]
        held = direct and _name(claim.source) in self._documents
        for evidence in direct if held else claim.evidence:
            for document in self._documents.get(_name(evidence.document), ()):
                quote = self._quote(document, claim, evidence)
                if quote is not None:
                    yield quote

    def _quote(self, document: Document, claim: Claim, evidence: Evidence) -> Quote | None:
        text = self._text(document)
        direct = same_name(evidence.document, claim.source)
        for start, end in text.spans(evidence.quote):
            locator = self._locate(text.contents, start, end)
            if direct and claim.article and not _within(locator, claim.article):
                continue
            for passage in text.contents.passages:
                if passage.start <= start and end <= passage.end:
                    return self._live(Quote(passage, document, start, end))
        return None

    def _live(self, quote: Quote) -> Quote | None:
        """The quote with the status that its clause has today."""
        alive = self._catalogue.live([quote.passage.id]).get(quote.passage.id)
        return None if alive is None else replace(quote, document=alive[0])

    def _text(self, document: Document) -> _Text:
        if document.id not in self._texts:
            self._texts[document.id] = _Text(self._catalogue.contents(document.id))
        return self._texts[document.id]

    def _reason(self, claim: Claim) -> str:
        if _name(claim.source) in self._documents:
            return UNLIKE.format(title=claim.source, article=claim.article or "原文")
        return ABSENT.format(title=claim.source)


class _Text:
    """A stored text in comparison form: NFKC without white space, each character with its place."""

    def __init__(self, contents: ParsedDocument) -> None:
        self.contents = contents
        characters: list[str] = []
        self._places: list[int] = []
        for place, character in enumerate(contents.text):
            for plain in comparable(character):
                characters.append(plain)
                self._places.append(place)
        self._plain = "".join(characters)

    def spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Where the words stand, as offsets into the stored text."""
        plain = comparable(words)
        at = self._plain.find(plain)
        while at >= 0:
            yield self._places[at], self._places[at + len(plain) - 1] + 1
            at = self._plain.find(plain, at + 1)


def comparable(text: str) -> str:
    """The text without white space, full-width letters and signs as half-width ones."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def same_name(one: str, other: str) -> bool:
    """Whether two titles name one text, whatever edition is written behind them."""
    return _name(one) == _name(other)


def _name(title: str) -> str:
    return without_prefix(title_key(title))


def _within(locator: str, article: str) -> bool:
    wanted = clause_path(article)
    return not wanted or clause_path(locator)[: len(wanted)] == wanted


def _over(document: Document) -> bool:
    """Whether the text binds nobody today.

    A revised text whose successor the library lacks still tells most; it is shown with its status.
    """
    superseded = document.status is Status.REVISED and document.replaced_by is not None
    return superseded or document.status in _OVER


def _order(document: Document) -> tuple[bool, bool, int]:
    """What comes first; equals stay in the order of the evidences."""
    rank = document.level.rank if document.level else len(Level)
    return _over(document), document.kind is Kind.DIGEST, rank
