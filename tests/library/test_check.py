"""The check finds what does not belong together, and the repair mends what can be mended."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import LibraryBusy
from assistant.inspection import CheckReport, Fault, TaskProgress
from assistant.library.library import Library
from assistant.protocols import IndexEntry
from assistant.retrieval.lexical import FtsIndex
from assistant.retrieval.vectors import ChromaVectorIndex
from assistant.testing import HashingEmbedder, bigrams
from tests.library.kit import BUILT_WITH, Shelf

TEXT = "第一条 支部设立\n第二条 党员三名以上\n说明。\n"


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    for name in ("甲", "乙", "丙"):
        shelf.write(name, f"{name}文\n{TEXT}", title=name)
    shelf.library.add([shelf.notes])
    return shelf


def faults(report: CheckReport) -> dict[Fault, int]:
    return {finding.fault: finding.count for finding in report.findings}


def execute(shelf: Shelf, statement: str) -> None:
    with closing(sqlite3.connect(shelf.home / "library.sqlite3")) as connection:
        assert connection.execute(statement).rowcount != 0
        connection.commit()


def mended(shelf: Shelf, fault: Fault, count: int) -> CheckReport:
    """Look, mend, look again; what the first look found is what the repair mends."""
    found = shelf.library.check()
    assert faults(found) == {fault: count} and not found.sound
    assert all("--repair" in finding.next_step for finding in found.findings)
    repaired = shelf.library.check(repair=True)
    assert faults(repaired) == {fault: count} and repaired.sound
    assert shelf.library.check().findings == ()
    return found


def test_a_sound_library_is_counted_and_nothing_is_found(filled: Shelf) -> None:
    steps: list[TaskProgress] = []
    report = filled.library.check(on_progress=steps.append)
    assert (report.documents, report.passages, report.originals) == (3, 12, 3)
    assert dict(report.index_rows) == {"向量索引": 12, "全文索引": 12}
    assert report.findings == () and report.sound
    assert {"核对文字和段落", "核对原件"} <= {step.step for step in steps}
    assert all(0 <= step.done <= max(step.total, 1) for step in steps)


def test_rows_that_an_index_lost_are_written_again_from_the_stored_text(filled: Shelf) -> None:
    ids = sorted(filled.live_ids())
    filled.words.remove(ids[:5])
    mended(filled, Fault.NOT_INDEXED, 5)
    assert filled.indexed() == filled.live_ids()


def test_rows_that_nothing_stands_for_are_removed(filled: Shelf) -> None:
    for index in (filled.vectors, filled.words):
        index.add([IndexEntry("p-stray", "早已删除的文字")])
    found = filled.library.check()
    assert [finding.count for finding in found.findings] == [1, 1]
    assert filled.library.check(repair=True).sound
    assert filled.indexed() == filled.live_ids()


def test_a_row_made_from_another_text_is_written_again(filled: Shelf) -> None:
    one = sorted(filled.live_ids())[0]
    filled.words.add([IndexEntry(one, "别的文字")])
    report = mended(filled, Fault.INDEX_TEXT, 1)
    assert report.findings[0].examples == (one,)


def test_a_vector_of_another_length_is_made_again(filled: Shelf) -> None:
    one = sorted(filled.live_ids())[0]
    filled.vectors._vectors[one] = [0.1, 0.2]
    mended(filled, Fault.VECTORS, 1)


def test_a_lost_original_is_fetched_again_and_otherwise_the_next_step_is_named(
    filled: Shelf,
) -> None:
    originals = sorted((filled.home / "originals").iterdir())
    for path in originals:
        path.unlink()
    mended(filled, Fault.ORIGINAL_MISSING, 3)
    assert sorted((filled.home / "originals").iterdir()) == originals

    originals[0].write_bytes(b"altered")
    mended(filled, Fault.ORIGINAL_ALTERED, 1)

    originals[0].unlink()
    shutil.rmtree(filled.notes)
    report = filled.library.check(repair=True)
    assert not report.sound and report.findings[0].left == 1
    assert "不影响问答" in report.findings[0].next_step


def test_a_foreign_file_among_the_originals_is_named_and_left(filled: Shelf) -> None:
    stranger = filled.home / "originals" / "我的笔记.txt"
    stranger.write_text("别删", "utf-8")
    (filled.home / "originals" / (64 * "a" + ".pdf")).write_bytes(b"x")
    (filled.home / "originals" / ".part-x").write_bytes(b"x")
    report = filled.library.check(repair=True)
    assert faults(report) == {Fault.ORIGINAL_STRAY: 2, Fault.TEMPORARY: 1}
    assert stranger.read_text("utf-8") == "别删"
    assert faults(filled.library.check()) == {Fault.ORIGINAL_STRAY: 1}


def test_records_of_no_document_are_deleted(filled: Shelf) -> None:
    execute(filled, "INSERT INTO sketches VALUES (7, 'd-nobody')")
    mended(filled, Fault.RECORDS, 1)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE texts SET text = text || '添' WHERE rowid = 1", Fault.TEXT),
        ("UPDATE passages SET text = '改' WHERE rowid = 1", Fault.PASSAGES),
        ('UPDATE sections SET "end" = 9999 WHERE ordinal = 0', Fault.SECTIONS),
    ],
)
def test_a_text_that_was_tampered_with_cannot_be_mended_and_is_named(
    filled: Shelf, statement: str, fault: Fault
) -> None:
    execute(filled, statement)
    report = filled.library.check(repair=True)
    (finding,) = [one for one in report.findings if one.fault is fault]
    assert finding.left == finding.count and not report.sound
    assert "重新添加" in finding.next_step and finding.examples


def test_folders_of_killed_imports_are_cleared(filled: Shelf) -> None:
    (filled.home / ".restore-abc").mkdir()
    (filled.home / ".restore-abc" / "x").write_bytes(b"x")
    mended(filled, Fault.TEMPORARY, 1)


class RealShelf:
    """A library over Chroma and FTS5, opened anew for each step."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.home = shelf.home

    def open(self) -> tuple[Library, ChromaVectorIndex, list[FtsIndex]]:
        vectors = ChromaVectorIndex(self.home / "chroma", HashingEmbedder())
        words = [FtsIndex(self.home / "lexical.sqlite3", name, bigrams) for name in ("w", "b")]
        library = Library(
            self.home, self.shelf.reader, [vectors, *words], BUILT_WITH, lambda: 0, lock_wait=1
        )
        return library, vectors, words

    def check(self, repair: bool = False) -> CheckReport:
        library, vectors, words = self.open()
        with closing(library), closing(vectors), closing(words[0]), closing(words[1]):
            return library.check(repair)


