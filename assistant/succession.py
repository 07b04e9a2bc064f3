"""Which documents end or revise which: links between the texts that a library holds.

A link rests on what a text says (《甲》同时废止), on a title that two versions share, or on a
文号. Where a title could mean several texts there is no link: a text in force that is hidden
does more harm than an old one that is shown with its date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.document_names import (
    ClausePath,
    alike,
    attached_key,
    clause_path,
    is_trial_title,
    number_key,
    title_key,
    without_prefix,
)
from assistant.domain import Document, Kind, Level
from assistant.endings import Repeal
from assistant.text import squeeze

# Two speeches or news items of one title stand side by side; neither revises the other.
_NEVER_REVISED = (Kind.SPEECH, Kind.NEWS)
# Such texts report what others ended; they end nothing themselves.
_ENDS_NOTHING = (Kind.SPEECH, Kind.NEWS, Kind.DIGEST)
# Titles that come back every year for another occasion.
_RECURRING = re.compile(r"(?:通知|公告|通告|公示|通报|纪要|函|报告|批复|请示|总结|要点|简报|名单)$")
# A title that more documents share is that of a form or a series, not of one text.
_MOST_VERSIONS = 50
_SAME_NAME = 0.6  # share of title pairs at which two texts with one 文号 are versions of one


@dataclass(frozen=True, slots=True)
class Ending:
    """That `by` ends a document, or the clause at `path` of it."""

    by: Document
    path: ClausePath
    revises: bool
    since: date | None


class Succession:
    """The links among documents; built once, asked for each of them."""

    def __init__(self, documents: Iterable[Document]) -> None:
        held = list(documents)
        self._keys = {document.id: title_key(document.title) for document in held}
        self._prefixed: dict[str, set[str]] = defaultdict(set)
        self._by_title: dict[str, list[Document]] = defaultdict(list)
        self._by_attached: dict[str, list[Document]] = defaultdict(list)
        self._by_number: dict[str, list[Document]] = defaultdict(list)
        for document in held:
            key = self._keys[document.id]
            bare = without_prefix(key)
            self._by_title[bare].append(document)
            if key != bare:
                self._prefixed[bare].add(key)
            if inner := attached_key(document.title):
                self._by_attached[without_prefix(inner)].append(document)
            if document.number:
                self._by_number[number_key(document.number)].append(document)
        self._endings: dict[str, list[Ending]] = defaultdict(list)
        for document in sorted(held, key=_age):
            self._link(document)

    def endings(self, document: Document) -> Sequence[Ending]:
        """What ends the document or clauses of it, by age of the texts that do."""
        return self._endings.get(document.id, ())

    def newer(self, document: Document) -> list[Document]:
        """Later versions of the document, the latest last."""
        return sorted((o for o in self._versions(document) if revises(o, document)), key=_age)

    def older(self, document: Document) -> list[Document]:
        """Earlier versions of the document, the earliest first."""
        return sorted((o for o in self._versions(document) if revises(document, o)), key=_age)

    def _versions(self, document: Document) -> Iterator[Document]:
        full = self._keys[document.id]
        bare = without_prefix(full)
        group = self._by_title[bare]
        for other in group if len(group) <= _MOST_VERSIONS else ():
            alone = len(self._prefixed[bare]) == 1
            if other.id != document.id and (self._keys[other.id] == full or alone):
                yield other
        numbered = self._by_number.get(number_key(document.number or ""), ())
        for other in numbered if len(numbered) <= _MOST_VERSIONS else ():
            if other.id != document.id and self._keys[other.id] != full:
                yield other

    def _link(self, document: Document) -> None:
        if document.kind not in _ENDS_NOTHING:
            for repeal in document.repeals:
                for ended in self._meant(document, repeal):
                    for path in map(clause_path, repeal.articles or ("",)):
                        ending = Ending(document, path, repeal.revises, repeal.since)
                        self._endings[ended.id].append(ending)
        said = {title_key(repeal.title) for repeal in document.repeals}
        for title in document.replaces:  # stated by hand, beyond what the text says
            if title_key(title) not in said:
                for ended in self._meant(document, Repeal(title)):
                    self._endings[ended.id].append(Ending(document, (), False, None))

    def _meant(self, by: Document, repeal: Repeal) -> list[Document]:
        """The documents that a repeal means; none when that is not clear."""
        numbered = self._by_number.get(number_key(repeal.number), []) if repeal.number else []
        found = [o for o in numbered if _could_be(o.title, repeal.title)] or self._titled(repeal)
        return [other for other in found if _can_end(by, other, repeal)]

    def _titled(self, repeal: Repeal) -> list[Document]:
        keys = [title_key(repeal.title)]
        if inner := attached_key(repeal.title):
            keys.append(inner)
        found: list[Document] = []
        for key in keys:
            bare = without_prefix(key)
            group = [*self._by_title.get(bare, ()), *self._by_attached.get(bare, ())]
            exact = [one for one in group if key in (title_key(one.title), attached_key(one.title))]
            others = {title_key(one.title) for one in group}
            found += exact or (group if len(others) == 1 else [])
        agreed = repeal.number and number_key(repeal.number)
        return [
            one
            for one in {one.id: one for one in found}.values()
            if not (agreed and one.number and number_key(one.number) != agreed)
        ]


def revises(newer: Document, older: Document) -> bool:
    """Whether two documents of one name are versions of one text, the first the later one."""
    if newer.kind in _NEVER_REVISED or newer.kind is not older.kind:
        return False
    if newer.date is None or older.date is None or newer.date <= older.date:
        return False
    if is_trial_title(newer.title) and not is_trial_title(older.title):
        return False
    if title_key(newer.title) == title_key(older.title) or _prefix_apart(newer, older):
        if _RECURRING.search(newer.title):
            return _one_number(newer, older)
    elif not (_one_number(newer, older) and _could_be(newer.title, older.title)):
        return False
    return not from_elsewhere(newer, older)


def from_elsewhere(one: Document, other: Document) -> bool:
    """Whether another place or unit issued it: titles such as 党支部工作制度 repeat everywhere."""
    if one.region and other.region and one.region != other.region:
        return True
    if one.level and other.level and one.level != other.level:
        return True
    return Level.UNIT in (one.level, other.level) and not _one_issuer(one, other)


def _can_end(by: Document, other: Document, repeal: Repeal) -> bool:
    """Whether the repeal can mean this version: an earlier text of a place that `by` speaks for."""
    if other.id == by.id:
        return False
    elsewhere = by.region and other.region and by.region != other.region
    if elsewhere and not _numbered(repeal, other):
        return False
    if by.level and other.level and by.level.rank > other.level.rank:
        return False
    if by.level is Level.UNIT and not _one_issuer(by, other):
        return False
    if repeal.written and other.date and other.date > repeal.written:
        return False
    if other.date and by.date:
        return other.date < by.date
    same_name = title_key(other.title) == title_key(by.title)
    return not same_name and not repeal.revises


def _one_issuer(one: Document, other: Document) -> bool:
    return squeeze(one.issuer or "") == squeeze(other.issuer or "")


def _one_number(one: Document, other: Document) -> bool:
    if not (one.number and other.number):
        return False
    return number_key(one.number) == number_key(other.number)


def _numbered(repeal: Repeal, other: Document) -> bool:
    if not (repeal.number and other.number):
        return False
    return number_key(repeal.number) == number_key(other.number)


def _prefix_apart(one: Document, other: Document) -> bool:
    return without_prefix(title_key(one.title)) == without_prefix(title_key(other.title))


def _could_be(title: str, other: str) -> bool:
    """Whether two titles under one 文号 may name one text: a notice and what it issues, too."""
    keys = [key for key in (title_key(title), attached_key(title)) if key]
    others = [key for key in (title_key(other), attached_key(other)) if key]
    return any(
        alike(key, one) >= _SAME_NAME or key in one or one in key for key in keys for one in others
    )


def _age(document: Document) -> tuple[date, str]:
    return document.date or date.min, document.id
