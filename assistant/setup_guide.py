"""What the setup guide tells: forms of organisation, why, what to do, what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain import Citation
from assistant.enterprise import Enterprise


class Binding(StrEnum):
    """How strongly a text asks for a form."""

    MUST = "应当"
    MAY = "可以"


@dataclass(frozen=True, slots=True)
class SetupPoint:
    """A sentence with the numbers of its citations and the clause that it restates.

    `source`: title and article, such as 《…条例》第四条, whatever document the citation shows.
    """

    text: str
    citations: tuple[int, ...]
    source: str


@dataclass(frozen=True, slots=True)
class SetupForm:
    """A form of organisation that applies (组织形式).

    `authority`: what kind of text asks for it (党内法规, 法律, 讲话要求, 地方规定, 地方参考).
    `region`: where that text applies; None for the whole country. `facts`: the facts of the
    enterprise that it follows from.
    """

    form: str
    binding: Binding
    text: str
    authority: str
    region: str | None
    facts: tuple[str, ...]
    why: tuple[SetupPoint, ...]

    @property
    def citations(self) -> tuple[int, ...]:
        """The numbers of all citations that it rests on, each once."""
        return tuple(dict.fromkeys(number for point in self.why for number in point.citations))


@dataclass(frozen=True, slots=True)
class SetupGap:
    """A fact that is not known and would change the result (缺什么)."""

    fact: str
    text: str


@dataclass(frozen=True, slots=True)
class SetupDoubt:
    """Something the library holds no binding evidence for (需核实), and why it is not asserted.

    The citations, where there are any, show a text that no longer binds or does not bind yet.
    """

    text: str
    reason: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SetupGuide:
    """The result for one enterprise; every form, note and step has passed the citation gate.

    `references`: rules of other regions, shown for comparison, binding nothing. `ask`: what no
    text at hand decides and a superior organisation has to be asked (需请示).
    """

    enterprise: Enterprise
    forms: tuple[SetupForm, ...]
    notes: tuple[SetupPoint, ...]
    references: tuple[SetupForm, ...]
    next_steps: tuple[SetupPoint, ...]
    missing: tuple[SetupGap, ...]
    doubts: tuple[SetupDoubt, ...]
    ask: tuple[str, ...]
    citations: tuple[Citation, ...]
