"""Which versions and clauses bind on a day, by what the texts say of each other."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Document, Kind, Level, Status
from assistant.endings import Repeal
from assistant.validity import Standing, Validity

TODAY = date(2026, 6, 1)


def made(name: str, **facts: object) -> Document:
    fields = {"title": "果园办法", "kind": Kind.REGULATION, "status": Status.IN_FORCE, **facts}
    return Document(id=name, sha256=name, **fields)  # type: ignore[arg-type]


def standing(*documents: Document, on: date = TODAY) -> dict[str, Standing]:
    judged = Validity(documents).on(on, TODAY)
    return {one.document.id: one for one in judged}


def status(*documents: Document, on: date = TODAY) -> list[str]:
    return [str(one.document.status) for one in standing(*documents, on=on).values()]


OLD = made("old", effective=date(2010, 1, 1))
NEW = made("new", effective=date(2020, 1, 1))


def test_a_later_version_of_the_same_title_revises() -> None:
    assert status(OLD, NEW) == ["已修订", "现行有效"]
    assert status(OLD, NEW, on=date(2015, 1, 1)) == ["现行有效", "尚未施行"]
    held = standing(OLD, NEW)
    assert held["old"].document.replaced_by == "new"
    assert held["new"].document.replaces == ("果园办法",)


def test_a_chain_of_versions_has_one_that_binds_on_every_day() -> None:
    chain = [made(str(year), effective=date(year, 1, 1)) for year in (2000, 2005, 2010, 2030)]
    for year, binding in ((2001, "2000"), (2007, "2005"), (2026, "2010"), (2031, "2030")):
        judged = standing(*chain, on=date(year, 2, 1))
        assert [one for one, s in judged.items() if s.document.status is Status.IN_FORCE] == [
            binding
        ]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "果园章程"},
        {"kind": Kind.SPEECH},
        {"region": "果树县", "level": Level.COUNTY},
        {"level": Level.UNIT, "issuer": "乙公司"},
        {"title": "果园办法（试行）"},
    ],
)
def test_what_is_no_later_version(other: dict[str, object]) -> None:
    base = {"region": "果园县", "level": Level.COUNTY, "issuer": "果园县委"}
    old = made("old", effective=date(2010, 1, 1), **base)
    new = made("new", effective=date(2020, 1, 1), **{**base, **other})
    assert status(old, new)[0] == "现行有效"


def test_the_final_text_revises_the_trial_one() -> None:
    trial = made("trial", title="果园办法（试行）", effective=date(2010, 1, 1), status=Status.TRIAL)
    assert status(trial, NEW) == ["已修订", "现行有效"]


def test_notices_that_come_every_year_revise_nothing() -> None:
    title = "关于做好党费收缴工作的通知"
    one = made("2024", title=title, kind=Kind.DOCUMENT, written=date(2024, 1, 1))
    two = made("2025", title=title, kind=Kind.DOCUMENT, written=date(2025, 1, 1))
    assert status(one, two) == ["现行有效", "现行有效"]


def test_a_repeal_ends_from_its_day() -> None:
    old = made("old", title="旧规", effective=date(2010, 1, 1))
    by = made("by", title="新规", effective=date(2020, 1, 1), repeals=(Repeal("旧规"),))
    assert status(old, by) == ["已废止", "现行有效"]
    assert status(old, by, on=date(2019, 12, 31)) == ["现行有效", "尚未施行"]
    dated = made("by", title="新规", effective=date(2020, 1, 1), repeals=(
        Repeal("旧规", since=date(2021, 1, 1)),))  # fmt: skip
    assert status(old, dated, on=date(2020, 6, 1))[0] == "现行有效"


def test_a_repeal_that_could_mean_another_text_ends_nothing() -> None:
    old = made("old", title="旧规", number="园发〔2010〕1号", effective=date(2010, 1, 1))
    by = made("by", title="新规", effective=date(2020, 1, 1), repeals=(
        Repeal("旧规", number="园发〔2011〕9号"),))  # fmt: skip
    assert status(old, by)[0] == "现行有效"


def test_a_lower_seat_ends_nothing_of_a_higher_one() -> None:
    old = made("old", title="旧规", level=Level.CENTRAL, effective=date(2010, 1, 1))
    by = made("by", title="新规", level=Level.COUNTY, effective=date(2020, 1, 1), repeals=(
        Repeal("旧规"),))  # fmt: skip
    assert status(old, by)[0] == "现行有效"


def test_a_digest_or_a_speech_that_reports_a_repeal_ends_nothing() -> None:
    old = made("old", title="旧规", effective=date(2010, 1, 1))
    told = made("told", title="要点", kind=Kind.DIGEST, written=date(2020, 1, 1), repeals=(
        Repeal("旧规"),))  # fmt: skip
    assert status(old, told)[0] == "现行有效"


def test_clauses_that_end_while_the_document_goes_on() -> None:
    old = made("old", title="旧规", effective=date(2010, 1, 1))
    by = made("by", title="新规", effective=date(2020, 1, 1), repeals=(
        Repeal("旧规", articles=("第三条", "第五条第二款")),))  # fmt: skip
    held = standing(old, by)["old"]
    assert held.document.status is Status.IN_FORCE
    assert held.at("第一章/第三条").status is Status.REPEALED
    assert held.at("第五条").status is Status.IN_FORCE
    assert held.at("第五条/第二款").status is Status.REPEALED
    assert held.at("第三十条").status is Status.IN_FORCE
    assert standing(old, by, on=date(2015, 1, 1))["old"].clauses == ()


@pytest.mark.parametrize(
    ("facts", "day", "expected"),
    [
        ({"expires": date(2020, 1, 1)}, TODAY, "已废止"),
        ({"expires": date(2020, 1, 1)}, date(2020, 1, 1), "现行有效"),
        ({"status": Status.REPEALED}, TODAY, "已废止"),
        ({"status": Status.REPEALED}, date(2015, 1, 1), "状态未知"),
        ({"status": Status.NOT_YET}, TODAY, "尚未施行"),
        ({"status": Status.NOT_YET, "effective": date(2027, 1, 1)}, date(2027, 1, 1), "现行有效"),
        ({"status": Status.UNKNOWN, "trial": True}, TODAY, "试行"),
        (
            {"effective": date(2000, 1, 1), "amended": date(2018, 1, 1)},
            date(2010, 1, 1),
            "尚未施行",
        ),
    ],
)
def test_what_a_text_says_of_itself(facts: dict[str, object], day: date, expected: str) -> None:
    assert status(made("one", **facts), on=day) == [expected]
