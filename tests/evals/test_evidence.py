from __future__ import annotations

from datetime import date

from evals.evidence import Found, Shelf, overlap, rank_of_evidence
from evals.questions import Clause
from tests.evals.made_up import BRANCH_RULES, parsed

RULES = parsed("果园读书会规则（试行）", BRANCH_RULES, "规则_2018.txt")
CHANGED = [
    (depth, mark, name, own.replace("每月", "每季度")) for depth, mark, name, own in BRANCH_RULES
]
OLD = parsed("果园读书会规则", CHANGED, "规则_2009.txt")
BOOK = parsed("汇编", [(0, "", "", "".join(own for *_, own in BRANCH_RULES))], "汇编.md")
SECOND = Clause("果园读书会规则", "2018", "第二条")
THIRD = Clause("果园读书会规则", "2018", "第三条")


def shelf() -> Shelf:
    return Shelf([RULES, OLD, BOOK])


def passage(document: object, number: int) -> Found:
    item = document.passages[number]  # type: ignore[attr-defined]
    return Found(item.document_id, item.start, item.end, item.text)


def test_overlap_is_over_the_shorter_span() -> None:
    assert overlap((0, 10), (5, 100)) == 0.5
    assert overlap((0, 10), (2, 4)) == 1.0
    assert overlap((0, 10), (10, 20)) == 0.0
    assert overlap((0, 0), (0, 20)) == 0.0


def test_the_passage_of_the_article_is_accepted_and_its_neighbour_is_not() -> None:
    place = shelf().place(SECOND)
    assert place.accepts(passage(RULES, 2))
    assert not place.accepts(passage(RULES, 1))


def test_a_sentence_of_the_article_is_accepted() -> None:
    start = RULES.text.index("由组长召集")
    found = Found(RULES.document.id, start, start + 5, "由组长召集")
    assert shelf().place(SECOND).accepts(found)


def test_a_passage_that_holds_the_article_and_its_neighbour_is_accepted() -> None:
    start, end = RULES.passages[1].start, RULES.passages[2].end
    both = Found(RULES.document.id, start, end, RULES.text[start:end])
    assert shelf().place(SECOND).accepts(both)


def test_the_same_words_in_a_compendium_are_accepted() -> None:
    at = BOOK.text.index("第二条")
    copy = Found(BOOK.document.id, at, at + 28, BOOK.text[at : at + 28])
    assert shelf().place(SECOND).accepts(copy)


def test_another_version_of_the_title_is_not_accepted() -> None:
    assert not shelf().place(SECOND).accepts(passage(OLD, 2))
    assert not shelf().place(THIRD).accepts(passage(OLD, 4))


def test_a_date_of_the_document_tells_its_version() -> None:
    dated = parsed("果园读书会规则", BRANCH_RULES, "a.txt", effective=date(2018, 1, 1))
    assert Shelf([dated]).place(SECOND).spans
    assert not Shelf([dated]).place(Clause("果园读书会规则", "2009", "第二条")).spans


def test_rank_of_any_and_of_all() -> None:
    found = [passage(RULES, 1), passage(RULES, 4), passage(RULES, 2)]
    assert rank_of_evidence([SECOND, THIRD], False, found, shelf()) == 2
    assert rank_of_evidence([SECOND, THIRD], True, found, shelf()) == 3
    assert rank_of_evidence([SECOND, THIRD], True, found[:2], shelf()) is None
    assert rank_of_evidence([SECOND], False, found[:2], shelf()) is None


def test_a_quote_is_literal_only_at_its_place() -> None:
    start = RULES.text.index("由组长召集")
    assert shelf().literal(Found(RULES.document.id, start, start + 5, "由组长召集"))
    assert not shelf().literal(Found(RULES.document.id, start + 1, start + 6, "由组长召集"))
    assert not shelf().literal(Found("d-gone", start, start + 5, "由组长召集"))
    assert not shelf().literal(Found(RULES.document.id, start, start, ""))
