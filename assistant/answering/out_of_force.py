"""When only a text answers that does not bind: which one, and since or until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.refusal import Judge
from assistant.domain import Document, Hit, Scope, Status
from assistant.protocols import Catalogue, Retriever

_OUT_OF_FORCE = (Status.REPEALED, Status.REVISED, Status.NOT_YET)
_HITS = 5

NOT_YET = "能回答这个问题的《{title}》尚未施行{since}，现在还不能作为依据。"
OVER = (
    "能回答这个问题的《{title}》{status}，不能作为现在的依据。"
    "要问过去的规定，请在问题里写明“以前”或年份，或用 --as-of 指定日期。"
)


class OutOfForce:
    """Looks among texts that do not bind for one that would have answered."""

    def __init__(self, retriever: Retriever, catalogue: Catalogue, judge: Judge) -> None:
        self._retriever = retriever
        self._catalogue = catalogue
        self._judge = judge

    def look(self, question: str, scope: Scope) -> tuple[str, Sequence[Hit]]:
        """The reason to give and the passages as leads; an empty reason where none answers."""
        if scope.statuses or scope.documents or scope.as_of:
            return "", ()
        # Most libraries hold few such texts: nothing is searched for where there is none.
        if all(document.status not in _OUT_OF_FORCE for document in self._catalogue.documents()):
            return "", ()
        beyond = replace(scope, statuses=_OUT_OF_FORCE)
        hits = self._retriever.retrieve(question, _HITS, beyond)
        if not hits or self._judge.reason_to_refuse(question, hits):
            return "", ()
        if not self._judge.is_answer(hits):
            return "", ()
        document = hits[0].document
        if document.status is Status.NOT_YET:
            return NOT_YET.format(title=document.title, since=_since(document)), hits
        return OVER.format(title=document.title, status=_ended(document)), hits


def _since(document: Document) -> str:
    day = document.effective
    return f"（自{day.year}年{day.month}月{day.day}日起施行）" if day else ""


def _ended(document: Document) -> str:
    day = document.expires
    if document.status is Status.REPEALED and day and not document.replaced_by:
        return f"已失效（有效期至{day.year}年{day.month}月{day.day}日）"
    return str(document.status)
