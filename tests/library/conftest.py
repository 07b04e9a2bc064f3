"""A library over real SQLite with small indexes, and a folder of notes beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.kit import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A fresh library and the folder of notes beside it."""
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.library.close()
