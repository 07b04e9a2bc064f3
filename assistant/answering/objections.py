"""Why something is not answered from what was found: the wording first, then the evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answering.boundaries import reason_out_of_bounds
from assistant.answering.refusal import Judge
from assistant.domain import Hit
from assistant.protocols import Catalogue


class Objections:
    """The same judgement that answers are refused by, for whatever else is made of the library."""

    def __init__(
        self, catalogue: Catalogue, judge: Judge, terms: Callable[[str], list[str]]
    ) -> None:
        self._catalogue = catalogue
        self._judge = judge
        self._terms = terms

    def reason(self, asked: str, hits: Sequence[Hit]) -> str:
        """The reason as users read it; empty when nothing speaks against it."""
        beyond = reason_out_of_bounds(asked, self._terms(asked), self._catalogue.documents())
        return beyond or self._judge.reason_to_refuse(asked, hits)
