from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain import Level, Scope, Status
from assistant.retrieval.scope import holds_today, within
from tests.retrieval.shelf import made

DOCUMENT = made(
    "正文。\n",
    "读书会办法",
    level=Level.CITY,
    region="果园市",
    status=Status.TRIAL,
    collection="测试",
    effective=date(2020, 5, 1),
    published=date(2020, 4, 1),
    written=date(2020, 3, 1),
    expires=date(2025, 4, 30),
).document
BARE = made("别的正文。\n", "无事实").document


def test_without_restrictions_everything_is_within() -> None:
    assert within(DOCUMENT, Scope()) and within(BARE, Scope())


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        (Scope(documents=(DOCUMENT.id,)), Scope(documents=("d-other",))),
        (Scope(levels=(Level.CITY, Level.LAW)), Scope(levels=(Level.LAW,))),
        (Scope(regions=("果园市",)), Scope(regions=("果树县",))),
        (Scope(statuses=(Status.TRIAL,)), Scope(statuses=(Status.IN_FORCE,))),
        (Scope(collections=("测试",)), Scope(collections=("资料",))),
    ],
)
def test_each_restriction_by_itself(inside: Scope, outside: Scope) -> None:
    assert within(DOCUMENT, inside)
    assert not within(DOCUMENT, outside)


def test_points_to_be_examined_on_answer_only_when_they_are_named() -> None:
    points = replace(DOCUMENT, collection="出题要点")
    assert not within(points, Scope())
    assert within(points, Scope(documents=(points.id,)))
    assert within(points, Scope(collections=("出题要点",)))


def test_all_restrictions_hold_together() -> None:
    assert within(DOCUMENT, Scope(levels=(Level.CITY,), regions=("果园市",)))
    assert not within(DOCUMENT, Scope(levels=(Level.CITY,), regions=("果树县",)))


@pytest.mark.parametrize("scope", [Scope(levels=(Level.CITY,)), Scope(regions=("果园市",))])
def test_a_document_whose_level_or_region_is_unknown_is_not_within_a_named_one(
    scope: Scope,
) -> None:
    assert not within(BARE, scope)


@pytest.mark.parametrize(
    ("status", "replaced_by", "stood"),
    [
        (Status.IN_FORCE, None, True),
        (Status.TRIAL, None, True),
        (Status.UNKNOWN, None, True),
        (Status.REVISED, None, True),
        (Status.REVISED, "d-newer", False),
        (Status.REPEALED, None, False),
        (Status.NOT_YET, None, False),
    ],
)
def test_as_of_a_day_what_stood_on_that_day(
    status: Status, replaced_by: str | None, stood: bool
) -> None:
    document = made("正文。\n", "办法", status=status, replaced_by=replaced_by).document
    assert within(document, Scope(as_of=date(2021, 1, 1))) is stood
    named = Scope(as_of=date(2021, 1, 1), documents=(document.id,))
    assert within(document, named)


def test_a_document_without_dates_is_not_excluded_by_a_day() -> None:
    assert within(BARE, Scope(as_of=date(1999, 1, 1)))


@pytest.mark.parametrize(
    ("status", "replaced_by", "holds"),
    [
        (Status.IN_FORCE, None, True),
        (Status.REVISED, None, True),
        (Status.REVISED, "d-newer", False),
        (Status.REPEALED, None, False),
    ],
)
def test_what_is_over_does_not_hold_today(
    status: Status, replaced_by: str | None, holds: bool
) -> None:
    facts = {"status": status, "replaced_by": replaced_by}
    document = made("灌溉五十桶。\n", "灌溉办法", **facts).document
    assert holds_today(document, "每天限用几桶", Scope()) is holds
    assert holds_today(document, "2009年每天限用几桶", Scope())
    assert holds_today(document, "每天限用几桶", Scope(as_of=date(2009, 1, 1)))


def test_what_has_not_begun_answers_only_what_asks_for_it() -> None:
    document = made("灌溉十桶。\n", "灌溉办法", status=Status.NOT_YET).document
    assert not holds_today(document, "每天限用几桶", Scope())
    assert holds_today(document, "新修订的灌溉办法每天限用几桶", Scope())
    assert holds_today(document, "办法施行以后每天限用几桶", Scope())
