"""The rules of the setup guide as frozen data: conditions, forms, and the clauses they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.setup_guide import Binding

Value = int | bool | str


class Test(StrEnum):
    """How a condition compares a fact; each takes values of one type."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ONE_OF = "one_of"
    IS = "is"
    MENTIONS = "mentions"


class Unknown(StrEnum):
    """What a condition makes of a fact that is not known.

    OPEN: the rule cannot be judged, and the fact is named as missing. MET: the rule goes on as if
    it held, and the fact is named as missing. UNMET: the rule does not apply, and nothing is said.
    """

    OPEN = "open"
    MET = "met"
    UNMET = "unmet"


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison over one fact of the enterprise."""

    fact: str
    test: Test
    value: int | bool | tuple[str, ...]
    unknown: Unknown = Unknown.OPEN


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


@dataclass(frozen=True, slots=True)
class Rule:
    """What applies when all conditions are met.

    A rule without a form gives notes only. The first claim of `why` carries the form: without it
    the form is not asserted. `region`: where the rule binds; elsewhere it is shown as a reference
    when `reference` is set, and not at all otherwise. `topic`: what hangs on a missing fact.
    """

    id: str
    topic: str
    when: tuple[Condition, ...]
    why: tuple[Claim, ...]
    form: str | None = None
    binding: Binding | None = None
    text: str = ""
    authority: str = ""
    region: str | None = None
    reference: bool = False
    steps: tuple[Claim, ...] = ()
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, in the order in which their results are shown, and all claims by id."""

    rules: tuple[Rule, ...]
    claims: Mapping[str, Claim]
