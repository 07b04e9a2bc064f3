"""Older versions of a document, and the order of lists."""

from __future__ import annotations

import pytest

from assistant.domain import Level, Status
from tests.library.kit import Shelf


def test_an_older_version_is_shown_as_revised_until_the_newer_one_goes(shelf: Shelf) -> None:
    old = shelf.write("旧", "旧文\n", title="工作条例", written="2010-01-01", status="现行有效")
    new = shelf.write(
        "新", "新文\n", title="《工作 条例》", written="2020-01-01", status="现行有效"
    )
    report = shelf.library.add([old, new])
    newer, older = (
        next(one for one in shelf.library.documents() if one.source_name == f"{name}.note")
        for name in "新旧"
    )

    assert (older.status, older.replaced_by) == (Status.REVISED, newer.id)
    assert (newer.status, newer.replaced_by) == (Status.IN_FORCE, None)
    assert report.rows[0].document == older
    passage = shelf.library.contents(older.id).passages[0]
    assert shelf.library.live([passage.id])[passage.id][0].status is Status.REVISED

    shelf.library.remove(newer.id)
    assert shelf.library.documents()[0].status is Status.IN_FORCE


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"status": "已废止"}, Status.REPEALED),
        ({"kind": "讲话"}, Status.IN_FORCE),
        ({"level": "单位制度", "issuer": "乙公司"}, Status.IN_FORCE),
        ({"level": "省级", "region": "陕西"}, Status.IN_FORCE),
        ({"level": "单位制度", "issuer": "甲公司"}, Status.REVISED),
    ],
)
def test_what_counts_as_an_older_version(
    shelf: Shelf, facts: dict[str, str], expected: Status
) -> None:
    base = {"title": "制度", "status": "现行有效", "issuer": "甲公司", "region": "广东"}
    both = {"kind": facts.get("kind", "制度"), "level": facts.get("level", "省级")}
    shelf.write("旧", "旧文\n", **{**base, **both, **facts, "written": "2010-01-01"})
    shelf.write("新", "新文\n", **{**base, **both, "written": "2020-01-01"})
    shelf.library.add([shelf.notes])
    older = next(one for one in shelf.library.documents() if one.source_name == "旧.note")
    assert older.status is expected


def test_a_version_that_is_not_yet_in_force_revises_nothing(shelf: Shelf) -> None:
    shelf.write("旧", "旧文\n", title="条例", status="现行有效", written="2010-01-01")
    shelf.write("新", "新文\n", title="条例", status="尚未施行", written="2026-01-01")
    shelf.library.add([shelf.notes])
    assert Status.REVISED not in {one.status for one in shelf.library.documents()}


def test_documents_come_by_authority_title_and_date(shelf: Shelf) -> None:
    shelf.write("1", "a\n", title="丁", kind="讲话")
    shelf.write("2", "b\n", title="乙", level="党章", written="2010-01-01", kind="讲话")
    shelf.write("3", "c\n", title="乙", level="党章", written="2020-01-01", kind="讲话")
    shelf.write("4", "d\n", title="丙", level="讲话解读")
    shelf.write("5", "e\n", title="甲", level="党内法规")
    shelf.library.add([shelf.notes])
    shown = [(one.level, one.source_name[0]) for one in shelf.library.documents()]
    assert shown == [
        (Level.CONSTITUTION, "3"), (Level.CONSTITUTION, "2"), (Level.PARTY_RULE, "5"),
        (Level.REFERENCE, "4"), (None, "1"),
    ]  # fmt: skip
