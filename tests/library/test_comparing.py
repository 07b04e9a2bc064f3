"""Two versions of a text, clause by clause."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.comparison import Change, Comparison, Fate
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.reading import FileReader, parse_loaded
from assistant.library.comparing import compare
from assistant.retrieval.tokens import split_words
from assistant.testing import line_document

OLD = """果园读书会章程

第一条 为了办好果园读书会，制定本章程。

第二条 读书会每月举行一次，由会长召集。

第三条 借书证遗失的，交二元补办。

第四条 会长任期三年，可以连任一次。

第五条 读书会的经费由会员自愿缴纳，每年公布账目。
"""
NEW = """果园读书会章程

第一条 为了办好果园读书会，制定本章程。

第二条 读书会设阅览室，向果园职工全天开放。

第三条 读书会每季度举行一次，由会长召集。

第四条 会长任期五年，可以连任一次。

第五条 借书证遗失的，交二元补办。
"""


def parsed(text: str, name: str = "章程.txt"):  # noqa: ANN201
    return parse_loaded(LoadedFile(text), name, "0" * 64, date(2026, 1, 1))


def found(old: str, new: str) -> Comparison:
    return compare(parsed(old), parsed(new), split_words)


def told(comparison: Comparison) -> set[tuple[str, str | None, str | None]]:
    return {
        (str(one.change), one.old and one.old.name, one.new and one.new.name)
        for one in comparison.changes
    }


def test_articles_are_matched_by_their_words_and_not_by_their_numbers() -> None:
    comparison = found(OLD, NEW)
    assert told(comparison) == {
        ("新增", None, "第二条"),
        ("条号变动并修改", "第二条", "第三条"),
        ("条号变动", "第三条", "第五条"),
        ("修改", "第四条", "第四条"),
        ("删除", "第五条", None),
    }
    assert comparison.unchanged == 2  # the title and the first article
    assert sum(comparison.counts.values()) == 5


def test_changed_words_are_marked_as_words_and_join_to_both_texts() -> None:
    (change,) = [one for one in found(OLD, NEW).changes if one.change is Change.CHANGED]
    marked = [(piece.fate, piece.text) for piece in change.pieces]
    assert marked == [
        (Fate.KEPT, "会长任期"),
        (Fate.REMOVED, "三年"),
        (Fate.ADDED, "五年"),
        (Fate.KEPT, "，可以连任一次。"),
    ]


def test_a_text_without_articles_is_compared_by_its_headings() -> None:
    old = (
        "关于办好读书会的意见\n\n一、办会要求\n\n（一）每月一次。\n\n（二）会长召集。\n\n"
        "二、经费\n\n会员自愿缴纳。\n"
    )
    new = old.replace(
        "（一）每月一次。\n\n", "（一）设阅览室，全天开放。\n\n（二）每月一次。\n\n"
    ).replace("（二）会长召集", "（三）会长召集")
    comparison = found(old, new)
    assert comparison.counts == {Change.ADDED: 1, Change.RENUMBERED: 2}
    assert {one.new and one.new.text for one in comparison.changes} == {
        "设阅览室，全天开放。", "每月一次。", "会长召集。",
    }  # fmt: skip


def test_a_text_without_any_headings_is_compared_by_paragraphs() -> None:
    comparison = found("甲组开会读书。\n\n乙组买书登记。\n", "甲组开会读书。\n\n乙组买书不登记。\n")
    assert [str(one.change) for one in comparison.changes] == ["修改"]
    assert comparison.unchanged == 1


def test_what_was_removed_stands_where_it_stood() -> None:
    shorter = OLD.replace("第三条 借书证遗失的，交二元补办。\n\n", "")
    comparison = found(OLD, shorter)
    assert told(comparison) == {("删除", "第三条", None)}
    order = [(one.new or one.old) for one in found(OLD, NEW).changes]
    assert [one.name for one in order if one][-2:] == ["第五条", "第五条"]
    assert found(OLD, NEW).changes[-2].change is Change.REMOVED  # after what was the fourth


def test_equal_clauses_keep_their_own_places() -> None:
    text = "名单\n\n一、甲组\n\n（一）无。\n\n二、乙组\n\n（一）无。\n"
    comparison = found(text, text)
    assert comparison.changes == () and comparison.unchanged > 0


def test_nothing_in_common_is_all_removed_and_added() -> None:
    counts = found("第一条 甲乙丙丁。\n第二条 戊己庚辛。\n", "第一条 风花雪月。\n").counts
    assert counts == {Change.ADDED: 1, Change.REMOVED: 2}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("甲乙丙丁戊", min_size=1, max_size=12), max_size=12),
    st.lists(st.text("甲乙丙丁戊", min_size=1, max_size=12), max_size=12),
)
def test_every_clause_of_both_versions_is_accounted_for(old: list[str], new: list[str]) -> None:
    left, right = line_document("\n".join(old) or "空"), line_document("\n".join(new) or "无")
    comparison = compare(left, right)
    olds = sum(one.old is not None for one in comparison.changes) + comparison.unchanged
    news = sum(one.new is not None for one in comparison.changes) + comparison.unchanged
    assert (olds, news) == (max(len(old), 1), max(len(new), 1))
    for change in comparison.changes:
        if change.old and change.new:
            kept_or_gone = "".join(p.text for p in change.pieces if p.fate is not Fate.ADDED)
            kept_or_new = "".join(p.text for p in change.pieces if p.fate is not Fate.REMOVED)
            assert (kept_or_gone, kept_or_new) == (change.old.text, change.new.text)


@pytest.fixture(scope="module")
def company_law(shared: Path) -> Comparison:
    reader = FileReader(10**8)
    old, new = (
        reader.read(shared / "documents" / "laws" / f"民法商法__公司法({day}).md")
        for day in ("2018-10-26", "2023-12-29")
    )
    return compare(old, new, split_words)


def test_the_article_on_party_organisations_is_followed_through_a_revision(
    company_law: Comparison,
) -> None:
    (change,) = [one for one in company_law.changes if one.new and one.new.name == "第十八条"]
    assert change.change is Change.RENUMBERED
    assert change.old is not None and change.old.name == "第十九条"


def test_every_article_of_a_long_law_is_in_one_place(company_law: Comparison) -> None:
    for side in ("old", "new"):
        clauses = [getattr(one, side) for one in company_law.changes if getattr(one, side)]
        starts = [clause.start for clause in clauses]
        assert len(starts) == len(set(starts))
    pairs = {(one.old.name, one.new.name) for one in company_law.changes if one.old and one.new}
    # Renumbered articles whose words any reader recognises.
    assert {("第十条", "第八条"), ("第八条", "第七条"), ("第十一条", "第五条")} <= pairs
