"""Claims through the citation gate: what may be shown, and why the rest may not."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.citations import cite
from assistant.domain import Citation, Document, Statement, Status
from assistant.guidance.claim_sources import Locate, Sources, same_name
from assistant.guidance.claims import Claim
from assistant.protocols import Catalogue
from assistant.setup_guide import SetupDoubt, SetupPoint

_REVISED = "已修订，请核对新版"
GONE = "依据刚刚被移出资料库，请再运行一次。"


class Shown:
    """The claims of one product: a point for each that a binding passage bears out, else a doubt.

    Citations are numbered in the order of the claims.
    """

    def __init__(
        self, claims: Sequence[Claim], sources: Sources, catalogue: Catalogue, locate: Locate
    ) -> None:
        found = [(claim, sources.find(claim)) for claim in claims]
        quoted = [(claim, one.quote) for claim, one in found if one.quote is not None]

        def place(document: Document, start: int, end: int) -> str:
            return locate(catalogue.contents(document.id), start, end)

        self.citations: tuple[Citation, ...]
        self.citations, items = cite(
            [Statement(claim.text, (quote,)) for claim, quote in quoted], catalogue.live, place
        )
        passed = {claim.id: item for (claim, _), item in zip(quoted, items, strict=True)}
        self._points: dict[str, SetupPoint] = {}
        self._doubts: dict[str, SetupDoubt] = {}
        for claim, one in found:
            item = passed.get(claim.id)
            if item is not None and one.binds:
                source = source_of(claim, self.citations[item.citations[0] - 1].document)
                self._points[claim.id] = SetupPoint(claim.text, item.citations, source)
            else:
                marks = item.citations if item else ()
                self._doubts[claim.id] = SetupDoubt(claim.text, one.reason or GONE, marks)

    def point(self, claim: Claim) -> SetupPoint | None:
        """The sentence with its citation, where there is one that binds."""
        return self._points.get(claim.id)

    def doubt(self, claim: Claim) -> SetupDoubt | None:
        """Why the sentence is not asserted; None where it is."""
        return self._doubts.get(claim.id)


def source_of(claim: Claim, document: Document) -> str:
    """The clause that a claim restates, with what a reader has to know of it: 《…条例》第四条."""
    revised = _REVISED if document.status is Status.REVISED else ""
    edition = revised if same_name(document.title, claim.source) else claim.edition
    remarks = [remark for remark in (claim.standing, edition) if remark]
    return "，".join([f"《{claim.source}》{claim.article}", *remarks])
