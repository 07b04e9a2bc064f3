"""For how long a text binds, and its last revision."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.documents.terms import find_expiry, last_revision, with_terms
from assistant.domain import Document, Kind, Status

BEGUN = date(2020, 1, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本办法自2020年1月31日起施行，有效期五年。", date(2025, 1, 30)),
        ("本办法自发布之日起施行，有效期至2023年12月31日。", date(2023, 12, 31)),
        ("本通知有效期为6个月。", date(2020, 7, 30)),
        ("本规定试行期一年。", date(2021, 1, 30)),
        ("本细则自印发之日起试行两年。", date(2022, 1, 30)),
        ("本办法有效期延长至2026年6月30日。", date(2026, 6, 30)),
        ("借书证有效期三年。", None),
        ("体检报告有效期至2023年1月1日。", None),
        ("合同期限五年。", None),
    ],
)
def test_the_last_day(text: str, day: date | None) -> None:
    assert find_expiry(text, BEGUN).day == day


def test_a_term_without_a_beginning_is_a_warning_not_a_guess() -> None:
    found = find_expiry("本办法有效期五年。", None)
    assert found.day is None and "未见施行日期" in found.warning


def test_the_words_that_say_so_are_evidence() -> None:
    text = "读书办法\n第一条 读书。\n第二条 本办法自2020年1月31日起施行，有效期五年。\n"
    document = Document("d1", "读书办法", Kind.POLICY, "0", effective=BEGUN)
    terms = with_terms(document, text, {}, date(2021, 1, 1))
    assert terms.document.expires == date(2025, 1, 30)
    (one,) = terms.particulars
    assert text[one.start : one.end] == one.shown and "有效期五年" in one.shown


def test_what_a_clerk_states_stands_and_a_difference_is_told() -> None:
    text = "本办法自2020年1月31日起施行，有效期五年。"
    document = Document("d1", "办法", Kind.POLICY, "0", effective=BEGUN, status=Status.IN_FORCE)
    terms = with_terms(document, text, {"status": Status.IN_FORCE}, date(2026, 1, 1))
    assert terms.document.expires is None and "2025-01-30" in terms.warnings[0]
    stated = with_terms(document, text, {"expires": date(2030, 1, 1)}, date(2026, 1, 1))
    assert stated.warnings == ()


def test_the_last_revision_of_the_list_under_the_title() -> None:
    text = (
        "果园法\n（2001年1月1日通过　2010年5月6日第一次修正　2018年7月8日修订）\n"
        "第一条 2022年1月1日修订的表格不算。\n"
    )
    assert last_revision(text) == date(2018, 7, 8)
    assert last_revision("果园法\n（2001年1月1日通过）\n第一条 读书。\n") is None
