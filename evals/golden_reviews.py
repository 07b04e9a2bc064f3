"""Reviews of single lines, written by hand beside the generated files and kept apart from them.

A review names the line by its first words: when the line changes, the review no longer finds it,
and the line stands there unreviewed until somebody has looked at it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.errors import InputError

VERDICTS = ("对", "偏", "错")
_BAR = "｜"


@dataclass(frozen=True, slots=True)
class Review:
    """What a reader found: `begins` are the first words of the line, `verdict` one of VERDICTS."""

    verdict: str
    begins: str
    why: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The remarks on an answer as a whole, and the reviews of its lines."""

    remarks: str = ""
    reviews: tuple[Review, ...] = ()

    def of(self, line: str) -> Review | None:
        """The review of a line: the one that names most of it."""
        found = [review for review in self.reviews if line.startswith(review.begins)]
        return max(found, key=lambda review: len(review.begins), default=None)

    def without_line(self, lines: Sequence[str]) -> list[Review]:
        """The reviews of lines that are no longer there."""
        return [
            review
            for review in self.reviews
            if not any(line.startswith(review.begins) for line in lines)
        ]


def read_notes(path: Path) -> Notes:
    """Lines `- 对｜行首｜说明`; all others are remarks. None where there is no file.

    Raises: InputError.
    """
    if not path.is_file():
        return Notes()
    remarks, reviews = [], []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.startswith("- "):
            remarks.append(line)
            continue
        parts = [part.strip() for part in line.removeprefix("- ").split(_BAR, 2)]
        if len(parts) < len(Review.__slots__) or parts[0] not in VERDICTS or not all(parts):
            shape = f"- {'/'.join(VERDICTS)}{_BAR}行首{_BAR}说明"
            raise InputError(f"核对记录 {str(path)!r} 第 {number} 行的写法不对，应为：{shape}")
        reviews.append(Review(*parts))
    twice = {one.begins for one in reviews if sum(one.begins == o.begins for o in reviews) > 1}
    if twice:
        raise InputError(f"核对记录 {str(path)!r} 里这一行核对了两次：{min(twice)}")
    return Notes("\n".join(remarks).strip(), tuple(reviews))
