"""The citation gate: a draft goes in, and only what its sources bear out comes out.

A statement passes when every quote is a literal span of a live passage and when every number,
document title and 文号 in the statement stands in what it cites. What another composer than the
extractive one worded has to be borne out in all that `support` looks at. Otherwise a statement is
dropped; a draft of which nothing is left becomes a refusal. `Answer` is made here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.binding import CONTRAST
from assistant.chat import Dropped, ModelWork
from assistant.citation_labels import label
from assistant.domain import (
    Answer,
    AnswerItem,
    AnswerSection,
    Citation,
    Document,
    Draft,
    Hit,
    Passage,
    Quote,
    Statement,
)
from assistant.leads import without_lead
from assistant.remarks import on_contrast, on_time, remarks, unanswered
from assistant.support.cited import sentence_faults
from assistant.text import parse_number, row_as_line, squeeze

Live = Callable[[Sequence[str]], Mapping[str, tuple[Document, Passage]]]
Locate = Callable[[Document, int, int], str]

# Share of a statement's character pairs that its quotes must hold. An extracted statement
# reaches 1; a reworded one keeps most of its pairs; an unrelated one stays below a third.
_SUPPORT = 0.6
# Longer runs of digits are read in parts: no float holds more than 308.
_NUMBER = re.compile(r"\d{1,300}(?:\.\d{1,300})?|[零〇一二两三四五六七八九十百千万亿]{1,300}")
_TITLE = re.compile(r"《([^《》]+)》")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}[〔\[（(](?:19|20)\d\d[〕\]）)]\d+号")

EXTRACTIVE = "extractive"  # the composer whose statements are sentences of their sources
REMARKS = "注意"
NOTHING_SUPPORTED = "资料库里找到了相近的内容，但没有一句能作为依据。"


def checked(
    question: str,
    query_used: str,
    draft: Draft,
    live: Live,
    locate: Locate,
    leads: Sequence[Hit],
    timings_ms: Mapping[str, float],
) -> Answer:
    """The answer that the draft supports, or a refusal when none of it is supported."""
    worded = draft.composer != EXTRACTIVE
    statements = [st for section in draft.sections for st in section.statements]
    gate = Gate(statements, live, locate, worded, draft.earlier)
    sections: list[AnswerSection] = []
    answered: set[str] = set()
    for section in draft.sections:
        found = [(statement, gate.item(statement)) for statement in section.statements]
        answered |= {statement.part for statement, item in found if item}
        items = tuple(item for _, item in found if item)
        if items:
            sections.append(AnswerSection(section.title, items))
    if not sections:
        reason = draft.reason or NOTHING_SUPPORTED
        return refused(question, query_used, reason, leads, timings_ms)
    sections, contrast = _contrast(sections, gate.citations)
    kept_in_mind = (
        *(unanswered(part) for part in draft.parts if part not in answered),
        *contrast,
        *on_time(gate.citations, draft.as_of, draft.earlier),
        *remarks(gate.citations),
    )
    if kept_in_mind:
        proposed = next((s for s in sections if s.title == REMARKS), AnswerSection(REMARKS, ()))
        rest = [section for section in sections if section is not proposed]
        sections = [*rest, AnswerSection(REMARKS, (*proposed.items, *kept_in_mind))]
    return Answer(
        question=question,
        query_used=query_used,
        refused=False,
        reason="",
        composer=draft.composer,
        sections=tuple(sections),
        citations=gate.citations,
        timings_ms=dict(timings_ms),
        work=_with_dropped(draft, gate.dropped),
    )


class Gate:
    """Lets statements through one by one and numbers what they cite, each span once."""

    def __init__(
        self,
        statements: Sequence[Statement],
        live: Live,
        locate: Locate,
        worded: bool = False,
        earlier: bool = False,
    ) -> None:
        """`statements`: all that will be asked about, so that their passages are looked up once.

        `worded`: whether a model worded them; `earlier`: whether an earlier text is asked for.
        """
        ids = [quote.passage.id for statement in statements for quote in statement.quotes]
        self._alive = live(list(dict.fromkeys(ids)))
        self._locate = locate
        self._cited: dict[tuple[str, int, int], Citation] = {}
        self._worded = worded
        self._earlier = earlier
        self.dropped: list[Dropped] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What has been cited so far, in the order of the numbers."""
        return tuple(self._cited.values())

    def ground(self, statement: Statement) -> str:
        """What the statement's quotes say in the library as it is now; empty for dead ones."""
        live = [quote for quote in statement.quotes if _literal(quote, self._alive)]
        return " ".join(_words(quote, self._alive[quote.passage.id][1]) for quote in live)

    def item(self, statement: Statement) -> AnswerItem | None:
        """The statement with the numbers of its citations; nothing when it is not borne out."""
        if not self._passes(statement):
            return None
        numbers = [
            _cite(quote, self._alive, self._locate, self._cited) for quote in statement.quotes
        ]
        return AnswerItem(row_as_line(statement.text), tuple(dict.fromkeys(numbers)))

    def _passes(self, statement: Statement) -> bool:
        if not statement.quotes or not statement.text.strip():
            return False
        if not all(_literal(quote, self._alive) for quote in statement.quotes):
            return False
        text = without_lead(statement.text)
        quotes = [_living(quote, self._alive) for quote in statement.quotes]
        if not self._worded:
            names = [part for q in quotes for part in (q.document.title, q.document.number) if part]
            return supported(text, [_words(quote, quote.passage) for quote in quotes], names)
        faults = sentence_faults(text, quotes, self._earlier)
        if faults:
            self.dropped.append(Dropped(statement.text, faults))
        return not faults


