"""Answers in a model's words, of which only those are shown that the sources bear out.

plain draft ── numbered clauses ── prompt ──> model ── sentences ──> checked one by one ──> draft
Where what is left no longer answers, or the model fails, the plain draft of literal sentences
stands in its place, with a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date

from assistant.answer_progress import Listener
from assistant.answering.evidence import clauses, deepest_locator
from assistant.answering.manuscript import Manuscript
from assistant.answering.numbered import Numbered, numbered
from assistant.answering.prompting import conversation, harmless, prompt
from assistant.answering.question import read
from assistant.answering.reply import Reply
from assistant.answering.reply_cache import ReplyCache
from assistant.answering.reply_reading import ReplyReader
from assistant.answering.sentence_check import SentenceCheck, Support
from assistant.answering.token_budget import TokenBudget
from assistant.answering.wholeness import shortfall
from assistant.chat import ChatMessage, ModelWork, Role
from assistant.citations import Gate
from assistant.domain import Document, Draft, Hit, Statement
from assistant.protocols import Catalogue, ChatModel

FAILED = "语言模型没有答成，下面改用逐句摘自资料库的原文。原因：{reason}"
NO_ROOM = "模型一次能读的太少，放不下要引用的原文；请调大 DANGWU_LLM_CONTEXT_TOKENS。"
STOPPED = "已经停止，没有等语言模型写完。"
SILENT = "语言模型没有写出可用的话，下面改用逐句摘自资料库的原文。"


class GenerativeComposer:
    """Lets a model write from what was found, and keeps of it what can be checked."""

    def __init__(
        self,
        model: ChatModel,
        catalogue: Catalogue,
        support: Support,
        context_tokens: int,
        cache: ReplyCache | None = None,
    ) -> None:
        """`context_tokens`: what the model reads and writes together."""
        self._model = model
        self._catalogue = catalogue
        self._support = support
        self._budget = TokenBudget(context_tokens)
        self._cache = cache or ReplyCache()

    def write(
        self,
        question: str,
        hits: Sequence[Hit],
        plain: Draft,
        on: date | None = None,
        earlier: Sequence[str] = (),
        listener: Listener = Listener(),
    ) -> Draft:
        """The model's answer as far as it is borne out, or `plain` with a note why.

        `plain`: the answer in literal sentences, by which the model's is measured. `earlier`: what
        was asked before, oldest first. An empty `plain` is a refusal and stays one.
        """
        if not plain.sections:
            return plain
        ask = read(question)
        ground = "怎么做" if ask.wants_steps else "依据"
        rules = prompt("answer", ground=ground)
        rows, asked = self._asked(question, hits, plain, on, earlier, rules, ground)
        if not rows:
            return self.unwritten(plain, NO_ROOM)
        check = SentenceCheck(rows, self._support, question, rules, plain.earlier)
        gate = self._gate(rows, plain, on)
        manuscript = Manuscript(plain, ground, check, gate, listener.told)
        messages = (ChatMessage(Role.SYSTEM, rules), ChatMessage(Role.USER, asked))
        note, tokens = self._write(messages, manuscript, ReplyReader(len(rows)), listener)
        note = note or shortfall(
            ask, plain, manuscript.sections, lambda id: self._catalogue.contents(id, on)
        )
        work = ModelWork(
            self._model.name,
            manuscript.written,
            tuple(manuscript.dropped),
            note,
            tokens,
            round(manuscript.checked_ms, 1),
        )
        return replace(plain if note else manuscript.draft(), work=work)

    def unwritten(self, plain: Draft, failure: str) -> Draft:
        """The plain draft, with the note that the model was not asked, and why."""
        if not plain.sections:
            return plain
        note = FAILED.format(reason=failure)
        return replace(plain, work=ModelWork(self._model.name, note=note))

    def _asked(
        self,
        question: str,
        hits: Sequence[Hit],
        plain: Draft,
        on: date | None,
        earlier: Sequence[str],
        rules: str,
        ground: str,
    ) -> tuple[list[Numbered], str]:
        """The clauses that fit the budget, and the message that holds them."""
        slots = {
            "earlier": conversation(earlier),
            "question": harmless(question),
            "ground": ground,
        }
        room = self._budget.room(rules, prompt("question", passages="", last="10", **slots))
        rows = numbered(clauses(hits, self._catalogue, on), plain, room)
        passages = "\n".join(row.text for row in rows)
        return rows, prompt("question", passages=passages, last=str(len(rows)), **slots)

    def _gate(self, rows: Sequence[Numbered], plain: Draft, on: date | None) -> Gate:
        """The gate for all that may be cited, as the library stands now."""
        whole = [row.clause.quotes(row.clause.start, row.clause.end) for row in rows]
        quotes = [quote for each in whole for quote in each]
        quoted = [one for section in plain.sections for one in section.statements]
        return Gate(
            [Statement("", tuple(quotes)), *quoted],
            lambda ids: self._catalogue.live(ids, on),
            self._locate,
            worded=True,
            earlier=plain.earlier,
        )

    def _locate(self, document: Document, start: int, end: int) -> str:
        return deepest_locator(self._catalogue.contents(document.id), start, end)

    def _write(
        self,
        messages: Sequence[ChatMessage],
        manuscript: Manuscript,
        reader: ReplyReader,
        listener: Listener,
    ) -> tuple[str, tuple[int, int]]:
        """Has the manuscript written; why it is of no use (empty: it may be), and the tokens."""
        reply = Reply(self._model, messages, self._budget.reply, self._cache)
        with closing(reply.pieces()) as pieces:
            for piece in pieces:
                for event in reader.read(piece):
                    manuscript.take(event)
                if not listener.wanted():
                    return STOPPED, reply.tokens
                if manuscript.circling:
                    break
        if reply.failure:
            return FAILED.format(reason=reply.failure), reply.tokens
        for event in reader.finish():
            manuscript.take(event)
        manuscript.finish()
        return "" if manuscript.written else SILENT, reply.tokens
