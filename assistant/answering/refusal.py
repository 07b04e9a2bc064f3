"""Whether the library answers a question at all: a decision in code, before anything is composed.

Two things refuse. A question that names a regulation the library does not hold, or quotes a term
that stands nowhere in what was found, cannot be answered from it however similar the passages
look. Otherwise the fused score of the best passage decides, with its lead over the fifth: the
scale is absolute, so one threshold serves all questions. How the numbers were fitted, and what
they reach, is in docs/decisions/0003-refusal.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.own_names import strangers
from assistant.answering.own_place import own_text_asked
from assistant.domain import Document, Hit
from assistant.protocols import Catalogue
from assistant.text import squeeze

# score + LEAD * (score - fifth score) below THRESHOLD is refused.
THRESHOLD = 0.28
LEAD = 0.5
# A term in quotation marks that nothing found contains asks for a clearer hit.
_UNKNOWN_TERM = 0.36
# Where the judge reads none of the first passages as an answer, only a plain hit is one; where it
# reads one as such, a fainter hit will do (docs/decisions/0024-premises-and-gaps.md).
_UNLIKELY, _PLAIN_HIT = 0.03, 0.4
_RATHER_LIKELY, _LEEWAY = 0.25, 0.04
_LIKELY = 0.3  # from here on a text that does not bind is said to have the answer
_LOOKED_AT = 5  # passages of which one has to be near a question of our field

_RULE = r"(?:法|条例|规定|办法|细则|准则|规则|规程|章程|意见|通知|纲要|决定|决议)"
_TITLED = re.compile(rf"《([^《》]{{2,40}}?{_RULE}(?:[（(][^）)]*[）)])?)》")
_NAMED = re.compile(r"按照?([一-鿿]{2,16}(?:条例|准则|细则))")
_TERM = re.compile(r"[“\"「]([^”\"」]{2,20})[”\"」]")

NOTHING = "资料库里没有找到能回答这个问题的内容。"
FAINT = f"{NOTHING}需要写明这件事的文件，可向上级党委组织部门索取，加入资料库后再问。"
UNKNOWN_RULE = "资料库没有收录《{name}》，不能据此回答；需要这份文件的全文，加入资料库后再问。"
UNKNOWN_TERM = "资料库里没有找到关于“{name}”的规定；需要写明它的文件，加入资料库后再问。"


class Judge:
    """Judges by what was found and by what the library holds."""

    def __init__(
        self,
        catalogue: Catalogue,
        threshold: float = THRESHOLD,
        lead: float = LEAD,
        foreign: float = -1.0,
    ) -> None:
        """`foreign`: the similarity that some passage reaches when the question is of our field."""
        self._catalogue = catalogue
        self._foreign = foreign
        self._threshold = threshold
        self._lead = lead

    def reason_to_refuse(self, question: str, hits: Sequence[Hit]) -> str:
        """The reason as users read it; empty when the question can be answered."""
        if not hits or _only_figures(hits[0]) or self.is_foreign(hits):
            return _lacking(question, NOTHING)
        missing = self._missing_rule(question)
        if missing:
            return UNKNOWN_RULE.format(name=missing)
        strength = self.strength(hits)
        stranger = strangers(question, squeeze(" ".join(_read(hit) for hit in hits)))
        if stranger:
            return UNKNOWN_TERM.format(name=stranger)
        term = _unknown_term(question, hits)
        if term and strength < _UNKNOWN_TERM:
            return UNKNOWN_TERM.format(name=term)
        faint = strength < self._needed(hits)
        return _lacking(question, FAINT) if faint else ""

    def strength(self, hits: Sequence[Hit]) -> float:
        """How clearly the best passage answers; roughly 0.1 for a foreign subject, 0.5 at best."""
        best = hits[0].score
        fifth = hits[min(4, len(hits) - 1)].score
        return best + self._lead * (best - fifth)

    def _needed(self, hits: Sequence[Hit]) -> float:
        """How clear the best passage has to be, by what the judge, if any, reads in the first."""
        read = [hit.answers for hit in hits[:_LOOKED_AT] if hit.answers is not None]
        if not read:
            return self._threshold
        if max(read) < _UNLIKELY:
            return max(_PLAIN_HIT, self._threshold)
        return self._threshold - (_LEEWAY if max(read) >= _RATHER_LIKELY else 0.0)

    def is_answer(self, hits: Sequence[Hit]) -> bool:
        """Whether a passage may be called the answer: one that the judge, if any, reads as such."""
        read = [hit.answers for hit in hits[:_LOOKED_AT]]
        return any(share is None or share >= _LIKELY for share in read)

    def is_foreign(self, hits: Sequence[Hit]) -> bool:
        """Whether no passage comes near the question: it is of another field."""
        return max(hit.similarity for hit in hits[:_LOOKED_AT]) < self._foreign

    def _missing_rule(self, question: str) -> str:
        """A regulation that the question names and that no document is, or restates."""
        named = [*_TITLED.findall(question), *_NAMED.findall(question)]
        if not named:
            return ""
        held = [title for d in self._catalogue.documents() for title in _titles(d)]
        for name in named:
            if not any(_is_short_for(squeeze(name), title) for title in held):
                return str(name)
        return ""


def _lacking(question: str, reason: str) -> str:
    """The reason, or that a text of the asker's own place or enterprise is needed."""
    owner = own_text_asked(question)
    return owner.reason() if owner else reason


def _only_figures(hit: Hit) -> bool:
    """Whether nothing but numbers of the question stands in the passage."""
    return bool(hit.matched) and all(term.isdecimal() for term in hit.matched)


def _titles(document: Document) -> list[str]:
    return [squeeze(document.title), *(squeeze(source.title) for source in document.sources)]


def _is_short_for(name: str, title: str) -> bool:
    """Whether the characters of the name stand in the title in that order."""
    rest = iter(title)
    return all(character in rest for character in name)


def _read(hit: Hit) -> str:
    return f"{hit.document.title} {' '.join(hit.passage.headings)} {hit.passage.text}"


def _unknown_term(question: str, hits: Sequence[Hit]) -> str:
    """A term in quotation marks of which no passage that was found holds any part."""
    found = squeeze(" ".join(hit.passage.text for hit in hits))
    for term in _TERM.findall(question):
        parts = [squeeze(part) for part in re.split(r"[、，,]", term)]
        if not any(part and part in found for part in parts):
            return str(term)
    return ""
