"""Two parsed documents compared clause by clause. Pure: no files, no library."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from assistant.comparison import Change, Clause, ClauseChange, Comparison, Fate, Piece
from assistant.document_names import clause_path
from assistant.domain import ParsedDocument
from assistant.library.aligning import align
from assistant.library.clauses import clauses_of
from assistant.text import sentence_spans, squeeze

Words = Callable[[str], Sequence[str]]

_LONG = 4_000  # words; beyond, whole sentences are compared
_PLACE = re.compile(r"开头|之后")


def compare(old: ParsedDocument, new: ParsedDocument, words: Words = list) -> Comparison:
    """What changed from `old` to `new`. `words` cuts a text into the pieces that are marked."""
    before, after = clauses_of(old), clauses_of(new)
    pairs = align(before, after)
    came_from = {j: (i, share) for i, (j, share) in pairs.items()}
    changes: list[tuple[float, ClauseChange]] = []
    unchanged = 0
    gone = [i for i in range(len(before)) if i not in pairs]
    for j, clause in enumerate(after):
        if j not in came_from:
            changes.append((j, ClauseChange(Change.ADDED, None, clause)))
            continue
        i, share = came_from[j]
        change = _change(before[i], clause)
        if change is None:
            unchanged += 1
        else:
            pieces = _pieces(before[i].text, clause.text, words)
            changes.append((j, ClauseChange(change, before[i], clause, share, pieces)))
    for i in gone:
        removed = ClauseChange(Change.REMOVED, before[i], None)
        changes.append((_place(i, pairs), removed))
    ordered = tuple(change for _, change in sorted(changes, key=lambda one: one[0]))
    return Comparison(old.document, new.document, ordered, unchanged)


def _change(old: Clause, new: Clause) -> Change | None:
    same_words = squeeze(old.text) == squeeze(new.text)
    if _same_number(old, new):
        return None if same_words else Change.CHANGED
    return Change.RENUMBERED if same_words else Change.RENUMBERED_CHANGED


def _same_number(old: Clause, new: Clause) -> bool:
    if _PLACE.search(old.name) and _PLACE.search(new.name):
        return True  # what stands in no section has no number
    left, right = clause_path(old.name), clause_path(new.name)
    return left == right if left and right else squeeze(old.name) == squeeze(new.name)


def _place(gone: int, pairs: dict[int, tuple[int, float]]) -> float:
    """Where a removed clause stood: behind what came of the clause before it."""
    for i in range(gone - 1, -1, -1):
        if i in pairs:
            return pairs[i][0] + 0.5
    return -0.5


def _pieces(old: str, new: str, words: Words) -> tuple[Piece, ...]:
    left, right = list(words(old)), list(words(new))
    if max(len(left), len(right)) > _LONG:
        left, right = _sentences(old), _sentences(new)
    pieces: list[Piece] = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, left, right, False).get_opcodes():
        before, after = "".join(left[i:i_end]), "".join(right[j:j_end])
        if kind == "equal":
            pieces.append(Piece(Fate.KEPT, before))
            continue
        if before:
            pieces.append(Piece(Fate.REMOVED, before))
        if after:
            pieces.append(Piece(Fate.ADDED, after))
    return _readable(pieces)


def _readable(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Changes that a single character or comma holds apart read better as one."""
    runs: list[list[Piece]] = []
    for at, piece in enumerate(pieces):
        inside = 0 < at < len(pieces) - 1
        if piece.fate is Fate.KEPT and not (inside and len(squeeze(piece.text)) <= 1):
            runs.append([piece])
        elif runs and runs[-1][0].fate is not Fate.KEPT:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return tuple(merged for run in runs for merged in _merged(run))


def _merged(run: Sequence[Piece]) -> list[Piece]:
    if len(run) == 1:
        return list(run)
    before = "".join(piece.text for piece in run if piece.fate is not Fate.ADDED)
    after = "".join(piece.text for piece in run if piece.fate is not Fate.REMOVED)
    parts = [Piece(Fate.REMOVED, before), Piece(Fate.ADDED, after)]
    return [part for part in parts if part.text]


def _sentences(text: str) -> list[str]:
    ends = [end for _, end in sentence_spans(text)]
    starts = [0, *ends[:-1]]
    return [text[start:end] for start, end in zip(starts, [*ends[:-1], len(text)], strict=True)]
