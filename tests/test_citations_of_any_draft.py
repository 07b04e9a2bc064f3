"""Whatever draft comes in, what is shown is literal and live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.citations import supported
from assistant.domain import Answer, Document, Draft, DraftSection, Passage, Quote, Statement
from assistant.testing import line_document
from tests.citing import CLUB, FUND, LOAN, MEETS, OTHER, gate, quote, says

DEAD = line_document("第九条 这个文件已经移出资料库，读书会每月举行一次。\n", "移出的文件")
PASSAGES = [*CLUB.passages, *OTHER.passages, *DEAD.passages]
LINES = [MEETS, FUND, LOAN, "读书会每月举行九次", "《果树管护办法》规定读书会每月举行一次", ""]


@st.composite
def quotes(choose: st.DrawFn) -> Quote:
    passage: Passage = choose(st.sampled_from(PASSAGES))
    document: Document = choose(st.sampled_from([CLUB.document, OTHER.document, DEAD.document]))
    start = choose(st.integers(passage.start - 5, passage.end + 5))
    end = choose(st.integers(start - 2, passage.end + 8))
    if choose(st.booleans()):
        passage = replace(passage, text=choose(st.sampled_from(LINES)) + passage.text)
    return Quote(passage, document, start, end)


@st.composite
def honest(choose: st.DrawFn) -> Statement:
    words = choose(st.sampled_from([MEETS, FUND, LOAN]))
    return says(words, quote(words))


STATEMENTS = st.one_of(
    honest(),
    st.builds(
        Statement,
        st.one_of(st.sampled_from(LINES), st.text("读书会每月一二3次元《》。 ", max_size=12)),
        st.lists(quotes(), max_size=3).map(tuple),
    ),
)
DRAFTS = st.builds(
    Draft,
    st.lists(
        st.builds(
            DraftSection,
            st.sampled_from(["结论", "依据"]),
            st.lists(STATEMENTS, max_size=4).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    st.just("queue"),
)
STORED = {parsed.document.id: parsed.text for parsed in (CLUB, OTHER)}


@given(DRAFTS)
def test_every_quote_that_is_shown_is_literally_in_the_live_text(proposed: Draft) -> None:
    answer = gate(proposed)
    for citation in answer.citations:
        assert citation.quote == STORED[citation.document.id][citation.start : citation.end]
        assert citation.quote.strip()
    _sound(answer, proposed)


def _sound(answer: Answer, proposed: Draft) -> None:
    known = {citation.id: citation.quote for citation in answer.citations}
    assert list(known) == list(range(1, len(known) + 1))
    assert answer.refused is not bool(answer.sections)
    offered = [s.text for section in proposed.sections for s in section.statements]
    used: set[int] = set()
    for section in answer.sections:
        assert section.items
        for item in section.items:
            assert item.citations and item.text in offered
            assert supported(item.text, _quoted(known, item.citations), _names())
            used |= set(item.citations)
    assert used == set(known)


def _quoted(known: dict[int, str], numbers: Sequence[int]) -> list[str]:
    return [known[number] for number in numbers]


def _names() -> list[str]:
    documents = (CLUB.document, OTHER.document)
    return [name for d in documents for name in (d.title, d.number) if name]
