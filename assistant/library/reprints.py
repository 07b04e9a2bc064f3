"""Whether one document is another printing of the other, rather than another version of it.

A printing differs at its head and foot (who reprinted it and when) and by slips of the pen. A
version differs in what it says: a clause more or less, a figure, another verb. Wherever it is
doubtful, the texts are two: a version taken for a reprint could be thrown away.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from assistant.domain import Document, ParsedDocument
from assistant.library.sketches import shingles
from assistant.text import sentence_spans, squeeze

ALIKE = 0.85  # of the shingles of the shorter text

_EDGE = 600  # characters that a head or foot may be longer
_SLIP = 3  # characters that a slip changes at most
_COMPARED = 3_000  # characters of one stretch; a longer one that differs is no slip
_NUMERAL = re.compile(r"[0-9零〇一二三四五六七八九十百千万亿两]")
# One character of these turns a rule round or makes it binding.
_WEIGHTY = re.compile(r"[不未无非莫禁勿免应当须必可得]")
_CLAUSE = re.compile(r"第[零〇一二三四五六七八九十百千\d]+条")


def is_reprint(one: ParsedDocument, other: ParsedDocument) -> bool:
    """Whether the two are printings of one text."""
    if _told_apart(one.document, other.document):
        return False
    return _share(one.text, other.text) >= ALIKE and _says_the_same(one.text, other.text)


def _told_apart(one: Document, other: Document) -> bool:
    """Whether their particulars name two acts: a number, a date of adoption, an annual title."""
    pairs = (
        (one.number and squeeze(one.number), other.number and squeeze(other.number)),
        (one.written, other.written),
        (one.effective, other.effective),
        (one.region, other.region),
        (one.level, other.level),
    )
    if any(left and right and left != right for left, right in pairs):
        return True
    return _NUMERAL.findall(one.title) != _NUMERAL.findall(other.title)


def _share(one: str, other: str) -> float:
    left, right = shingles(squeeze(one)), shingles(squeeze(other))
    return len(left & right) / max(min(len(left), len(right)), 1)


def _says_the_same(one: str, other: str) -> bool:
    left, right = _sentences(one), _sentences(other)
    changes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for kind, i, i_end, j, j_end in changes:
        if kind == "equal":
            continue
        before, after = "".join(left[i:i_end]), "".join(right[j:j_end])
        at_head = i == 0 and j == 0
        at_foot = i_end == len(left) and j_end == len(right)
        if not (_is_edge(before, after, at_head, at_foot) or _only_slips(before, after)):
            return False
    return True


def _sentences(text: str) -> list[str]:
    pieces = (squeeze(text[start:end]) for start, end in sentence_spans(text))
    return [piece for piece in pieces if piece]


def _is_edge(before: str, after: str, at_head: bool, at_foot: bool) -> bool:
    if not (at_head or at_foot):
        return False
    longest = max(len(before), len(after))
    return longest <= _EDGE and not (_CLAUSE.match(before) or _CLAUSE.search(before + "\n" + after))


def _only_slips(before: str, after: str) -> bool:
    if max(len(before), len(after)) > _COMPARED:
        return before == after
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return all(
        kind == "equal" or _is_slip(before[i:i_end], after[j:j_end])
        for kind, i, i_end, j, j_end in changes
    )


def _is_slip(before: str, after: str) -> bool:
    changed = before + after
    longest = max(len(before), len(after))
    return longest <= _SLIP and not (_NUMERAL.search(changed) or _WEIGHTY.search(changed))
