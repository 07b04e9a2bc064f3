"""A topic to a checklist.

topic ── retrieve ──> hits ── objection ──> refuse with leads, or
hits ── blocks ──> parts that lay the procedure down ── drafting ──> drafts, one a document
drafts ── merging ──> one draft ── checklist gate ──> checklist
checklist ── writer, where one is asked ──> its steps in shorter words, through the gate
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.checklist import Checklist, DraftChecklist, DraftStep, Remark
from assistant.checklist_gate import checked_checklist, refused_checklist
from assistant.checklist_wording import reworded
from assistant.domain import (
    LONGEST_QUESTION,
    Document,
    Hit,
    Kind,
    ParsedDocument,
    Scope,
    Status,
)
from assistant.errors import LibraryEmpty
from assistant.guidance.block import Block
from assistant.guidance.blocks import blocks
from assistant.guidance.drafting import drafted
from assistant.guidance.fields import read_fields
from assistant.guidance.likeness import Likeness
from assistant.guidance.merging import merged
from assistant.guidance.topic import Topic
from assistant.guidance.wording import forbids
from assistant.protocols import Catalogue, Embedder, Retriever, StepWriter
from assistant.quiz_items import FOR_QUIZZES
from assistant.text import squeeze

_HITS = 40
_LEADS = 3
_OVER = (Status.REPEALED, Status.NOT_YET)

EMPTY_TOPIC = "请写明要办的事，例如：成立党支部、支部换届、转移组织关系。"
TOO_LONG = f"写得太长（超过{LONGEST_QUESTION}字）：请只写要办的事，例如“支部换届”。"
NO_PROCEDURE = (
    "资料库里没有写明“{topic}”怎么办的条款，开不出清单。需要的是规定这件事办理程序的文件"
    "（条例、细则、办法或者上级通知），请用 dangwu library add 添加；"
    "没有这样的文件，请向上级党组织请示。"
)

Objection = Callable[[str, Sequence[Hit]], str]
Locate = Callable[[ParsedDocument, int, int], str]


class Checklists:
    """Checklists over one library, through the citation gate."""

    def __init__(
        self,
        retriever: Retriever,
        catalogue: Catalogue,
        objection: Objection,
        locate: Locate,
        terms: Callable[[str], list[str]],
        rewordings: Callable[[str], list[str]],
        embedder: Embedder,
        writer: StepWriter | None = None,
    ) -> None:
        """`objection` tells why a topic is not answered from the hits; empty when it can be.

        `rewordings` gives a topic in the words of the rules too; `embedder` tells near-same steps.
        `writer` has other words for steps.
        """
        self._retriever = retriever
        self._catalogue = catalogue
        self._objection = objection
        self._locate = locate
        self._terms = terms
        self._rewordings = rewordings
        self._embedder = embedder
        self._writer = writer

    def make(self, topic: str, scope: Scope, reword: bool = False) -> Checklist:
        """The checklist of a topic, or a refusal that says what would be needed.

        `reword`: whether its steps are put into shorter words, where there is a writer for that.
        """
        made = self._extracted(topic, scope)
        if not reword or self._writer is None or made.refused:
            return made
        proposals = self._writer.propose(made.topic, [step.text for step in made.steps])
        return reworded(made, proposals, self._writer.name)

    def _extracted(self, topic: str, scope: Scope) -> Checklist:
        """The checklist in the words of its sources."""
        asked = topic.encode("utf-8", "replace").decode("utf-8").strip()
        if not asked or len(asked) > LONGEST_QUESTION:
            return refused_checklist(
                asked[:LONGEST_QUESTION], TOO_LONG if asked else EMPTY_TOPIC, ()
            )
        if not self._catalogue.documents():
            raise LibraryEmpty("资料库还是空的：请先运行 dangwu library add 文件或文件夹。")
        hits = self._retrieve(asked, scope)
        objection = self._objection(asked, hits)
        if objection:
            return refused_checklist(asked, objection, hits[:_LEADS])
        draft = self._draft(asked, hits, scope)
        if not draft.steps:
            return refused_checklist(asked, NO_PROCEDURE.format(topic=asked), hits[:_LEADS])
        located = _Locating(self._catalogue, self._locate, scope.as_of)
        return checked_checklist(
            asked,
            draft,
            lambda ids: self._catalogue.live(ids, scope.as_of),
            located.at,
            hits[:_LEADS],
        )

    def _draft(self, asked: str, hits: Sequence[Hit], scope: Scope) -> DraftChecklist:
        topic = Topic(asked, self._terms, self._rewordings)
        more = self._beside(asked, hits, scope)
        if topic.founding:
            more += self._retrieve(topic.founding, scope)
        found = blocks(topic, [*hits, *more], self._catalogue, scope.as_of)
        likeness = Likeness(self._terms, self._embedder)
        draft = merged([drafted(one) for one in _originals_first(found)], likeness)
        return draft if draft.steps else _conditions(draft)

    def _retrieve(self, question: str, scope: Scope) -> list[Hit]:
        """Hits in texts that bind; ones that are over only where their status was asked for."""
        hits = self._retriever.retrieve(question, _HITS, scope)
        return hits if scope.statuses else [hit for hit in hits if not _over(hit.document)]

    def _beside(self, topic: str, hits: Sequence[Hit], scope: Scope) -> list[Hit]:
        """What stands beside the best document: what repeats it was left out by the retriever."""
        if not hits or scope.documents or scope.statuses:
            return []
        others = [
            one.id
            for one in self._catalogue.documents(scope.as_of)
            if one.id != hits[0].document.id and not _over(one) and _tells_steps(one)
        ]
        if not others:
            return []
        more = self._retrieve(topic, replace(scope, documents=tuple(others)))
        seen = {hit.passage.id for hit in hits}
        return [hit for hit in more if hit.passage.id not in seen]


def _tells_steps(document: Document) -> bool:
    return document.kind is not Kind.NEWS and document.collection != FOR_QUIZZES


class _Locating:
    """Locators of spans; a document's contents are fetched once for all its citations."""

    def __init__(self, catalogue: Catalogue, locate: Locate, on: date | None) -> None:
        self._catalogue = catalogue
        self._locate = locate
        self._on = on
        self._known: dict[str, ParsedDocument] = {}

    def at(self, document: Document, start: int, end: int) -> str:
        """The locator of the smallest section that holds the span."""
        if document.id not in self._known:
            self._known[document.id] = self._catalogue.contents(document.id, self._on)
        return self._locate(self._known[document.id], start, end)


def _conditions(draft: DraftChecklist) -> DraftChecklist:
    """What allows or limits, as things to check one by one, where nothing is laid down to do."""
    allowed = [n for n in draft.notes if n.remark is Remark.CAUTION and not forbids(n.text)]
    steps = [
        DraftStep(note.text, note.quotes, read_fields(note.text), label=note.label)
        for note in allowed
    ]
    notes = tuple(note for note in draft.notes if note not in allowed)
    return replace(draft, steps=tuple(steps), notes=notes)


def _over(document: Document) -> bool:
    revised = document.status is Status.REVISED and document.replaced_by is not None
    return revised or document.status in _OVER


def _originals_first(found: Sequence[Block]) -> list[Block]:
    """The blocks without digests of texts that are there themselves."""
    originals = [
        squeeze(block.contents.document.title)
        for block in found
        if block.contents.document.kind is not Kind.DIGEST
    ]
    return [
        block
        for block in found
        if block.contents.document.kind is not Kind.DIGEST
        or not any(
            squeeze(source.title) in original or original in squeeze(source.title)
            for source in block.contents.document.sources
            for original in originals
        )
    ]
