"""Page numbers as a clerk names them."""

from __future__ import annotations

import pytest

from assistant.documents.loaders.page_names import named_pages


@pytest.mark.parametrize(
    ("numbers", "named"),
    [
        ([3], "第 3 页"),
        ([2, 3], "第 2、3 页"),
        ([9, 7, 8, 2, 7], "第 2、7—9 页"),
        (range(5, 405), "第 5—404 页"),
        (range(1, 60, 2), "第 1、3、5、7、9、11、13、15、17、19 页等共 30 页"),
    ],
)
def test_named_pages(numbers: list[int], named: str) -> None:
    assert named_pages(numbers) == named
