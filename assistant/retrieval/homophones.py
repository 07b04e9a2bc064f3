"""Mistyped terms: a word that sounds like a known term and is written otherwise.

Chinese is typed by sound, so the usual slip is another character of the same sound: 连系人 for
联系人. Whole words of a question with the sounds of a term become that term.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from assistant.retrieval.tokens import split_words

_SHORTEST = 3  # characters; two sounds alone are shared by too many words


class Homophones:
    """Known terms by their sounds; syllables count without their tones."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = frozenset(term for term in terms if len(term) >= _SHORTEST)
        self._by_sound = {tuple(sounds(term)): term for term in sorted(self._terms)}
        self._longest = max(map(len, self._terms), default=0)

    def corrected(self, question: str) -> str:
        """The question with mistyped terms set right; the same text where there are none."""
        said = sounds(question)
        # A term does not begin or end in the middle of a word: 组织原则 holds no 组织员.
        edges = {0, *accumulate(map(len, split_words(question, guess=False)))}
        parts, at = [], 0
        while at < len(question):
            term = self._term_at(question, said, at, edges) if at in edges else ""
            parts.append(term or question[at])
            at += len(term) or 1
        return "".join(parts)

    def _term_at(self, question: str, said: list[str], at: int, edges: set[int]) -> str:
        """The longest term that the question says from there on; empty where it says none."""
        for length in range(min(self._longest, len(question) - at), _SHORTEST - 1, -1):
            term = self._by_sound.get(tuple(said[at : at + length]))
            if term and at + length in edges:
                written = question[at : at + length]
                return written if written in self._terms else term
        return ""


def sounds(text: str) -> list[str]:
    """The commonest reading of each character; what is no Chinese character stays as it is."""
    from pypinyin import Style, pinyin

    readings = pinyin(list(text), style=Style.NORMAL, errors=str)
    return [str(reading[0]) for reading in readings]
