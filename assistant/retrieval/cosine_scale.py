"""What a cosine of an embedding model means: models crowd theirs into quite different ranges."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CosineScale:
    """The cosine that unrelated texts reach with a model, and the one that counts in full.

    Where no passage reaches `foreign`, the question is from another field; -1 where that is not
    known of the model.
    """

    unrelated: float
    same: float = 1.0
    foreign: float = -1.0

    def __post_init__(self) -> None:
        if not self.unrelated < self.same:
            raise ValueError(f"{self.unrelated} is not below {self.same}")

    def share(self, cosine: float) -> float:
        """0 for unrelated texts, 1 for the same; never beyond."""
        return min(1.0, max(0.0, (cosine - self.unrelated) / (self.same - self.unrelated)))


# e5 models are trained with a temperature of 0.01, which leaves them the upper quarter.
E5 = CosineScale(0.77)
USUAL = CosineScale(0.3)


def scale_for(name: str) -> CosineScale:
    """The scale of a model of which nothing but the name is known."""
    return E5 if "e5" in name.lower() else USUAL
