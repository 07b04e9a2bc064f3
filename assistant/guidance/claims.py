"""Sentences that each restate one clause, with the places that bear them out, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a clause can be shown: words of a document, the rule itself or a digest of it."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that restates one clause; any of its evidences can bear it out.

    `standing`: what weight the source has where it is no rule of the whole country. `edition`:
    which edition the digests restate; a text that is cited itself speaks by its own status.
    """

    id: str
    text: str
    source: str
    article: str
    evidence: tuple[Evidence, ...]
    standing: str = ""
    edition: str = ""
