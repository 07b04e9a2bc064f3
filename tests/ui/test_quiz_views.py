"""Papers, items, the bank and practice as HTML, and what was written in their forms."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from assistant import (
    BankItem,
    Difficulty,
    Item,
    ItemKind,
    ItemState,
    KeptPaper,
    Mark,
    MultipleRule,
    WrongItem,
)
from assistant.quiz.practice import Practice
from tests.quiz.made_items import (
    BLANK,
    EVERY,
    FALSE,
    HOSTILE,
    HOSTILE_SINGLE,
    MULTIPLE,
    SHORT,
    SINGLE,
    TRUE,
    paper_of,
    set_of,
)
from tests.ui.page_documents import document
from ui.answer_fields import answer_fields, given_answer
from ui.bank_view import BankPage, Looking, bank_view
from ui.paper_entries import USUAL_ENTRIES, read_paper
from ui.paper_form import paper_form
from ui.paper_view import paper_view
from ui.practice_form import Start, book_view, practice_form, read_start
from ui.practice_view import one_question, result_view, verdict, whole_paper

PAPER = paper_of(*EVERY)
RAW = re.compile(r"<script|onerror=[^&]*>|<img", re.IGNORECASE)


def test_the_usual_paper_has_a_hundred_points_of_all_kinds() -> None:
    blueprint, entries = read_paper(USUAL_ENTRIES)
    assert blueprint is not None
    assert not entries.problems
    assert sum(part.count * part.points for part in blueprint.parts) == 100
    assert {part.kind for part in blueprint.parts} == set(ItemKind)
    assert (blueprint.minutes, blueprint.versions, blueprint.repeat) == (60, ("",), False)


def test_bounds_versions_and_boxes_go_into_the_plan() -> None:
    blueprint, _ = read_paper(
        {
            "count.single": "３",
            "points.single": "5",
            "topics": "党费，发展党员 换届",
            "level.难": "on",
            "document.d1": "on",
            "versions": "AB",
            "approved": "on",
            "repeat": "on",
            "seed": "7",
            "title": " 季度测试 ",
        }
    )
    assert blueprint is not None
    (part,) = blueprint.parts
    assert (part.kind, part.count, part.points) == (ItemKind.SINGLE, 3, 5)
    assert part.topics == ("党费", "发展党员", "换届")
    assert (part.difficulties, part.documents) == ((Difficulty.HARD,), ("d1",))
    assert (blueprint.versions, blueprint.title, blueprint.seed) == (("A", "B"), "季度测试", 7)
    assert blueprint.approved_only
    assert blueprint.repeat


@pytest.mark.parametrize(
    ("written", "field", "words"),
    [
        ({}, "count.single", "至少填一种"),
        ({"count.judge": "-3"}, "count.judge", "不是整数"),
        ({"count.judge": "abc"}, "count.judge", "不是整数"),
        ({"count.judge": "9" * 90}, "count.judge", "0 到 1000"),
        ({"count.judge": "600", "count.blank": "600"}, "count.single", "最多 1000 题"),
        ({"count.judge": "5", "points.judge": "0"}, "points.judge", "1 到 100"),
        ({"count.judge": "5", "minutes": "9999"}, "minutes", "0 到 600"),
        ({"count.judge": "5", "seed": "一"}, "seed", "不是整数"),
    ],
)
def test_what_cannot_be_is_named_beside_its_field(
    written: dict[str, str], field: str, words: str
) -> None:
    blueprint, entries = read_paper(written)
    assert blueprint is None
    assert words in entries.problems[field]
    form = paper_form([document()], entries)
    assert entries.problems[field] in form
    assert re.search(rf'name="{re.escape(field)}"[^>]* aria-invalid="true"', form)


def test_the_form_shows_what_was_chosen_and_escapes_it() -> None:
    _, entries = read_paper({"count.single": "1", "title": HOSTILE, "document.d1": "on"})
    form = paper_form([document(title=HOSTILE), document("d2")], entries)
    assert re.search(r'name="document.d1" value="on" checked', form)
    assert not re.search(r'name="document.d2" value="on" checked', form)
    assert '<details class="dw-more" open>' in form
    assert not RAW.search(form)
    assert "还没有文件" in paper_form([])


def test_a_paper_hides_its_keys_and_shows_every_item_with_its_source() -> None:
    view = paper_view(set_of(PAPER))
    assert 'data-keys="hidden"' in view
    assert view.count('class="dw-item"') == view.count("data-cite=") == len(EVERY)
    assert [int(one) for one in re.findall(r'data-cite="(\d+)"', view)] == [*range(1, 9)]
    assert "一、单选题（每题2分，共4分）" in view
    assert "五、简答题" in view
    assert "满分 16 分，时间 30 分钟，共 8 题" in view
    assert not RAW.search(view)


def test_versions_can_be_chosen_and_shortfalls_are_told() -> None:
    a, b = paper_of(SINGLE, TRUE, version="A"), paper_of(TRUE, SINGLE, version="B")
    made = set_of(a, b)
    view = paper_view(made, 1)
    assert "读书会测试（B卷）" in view
    assert re.search(r'data-name="1" aria-pressed="true">B卷', view)
    short = type(made)((a,), 9, made.coverage, ("单选题要 9 道，只有 1 道",))
    assert "要 9 题，出了 2 题" in paper_view(short)
    assert "单选题要 9 道，只有 1 道。" in paper_view(short)
    none = type(made)((), 9, made.coverage, ("没有适合的句子",))
    assert "一道题也没有出成" in paper_view(none)
    assert "data-file" not in paper_view(none)


@pytest.mark.parametrize(
    ("item", "entries", "given"),
    [
        (SINGLE, {"q1": "B"}, "B"),
        (MULTIPLE, {"q1.C": "C", "q1.A": "A", "q2.B": "B"}, "AC"),
        (TRUE, {"q1": "正确"}, "正确"),
        (BLANK, {"q1.0": "一次", "q1.1": " 五人 "}, "一次；五人"),
        (BLANK, {"q1.0": "", "q1.1": "五人"}, "；五人"),
        (BLANK, {}, ""),
        (SHORT, {"q1": "爱护图书"}, "爱护图书"),
        (SINGLE, {}, ""),
    ],
)
def test_fields_of_an_answer_are_read_back(item: Item, entries: dict[str, str], given: str) -> None:
    assert given_answer(item, 1, entries) == given
    again = answer_fields(item, 1, given)
    assert again.count(" checked") == (len(given) if item is MULTIPLE else 1) * (
        bool(given) and item.kind in _CHOSEN
    )
    assert "disabled" in answer_fields(item, 1, given, closed=True)


_CHOSEN = (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.JUDGE)


def test_the_key_comes_only_with_the_mark() -> None:
    paper = paper_of(SINGLE, FALSE)
    before = one_question(paper, 1, "", None, None, 0)
    assert "dw-answer-key" not in before
    assert SINGLE.explanation not in before
    after = one_question(paper, 1, "B", Mark(0, "B"), 61, 1)
    assert "答错了" in after
    assert SINGLE.citation.quote in after
    assert 'data-seconds="61"' in after
    assert "剩余 1:01" in after
    assert "dw-answer-key" not in whole_paper(PAPER, None)
    assert not RAW.search(whole_paper(PAPER, None))


def test_a_mark_is_told_in_words() -> None:
    assert "答对了" in verdict(SINGLE, Mark(1, "A"))
    assert "部分答对" in verdict(BLANK, Mark(0.5, "一次", (True, False)))
    assert "没有作答" in verdict(SINGLE, Mark(0, ""))
    assert "答到 1 点，共 3 点" in verdict(SHORT, Mark(1 / 3, "x", (True, False, False), True))


def test_a_result_has_points_by_kind_and_escapes_what_was_written() -> None:
    practice = Practice(
        paper_of(SINGLE, HOSTILE_SINGLE, TRUE, BLANK), now=lambda: datetime(2026, 1, 2)
    )
    practice.answer(1, "A")
    practice.answer(3, "正确")
    practice.answer(4, HOSTILE)
    view = result_view(practice.finish())
    assert "得 4 分，满分 8 分" in view
    assert '<th scope="row">单选题</th><td>1 / 2</td><td>2 / 4</td>' in view
    assert not RAW.search(view)


def test_the_start_of_practice_is_read_and_kept_within_bounds() -> None:
    start = read_start(
        {"source": "wrong", "way": "end", "rule": "少选得一半分", "count": "9999", "minutes": "x",
         "name": "", "browser": "0123456789abcdef"}
    )  # fmt: skip
    assert (start.source, start.way, start.count, start.minutes) == ("wrong", "end", 100, 0)
    assert (start.rule, start.owner) == (MultipleRule.HALF, "0123456789abcdef")
    assert read_start({"name": "小李", "browser": "0123456789abcdef"}).owner == "小李"
    assert read_start({"browser": "<b>"}).owner == ""
    kept = KeptPaper("p1", HOSTILE, "A", date(2026, 3, 1), ())
    form = practice_form([kept], PAPER, Start("made", name=HOSTILE))
    assert '<option value="made" selected>刚出的：读书会测试</option>' in form
    assert not RAW.search(form)


def test_the_wrong_answer_book_tells_how_often() -> None:
    pair = (BankItem(SINGLE, flag="条文已修订"), WrongItem(SINGLE.id, 3, 1, date(2026, 3, 1)))
    view = book_view([pair])
    assert "错 3 次，最近一次 2026-03-01，之后连对 1 次；条文已修订" in view
    assert "错题本是空的" in book_view([])


def test_the_bank_shows_flags_and_what_can_be_decided() -> None:
    items = (
        BankItem(SINGLE, flag="条文已修订"),
        BankItem(HOSTILE_SINGLE, ItemState.REJECTED, HOSTILE, uses=(HOSTILE,)),
        BankItem(TRUE, ItemState.APPROVED),
    )
    view = bank_view(BankPage(Looking(page=2), items, 63, 80, 1), "已通过。")
    rows = view.split('<li class="dw-item"')[1:]
    assert "依据有变动" in rows[0]
    assert 'data-act="approve"' not in rows[0]
    assert 'value="reject"' in rows[0]
    assert 'data-act="approve"' in rows[1]
    assert 'value="reject"' not in rows[1]
    assert "第 2 页，共 4 页" in view
    assert "题库共 80 题，其中 1 题的依据有变动" in view
    assert not RAW.search(view)
    assert "题库还是空的" in bank_view(BankPage())