@pytest.fixture
def real(shelf: Shelf) -> Iterator[RealShelf]:
    shelf.write("甲", f"甲文\n{TEXT}", title="甲")
    shelf.library.close()
    made = RealShelf(shelf)
    library, vectors, words = made.open()
    with closing(library), closing(vectors), closing(words[0]), closing(words[1]):
        library.add([shelf.notes])
    yield made


def test_deleted_indexes_are_built_anew(real: RealShelf) -> None:
    assert real.check().findings == ()
    shutil.rmtree(real.home / "chroma")
    (real.home / "lexical.sqlite3").unlink()
    assert faults(real.check()) == {Fault.NOT_INDEXED: 4}
    assert real.check(repair=True).sound
    report = real.check()
    assert report.findings == ()
    assert [rows for _, rows in report.index_rows] == [4, 4, 4]


@pytest.mark.parametrize("file", ["lexical.sqlite3", "chroma/chroma.sqlite3"])
@pytest.mark.parametrize("damage", ["head", "middle"])
def test_indexes_that_cannot_be_opened_are_named_and_built_anew(
    real: RealShelf, file: str, damage: str
) -> None:
    content = (real.home / file).read_bytes()
    spoilt = b"\xa5" * 12_000
    (real.home / file).write_bytes(
        spoilt + content[12_000:]
        if damage == "head"
        else content[:4096] + spoilt + content[16_096:]
    )
    found = real.check()
    assert Fault.DATABASE in faults(found) and not found.sound
    assert "--repair" in found.findings[0].next_step
    assert real.check(repair=True).sound
    assert real.check().findings == ()


def test_a_damaged_registry_names_the_backup_as_the_way_back(filled: Shelf) -> None:
    filled.library.close()
    file: Path = filled.home / "library.sqlite3"
    content = file.read_bytes()
    with closing(sqlite3.connect(file)) as connection:
        page = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'passages_in_order'"
        ).fetchone()[0]
    start = (page - 1) * 4096
    file.write_bytes(content[:start] + b"\xa5" * 4096 + content[start + 4096 :])
    library = filled.open()
    report = library.check(repair=True)
    library.close()
    assert faults(report).keys() == {Fault.DATABASE} and not report.sound
    assert "dangwu library import" in report.findings[0].next_step


def test_a_value_that_cannot_be_is_named_and_no_crash(filled: Shelf) -> None:
    execute(filled, "UPDATE documents SET kind = '诗歌' WHERE title = '甲'")
    filled.library.close()
    filled.library = filled.open()
    report = filled.library.check(repair=True)
    assert faults(report) == {Fault.DATABASE: 1} and "诗歌" in report.findings[0].examples[0]


def test_a_database_in_use_is_not_taken_for_damaged(real: RealShelf) -> None:
    before = (real.home / "lexical.sqlite3").stat().st_ino
    with closing(sqlite3.connect(real.home / "library.lock", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryBusy):
            real.check(repair=True)
    assert (real.home / "lexical.sqlite3").stat().st_ino == before
