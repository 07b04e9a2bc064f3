"""Which lines that begin with 第X条 are articles: the best chain of numbers through the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.numbering import Mark

# Gains and costs of the chain. An article that follows its predecessor costs nothing; a gap needs
# a clear article, a new start needs one too, a step back needs several.
_CLEAR, _BARE, _TORN = 1.0, 0.6, 0.2
_GAP, _GAP_STEP, _RESTART, _BACK, _LATE_START = 0.65, 0.01, 0.5, 2.5, 0.5
_ENOUGH = 1.0
_WINDOW = 80


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that begins with 第X条. `torn`: the line before it ran on."""

    line: int
    mark: Mark
    torn: bool

    @property
    def key(self) -> tuple[int, int]:
        """The article's number with that of 之一, 之二."""
        return self.mark.number, self.mark.sub

    @property
    def weight(self) -> float:
        """How much the line looks like an article."""
        if self.torn:
            return _TORN
        return _CLEAR if self.mark.spaced else _BARE


def choose_articles(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[str]]:
    """The articles among the candidates, with warnings about gaps and new starts."""
    best: list[float] = []
    previous: list[int | None] = []
    for index, candidate in enumerate(candidates):
        score = -_LATE_START if candidate.mark.number > 1 else 0.0
        origin: int | None = None
        for earlier in range(max(0, index - _WINDOW), index):
            reached = best[earlier] - _cost(candidates[earlier].key, candidate.key)
            if reached >= score:
                score, origin = reached, earlier
        best.append(score + candidate.weight)
        previous.append(origin)
    if not best or max(best) < _ENOUGH:
        return [], []
    chain: list[Candidate] = []
    at: int | None = max(range(len(best)), key=best.__getitem__)
    while at is not None:
        chain.append(candidates[at])
        at = previous[at]
    chain.reverse()
    return chain, [*_warnings(chain), *_left_out(candidates, chain)]


def _left_out(candidates: Sequence[Candidate], chain: Sequence[Candidate]) -> list[str]:
    """Warnings about lines that look just like articles and still do not fit in."""
    taken = {candidate.line for candidate in chain}
    return [
        f"“{candidate.mark.label}”另有一处不合顺序，没有当作条文，请对照原文核对"
        for candidate in candidates
        if candidate.weight == _CLEAR and candidate.line not in taken
    ]


def follows(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether one article number is the next: 32 → 33, 32 → 32之一, 32之一 → 32之二 or 33."""
    number, sub = before
    return after in ((number + 1, 0), (number, sub + 1))


def _cost(before: tuple[int, int], after: tuple[int, int]) -> float:
    if follows(before, after):
        return 0.0
    if after == (1, 0):
        return _RESTART
    if after > before:
        return _GAP + _GAP_STEP * (after[0] - before[0])
    return _BACK


def _warnings(chain: Sequence[Candidate]) -> list[str]:
    warnings: list[str] = []
    first = chain[0].mark
    if first.number > 1:
        warnings.append(f"条文从{first.label}开始，之前的条文未见")
    for before, after in zip(chain, chain[1:], strict=False):
        if follows(before.key, after.key):
            continue
        if after.key == (1, 0):
            warnings.append(f"{before.mark.label}之后重新从第一条编号，文件里可能有两份文本")
        else:
            warnings.append(f"{before.mark.label}之后是{after.mark.label}，请对照原文核对")
    return warnings
