"""Adding, replacing, removing: what the library shows afterwards."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import DocumentUnknown, IndexMismatch, LibraryError
from assistant.index_text import index_entry
from assistant.ingestion import IngestState
from tests.library.kit import BUILT_WITH, Shelf

TEXT = "第一条 支部设立\n第二条 党员三名以上\n说明。\n"


def test_an_added_file_is_live_and_comes_back_as_it_was_read(shelf: Shelf) -> None:
    path = shelf.write(
        "章程", TEXT, kind="法规", level="党章", status="现行有效", written="2022-10-22",
        issuer="大会", number="一号", replaces=["旧章程"], region="全国",
    )  # fmt: skip
    read = shelf.reader.read(path)

    report = shelf.library.add([path])

    (row,) = report.rows
    assert (row.state, row.articles, row.passages, row.embedded) == (IngestState.ADDED, 2, 3, 3)
    assert shelf.library.contents(read.document.id) == read
    assert shelf.library.documents() == [read.document] == [row.document]
    assert shelf.indexed() == {passage.id for passage in read.passages}


def test_live_keeps_the_order_and_leaves_out_unknown_ids(shelf: Shelf) -> None:
    shelf.library.add([shelf.write("甲", TEXT)])
    (document,) = shelf.library.documents()
    passages = shelf.library.contents(document.id).passages
    asked = [passages[2].id, "p-unknown", passages[0].id, passages[2].id]

    live = shelf.library.live(asked)

    assert list(live) == [passages[2].id, passages[0].id]
    assert live[passages[0].id] == (document, passages[0])
    assert shelf.library.live([]) == {}


def test_a_file_that_did_not_change_is_not_opened_again(shelf: Shelf) -> None:
    path = shelf.write("甲", TEXT)
    shelf.library.add([path])
    shelf.reader.reads.clear()

    again = shelf.library.add([path])
    os.utime(path, (1, 1))
    touched = shelf.library.add([path])

    assert [row.state for row in again.rows + touched.rows] == [IngestState.UNCHANGED] * 2
    assert again.rows[0].passages == 3 and again.rows[0].document == shelf.library.documents()[0]
    assert again.embedded == touched.embedded == 0
    assert shelf.reader.reads == []


def test_the_same_content_under_another_path_is_a_duplicate(shelf: Shelf) -> None:
    first = shelf.write("甲", TEXT, title="同一文件")
    copy = shelf.notes / "乙.note"
    copy.write_bytes(first.read_bytes())
    same_text = shelf.write("丙", TEXT, title="文字相同")

    report = shelf.library.add([shelf.notes])
    again = shelf.library.add([shelf.notes])

    assert sorted(row.state for row in report.rows) == sorted(
        [IngestState.ADDED, IngestState.DUPLICATE, IngestState.DUPLICATE]
    )
    assert report.embedded == 3
    assert len(shelf.library.documents()) == 1
    assert {row.state for row in again.rows} == {IngestState.UNCHANGED}
    assert same_text.exists()


def test_a_changed_file_replaces_its_earlier_revision(shelf: Shelf) -> None:
    path = shelf.write("甲", TEXT)
    shelf.library.add([path])
    old_ids = shelf.live_ids()
    shelf.write("甲", TEXT.replace("三名", "五名"))

    (row,) = shelf.library.add([path]).rows

    assert row.state is IngestState.REPLACED
    assert row.document is not None and row.document.revision == 2
    assert shelf.library.documents() == [row.document]
    assert shelf.library.live(list(old_ids)) == {}
    assert shelf.indexed() == shelf.live_ids()


def test_a_revision_stays_live_while_another_path_still_holds_it(shelf: Shelf) -> None:
    first = shelf.write("甲", TEXT)
    copy = shelf.notes / "乙.note"
    copy.write_bytes(first.read_bytes())
    shelf.library.add([first, copy])
    shelf.write("甲", "新的内容\n")
    shelf.library.add([first])
    assert len(shelf.library.documents()) == 2

    shelf.write("乙", "又一个内容\n")
    shelf.library.add([copy])

    assert len(shelf.library.documents()) == 2
    assert shelf.indexed() == shelf.live_ids()


def test_new_metadata_over_the_same_text_embeds_only_what_the_index_sees(shelf: Shelf) -> None:
    path = shelf.write("甲", TEXT, title="办法", written="2020-01-01")
    shelf.library.add([path])
    ids = shelf.live_ids()
    shelf.write("甲", TEXT, title="办法", written="2021-01-01")
    dated = shelf.library.add([path])
    shelf.write("甲", TEXT, title="新办法", written="2021-01-01")
    renamed = shelf.library.add([path])

    assert [row.state for row in dated.rows + renamed.rows] == [IngestState.REPLACED] * 2
    assert (dated.embedded, renamed.embedded) == (0, 3)
    (document,) = shelf.library.documents()
    assert (document.title, document.revision) == ("新办法", 3)
    assert document.date is not None and document.date.year == 2021
    assert shelf.live_ids() == shelf.indexed() == ids
    passage = shelf.library.contents(document.id).passages[0]
    best = shelf.vectors.search(index_entry(document, passage).text, 1)[0]
    assert best.passage_id == passage.id and best.score == pytest.approx(1.0)


def test_other_bytes_with_the_same_text_and_metadata_are_unchanged(shelf: Shelf) -> None:
    path = shelf.write("甲", TEXT, title="办法")
    shelf.library.add([path])
    path.write_text(path.read_text("utf-8").replace("{", "{ "), "utf-8")

    report = shelf.library.add([path])

    assert report.rows[0].state is IngestState.UNCHANGED and report.embedded == 0
    assert shelf.library.documents()[0].revision == 1
    assert shelf.library.documents()[0].sha256 == shelf.reader.read(path).document.sha256


def test_two_files_that_swap_their_contents_both_stay(shelf: Shelf) -> None:
    one, two = shelf.write("甲", "甲文\n", title="x"), shelf.write("乙", "乙文\n", title="y")
    shelf.library.add([shelf.notes])
    before = {document.id for document in shelf.library.documents()}
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)

    report = shelf.library.add([shelf.notes])

    assert not report.failed
    assert {document.id for document in shelf.library.documents()} == before
    assert shelf.indexed() == shelf.live_ids()


def test_a_bad_file_is_a_row_and_the_rest_goes_on(shelf: Shelf) -> None:
    good = shelf.write("好", TEXT)
    for name in ("broken", "crash"):
        (shelf.notes / f"{name}.note").write_text(name, "utf-8")

    report = shelf.library.add([shelf.notes, shelf.notes / "missing.note"])

    by_name = {Path(row.path).name: row for row in report.rows}
    assert by_name["好.note"].state is IngestState.ADDED
    assert [Path(row.path).name for row in report.failed] == [
        "broken.note", "crash.note", "missing.note",
    ]  # fmt: skip
    assert "内容损坏" in (by_name["broken.note"].error or "")
    assert "ZeroDivisionError" in (by_name["crash.note"].error or "")
    assert "找不到" in (by_name["missing.note"].error or "")
    assert good.exists() and len(shelf.library.documents()) == 1


def test_a_file_that_breaks_keeps_its_last_good_revision(shelf: Shelf) -> None:
    path = shelf.write("甲", TEXT)
    shelf.library.add([path])
    path.write_text("broken", "utf-8")

    (row,) = shelf.library.add([path]).rows

    assert row.state is IngestState.FAILED and "仍保留" in (row.error or "")
    assert len(shelf.library.documents()) == 1


def test_text_that_cannot_be_stored_fails_alone(shelf: Shelf) -> None:
    shelf.write("坏", "代理字符\n", title="\ud800")
    shelf.write("好", TEXT)

    report = shelf.library.add([shelf.notes])

    assert [row.state for row in report.rows] == [IngestState.FAILED, IngestState.ADDED]
    assert "无法入库" in (report.rows[0].error or "")
    assert shelf.indexed() == shelf.live_ids()


def test_ctrl_c_passes_and_leaves_a_sound_library(shelf: Shelf) -> None:
    shelf.write("甲", TEXT)
    (shelf.notes / "乙.note").write_text("interrupt", "utf-8")
    with pytest.raises(KeyboardInterrupt):
        shelf.library.add([shelf.notes])

    (shelf.notes / "乙.note").unlink()
    report = shelf.library.add([shelf.notes])

    assert [row.state for row in report.rows] == [IngestState.ADDED]
    assert shelf.indexed() == shelf.live_ids()


def test_removed_documents_are_not_live_and_leave_the_indexes(shelf: Shelf) -> None:
    shelf.library.add([shelf.write("甲", TEXT), shelf.write("乙", "留下的\n")])
    target = next(one for one in shelf.library.documents() if one.title == "甲")
    ids = [passage.id for passage in shelf.library.contents(target.id).passages]

    removed = shelf.library.remove(target.id[:6])

    assert removed == target
    assert shelf.library.live(ids) == {}
    assert [one.title for one in shelf.library.documents()] == ["乙"]
    assert shelf.indexed() == shelf.live_ids()
    with pytest.raises(DocumentUnknown, match="dangwu library list"):
        shelf.library.contents(target.id)
    assert shelf.library.add([shelf.notes]).rows[1].state is IngestState.ADDED


@pytest.mark.parametrize("wrong", ["dzzzzzzzz", "d", "", "%", "d___"])
def test_unknown_ids_name_the_next_step(shelf: Shelf, wrong: str) -> None:
    shelf.library.add([shelf.write("甲", TEXT)])
    with pytest.raises(DocumentUnknown, match="dangwu library list"):
        shelf.library.remove(wrong)
    assert len(shelf.library.documents()) == 1


def test_other_settings_are_refused_unless_the_library_is_empty(shelf: Shelf) -> None:
    other = {**BUILT_WITH, "model": "另一个模型"}
    shelf.open(built_with=other).close()
    shelf.library.add([shelf.write("甲", TEXT)])

    with pytest.raises(IndexMismatch, match="hashing.*另一个模型.*dangwu library reindex"):
        shelf.open(built_with=other)

    shelf.library.remove(shelf.library.documents()[0].id)
    changed = shelf.open(built_with=other)
    changed.add([shelf.notes])
    with pytest.raises(IndexMismatch):
        shelf.library.add([shelf.notes])
    changed.close()


def test_a_closed_library_says_so(shelf: Shelf) -> None:
    shelf.library.close()
    with pytest.raises(LibraryError, match="已经关闭"):
        shelf.library.documents()


def test_a_relative_home_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shelf = Shelf(tmp_path, Path("home"))
    path = shelf.write("甲", TEXT)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert shelf.library.add([path]).rows[0].state is IngestState.ADDED
    assert (tmp_path / "home" / "library.sqlite3").exists()
    shelf.library.close()