def refused(
    question: str,
    query_used: str,
    reason: str,
    leads: Sequence[Hit],
    timings_ms: Mapping[str, float],
    composer: str = "extractive",
) -> Answer:
    """A refusal with its reason; the leads are passages that nobody vouches for."""
    return Answer(
        question=question,
        query_used=query_used,
        refused=True,
        reason=reason,
        composer=composer,
        leads=tuple(leads),
        timings_ms=dict(timings_ms),
    )


def cite(
    statements: Sequence[Statement], live: Live, locate: Locate
) -> tuple[tuple[Citation, ...], tuple[AnswerItem | None, ...]]:
    """The gate for products other than answers: citations, and an item for each statement.

    There is none for a statement that its quotes do not bear out. Citations are numbered as the
    statements come, each span once.
    """
    gate = Gate(statements, live, locate)
    items = tuple(gate.item(statement) for statement in statements)
    return gate.citations, items


def supported(statement: str, quotes: Sequence[str], names: Sequence[str] = ()) -> bool:
    """Whether the quotes bear the statement out; `names` are titles and 文号 of what is cited.

    For sentences that are taken from their quotes and at most cut. Their numbers are compared by
    value alone, not by `support.amounts`: units and bounds of a literal span are those of its
    source, and where it is cut in the middle they would be read differently on the two sides.
    """
    ground = " ".join(quotes)
    known = squeeze(ground + " ".join(names))
    if not _numbers(statement) <= _numbers(ground + " ".join(names)):
        return False
    named = [*_TITLE.findall(statement), *_DOCUMENT_NUMBER.findall(statement)]
    if any(squeeze(name) not in known for name in named):
        return False
    pairs = _pairs(squeeze(statement))
    return not pairs or len(pairs & _pairs(known)) >= _SUPPORT * len(pairs)


def _contrast(
    sections: list[AnswerSection], citations: Sequence[Citation]
) -> tuple[list[AnswerSection], list[AnswerItem]]:
    """The sections with which of two contrasted rules binds; a rule that is left alone is none.

    A sentence that stands in the answer already is not said again.
    """
    found = next((section for section in sections if section.title == CONTRAST), None)
    if found is None:
        return sections, []
    numbers = [number for item in found.items for number in item.citations]
    remark = on_contrast([citations[number - 1] for number in numbers])
    said = {item.text for section in sections if section is not found for item in section.items}
    fresh = tuple(item for item in found.items if item.text not in said)
    kept = replace(found, items=fresh) if remark and fresh else None
    shown = [kept if section is found else section for section in sections]
    return [section for section in shown if section], [remark] if remark else []


def _with_dropped(draft: Draft, dropped: Sequence[Dropped]) -> ModelWork | None:
    """What a model did, with what was held back here."""
    if draft.work is None:
        return None
    return replace(draft.work, dropped=(*draft.work.dropped, *dropped))


def _living(quote: Quote, alive: Mapping[str, tuple[Document, Passage]]) -> Quote:
    """The quote with document and passage as they are in the library now."""
    document, passage = alive[quote.passage.id]
    return replace(quote, document=document, passage=passage)


def _literal(quote: Quote, alive: Mapping[str, tuple[Document, Passage]]) -> bool:
    """Whether the quote lies within a passage that is live and unchanged."""
    if quote.passage.id not in alive:
        return False
    passage = alive[quote.passage.id][1]
    inside = passage.start <= quote.start < quote.end <= passage.end
    return inside and bool(_words(quote, passage).strip())


def _words(quote: Quote, passage: Passage) -> str:
    return passage.text[quote.start - passage.start : quote.end - passage.start]


def _cite(
    quote: Quote,
    alive: Mapping[str, tuple[Document, Passage]],
    locate: Locate,
    citations: dict[tuple[str, int, int], Citation],
) -> int:
    key = (quote.passage.id, quote.start, quote.end)
    if key not in citations:
        document, passage = alive[quote.passage.id]
        locator = locate(document, quote.start, quote.end) or passage.locator
        citations[key] = Citation(
            id=len(citations) + 1,
            document=document,
            passage=passage,
            locator=locator,
            quote=_words(quote, passage),
            start=quote.start,
            end=quote.end,
            label=label(document, locator),
        )
    return citations[key].id


def _numbers(text: str) -> set[float]:
    """The values of the numbers in the text; 一个月 and 1个月 hold the same one."""
    values: set[float] = set()
    for found in _NUMBER.findall(text.replace(",", "").replace("，", " ")):
        if "." in found:
            values.add(float(found))
        elif (value := parse_number(found)) is not None:
            values.add(value)
    return values


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
