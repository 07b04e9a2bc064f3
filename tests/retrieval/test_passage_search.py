from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Settings, passage_search
from assistant.retrieval.passage_search import PassageSearch

ROWS = [
    ("r-meet", "读书会", "每月举行一次，由组长召集。"),
    ("r-fund", "经费", "买书的钱由公积金列支，每年不超过三千元。"),
    ("r-card", "借书证", "遗失的补办一次，收工本费十元。"),
]


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[PassageSearch]:
    opened = passage_search(tmp_path / "rows", Settings(home=tmp_path / "unused"))
    yield opened
    opened.close()


def test_rows_are_found_by_text_and_by_title(rows: PassageSearch) -> None:
    rows.add(ROWS)
    assert rows.search("谁来召集", 1)[0][0] == "r-meet"
    assert rows.search("借书证", 1)[0][0] == "r-card"


def test_scores_fall_from_one_to_zero_and_k_bounds_them(rows: PassageSearch) -> None:
    rows.add(ROWS)
    found = rows.search("买书的经费", 2)
    assert found[0][0] == "r-fund" and len(found) == 2
    assert 1.0 >= found[0][1] >= found[1][1] >= 0.0


@pytest.mark.parametrize("together", [True, False])
def test_a_row_with_a_known_id_takes_its_place(rows: PassageSearch, together: bool) -> None:
    changed = ("r-fund", "经费", "果树冬季剪枝的工具费。")
    for batch in [[*ROWS, changed]] if together else [ROWS, [changed]]:
        rows.add(batch)
    assert rows.search("果树冬季剪枝", 1)[0][0] == "r-fund"
    assert [row for row, _ in rows.search("公积金列支三千元", 10)].count("r-fund") == 1


def test_progress_counts_up_to_all_rows(rows: PassageSearch) -> None:
    seen: list[tuple[int, int]] = []
    rows.add(ROWS, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, 3)


def test_nothing_added_nothing_found(rows: PassageSearch) -> None:
    rows.add([])
    assert rows.search("读书会", 5) == []
