"""The library as one file: what goes out comes back, and nothing else gets in."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import (
    AssistantError,
    IndexMismatch,
    LibraryBusy,
    LibraryError,
    StorageFailed,
)
from assistant.inspection import Restoring, TaskProgress
from tests.library.backups import TEXT, exported, fill, state
from tests.library.kit import BUILT_WITH, Shelf


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    return fill(shelf)


def test_what_goes_out_comes_back_without_embedding(filled: Shelf, other: Shelf) -> None:
    steps: list[TaskProgress] = []
    target = filled.notes.parent / "备份.zip"
    out = filled.library.export(target, on_progress=steps.append)
    assert (out.documents, out.passages, out.originals) == (2, 8, 2)
    assert out.bytes == target.stat().st_size
    assert {"存入向量", "存入原件", "核对备份"} <= {step.step for step in steps}

    came = other.library.restore(target, on_progress=steps.append)

    assert (came.added, came.removed, came.kept, came.embedded) == (2, 0, 0, 0)
    assert other.embedder.embedded == 0
    assert state(other)[:3] == state(filled)[:3]  # type: ignore[index]
    assert other.library.check().findings == ()
    assert {"载入向量", "写入索引", "放回原件"} <= {step.step for step in steps}
    # The same files are known: nothing is read or embedded again.
    again = other.open()
    assert {str(row.state) for row in again.add([filled.notes]).rows} == {"未变化"}
    again.close()


def test_a_removed_text_is_nowhere_in_the_backup(filled: Shelf) -> None:
    gone = filled.library.documents()[0]
    filled.library.remove(gone.id)
    with zipfile.ZipFile(exported(filled)) as archive:
        registry = archive.read("registry.sqlite3")
    assert f"{gone.title}文".encode() not in registry


def test_the_vectors_of_another_model_are_made_anew(filled: Shelf, other: Shelf) -> None:
    other.library.close()
    other.library = other.open(built_with={**BUILT_WITH, "model": "另一个模型"})
    steps: list[str] = []
    came = other.library.restore(
        exported(filled), on_progress=lambda moment: steps.append(moment.step)
    )
    assert came.embedded == other.embedder.embedded == 8
    assert "写入索引" in steps and "载入向量" not in steps
    assert other.library.check().findings == ()


def test_other_passage_rules_are_refused(filled: Shelf, other: Shelf) -> None:
    other.library.close()
    other.library = other.open(built_with={**BUILT_WITH, "passages": "lines-2"})
    with pytest.raises(IndexMismatch, match="lines-1.*lines-2.*dangwu library add"):
        other.library.restore(exported(filled))
    assert other.library.documents() == []


def test_a_library_that_is_not_empty_asks_which_way(filled: Shelf, other: Shelf) -> None:
    other.library.add([other.write("丙", f"丙文\n{TEXT}", title="丙")])
    other.library.add([other.write("甲", f"甲文\n{TEXT}", title="甲的另一个题目")])
    backup = exported(filled)
    before = state(other)
    with pytest.raises(LibraryError, match="已有 2 份.*--merge.*--replace"):
        other.library.restore(backup)
    assert state(other) == before

    merged = other.library.restore(backup, Restoring.MERGE)
    assert (merged.added, merged.removed, merged.kept) == (1, 0, 1)
    titles = {one.title for one in other.library.documents()}
    assert titles == {"甲的另一个题目", "乙", "丙"}  # what was there stays as it was
    assert other.library.check().findings == ()

    replaced = other.library.restore(backup, Restoring.REPLACE)
    assert (replaced.added, replaced.removed, replaced.kept) == (0, 1, 0)
    assert {one.title for one in other.library.documents()} == {"甲", "乙"}
    assert other.library.check().findings == ()
    assert other.indexed() == other.live_ids()


def test_an_open_library_elsewhere_sees_the_import_at_once(filled: Shelf, other: Shelf) -> None:
    beside = other.open()
    assert beside.documents() == []
    other.library.restore(exported(filled))
    assert len(beside.documents()) == 2
    beside.close()


def test_a_file_is_not_overwritten_unless_told(filled: Shelf) -> None:
    target = filled.notes.parent / "备份.zip"
    target.write_text("重要", "utf-8")
    with pytest.raises(AssistantError, match="已经存在.*--force"):
        filled.library.export(target)
    assert target.read_text("utf-8") == "重要"
    assert filled.library.export(target, overwrite=True).documents == 2
    with pytest.raises(AssistantError, match="是文件夹"):
        filled.library.export(filled.notes)
    with pytest.raises(AssistantError, match="没有.*这个文件夹"):
        filled.library.export(filled.notes / "无" / "备份.zip")


def test_an_export_onto_a_full_disk_leaves_nothing(filled: Shelf, small_disk: Path) -> None:
    (small_disk / "旧备份.zip").write_bytes(b"x" * 1_980_000)
    with pytest.raises(AssistantError, match="磁盘已满.*没有导出"):
        filled.library.export(small_disk / "备份.zip")
    assert [path.name for path in small_disk.iterdir()] == ["旧备份.zip"]


def test_an_import_onto_a_full_disk_changes_nothing(
    filled: Shelf, tmp_path: Path, small_disk: Path
) -> None:
    for number in range(6):
        filled.write(f"长{number}", "".join(f"{number}-{i} {'字' * 400}\n" for i in range(300)))
    filled.library.add([filled.notes])
    backup = exported(filled)
    narrow = Shelf(tmp_path, small_disk / "home")
    narrow.library.add([filled.notes / "甲.note"])
    before = state(narrow)
    with pytest.raises(StorageFailed, match="磁盘空间不足"):
        narrow.library.restore(backup, Restoring.REPLACE)
    assert state(narrow) == before
    assert narrow.library.check().findings == ()
    narrow.library.close()


def test_lost_originals_do_not_stop_an_export(filled: Shelf, other: Shelf) -> None:
    next((filled.home / "originals").iterdir()).unlink()
    target = filled.notes.parent / "备份.zip"
    out = filled.library.export(target)
    assert (out.originals, out.originals_missing) == (1, 1)
    other.library.restore(target)
    assert other.library.check().findings == ()


def test_an_import_waits_its_turn(filled: Shelf, other: Shelf) -> None:
    backup = exported(filled)
    with (
        closing(sqlite3.connect(other.home / "library.lock", isolation_level=None)) as holder,
        pytest.raises(LibraryBusy),
    ):
        holder.execute("BEGIN EXCLUSIVE")
        other.library.restore(backup)
    assert state(other)[3] == sorted(p.name for p in other.home.iterdir())  # type: ignore[index]
