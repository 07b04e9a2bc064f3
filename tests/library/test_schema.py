"""Registries of earlier versions are brought up to date, and nothing of them is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import StorageFailed
from assistant.ingestion import IngestState, NearDuplicates
from assistant.library.schema import VERSION, foreign_parts
from tests.library.kit import Shelf

BODY = "".join(
    f"第{n}条 党员应当按时参加第{n}次组织生活，因故缺席的要事先向支部书记说明原因。\n"
    for n in ("一", "二", "三", "四", "五", "六", "七", "八")
)
# What version 2 brought, taken away again.
_BACK_TO_1 = """
DROP TABLE originals; DROP TABLE sketches;
ALTER TABLE documents DROP COLUMN repeals; ALTER TABLE documents DROP COLUMN amended;
ALTER TABLE documents DROP COLUMN addressee; ALTER TABLE documents DROP COLUMN secrecy;
ALTER TABLE documents DROP COLUMN trial;
ALTER TABLE texts DROP COLUMN masked; ALTER TABLE texts DROP COLUMN particulars;
PRAGMA user_version = 1;
"""


@pytest.fixture
def old(shelf: Shelf) -> Shelf:
    """A library as version 1 left it."""
    shelf.library.add([shelf.write("甲", BODY, title="甲办法", written="2020-01-01")])
    shelf.library.close()
    with closing(sqlite3.connect(shelf.home / "library.sqlite3")) as connection:
        connection.executescript(_BACK_TO_1)
        assert foreign_parts(connection) == ["documents", "originals", "sketches", "texts"]
    return shelf


def test_an_old_library_opens_with_everything_in_it(old: Shelf) -> None:
    old.library = old.open()
    (document,) = old.library.documents()
    assert (document.title, str(document.written)) == ("甲办法", "2020-01-01")
    assert old.library.contents(document.id).text == BODY
    with closing(sqlite3.connect(old.home / "library.sqlite3")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert foreign_parts(connection) == []


def test_reprints_of_old_documents_are_recognised(old: Shelf) -> None:
    old.library = old.open()
    path = old.write("乙", "某某委员会转发\n" + BODY)
    (row,) = old.library.add([path], near_duplicates=NearDuplicates.SKIP).rows
    assert row.state is IngestState.NEAR_DUPLICATE


def test_a_change_that_fails_leaves_the_old_version(old: Shelf) -> None:
    file: Path = old.home / "library.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE sketches (something)")  # in the way of the new one
    with pytest.raises(StorageFailed):
        old.open()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        columns = {row[1] for row in connection.execute("PRAGMA table_info(documents)")}
        assert "repeals" not in columns
