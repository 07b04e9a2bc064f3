"""Taking a paper: marks, rules, time, the wrong-answer book, results as files."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from assistant import Assistant, ItemKind
from assistant.errors import ExportFailed, PracticeOver
from assistant.quiz.grading import grade
from assistant.quiz.practice import Practice
from assistant.quiz_items import GAP, Item
from assistant.quiz_scoring import MultipleRule
from tests.quiz.made_items import BLANK, FALSE, MULTIPLE, SHORT, SINGLE, TRUE, item, paper_of

PAPER = paper_of(SINGLE, MULTIPLE, TRUE, BLANK, SHORT, minutes=30)
ALL, SHARE, HALF = MultipleRule


def _blank(key: str) -> Item:
    return item(ItemKind.BLANK, f"期限为{GAP}。", (key,))


@pytest.mark.parametrize(
    ("asked", "given", "share"),
    [
        (SINGLE, "A", 1), (SINGLE, " a. ", 1), (SINGLE, "Ａ", 1), (SINGLE, "一次", 1),
        (SINGLE, "B", 0), (SINGLE, "AB", 0), (SINGLE, "E", 0), (SINGLE, "", 0),
        (TRUE, "√", 1), (TRUE, "对", 1), (TRUE, "错", 0), (FALSE, "×", 1), (FALSE, "不对", 1),
        (FALSE, "也许", 0), (TRUE, "", 0),
        (BLANK, "一次；五人", 1), (BLANK, "１次|5人", 1), (BLANK, "一次", 0.5),
        (BLANK, "五人；一次", 0), (BLANK, "", 0),
        (_blank("三个月"), "3个月", 1), (_blank("三个月"), "３ 个月。", 1),
        (_blank("三个月"), "三年", 0), (_blank("百分之三十"), "30%", 1),
        (_blank("1.5%"), "百分之一点五", 0), (_blank("1.5%"), "15%", 0),
        (_blank("两年"), "二年", 1), (_blank("3000元"), "3,000元", 1),
        (_blank("三分之二以上"), "2/3以上", 0), (_blank("甲；乙"), "甲；乙", 1),
        (SHORT, "爱护图书，交纳会费，按时到会", 1), (SHORT, "要爱护图书", 1 / 3), (SHORT, "", 0),
    ],
)  # fmt: skip
def test_an_answer_gives_its_share_of_the_points(asked: Item, given: str, share: float) -> None:
    assert grade(asked, given).share == pytest.approx(share)


@pytest.mark.parametrize(
    ("given", "shares"),
    [
        ("ABC", (1, 1, 1)), ("c、a、b", (1, 1, 1)), ("AB", (0, 2 / 3, 0.5)),
        ("A", (0, 1 / 3, 0.5)), ("ABD", (0, 0, 0)), ("ABCD", (0, 0, 0)), ("", (0, 0, 0)),
    ],
)  # fmt: skip
def test_what_is_left_out_of_a_multiple_choice_counts_by_the_rule(
    given: str, shares: tuple[float, ...]
) -> None:
    found = [grade(MULTIPLE, given, rule).share for rule in MultipleRule]
    assert found == pytest.approx(shares)


def test_a_point_needs_its_figures_and_its_negation() -> None:
    asked = item(ItemKind.SHORT, "怎么办？", ("借书不得超过三个月", "续借一次"))
    assert grade(asked, "借书可以超过三个月").parts == (False, False)
    assert grade(asked, "借书不得超过六个月").parts == (False, False)
    assert grade(asked, "借的书不得超过3个月；可以续借一次").parts == (True, True)
    assert grade(asked, "").by_hand


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2031, 5, 1, 9, 0)

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


def test_marks_at_once_stand_and_marks_at_the_end_wait() -> None:
    at_once = Practice(PAPER, at_once=True)
    mark = at_once.answer(1, "A")
    assert mark and mark.right
    with pytest.raises(PracticeOver, match="已经判过"):
        at_once.answer(1, "B")
    later = Practice(PAPER)
    assert later.answer(1, "B") is None and later.answer(1, "A") is None
    assert later.open == (2, 3, 4, 5)
    result = later.finish()
    assert result.earned == 2 and [one.number for one in result.wrong] == [2, 3, 4, 5]
    with pytest.raises(PracticeOver, match="已经交卷"):
        later.answer(2, "A")
    assert later.finish() is result


def test_after_time_nothing_is_taken_and_what_was_given_counts() -> None:
    clock = Clock()
    timed = Practice(PAPER, now=clock)
    timed.answer(1, "A")
    clock.pass_minutes(29)
    assert timed.seconds_left == 60
    clock.pass_minutes(2)
    with pytest.raises(PracticeOver, match="时间到了"):
        timed.answer(2, "ABC")
    result = timed.finish()
    assert result.late and result.seconds == 30 * 60 and result.earned == 2
    untimed = Practice(PAPER, timed=False, now=clock)
    assert untimed.seconds_left is None


def test_a_question_that_there_is_not_is_told() -> None:
    with pytest.raises(PracticeOver, match="没有第 6 题，题号从 1 到 5"):
        Practice(PAPER).answer(6, "A")


def test_points_follow_the_rule_and_are_rounded() -> None:
    practice = Practice(PAPER, SHARE)
    practice.answer(2, "AB")
    assert practice.finish().earned == 1.33


def _take(club: Assistant, learner: str, wrong: bool) -> None:
    taken = club.papers.practice(PAPER, learner=learner)
    for number, answer in enumerate(["B" if wrong else "A", "ABC", "对", "一次；五人"], start=1):
        taken.answer(number, answer)
    taken.answer(5, "爱护图书、交纳会费、按时到会")
    club.papers.keep_result(taken.finish())


def test_the_wrong_answer_book_keeps_an_item_until_it_is_right_twice(club: Assistant) -> None:
    _take(club, "甲", wrong=True)
    _take(club, "甲", wrong=True)
    _take(club, "乙", wrong=False)
    assert [(one.item.id, note.wrong) for one, note in club.papers.wrong("甲")] == [(SINGLE.id, 2)]
    assert club.papers.wrong("乙") == ()
    _take(club, "甲", wrong=False)
    assert len(club.papers.wrong("甲")) == 1
    _take(club, "甲", wrong=False)
    assert club.papers.wrong("甲") == ()
    assert club.papers.wrong_paper("甲") is None


def test_a_paper_of_wrong_answers_leaves_out_what_no_longer_stands(club: Assistant) -> None:
    made = club.papers.make(club.papers.plan(4))
    taken = club.papers.practice(made.papers[0], learner="甲")
    club.papers.keep_result(taken.finish())  # nothing answered
    again = club.papers.wrong_paper("甲")
    assert again and {one.id for one in again.items} == {one.id for one in made.papers[0].items}
    club.papers.keep_result(Practice(PAPER, learner="甲").finish())  # of a text that is not here
    same = club.papers.wrong_paper("甲", count=50)
    assert same and SINGLE.id not in {one.id for one in same.items}


def test_results_are_written_as_a_workbook_and_a_csv_without_formulas(
    club: Assistant, tmp_path: Path
) -> None:
    taken = Practice(PAPER, learner="=cmd|' /C calc'!A0")
    taken.answer(1, "@sum(1)")
    result = taken.finish()
    club.papers.save_results([result], tmp_path / "成绩.xlsx")
    book = openpyxl.load_workbook(tmp_path / "成绩.xlsx")
    assert book.sheetnames == ["成绩", "逐题得分", "答题明细"]
    assert book["成绩"]["C2"].value == 0 and book["成绩"]["D2"].value == 10
    assert not [c for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]
    club.papers.save_results([result], tmp_path / "成绩.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "成绩.csv").read_text("utf-8-sig"))))
    assert rows[0]["作答"] == "'@sum(1)" and rows[0]["姓名"].startswith("'=")
    assert rows[0]["判定"] == "对" or rows[0]["判定"] == "错"
    with pytest.raises(ExportFailed, match="没有成绩"):
        club.papers.save_results([], tmp_path / "空.xlsx")
