"""Conditions over the facts of an enterprise, as frozen data: one comparison of one fact each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
