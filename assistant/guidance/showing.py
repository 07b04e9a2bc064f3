"""Claims through the library and the citation gate: what may be shown, and why the rest may not."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.citations import cite
from assistant.domain import Citation, Document
from assistant.guidance.rules import Claim
from assistant.guidance.sources import Locate, Sources
from assistant.protocols import Catalogue
from assistant.setup_guide import SetupDoubt, SetupPoint


class Shown:
    """The claims of one guide: a point for each that a binding passage bears out, else a doubt.

    Citations are numbered in the order of the claims.
    """

    def __init__(self, claims: Sequence[Claim], catalogue: Catalogue, locate: Locate) -> None:
        sources = Sources(catalogue, locate)
        found = {claim.id: sources.find(claim) for claim in claims}
        quotes = [one.quote for one in found.values() if one.quote is not None]

        def place(document: Document, start: int, end: int) -> str:
            return locate(catalogue.contents(document.id), start, end)

        self.citations: tuple[Citation, ...]
        self.citations, numbers = cite(quotes, catalogue.live, place)
        numbered = dict(zip((n for n, one in found.items() if one.quote), numbers, strict=True))
        self._points: dict[str, SetupPoint] = {}
        self._doubts: dict[str, SetupDoubt] = {}
        for claim in claims:
            number = numbered.get(claim.id)
            marks = () if number is None else (number,)
            reason = found[claim.id].reason
            if marks and not reason:
                self._points[claim.id] = SetupPoint(claim.text, marks, source_of(claim))
            else:
                self._doubts[claim.id] = SetupDoubt(claim.text, reason, marks)

    def point(self, claim: Claim) -> SetupPoint | None:
        """The sentence with its citation, where there is one that binds."""
        return self._points.get(claim.id)

    def doubt(self, claim: Claim) -> SetupDoubt | None:
        """Why the sentence is not asserted; None where it is."""
        return self._doubts.get(claim.id)


def source_of(claim: Claim) -> str:
    """The clause that a claim restates: 《…条例》第四条."""
    return f"《{claim.source}》{claim.article}"
