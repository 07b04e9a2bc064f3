"""Another embedding model over a library that exists."""

from __future__ import annotations

import pytest

from assistant.errors import IndexMismatch, StorageFailed
from assistant.inspection import TaskProgress
from assistant.protocols import IndexEntry
from tests.library.kit import BUILT_WITH, Shelf

OTHER = {**BUILT_WITH, "model": "另一个模型"}
TEXT = "第一条 党员按月交纳党费。\n第二条 没有收入的可以免交。\n"


def filled(shelf: Shelf) -> set[str]:
    shelf.library.add([shelf.write("甲", TEXT), shelf.write("乙", "支部每月开一次会。\n")])
    return shelf.live_ids()


def test_the_refusal_names_the_command(shelf: Shelf) -> None:
    filled(shelf)
    with pytest.raises(IndexMismatch, match="dangwu library reindex.*DANGWU_EMBEDDING_MODEL"):
        shelf.open(built_with=OTHER)


def test_all_rows_are_written_anew_and_the_library_opens(shelf: Shelf) -> None:
    live = filled(shelf)
    shelf.vectors._vectors = dict.fromkeys(shelf.vectors._vectors, [0.0])  # of the old model
    reading = len(shelf.reader.reads)
    moments: list[TaskProgress] = []
    library = shelf.open(built_with=OTHER, reindexing=True)
    assert library.reindex(moments.append) == len(live) == 3
    library.close()
    assert shelf.indexed() == live
    assert all(len(vector) > 1 for vector in shelf.vectors._vectors.values())
    assert len(shelf.reader.reads) == reading
    assert [(moment.done, moment.total) for moment in moments] in (
        [(0, 3), (1, 3)],
        [(0, 3), (2, 3)],
    )
    opened = shelf.open(built_with=OTHER)
    assert opened.check().sound
    opened.close()


def test_what_broke_off_has_to_be_done_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    live = filled(shelf)
    library = shelf.open(built_with=OTHER, reindexing=True)

    def full(entries: list[IndexEntry]) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(shelf.words, "add", full)
        with pytest.raises(StorageFailed):
            library.reindex()
    for built_with in (BUILT_WITH, OTHER):
        with pytest.raises(IndexMismatch, match="未算完.*dangwu library reindex"):
            shelf.open(built_with=built_with)
    library.reindex()
    library.close()
    shelf.open(built_with=OTHER).close()
    assert shelf.indexed() == live


def test_other_rules_for_passages_need_the_files_again(shelf: Shelf) -> None:
    filled(shelf)
    with pytest.raises(IndexMismatch, match="lines-1.*lines-2.*dangwu library add"):
        shelf.open(built_with={**OTHER, "passages": "lines-2"}, reindexing=True)


def test_an_empty_library_has_nothing_to_do(shelf: Shelf) -> None:
    assert shelf.library.reindex() == 0
