"""All claims and lists of a library, each sentence once, rules before what restates them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain import Document, Kind
from assistant.protocols import Catalogue
from assistant.quiz.askable import askable
from assistant.quiz.claims import OUT_OF_FORCE, Claim, RuleList
from assistant.quiz.clause_sentences import rule_claims, rule_lists
from assistant.quiz.digest_lines import digest_claims
from assistant.quiz.partial_claims import partial_claims
from assistant.restated_rules import for_quizzes

_TABLES = 100  # a document with a table stroke in so few characters is a form, not a text


@dataclass(frozen=True, slots=True)
class Stated:
    """What live documents state: `claims` all sentences, `asked` those that can be asked about."""

    claims: tuple[Claim, ...]
    asked: tuple[Claim, ...]
    lists: tuple[RuleList, ...]
    texts: dict[str, str]


def stated(catalogue: Catalogue, documents: Sequence[Document]) -> Stated:
    """Reads the documents; those that are no longer in force, and news, are left out."""
    claims: list[Claim] = []
    lists: list[RuleList] = []
    texts: dict[str, str] = {}
    for document in sorted(documents, key=_rank):
        if document.status in OUT_OF_FORCE or document.kind is Kind.NEWS:
            continue
        contents = catalogue.contents(document.id)
        if contents.text.count("|") * _TABLES > len(contents.text):
            continue
        texts[document.id] = contents.text
        if document.kind is Kind.DIGEST:
            claims += digest_claims(contents)
        else:
            claims += rule_claims(contents)
            lists += rule_lists(contents)
    return Stated(tuple(claims), tuple(_once(claims)), tuple(lists), texts)


def _rank(document: Document) -> tuple[bool, bool, str, str]:
    """Rules first, then what was written for items, then notes: the first to say it is asked."""
    digest = document.kind is Kind.DIGEST
    return digest, digest and not for_quizzes(document), document.title, document.id


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """The sentences that can be asked about, each the first time that it comes."""
    found: dict[str, Claim] = {}
    for claim in claims:
        for part in _askable_parts(claim):
            found.setdefault(part.key, part)
    return list(found.values())


def _askable_parts(claim: Claim) -> Iterator[Claim]:
    """The claim itself; of a digest's line that cannot be asked about, what of it can be."""
    if askable(claim):
        yield claim
    elif claim.document.kind is Kind.DIGEST:
        end = 0
        for part in partial_claims(claim):
            if part.start >= end and askable(part):
                end = part.end
                yield part
