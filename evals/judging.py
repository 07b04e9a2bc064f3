"""One question judged: what was found, what was answered, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import Answer, AnswerItem, Hit, answer_record
from evals.evidence import Found, Shelf, rank_of_evidence
from evals.gains import gain
from evals.questions import Question
from evals.support import borne_out
from evals.verdict import verdict_right
from evals.wording import holds, share_held

CONCLUSION = "结论"
_SHOWN = 5
_HEAD = 120


@dataclass(frozen=True, slots=True)
class Response:
    """What the assistant gave for one question; `answer` is absent when it raised `error`."""

    hits: tuple[Hit, ...] = ()
    answer: Answer | None = None
    error: str = ""
    ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judged question. Shares lie in [0, 1]; what does not apply to the question is absent.

    `citations_valid`: literal, live, and bearing out every sentence that cites it. `strength`: how
    clearly the best passage stands out, by which the assistant refuses.
    """

    question: Question
    refused: bool
    ms: float
    citations: int
    citations_valid: int
    found: tuple[str, ...]
    head: str
    error: str = ""
    corrected: bool = False
    rank: int | None = None
    cited: bool = False
    citations_right: int = 0
    must_include: float | None = None
    conclusion: float | None = None
    list_complete: float | None = None
    yes_no: bool | None = None
    ndcg: float = 0.0
    read: int = 0
    citations_literal: int = 0
    unsupported: int = 0
    strength: float | None = None
    reason: str = ""
    answer: Answer | None = None


def judge(question: Question, response: Response, shelf: Shelf) -> Outcome:
    """The outcome of one question against its gold."""
    answer = response.answer
    text = answer_wording(answer)
    quotes = _quotes(answer)
    literal = [shelf.literal(quote) for quote in quotes]
    doubted = _unsupported(answer)
    valid = [
        whole and citation.id not in {number for item in doubted for number in item.citations}
        for whole, citation in zip(literal, answer.citations if answer else (), strict=True)
    ]
    outcome = Outcome(
        question=question,
        refused=answer is not None and answer.refused,
        ms=response.ms,
        citations=len(quotes),
        citations_valid=sum(valid),
        citations_literal=sum(literal),
        unsupported=len(doubted),
        strength=strength(response.hits),
        reason=answer.reason if answer else "",
        found=tuple(
            f"{hit.document.title} {hit.passage.locator}" for hit in response.hits[:_SHOWN]
        ),
        answer=answer,
        head=(text or (answer.reason if answer else ""))[:_HEAD],
        error=response.error,
    )
    if not question.answerable:
        return replace(outcome, corrected=_corrected(question, text))
    gained = gain(question, _stretches(response.hits), shelf)
    conclusion = conclusion_wording(answer)
    return replace(
        outcome,
        rank=gained.rank,
        ndcg=gained.ndcg,
        read=gained.read,
        cited=rank_of_evidence(question.full, question.needs_all, quotes, shelf) is not None,
        citations_right=_right(question, quotes, shelf),
        must_include=_share(text, question.must_include),
        conclusion=_share(conclusion, question.must_include),
        list_complete=_share(text, question.list_items),
        yes_no=verdict_right(conclusion, question.expected) if question.expected else None,
    )


def strength(hits: Sequence[Hit]) -> float | None:
    """Score of the best passage and half its lead over the fifth (docs/decisions/0003-refusal)."""
    if not hits:
        return None
    best, fifth = hits[0].score, hits[min(4, len(hits) - 1)].score
    return best + (best - fifth) / 2


def answer_wording(answer: Answer | None) -> str:
    """The whole answer as a user reads it; empty for a refusal, whose leads are no answer."""
    if answer is None or answer.refused:
        return ""
    return str(answer_record(answer)["text"])


def conclusion_wording(answer: Answer | None) -> str:
    """The sentences under 结论; empty for a refusal."""
    if answer is None or answer.refused:
        return ""
    sections = [section for section in answer.sections if section.title == CONCLUSION]
    return "\n".join(item.text for section in sections for item in section.items)


def _quotes(answer: Answer | None) -> list[Found]:
    if answer is None:
        return []
    return [Found(c.document.id, c.start, c.end, c.quote) for c in answer.citations]


def _unsupported(answer: Answer | None) -> list[AnswerItem]:
    """The sentences with a number, date or name that their citations do not hold."""
    if answer is None or answer.refused:
        return []
    cited = {citation.id: citation for citation in answer.citations}
    doubted = []
    for item in (item for section in answer.sections for item in section.items):
        ground = [cited[number] for number in item.citations if number in cited]
        names = [part for c in ground for part in (c.document.title, c.document.number) if part]
        if not borne_out(item.text, [c.quote for c in ground], names):
            doubted.append(item)
    return doubted


def _stretches(hits: Sequence[Hit]) -> list[Found]:
    return [
        Found(hit.document.id, hit.passage.start, hit.passage.end, hit.passage.text) for hit in hits
    ]


def _right(question: Question, quotes: Sequence[Found], shelf: Shelf) -> int:
    places = [shelf.place(clause) for clause in question.citable]
    return sum(any(place.accepts(quote) for place in places) for quote in quotes)


def _share(text: str, entries: Sequence[str]) -> float | None:
    return share_held(text, entries) if entries else None


def _corrected(question: Question, text: str) -> bool:
    """A false premise put right: every wording of the correction stands in the answer."""
    wanted = question.correction.must_include if question.correction else ()
    return bool(wanted) and all(holds(text, entry) for entry in wanted)
