"""Texts in the two forms in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SPACE = re.compile(r"\s+")
_NOISE = re.compile(r"[\W_]+")
_GRAM = 6
_SHORTEST = 12


def plain(text: str) -> str:
    """NFKC without white space: how required words are compared. Punctuation stays."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def squeeze(text: str) -> str:
    """NFKC, lower case, letters and digits only: how titles, headings and clauses are compared."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).lower()


def runs(text: str) -> list[str]:
    """What stands between punctuation and spaces, in lower case: words of English, clauses here."""
    return [run.lower() for run in _NOISE.split(unicodedata.normalize("NFKC", text)) if run]


def holds(text: str, entry: str) -> bool:
    """Whether the text has any wording of the entry; `|` separates wordings."""
    body = plain(text)
    return any(wording and wording in body for wording in map(plain, entry.split("|")))


def share_held(text: str, entries: Sequence[str]) -> float:
    """The share of the entries that the text holds; 1 when none is asked for."""
    return sum(holds(text, entry) for entry in entries) / len(entries) if entries else 1.0


def contained(one: str, other: str) -> float:
    """How much of the shorter text stands in the longer one, by runs of six characters (0–1).

    Texts of fewer than 12 letters say too little to be recognised: 0.
    """
    short, long = sorted((squeeze(one), squeeze(other)), key=len)
    if len(short) < _SHORTEST:
        return 0.0
    if short in long:
        return 1.0
    runs = [short[at : at + _GRAM] for at in range(len(short) - _GRAM + 1)]
    known = {long[at : at + _GRAM] for at in range(len(long) - _GRAM + 1)}
    return sum(run in known for run in runs) / len(runs)
