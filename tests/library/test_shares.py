"""Parts that add up to the whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.library.shares import shares


@given(st.integers(0, 10**6), st.lists(st.integers(0, 1000), min_size=1))
def test_parts_add_up_and_follow_the_weights(total: int, weights: list[int]) -> None:
    parts = shares(total, weights)
    assert sum(parts) == total and len(parts) == len(weights)
    if sum(weights):
        exact = [total * weight / sum(weights) for weight in weights]
        assert all(abs(part - share) <= 1 for part, share in zip(parts, exact, strict=True))


def test_nothing_to_share_among() -> None:
    assert shares(0, []) == []
