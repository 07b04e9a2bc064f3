"""Cross-references looked up: which clause of which live document the words of a clause mean.

What cannot be told for certain has no reference: a digest whose articles are those of another
text, 本法 in a text that is no law, a number that stands twice, a range with an end missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property

from assistant.citation_labels import label
from assistant.cross_references import CrossReference, Mention, ReferencedClause
from assistant.document_names import ClausePath, clause_path, title_key
from assistant.domain import Document, Kind, ParsedDocument, Section, Status
from assistant.errors import ClauseUnknown
from assistant.library.cited_titles import document_meant, names_edition
from assistant.library.numbered_clauses import Numbering, numberings
from assistant.protocols import Catalogue
from assistant.validity import Standing

Mentions = Callable[[str, Sequence[tuple[int, int]]], Sequence[Mention]]

OTHER_EDITION = "引用时的版本可能不是这一版，条号请核对。"
_NO_RULES = (Kind.DIGEST, Kind.SPEECH, Kind.NEWS)
_AMENDING = ("修正案", "的决定", "的决议")
_NEAR = 300  # characters before the first article in which an attached text has its title


class CrossReferences:
    """Looks up what the clauses of live documents refer to."""

    def __init__(self, catalogue: Catalogue, mentions: Mentions) -> None:
        """`mentions` reads which clauses the stretches of a text name."""
        self._catalogue = catalogue
        self._mentions = mentions

    def within(
        self, document_id: str, start: int, end: int, on: date | None = None
    ) -> tuple[CrossReference, ...]:
        """The references that stand wholly in `start:end` of a document's stored text, in order.

        Raises: DocumentUnknown.
        """
        contents = self._catalogue.contents(document_id, on)
        citing = _Citing(contents, self._catalogue, on)
        found = []
        for one in self._mentions(contents.text, list(_stretches(contents, start, end))):
            if start <= one.start and one.end <= end and (clauses := citing.clauses(one)):
                words = contents.text[one.start : one.end]
                found.append(CrossReference(words, one.start, one.end, clauses))
        return tuple(found)

    def clause(
        self, document_id: str, words: str, on: date | None = None
    ) -> tuple[ReferencedClause, ...]:
        """The clauses of a document that the words name: 第七条第二款, or a locator as shown.

        Several where a document holds several texts. Raises: DocumentUnknown, ClauseUnknown.
        """
        contents = self._catalogue.contents(document_id, on)
        path = clause_path(words)
        runs = numberings(contents.sections)
        found = [one for run in runs if path and (one := run.find(path))]
        found = found or [one for one in contents.sections if one.locator == words.strip()]
        if not found:
            title, known = contents.document.title, contents.document.id
            raise ClauseUnknown(
                f"《{title}》里没有“{words}”。"
                f"运行 dangwu library show {known} 可以查看它有哪些条款。"
            )
        return tuple(_clause(contents, section) for section in found)


class _Citing:
    """One document that names clauses, its own and those of others."""

    def __init__(self, contents: ParsedDocument, catalogue: Catalogue, on: date | None) -> None:
        self._contents = contents
        self._catalogue = catalogue
        self._on = on
        self._target = cache(self._read)

    def clauses(self, mention: Mention) -> tuple[ReferencedClause, ...]:
        """What the mention means; nothing where that is not certain."""
        if not mention.names:
            return self._here(mention)
        citing = self._contents.document
        meant = document_meant(mention.names, mention.note, citing, self._held)
        if meant is None:
            return ()
        return self._here(mention) if meant.id == citing.id else self._elsewhere(mention, meant)

    def _here(self, mention: Mention) -> tuple[ReferencedClause, ...]:
        run = self._run(mention)
        sections = _sections(run, mention) if run else ()
        if any(section.start <= mention.start < section.end for section in sections):
            return ()  # it names what the reader is reading
        return tuple(_clause(self._contents, section) for section in sections)

    def _elsewhere(self, mention: Mention, meant: Document) -> tuple[ReferencedClause, ...]:
        target, runs = self._target(meant.id)
        found = [sections for run in runs if (sections := _sections(run, mention))]
        if len(found) != 1:
            return ()
        known = names_edition(mention.note, meant) or _same_edition(self._contents.document, meant)
        note = "" if known else OTHER_EDITION
        return tuple(_clause(target, section, note) for section in found[0])

    def _run(self, mention: Mention) -> Numbering | None:
        """The run of articles that a mention without a title counts in."""
        document = self._contents.document
        if document.kind in _NO_RULES or document.title.endswith(_AMENDING):
            return None
        covering = [run for run in self._runs if run.covers(mention.start)]
        if not covering and mention.noun:
            covering = list(self._runs)
        if len(covering) != 1 or not self._is_called(covering[0], mention.noun):
            return None
        return covering[0]

    def _is_called(self, run: Numbering, noun: str) -> bool:
        """Whether the text is what it calls itself: 本法 means this document only in a law."""
        title = title_key(self._contents.document.title)
        if noun == "法":
            return title.endswith(noun) and not title.endswith("办法")
        head = self._contents.text[max(0, run.start - _NEAR) : run.start]
        return noun in title or noun in head

    @cached_property
    def _runs(self) -> tuple[Numbering, ...]:
        return numberings(self._contents.sections)

    @cached_property
    def _held(self) -> list[Document]:
        return self._catalogue.documents(self._on)

    def _read(self, document_id: str) -> tuple[ParsedDocument, tuple[Numbering, ...]]:
        target = self._catalogue.contents(document_id, self._on)
        return target, numberings(target.sections)


def _stretches(contents: ParsedDocument, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The articles that the span touches, and the lines of it that stand in none."""
    text = contents.text
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = last if last >= 0 else len(text)
    for one in contents.sections:
        if one.rank == "条" and one.start < end and start < one.end:
            if first < one.start:
                yield first, one.start
            yield one.start, one.end
            first = one.end
    if first < last:
        yield first, last


def _sections(run: Numbering, mention: Mention) -> tuple[Section, ...]:
    """What the mention means in that run of articles."""
    if not mention.unit:
        return _named(run, (), mention)
    near = run.back(mention.unit, mention.start, mention.back)
    if not mention.path:
        return near
    bases = [run.path(near[0])] if len(near) == 1 else []
    if mention.unit == "款" and not mention.back:
        # A number alone (属于第一项情形的) may mean the list of another 款 of the article.
        bases += [run.path(article) for article in run.back("条", mention.start, 0)]
    return next((found for base in bases if (found := _named(run, base, mention))), ())


def _named(run: Numbering, base: ClausePath, mention: Mention) -> tuple[Section, ...]:
    first = run.find((*base, *mention.path))
    if first is None or not mention.last:
        return (first,) if first else ()
    last = run.find((*base, *mention.last))
    return run.through(first, last) if last else ()


def _clause(contents: ParsedDocument, section: Section, note: str = "") -> ReferencedClause:
    document = Standing(contents.document, contents.ended).at(section.locator)
    return ReferencedClause(
        document,
        section.locator,
        section.start,
        section.end,
        contents.text[section.start : section.end],
        label(document, section.locator),
        note,
    )


def _same_edition(citing: Document, meant: Document) -> bool:
    """Whether the text that cites is known to be no older than this version of what it cites."""
    if meant.status in (Status.REVISED, Status.REPEALED, Status.NOT_YET):
        return False
    mine, theirs = _version(citing), _version(meant)
    return mine is not None and theirs is not None and mine >= theirs


def _version(document: Document) -> date | None:
    return document.amended or document.date
