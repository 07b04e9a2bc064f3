"""How items did, over all results that were imported.

Difficulty is the mean share of an item's points. Discrimination is the mean share of the upper less
that of the lower 27 % of persons by total score (T. L. Kelley, “The selection of upper and lower
groups for the validation of test items”, Journal of Educational Psychology 30 (1939), 17–24);
persons who tie at the border count in part, so that it does not hang on the order of rows. The
correlation is the product-moment one of an item with the rest of the score, which for right and
wrong is the corrected point-biserial (S. Henrysson, “Correction of item-total correlations in item
analysis”, Psychometrika 28 (1963), 211–218). What a discrimination is worth: R. L. Ebel,
“Measuring Educational Achievement” (1965): .40, .30 and .20 are the borders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import StatisticsError, correlation, fmean

from assistant.item_bank import ItemStatistics, Results

SHARE = 0.27
_LEAST = 4  # persons, below which there are no groups
_FEW = 30  # persons, below which figures are rough
_TOO_EASY, _TOO_HARD = 0.95, 0.2
_GOOD, _FAIR, _POOR = 0.4, 0.3, 0.2


@dataclass
class _Gathered:
    """What all results tell of one item."""

    shares: list[float] = field(default_factory=list)
    rests: list[float] = field(default_factory=list)
    differences: list[tuple[float, int]] = field(default_factory=list)  # with persons


def item_statistics(imports: Sequence[Results]) -> tuple[ItemStatistics, ...]:
    """Each item that somebody has taken, by its id."""
    gathered: dict[str, _Gathered] = {}
    for results in imports:
        for id, shares in results.shares.items():
            _gather(gathered.setdefault(id, _Gathered()), results, id, shares)
    return tuple(_told(id, one) for id, one in sorted(gathered.items()) if one.shares)


def _gather(item: _Gathered, results: Results, id: str, shares: Sequence[float | None]) -> None:
    totals = _totals(results)
    worth = results.points.get(id, 1.0)
    taken = [
        (share, total) for share, total in zip(shares, totals, strict=True) if share is not None
    ]
    item.shares += [share for share, _ in taken]
    item.rests += [total - share * worth for share, total in taken]
    if len(taken) >= _LEAST:
        ranked = [total for _, total in taken]
        size = max(1, round(SHARE * len(taken)))
        upper = _weights([-total for total in ranked], size)
        lower = _weights(ranked, size)
        difference = sum(
            (up - low) * share for up, low, (share, _) in zip(upper, lower, taken, strict=True)
        )
        item.differences.append((difference / size, len(taken)))


def _totals(results: Results) -> list[float]:
    """The points of each person."""
    totals = [0.0] * results.persons
    for id, shares in results.shares.items():
        for place, share in enumerate(shares):
            totals[place] += (share or 0.0) * results.points.get(id, 1.0)
    return totals


def _weights(values: Sequence[float], size: int) -> list[float]:
    """How far each belongs to the `size` smallest; those that tie at the border share places."""
    border = sorted(values)[size - 1]
    below = sum(value < border for value in values)
    tied = sum(value == border for value in values)
    part = (size - below) / tied
    return [1.0 if value < border else part if value == border else 0.0 for value in values]


def _told(id: str, item: _Gathered) -> ItemStatistics:
    difficulty = fmean(item.shares)
    persons = sum(count for _, count in item.differences)
    discrimination = (
        sum(value * count for value, count in item.differences) / persons if persons else None
    )
    try:
        together = correlation(item.shares, item.rests)
    except StatisticsError:  # fewer than two, or all alike
        together = None
    remark = _remark(len(item.shares), difficulty, discrimination)
    weak = not _TOO_HARD <= difficulty <= _TOO_EASY or (
        discrimination is not None and discrimination < _POOR
    )
    return ItemStatistics(id, len(item.shares), difficulty, discrimination, together, remark, weak)


def _remark(persons: int, difficulty: float, discrimination: float | None) -> str:
    said = []
    if difficulty > _TOO_EASY:
        said.append("太容易")
    elif difficulty < _TOO_HARD:
        said.append("太难")
    if discrimination is None:
        said.append("人数太少，算不出区分度")
    elif discrimination < 0:
        said.append("高分的人反而答错，请核对答案和题干")
    elif discrimination < _POOR:
        said.append("区分度差")
    else:
        grades = ((_GOOD, "区分度好"), (_FAIR, "区分度较好"), (_POOR, "区分度一般，可修改"))
        said.append(next(words for least, words in grades if discrimination >= least))
    if discrimination is not None and persons < _FEW:
        said.append(f"不到 {_FEW} 人，仅供参考")
    return "；".join(said)
