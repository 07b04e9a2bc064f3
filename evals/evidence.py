"""Whether what was found or cited is the gold clause.

Accepted is a span of the right document that overlaps the clause by at least half of the shorter
of the two, and a span of any other text that says the same: at least 80% of the shorter one's
words stand in the longer one, as for the same article in a compendium or a duplicate. A text of
the same title in another version is never accepted that way, since its wording may be outdated.
Where the library holds a rule only in digests, the statements that name the clause are accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant import ParsedDocument
from evals.clauses import Span, find_clause
from evals.questions import Clause, Question
from evals.restated import restating_lines
from evals.titles import same_title, same_version
from evals.wording import contained

_OVERLAP = 0.5
_SAME_WORDS = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a document that the assistant returned."""

    document_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A gold clause in the library: its spans by document, and the documents that are no copies."""

    clause: Clause
    spans: tuple[tuple[str, Span], ...]
    texts: tuple[str, ...]
    other_versions: frozenset[str]

    restated: tuple[tuple[str, Span], ...] = ()

    @property
    def held(self) -> bool:
        """Whether the library has the clause, itself or restated."""
        return bool(self.spans or self.restated)

    def accepts(self, found: Found) -> bool:
        """Whether the stretch is this clause, or the statement of a digest that restates it."""
        for document_id, span in self.restated:
            if document_id == found.document_id and overlap(span, (found.start, found.end)) > 0:
                return True
        for document_id, span in self.spans:
            if document_id == found.document_id:
                return overlap(span, (found.start, found.end)) >= _OVERLAP
        if found.document_id in self.other_versions:
            return False
        return any(contained(text, found.text) >= _SAME_WORDS for text in self.texts)


def overlap(one: Span, other: Span) -> float:
    """Shared characters over the length of the shorter span (0–1)."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return max(0, shared) / shorter if shorter > 0 else 0.0


class Shelf:
    """The documents of a library, in which gold clauses are looked up once."""

    def __init__(self, documents: Iterable[ParsedDocument]) -> None:
        self._documents = {parsed.document.id: parsed for parsed in documents}
        self._places: dict[tuple[str, str | None, str], Place] = {}

    def place(self, clause: Clause) -> Place:
        """Where the clause stands; without spans when the library lacks it."""
        key = (clause.title, clause.version, clause.article)
        if key not in self._places:
            self._places[key] = self._locate(clause)
        return self._places[key]

    def unresolved(self, questions: Sequence[Question]) -> list[tuple[str, str]]:
        """(question id, clause) of every named clause that the library does not hold."""
        missing: list[tuple[str, str]] = []
        for question in questions:
            corrected = question.correction.clauses if question.correction else ()
            for clause in (*question.clauses, *corrected):
                if not self.place(clause).held:
                    missing.append((question.id, clause.name))
        return missing

    def literal(self, found: Found) -> bool:
        """Whether the text is exactly what stands there in a live document."""
        parsed = self._documents.get(found.document_id)
        return bool(found.text) and (
            parsed is not None and parsed.text[found.start : found.end] == found.text
        )

    def _locate(self, clause: Clause) -> Place:
        titled = [p for p in self._documents.values() if same_title(clause.title, p.document)]
        right = [p for p in titled if same_version(clause.version, p.document)]
        spans: list[tuple[str, Span]] = []
        texts: list[str] = []
        for parsed in right:
            span = find_clause(clause.article, parsed)
            if span:
                spans.append((parsed.document.id, span))
                texts.append(parsed.text[span[0] : span[1]])
        others = frozenset(p.document.id for p in titled) - {p.document.id for p in right}
        restated = [] if spans else list(self._restated(clause))
        return Place(clause, tuple(spans), tuple(texts), others, tuple(restated))

    def _restated(self, clause: Clause) -> Iterator[tuple[str, Span]]:
        for parsed in self._documents.values():
            for span in restating_lines(clause.title, clause.article, parsed):
                yield parsed.document.id, span


def rank_of_evidence(
    clauses: Sequence[Clause], needs_all: bool, found: Sequence[Found], shelf: Shelf
) -> int | None:
    """How many of the first results it takes to have the evidence (all of it if so asked)."""
    first: list[int] = []
    for clause in clauses:
        place = shelf.place(clause)
        ranks = [rank for rank, item in enumerate(found, start=1) if place.accepts(item)]
        if ranks:
            first.append(ranks[0])
    if not first or (needs_all and len(first) < len(clauses)):
        return None
    return max(first) if needs_all else min(first)
