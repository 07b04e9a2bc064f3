"""Another printing of a live text, and another version of one: told apart, and reported."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.comparison import Change
from assistant.ingestion import IngestRow, IngestState, NearDuplicates
from assistant.library.reprints import is_reprint
from assistant.library.sketches import SHORTEST, SKETCH, sketch
from assistant.testing import line_document
from tests.library.kit import Shelf

BODY = "".join(
    f"第{n}条 党员应当按时参加第{n}次组织生活，因故缺席的要事先向支部书记说明原因。\n"
    for n in ("一", "二", "三", "四", "五", "六", "七", "八")
)


def added(shelf: Shelf, name: str, text: str, choice: NearDuplicates, **facts: object) -> IngestRow:
    path = shelf.write(name, text, **facts)
    return shelf.library.add([path], near_duplicates=choice).rows[0]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("某某集团党委转发\n" + BODY, True),
        (BODY + "某某集团党委\n2026年1月5日印发\n", True),
        (BODY.replace("组织生活，因故", "组织生活因故"), True),
        (BODY.replace("因故缺席", "因故缺度", 1), True),
        (BODY.replace("第二条 党员应当", "第二条 党员不应当"), False),
        (BODY.replace("第三次", "第四次"), False),
        (BODY + "第九条 本办法自发布之日起施行。\n", False),
        ("".join(line for line in BODY.splitlines(True) if "第五条" not in line), False),
        ("毫不相干的另一篇文字，说的是果园读书会每月举行一次，由会长召集。\n" * 6, False),
    ],
)  # fmt: skip
def test_head_foot_and_slips_make_a_reprint_and_rules_make_a_version(
    other: str, same: bool
) -> None:
    assert is_reprint(line_document(other), line_document(BODY)) is same


@settings(max_examples=50, deadline=None)
@given(st.text("党员应当按时参加组织生活", max_size=300))
def test_a_sketch_is_of_fixed_size_and_the_same_for_the_same_words(text: str) -> None:
    marks = sketch(text)
    assert len(marks) <= SKETCH and len(set(marks)) == len(marks)
    assert marks == sketch(" \n".join(text))
    assert (marks == ()) == (len(text) < SHORTEST)


def test_keeping_both_names_the_other_and_the_choices(shelf: Shelf) -> None:
    added(shelf, "甲", BODY, NearDuplicates.KEEP, title="组织生活办法")
    row = added(shelf, "乙", "转发\n" + BODY, NearDuplicates.KEEP, title="组织生活办法（转发）")
    assert row.state is IngestState.ADDED and len(shelf.library.documents()) == 2
    (notice,) = row.warnings
    assert "《组织生活办法》（编号 d" in notice and "--near-duplicates skip" in notice


def test_skipping_leaves_the_library_as_it_was(shelf: Shelf) -> None:
    first = added(shelf, "甲", BODY, NearDuplicates.SKIP)
    embedded = shelf.embedder.embedded
    row = added(shelf, "乙", "转发\n" + BODY, NearDuplicates.SKIP)
    assert row.state is IngestState.NEAR_DUPLICATE and row.document == first.document
    assert len(shelf.library.documents()) == 1 and shelf.embedder.embedded == embedded
    assert shelf.library.check().findings == ()


def test_replacing_takes_the_other_out_in_the_same_moment(shelf: Shelf) -> None:
    first = added(shelf, "甲", BODY, NearDuplicates.REPLACE)
    row = added(shelf, "乙", "转发\n" + BODY, NearDuplicates.REPLACE)
    assert row.state is IngestState.REPLACED and "替换" in row.warnings[0]
    (document,) = shelf.library.documents()
    assert document == row.document and document != first.document
    assert shelf.indexed() == shelf.live_ids()
    assert shelf.library.check().findings == ()
    # Both paths stand for the one document now: neither comes back by itself.
    again = shelf.library.add([shelf.notes], near_duplicates=NearDuplicates.REPLACE)
    assert {one.state for one in again.rows} == {IngestState.UNCHANGED}


def test_reprints_within_one_add_are_found_too(shelf: Shelf) -> None:
    shelf.write("甲", BODY)
    shelf.write("乙", "转发\n" + BODY)
    report = shelf.library.add([shelf.notes], near_duplicates=NearDuplicates.SKIP)
    assert sorted(row.state for row in report.rows) == ["已入库", "近似重复"]


def test_another_version_is_named_with_the_command_that_compares(shelf: Shelf) -> None:
    old = added(shelf, "甲", BODY, NearDuplicates.KEEP, title="生活办法", written="2020-01-01")
    new_text = BODY.replace("第三次", "第四次")
    new = added(shelf, "乙", new_text, NearDuplicates.KEEP, title="生活办法", written="2024-01-01")
    assert old.document and new.document
    (notice,) = new.warnings
    command = f"dangwu library diff {old.document.id} {new.document.id}"
    assert command in notice
    shelf.library.remove(old.document.id)
    again = added(shelf, "甲", BODY, NearDuplicates.KEEP, title="生活办法", written="2020-01-01")
    assert command in again.warnings[0]  # the older one first, whichever came later


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"title": "年度总结"}, {"title": "年度总结"}),
        ({"title": "甲办法"}, {"title": "乙办法"}),
        ({"title": "工作制度", "region": "甲省"}, {"title": "工作制度", "region": "乙省"}),
        ({"title": "在大会上的讲话", "kind": "讲话"}, {"title": "在大会上的讲话", "kind": "讲话"}),
        (
            {"title": "关于换届的通知", "number": "〔2020〕1号"},
            {"title": "关于换届的通知", "number": "〔2024〕9号"},
        ),
    ],
)  # fmt: skip
def test_texts_that_only_share_a_name_are_not_versions(
    shelf: Shelf, one: dict[str, str], two: dict[str, str]
) -> None:
    added(shelf, "甲", BODY, NearDuplicates.KEEP, **one)
    row = added(shelf, "乙", BODY.replace("第三次", "第四次"), NearDuplicates.KEEP, **two)
    assert row.warnings == ()


def test_one_number_makes_versions_of_like_titles(shelf: Shelf) -> None:
    number = "党发〔2020〕1号"
    added(shelf, "甲", BODY, NearDuplicates.KEEP, title="关于印发《生活办法》的通知", number=number)
    row = added(
        shelf, "乙", "另一个内容\n", NearDuplicates.KEEP, title="生活办法", number="党发[2020]1号"
    )
    assert "同一文件的不同版本" in row.warnings[0]


def test_a_changed_file_tells_what_changed(shelf: Shelf) -> None:
    added(shelf, "甲", BODY, NearDuplicates.KEEP)
    changed = BODY.replace("第三次", "第四次") + "第九条 自发布之日起施行。\n"
    row = added(shelf, "甲", changed, NearDuplicates.KEEP)
    assert row.state is IngestState.REPLACED
    assert "与上一版相比：新增 1 处，修改 1 处" in row.warnings


def test_versions_within_one_add_are_recognised_too(shelf: Shelf) -> None:
    shelf.write("甲", BODY, title="生活办法", written="2020-01-01")
    shelf.write("乙", BODY.replace("第三次", "第四次"), title="生活办法", written="2024-01-01")
    report = shelf.library.add([shelf.notes])
    (notice,) = [warning for row in report.rows for warning in row.warnings]
    ids = notice.split("dangwu library diff ")[1].split()[:2]
    assert {one.id for one in shelf.library.documents()} == set(ids)
    assert shelf.library.compare(*ids).counts == {Change.CHANGED: 1}


def test_a_version_that_has_left_the_library_is_not_named(shelf: Shelf) -> None:
    old = added(shelf, "甲", BODY, NearDuplicates.KEEP, title="生活办法")
    assert old.document
    shelf.library.remove(old.document.id)
    row = added(
        shelf, "乙", BODY.replace("第三次", "第四次"), NearDuplicates.KEEP, title="生活办法"
    )
    assert row.warnings == ()
