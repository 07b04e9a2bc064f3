"""The clauses that a model may cite, numbered, each cut at sentence borders to what there is room
for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.evidence import Clause, Sentence
from assistant.answering.orders import gives_orders
from assistant.answering.prompting import fenced
from assistant.answering.token_budget import estimated_tokens
from assistant.domain import Draft, Quote, Status
from assistant.text import squeeze

_MOST = 6  # clauses; a small model loses its way among more
_NEAR = 0.7  # a clause counts when its score reaches this share of the best
_LEAST = 80  # tokens below which the beginning of one more clause is not worth it
_LONGEST_SIGN = 4  # characters of what stands before an item: （十一）
_CELLS = 3  # bars between the cells of a row
_CUT = "……"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A clause under its number, with the sentences that the model gets to read, in their order."""

    number: int
    clause: Clause
    sentences: tuple[Sentence, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Each of the sentences as what may be cited."""
        return tuple(
            quote for one in self.sentences for quote in self.clause.quotes(one.start, one.end)
        )

    @property
    def spans(self) -> tuple[Quote, ...]:
        """All of them, neighbours as one span, unless anything was left out between them: it may no
        longer be in force.
        """
        stored = self.clause.contents.text
        found: list[tuple[int, int]] = []
        for one in self.sentences:
            if found and len(squeeze(stored[found[-1][1] : one.start])) <= _LONGEST_SIGN:
                found[-1] = found[-1][0], one.end
            else:
                found.append((one.start, one.end))
        return tuple(quote for start, end in found for quote in self.clause.quotes(start, end))

    @property
    def length(self) -> int:
        """How many characters of the text they span."""
        return self.sentences[-1].end - self.sentences[0].start

    @property
    def status(self) -> Status:
        """Whether the clause binds on the day that is asked for."""
        return self.clause.hit.document.status

    @property
    def place(self) -> str:
        """Where in its document it stands."""
        return self.clause.hit.passage.locator

    @property
    def text(self) -> str:
        """As the model reads it."""
        document = self.clause.hit.document
        return fenced(
            "资料",
            _running(self.clause, self.sentences),
            编号=str(self.number),
            文件=f"《{document.title}》" + (f"（{document.number}）" if document.number else ""),
            位置=self.place,
            性质=str(document.kind),
            时效=str(document.status),
        )


def numbered(found: Sequence[Clause], plain: Draft, room: int) -> list[Numbered]:
    """The clauses that the plain draft quotes, then the others, as far as `room` tokens reach."""
    rows: list[Numbered] = []
    for clause in _chosen(found, plain):
        whole = tuple(one for one in clause.sentences() if _readable(one.text))
        row = Numbered(len(rows) + 1, clause, whole)
        needed = estimated_tokens(row.text)
        if needed > room:
            row = Numbered(row.number, clause, _cut(row, plain, room - (needed - _size(row))))
            needed = estimated_tokens(row.text)
        if row.sentences and needed <= room:
            rows.append(row)
            room -= needed
        if room < _LEAST:
            break
    return rows


def _readable(sentence: str) -> bool:
    """Whether a sentence is one, and not the row of a form or an order to the model."""
    return sentence.count("|") < _CELLS and not gives_orders(sentence)


def _chosen(found: Sequence[Clause], plain: Draft) -> list[Clause]:
    """What the plain draft rests on comes first: the answer is measured by it."""
    best = max((clause.score for clause in found), default=0.0)
    quoted = [clause for clause in found if any(_quotes(clause, plain))]
    near = [one for one in found if one not in quoted and one.score >= _NEAR * best]
    return [*quoted, *near][: max(_MOST, len(quoted))]


def _quotes(clause: Clause, plain: Draft) -> Iterator[Quote]:
    for section in plain.sections:
        for statement in section.statements:
            for quote in statement.quotes:
                same = quote.document.id == clause.document.id
                if same and quote.start < clause.end and clause.start < quote.end:
                    yield quote


def _cut(row: Numbered, plain: Draft, room: int) -> tuple[Sentence, ...]:
    """The sentences that the plain draft quotes, then those nearest to the first of them."""
    quoted = list(_quotes(row.clause, plain))
    wanted = [one for one in row.sentences if any(_overlap(one, quote) for quote in quoted)]
    chief = wanted[0].start if wanted else row.clause.hit.passage.start
    rest = [one for one in row.sentences if one not in wanted]
    kept: set[int] = set()
    for sentence in [*wanted, *sorted(rest, key=lambda one: abs(one.start - chief))]:
        needed = estimated_tokens(sentence.text) + len(_CUT)
        if needed > room:
            break
        kept.add(sentence.start)
        room -= needed
    return tuple(one for one in row.sentences if one.start in kept)


def _size(row: Numbered) -> int:
    return estimated_tokens(_running(row.clause, row.sentences))


def _overlap(sentence: Sentence, quote: Quote) -> bool:
    return sentence.start < quote.end and quote.start < sentence.end


def _running(clause: Clause, sentences: Sequence[Sentence]) -> str:
    """The sentences with the marks before them, in the lines of the text; gaps show."""
    text, written, at = clause.contents.text, "", clause.start
    skipped = {one.start for one in clause.sentences()} - {one.start for one in sentences}
    for sentence in sentences:
        gap = any(at <= start < sentence.start for start in skipped)
        line = text.rfind("\n", clause.start, sentence.start) + 1 or clause.start
        mark = text[max(line, at) : sentence.start].strip()
        mark += "　" if mark.startswith("第") else ""
        fresh = line >= at and bool(written)
        written += (_CUT if gap else "") + ("\n" if fresh else "") + mark + sentence.text
        at = sentence.end
    last = any(start >= at for start in skipped)
    return written + (_CUT if last else "")
