"""Full, read-only and damaged storage, and files of other versions."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import EndpointError, IndexMismatch, StorageFailed
from assistant.ingestion import IngestState
from assistant.library.library import Library
from assistant.protocols import IndexEntry
from assistant.testing import InMemoryLexicalIndex
from tests.library.kit import BUILT_WITH, NoteReader, Shelf, write_note
from tests.library.workload import Workplace, texts_of, write_round


def test_a_disk_that_fills_up_keeps_what_is_live_and_the_report(
    tmp_path: Path, small_disk: Path
) -> None:
    shelf = Shelf(tmp_path, small_disk / "home")
    for number in range(40):
        shelf.write(f"文{number:02}", "".join(f"{number}-{i} {'字' * 400}\n" for i in range(40)))
    library = shelf.open(batch=40)

    report = library.add([shelf.notes])

    added = [row for row in report.rows if row.state is IngestState.ADDED]
    assert len(report.rows) == 40 and 0 < len(added) < 40
    assert {row.error for row in report.failed} == {report.failed[0].error}
    assert "磁盘空间不足" in (report.failed[0].error or "")
    assert str(shelf.home) in (report.failed[0].error or "")
    assert report.embedded == shelf.embedder.embedded
    assert len(library.documents()) == len(added)
    again = library.add([shelf.notes])
    assert {row.state for row in again.rows} == {IngestState.UNCHANGED, IngestState.FAILED}

    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert not library.add([shelf.notes]).failed
    assert len(library.documents()) == 40
    assert shelf.indexed() == shelf.live_ids()
    library.close()
    shelf.library.close()


def test_a_read_only_folder_is_named(tmp_path: Path, small_disk: Path) -> None:
    shelf = Shelf(tmp_path, small_disk / "home")
    shelf.library.add([shelf.write("甲", "文\n")])
    shelf.library.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StorageFailed, match=f"{shelf.home}.*不可写"):
        shelf.open().add([shelf.write("乙", "文文\n")])


def test_a_damaged_file_is_named(shelf: Shelf) -> None:
    shelf.library.add([shelf.write("甲", "文\n")])
    shelf.library.close()
    (shelf.home / "library.sqlite3").write_bytes("不是数据库".encode() * 100)
    with pytest.raises(StorageFailed, match="已损坏"):
        shelf.open()


def test_a_damaged_page_is_found_when_it_is_read(shelf: Shelf) -> None:
    shelf.library.add([shelf.write("甲", "".join(f"{'字' * 300}{i}\n" for i in range(50)))])
    shelf.library.close()
    file = shelf.home / "library.sqlite3"
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(StorageFailed, match="已损坏"):
        shelf.open()


def test_a_home_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("", "utf-8")
    for home in (tmp_path / "home", tmp_path / "home" / "inner"):
        with pytest.raises(StorageFailed, match="不是文件夹"):
            Library(home, NoteReader(), [], BUILT_WITH, lambda: 0)


def test_tables_of_a_newer_version_are_refused(shelf: Shelf) -> None:
    shelf.library.close()
    with closing(sqlite3.connect(shelf.home / "library.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(IndexMismatch, match="格式 99.*请升级"):
        shelf.open()


class FailingIndex(InMemoryLexicalIndex):
    """Fails on the call after `good` entries, in the manner of a vendor's index."""

    def __init__(self, good: int, error: Exception) -> None:
        super().__init__()
        self._good = good
        self._error = error

    def add(self, entries: Sequence[IndexEntry]) -> None:
        self._good -= len(entries)
        if self._good < 0:
            raise self._error
        super().add(entries)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (EndpointError("向量服务没有回应"), "向量服务没有回应"),
        (OSError(28, "No space left on device"), "磁盘空间不足"),
        (RuntimeError("error returned from database: database or disk is full"), "磁盘空间不足"),
    ],
)
def test_an_index_that_fails_ends_the_add_but_not_the_report(
    shelf: Shelf, error: Exception, words: str
) -> None:
    for number in range(6):
        shelf.write(f"文{number}", f"{number}甲\n{number}乙\n")
    library = Library(
        shelf.home, shelf.reader, [FailingIndex(5, error)], BUILT_WITH, lambda: 0, batch=2
    )
    report = library.add([shelf.notes])
    library.close()
    assert [row.state for row in report.rows] == [IngestState.ADDED] * 2 + [IngestState.FAILED] * 4
    assert all(words in (row.error or "") for row in report.failed)
    assert len(shelf.library.documents()) == 2
    assert not shelf.library.add([shelf.notes]).failed


def test_rows_that_an_index_could_not_remove_go_at_the_next_opening(shelf: Shelf) -> None:
    class StuckIndex(InMemoryLexicalIndex):
        stuck = True

        def remove(self, passage_ids: Sequence[str]) -> None:
            if self.stuck:
                raise EndpointError("服务没有回应")
            super().remove(passage_ids)

    index = StuckIndex()
    library = Library(shelf.home, shelf.reader, [index], BUILT_WITH, lambda: 0)
    library.add([shelf.write("甲", "文字\n")])
    library.remove(library.documents()[0].id)
    library.close()
    assert shelf.library.documents() == [] and index.search("文字", 5)

    index.stuck = False
    Library(shelf.home, shelf.reader, [index], BUILT_WITH, lambda: 0).close()
    assert index.search("文字", 5) == []


@pytest.mark.parametrize("limit", [40_000, 120_000, 300_000])
def test_files_that_cannot_grow_leave_the_library_as_it_was_or_is_to_be(
    tmp_path: Path, limit: int
) -> None:
    resource = pytest.importorskip("resource")  # not on Windows
    place = Workplace(tmp_path)
    write_round(place.notes, 0)
    with place.open() as (library, _):
        library.add([place.notes])
        old = texts_of(library)
    new = write_round(place.notes, 1)
    for number in range(40):
        write_note(place.notes / f"长{number:02}.note", f"{number}{'字' * 9_000}\n", title="长")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with place.open() as (library, _):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            report = library.add([place.notes])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert report.failed and all(str(place.home) in (row.error or "") for row in report.failed)
    with place.open() as (library, _):
        documents = [one for one in library.documents() if one.title != "长"]
        for document in documents:
            text = library.contents(document.id).text
            assert text in (old[document.title], new[document.title])
        assert len(documents) == len(old)
        library.check(repair=True)
        assert library.check().findings == ()
        assert not library.add([place.notes]).failed
