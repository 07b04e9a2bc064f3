"""A question typed as pinyin: zhibu huanjie duojiu becomes 支部换届多久.

Only a question of Latin letters alone is read, and only when known words cover all of it; names,
English and abbreviations stay as they are.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from assistant.retrieval.homophones import sounds
from assistant.retrieval.tokens import party_terms

_LATIN = re.compile(r"[a-zA-Z' ]{4,200}[?？.。!！ ]*")


def from_pinyin(question: str) -> str:
    """The question in characters where it is pinyin; otherwise as it is."""
    if not _LATIN.fullmatch(question):
        return question
    letters = re.sub(r"[^a-z]", "", question.lower())
    words = _read(letters)
    return "".join(words) if words else question


def _read(letters: str) -> list[str]:
    """The fewest known words that make up the letters; empty where none do."""
    known = _by_letters()
    longest = max(map(len, known))
    best: list[list[str] | None] = [[], *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - longest), end):
            before, word = best[start], known.get(letters[start:end])
            if before is None or word is None:
                continue
            here = best[end]
            if here is None or len(before) + 1 < len(here):
                best[end] = [*before, word]
    return best[-1] or []


@cache
def _by_letters() -> dict[str, str]:
    """Words by their sounds run together; of words that sound alike the first listed counts."""
    text = files("assistant.retrieval").joinpath("pinyin_words.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found: dict[str, str] = {}
    for word in (*party_terms(), *" ".join(lines).split()):
        found.setdefault("".join(sounds(word)), word)
    return found
