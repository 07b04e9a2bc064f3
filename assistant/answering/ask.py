"""A question to an answer. Read this first.

question ── followup ──> whole question ── retrieve ──> hits
hits ── refusal ──> refuse with leads, or
hits ── composer ──> draft ── writer, where a model is configured ──> draft ── citations ──> answer
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant import citations
from assistant.answer_progress import AnswerProgress, Listener
from assistant.answering.asked_range import AskedRange, asked_range
from assistant.answering.bare_reference import referred
from assistant.answering.boundaries import reason_out_of_bounds
from assistant.answering.elsewhere import standing_back
from assistant.answering.evidence import deepest_locator
from assistant.answering.followup import carried_over, standalone
from assistant.answering.generative import GenerativeComposer
from assistant.answering.matter import matter_of
from assistant.answering.named_clause import named_clause
from assistant.answering.out_of_force import OutOfForce
from assistant.answering.parts import Part, parts
from assistant.answering.refusal import Judge
from assistant.answering.several import merged
from assistant.answering.understanding import Understanding, Understood
from assistant.asked_time import names_earlier_text
from assistant.domain import LONGEST_QUESTION, Answer, Document, Draft, Hit, Scope, SearchResult
from assistant.errors import LibraryEmpty
from assistant.protocols import Catalogue, Composer, Retriever

_HITS = 12  # what the composer and the refusal see
_LEADS = 3
# A question this short may be an open one; one that finds this much is whole (0003: .28 refuses).
_SHORT, _PLAIN = 14, 0.45

EMPTY_QUESTION = "请先输入问题。"
TOO_LONG = f"问题太长（超过{LONGEST_QUESTION}字）：请只写要问的那一句。"


@dataclass(frozen=True, slots=True)
class _Look:
    """A question as it was searched, what was found, why that is refused; `barred`: by wording.

    `questions`: what a model says is asked, whole, one by one; `failure`: why it did not say.
    """

    whole: str
    hits: tuple[Hit, ...]
    refusal: str
    barred: bool
    questions: tuple[str, ...] = ()
    failure: str = ""


class Answering:
    """Questions over one library, through one composer and the citation gate."""

    def __init__(
        self,
        retriever: Retriever,
        catalogue: Catalogue,
        composer: Composer,
        judge: Judge,
        terms: Callable[[str], list[str]],
        wordings: Callable[[str], list[str]],
        written: Callable[[str], str],
        writer: GenerativeComposer | None = None,
        understanding: Understanding | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """`terms` reads the words of a question, `wordings` gives it in the words of rules too.

        `written` gives it in characters (pinyin). `writer` puts what the composer found into a
        model's words; `understanding` puts the question as whole ones.
        """
        self._retriever = retriever
        self._catalogue = catalogue
        self._composer = composer
        self._judge = judge
        self._out_of_force = OutOfForce(retriever, catalogue, judge)
        self._terms = terms
        self._wordings = wordings
        self._written = written
        self._writer = writer
        self._understanding = understanding
        self._today = today

    def search(self, question: str, k: int, scope: Scope) -> SearchResult:
        """The `k` best live passages."""
        self._require_documents()
        asked = self._written(_readable(question))
        hits = self._retriever.retrieve(asked, k, scope) if asked else []
        return SearchResult(asked, tuple(hits))

    def ask(
        self,
        question: str,
        history: Sequence[str],
        scope: Scope,
        listener: Listener = Listener(),
        reword: bool = True,
    ) -> Answer:
        """A checked answer, or a refusal with leads. `listener` hears what a model writes.

        `reword`: whether a model may read and write, where one is configured.
        """
        asked = self._written(_readable(question))
        if not asked or len(asked) > LONGEST_QUESTION:
            reason = TOO_LONG if asked else EMPTY_QUESTION
            return citations.refused(question, asked[:LONGEST_QUESTION], reason, (), {})
        self._require_documents()
        earlier = [self._written(_readable(question)) for question in history]
        ranged = asked_range(asked, scope, self._catalogue.documents(), self._today())
        answer = self._within(question, ranged, earlier, listener, reword)
        if answer.refused and ranged.prefers_level:
            ranged = ranged.of_any_level()
            answer = self._within(question, ranged, earlier, listener, reword)
        return replace(answer, limits=ranged.limits_of(answer), unread=scope.unread)

    def _within(
        self, question: str, ranged: AskedRange, earlier: list[str], hearer: Listener, reword: bool
    ) -> Answer:
        """An answer from what lies within the range; `earlier`: what was asked before."""
        begun = time.perf_counter()
        asked, scope = ranged.question, ranged.scope
        refers = referred(asked, earlier, self._catalogue, scope)
        scope = refers.scope
        if refers.question != asked:
            asked, look = refers.question, self._look(refers.question, scope)
        elif refers.reason:
            look = _Look(asked, (), refers.reason, barred=True)
        else:
            look = self._understood(asked, earlier, scope, reword)
            asked = look.whole if look.questions else asked
        if (
            earlier
            and not look.questions
            and look.whole == asked
            and self._may_be_open(asked, look)
        ):
            look = replace(self._look_back(asked, earlier, look, scope), failure=look.failure)
        found = time.perf_counter()
        timings = {"retrieve": _ms(begun, found)}
        whole, hits = look.whole, look.hits
        if look.refusal:
            elsewhere, beyond = ("", ()) if look.barred else self._out_of_force.look(whole, scope)
            timings["total"] = _ms(begun, time.perf_counter())
            leads = [*beyond, *hits][:_LEADS]
            limited = "" if look.barred else ranged.reason(self._catalogue.documents())
            reason = elsewhere or limited or look.refusal
            return citations.refused(question, whole, reason, leads, timings)
        draft, found_for_it = self._draft(asked, look, scope)
        draft = replace(draft, as_of=scope.as_of, earlier=names_earlier_text(asked))
        timings["compose"] = _ms(found, time.perf_counter())
        if self._writer and reword and look.failure:  # the same again would take as long again
            draft = self._writer.unwritten(draft, look.failure)
        elif self._writer and reword:
            leaning = earlier if look.whole != asked else ()
            hearer = _timed(hearer, begun, timings)
            draft = self._writer.write(asked, found_for_it, draft, scope.as_of, leaning, hearer)
            timings |= draft.work.figures if draft.work else {}
        timings["total"] = _ms(begun, time.perf_counter())
        return citations.checked(
            question,
            whole,
            draft,
            lambda ids: self._catalogue.live(ids, scope.as_of),
            self._locate,
            look.hits[:_LEADS],
            timings,
        )

    def _draft(self, asked: str, look: _Look, scope: Scope) -> tuple[Draft, list[Hit]]:
        """What answers the question, and each of its parts where it asks several things; all that
        was found for it.
        """
        whole = self._composer.compose(asked, look.hits, scope.as_of)
        several = parts(asked, self._terms)
        if look.questions:
            several = tuple(Part(one, one) for one in look.questions[1:] and look.questions)
        if not several:
            return whole, list(look.hits)
        before = look.whole.removesuffix(asked)  # what a follow-up leans on
        found = [self._draft_of_part(part.question, before, look, scope) for part in several]
        hits = {hit.passage.id: hit for hit in look.hits}
        for _, own in found:
            hits |= {hit.passage.id: hit for hit in own if hit.passage.id not in hits}
        draft = merged(whole, [part.words for part in several], [draft for draft, _ in found])
        return draft, list(hits.values())

    def _draft_of_part(
        self, question: str, before: str, look: _Look, scope: Scope
    ) -> tuple[Draft, Sequence[Hit]]:
        """What answers a part by itself; one of another field (weather) is left without.

        A part that finds nothing plain by itself is looked up where the whole question was found:
        谁有这个权 alone finds what any text says about somebody's rights.
        """
        alone = self._look(f"{before}{question}", scope)
        if alone.barred or (alone.hits and self._judge.is_foreign(alone.hits)):
            return Draft((), "", alone.refusal), ()
        plain = not alone.refusal and self._judge.strength(alone.hits) >= _PLAIN
        hits = alone.hits if plain else look.hits
        return self._composer.compose(question, hits, scope.as_of), hits

    def _understood(self, asked: str, earlier: Sequence[str], scope: Scope, reword: bool) -> _Look:
        """What is found for a question, put whole by a model or else by the rules."""
        told = Understood()
        if self._understanding and reword:
            told = self._understanding.read(asked, earlier)
        if told.questions:
            look = self._look(" ".join(told.questions), scope)
            if not look.refusal:
                return replace(look, questions=told.questions)
        look = self._look(standalone(asked, earlier, self._terms), scope)
        return replace(look, failure=told.failure)

    def _look(self, whole: str, scope: Scope) -> _Look:
        """What is found for a question, and whether that is refused."""
        reason = reason_out_of_bounds(whole, self._terms(whole), self._catalogue.documents())
        named = named_clause(whole, self._catalogue, scope)
        reason = reason or named.reason
        hits = named.among(self._retrieve(whole, scope))
        refusal = reason or self._judge.reason_to_refuse(whole, hits)
        hits = standing_back(" ".join(self._wordings(whole)), hits)
        return _Look(whole, tuple(hits), refusal, barred=bool(reason))

    def _retrieve(self, whole: str, scope: Scope) -> list[Hit]:
        """What is found for the question; its case does not stand in the way of how it is done.

        “80名职工、4名党员，支部换届怎么办” asks about 换届; passages on staff are beside the point.
        """
        hits = self._retriever.retrieve(whole, _HITS, scope)
        matter = matter_of(whole, self._terms)
        if not matter:
            return hits
        best: dict[str, Hit] = {}
        for hit in [*hits, *self._retriever.retrieve(matter, _HITS, scope)]:
            known = best.get(hit.passage.id)
            if known is None or hit.score > known.score:
                best[hit.passage.id] = hit
        return sorted(best.values(), key=lambda hit: -hit.score)[:_HITS]

    def _look_back(self, asked: str, earlier: Sequence[str], alone: _Look, scope: Scope) -> _Look:
        """A question that finds nothing by itself, with the one before; one of another field not.

        Weather and shares are refused as they stand: behind a question of our field they would be
        answered with that one's answer.
        """
        if alone.hits and self._judge.is_foreign(alone.hits):
            return alone
        together = self._look(carried_over(asked, earlier, self._terms), scope)
        if together.refusal and len(earlier) > 1:  # the one before was a follow-up itself
            together = self._look(f"{earlier[-2]} {asked}", scope)
        better = alone.refusal or self._judge.strength(together.hits) > self._judge.strength(
            alone.hits
        )
        return together if better and not together.refusal else alone

    def _may_be_open(self, asked: str, look: _Look) -> bool:
        """Whether a question finds so little by itself that it may belong to the one before."""
        if look.barred or not look.hits:
            return False
        weak = len(asked) <= _SHORT and self._judge.strength(look.hits) < _PLAIN
        return bool(look.refusal) or weak

    def _locate(self, document: Document, start: int, end: int) -> str:
        return deepest_locator(self._catalogue.contents(document.id), start, end)

    def _require_documents(self) -> None:
        if not self._catalogue.documents():
            raise LibraryEmpty("资料库还是空的：请先运行 dangwu library add 文件或文件夹。")


def _readable(question: str) -> str:
    """The question without surrounding space; half of a character, which no index takes, is “?”."""
    return question.encode("utf-8", "replace").decode("utf-8").strip()


def _ms(begun: float, ended: float) -> float:
    return round((ended - begun) * 1000, 1)


def _timed(listener: Listener, begun: float, timings: dict[str, float]) -> Listener:
    """The listener, with the time noted at which it hears the first sentence."""

    def told(progress: AnswerProgress) -> None:
        timings.setdefault("first_sentence", _ms(begun, time.perf_counter()))
        listener.told(progress)

    return replace(listener, told=told)
