"""A watched folder: what lies still comes in, what is gone is told of."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from assistant.ingestion import IngestState, NearDuplicates
from tests.library.kit import Shelf

TEXT = "第一条 支部设立\n第二条 党员三名以上\n"


def states(report_rows: object) -> list[str]:
    return [str(row.state) for row in report_rows]  # type: ignore[attr-defined]


def test_a_file_comes_in_when_it_has_stopped_changing(shelf: Shelf) -> None:
    watch = shelf.library.watch(shelf.notes)
    path = shelf.write("甲", TEXT)
    first = watch.round()
    assert first.report.rows == () and first.growing == (str(path),)
    shelf.write("甲", TEXT + "还在写。\n")
    assert watch.round().report.rows == ()
    taken = watch.round()
    assert states(taken.report.rows) == ["已入库"] and taken.growing == ()
    shelf.reader.reads.clear()
    assert watch.round().report.rows == () and shelf.reader.reads == []


def test_a_changed_file_is_brought_up_to_date(shelf: Shelf) -> None:
    shelf.library.add([shelf.write("甲", TEXT)])
    watch = shelf.library.watch(shelf.notes)
    watch.round()
    shelf.write("甲", TEXT.replace("三名", "五名"))
    watch.round()
    (row,) = watch.round().report.rows
    assert row.state is IngestState.REPLACED and row.document and row.document.revision == 2


def test_a_refused_file_is_told_of_once_and_again_when_it_changed(shelf: Shelf) -> None:
    bad = shelf.notes / "坏.note"
    bad.write_text("broken", "utf-8")
    watch = shelf.library.watch(shelf.notes)
    rounds = [watch.round() for _ in range(4)]
    assert [len(one.report.rows) for one in rounds] == [0, 1, 0, 0]
    bad.write_text("broken\n还是坏的", "utf-8")
    assert [len(watch.round().report.rows) for _ in range(3)] == [0, 1, 0]


def test_a_deleted_file_is_only_told_of(shelf: Shelf) -> None:
    path = shelf.write("甲", TEXT)
    shelf.library.add([path, shelf.write("乙", "乙文\n")])
    watch = shelf.library.watch(shelf.notes)
    watch.round()
    path.unlink()
    rounds = [watch.round() for _ in range(3)]
    assert [one.missing for one in rounds] == [(), (str(path),), ()]
    assert len(shelf.library.documents()) == 2


def test_a_deleted_file_leaves_the_library_where_that_is_asked_for(shelf: Shelf) -> None:
    path = shelf.write("甲", TEXT, title="甲")
    shelf.library.add([path, shelf.write("乙", "乙文\n", title="乙")])
    watch = shelf.library.watch(shelf.notes, remove_missing=True)
    watch.round()
    path.unlink()
    assert watch.round().removed == ()  # a program that saves may take it away for a moment
    outcome = watch.round()
    assert [one.title for one in outcome.removed] == ["甲"]
    assert [one.title for one in shelf.library.documents()] == ["乙"]
    assert shelf.indexed() == shelf.live_ids() and shelf.library.check().findings == ()
    assert watch.round().missing == ()


def test_a_renamed_file_keeps_its_document(shelf: Shelf) -> None:
    path = shelf.write("甲", TEXT)
    shelf.library.add([path])
    before = [one.id for one in shelf.library.documents()]
    watch = shelf.library.watch(shelf.notes, remove_missing=True)
    watch.round()
    path.rename(path.with_name("改名.note"))
    outcomes = [watch.round() for _ in range(3)]
    assert not any(one.removed for one in outcomes)
    assert [one.id for one in shelf.library.documents()] == before


def test_a_disk_that_is_not_there_removes_nothing(shelf: Shelf, tmp_path: Path) -> None:
    shelf.library.add([shelf.write("甲", TEXT), shelf.write("乙", "乙文\n")])
    watch = shelf.library.watch(shelf.notes, remove_missing=True)
    watch.round()
    shutil.move(shelf.notes, tmp_path / "elsewhere")
    assert "打不开文件夹" in watch.round().problem
    shelf.notes.mkdir()  # the mount point without the disk
    outcomes = [watch.round() for _ in range(3)]
    assert all("全都不见了" in one.problem and not one.removed for one in outcomes)
    assert len(shelf.library.documents()) == 2


def test_a_busy_library_is_tried_again(shelf: Shelf) -> None:
    shelf.write("甲", TEXT)
    watch = shelf.library.watch(shelf.notes)
    watch.round()
    with closing(sqlite3.connect(shelf.home / "library.lock", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        busy = watch.round()
        assert "另一个进程" in busy.problem and busy.report.rows == ()
    assert states(watch.round().report.rows) == ["已入库"]


def test_members_of_archives_and_odd_names_are_watched_too(shelf: Shelf) -> None:
    note = shelf.write("甲", TEXT, title="甲")
    archive = shelf.notes / "包.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("内/乙.note", '{"title": "乙"}\n乙文\n')
    os.rename(note, os.fsencode(shelf.notes) + b"/\xb5\xb3.note")
    watch = shelf.library.watch(shelf.notes, remove_missing=True)
    watch.round()
    assert states(watch.round().report.rows) == ["已入库", "已入库"]
    assert all(watch.round().missing == () for _ in range(3))
    archive.unlink()
    watch.round()
    assert [one.title for one in watch.round().removed] == ["乙"]


def test_the_choice_about_reprints_is_kept(shelf: Shelf) -> None:
    body = "".join(
        f"第{n}条 党员应当按时参加第{n}次组织生活，缺席的要说明原因。\n"
        for n in "一二三四五六七八九"
    )
    shelf.library.add([shelf.write("甲", body)])
    shelf.write("乙", "某某委员会转发\n" + body)
    watch = shelf.library.watch(shelf.notes, near_duplicates=NearDuplicates.SKIP)
    watch.round()
    assert states(watch.round().report.rows) == ["近似重复"]
    assert watch.round().report.rows == ()


@pytest.mark.parametrize("prefix", ["a_b", "a%b"])
def test_a_folder_is_not_taken_for_another_of_a_like_name(shelf: Shelf, prefix: str) -> None:
    for name in (prefix, "aXb"):
        (shelf.notes / name).mkdir()
        (shelf.notes / name / "文.note").write_text(f'{{"title": "{name}"}}\n{name}\n', "utf-8")
    shelf.library.add([shelf.notes])
    (shelf.notes / "aXb" / "文.note").unlink()
    watch = shelf.library.watch(shelf.notes / prefix, remove_missing=True)
    assert [watch.round().missing for _ in range(3)] == [(), (), ()]
