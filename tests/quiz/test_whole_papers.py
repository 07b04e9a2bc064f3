"""A paper as a whole: no item tells another's key, points make 100, keys follow no pattern."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant import (
    GAP,
    RIGHT,
    Aim,
    Assistant,
    Blueprint,
    BlueprintPart,
    Item,
    ItemKind,
    QuizRequest,
)
from assistant.quiz.assembling import assemble
from assistant.quiz.give_aways import giving_away
from assistant.quiz.judge_orders import regular
from assistant.quiz.planning import plain_blueprint
from assistant.quiz.point_sharing import nearest_way
from tests.quiz.made_items import DUTIES, MEETS, item, numbered_items, offer, plan

SINGLE, MULTIPLE, JUDGE, BLANK, SHORT = ItemKind


def _offering(*items: Item) -> Sequence[Item]:
    return items


def _duties(key: tuple[str, ...], stem: str) -> Item:
    return item(SHORT, stem, key, (), DUTIES)


ASKS_HOW_OFTEN = replace(
    item(
        SINGLE, f"读书会每月举行{GAP}，五人以上方可。", ("一次",), ("一次", "两次", "三次", "四次")
    ),
    aim=Aim.NUMBER,
)
TELLS_HOW_OFTEN = item(BLANK, f"读书会每月举行一次，{GAP}以上到会方可开会。", ("五人",))
STATES_IT = replace(
    item(
        MULTIPLE,
        f"下列说法正确的有{GAP}。",
        ("会员应当爱护图书", "会员应当按时到会"),
        ("会员应当爱护图书", "会员应当按时到会", "读书会每季度举行一次", "五人以上到会方可开会"),
        DUTIES,
    ),
    aim=Aim.CLAUSE,
)
TELLS_DUTIES = item(BLANK, f"会员应当爱护图书、交纳会费、{GAP}。", ("按时到会",), (), DUTIES)
ASKS_DUTIES = _duties(("爱护图书", "交纳会费", "按时到会"), "会员应当履行哪些义务？")


@pytest.mark.parametrize("count", [7, 10, 20, 30, 46, 50, 60, 75, 80, 100, 120])
def test_a_plain_paper_is_worth_a_hundred_points(count: int) -> None:
    made = plain_blueprint(count, QuizRequest())
    assert made.count == count
    assert sum(part.count * part.points for part in made.parts) == 100
    worth = {part.kind: part.points for part in made.parts}
    assert worth[JUDGE] <= worth[SINGLE] <= worth[MULTIPLE]
    assert all((2 * one).is_integer() for one in worth.values())


def test_what_cannot_make_a_hundred_is_told_with_the_nearest_way() -> None:
    counts = {SINGLE: 20, MULTIPLE: 10, JUDGE: 13, BLANK: 5, SHORT: 2}
    points = {SINGLE: 2.0, MULTIPLE: 3.0, JUDGE: 1.0, BLANK: 2.0, SHORT: 10.0}
    assert nearest_way(counts, points) == (
        "各题分值合计 113 分，不是 100 分，最近的改法："
        "单选题由 20 道改为 15 道，多选题由 10 道改为 9 道"
    )
    assert 15 * 2 + 9 * 3 + 13 * 1 + 5 * 2 + 2 * 10 == 100
    assert nearest_way({SINGLE: 49}, {SINGLE: 2.0}).endswith("单选题由 49 道改为 50 道")
    assert nearest_way({SINGLE: 25}, {SINGLE: 2.0}).endswith("每题由 2 分改为 4 分")
    assert nearest_way({SINGLE: 50}, {SINGLE: 2.0}) == ""


def test_a_plan_that_misses_a_hundred_is_made_and_warned_of() -> None:
    made = assemble(plan((SINGLE, 5), (JUDGE, 4)), offer)
    assert made.made == 9
    assert "合计 18 分，不是 100 分" in made.reasons[-1]
    whole = Blueprint((BlueprintPart(SINGLE, 20, 5),))
    assert "不是 100 分" not in "".join(assemble(whole, offer).reasons)


def test_the_parts_of_a_short_item_can_share_its_points() -> None:
    three = ASKS_DUTIES
    four = _duties(("爱护图书", "交纳会费", "按时到会", "会员"), "读书会对会员有什么要求？")
    ten = Blueprint((BlueprintPart(SHORT, 1, 10),))
    made = assemble(ten, lambda request: [three, four])
    assert made.papers[0].items == (four,)
    only = assemble(ten, lambda request: [three])
    assert only.papers[0].items == (three,)
    assert only.reasons[-1] == ("简答题每题 10 分，有 3 个要点的不好平分，每题 9 分就好分")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TELLS_HOW_OFTEN, ASKS_HOW_OFTEN),
        (item(JUDGE, "读书会每月举行一次，须五人到会。", (RIGHT,)), ASKS_HOW_OFTEN),
        (item(JUDGE, "读书会应当每季度举行一次。", (RIGHT,)), STATES_IT),
        (
            item(BLANK, f"会员应当爱护图书、交纳会费、{GAP}。", ("按时到会",), (), DUTIES),
            ASKS_DUTIES,
        ),
    ],
)
def test_an_item_that_tells_the_key_of_another_is_found(one: Item, other: Item) -> None:
    assert (one, other) in giving_away([one, other])


def test_items_on_other_matters_tell_nothing_of_each_other() -> None:
    judge = item(JUDGE, "读书会五人以上到会方可开会。", (RIGHT,), (), MEETS)
    assert giving_away([ASKS_DUTIES, judge]) == []
    assert giving_away([*numbered_items(SINGLE, 10), *numbered_items(JUDGE, 10)]) == []


def test_no_item_comes_that_tells_the_key_of_another_even_where_there_is_no_other() -> None:
    asked = Blueprint((BlueprintPart(SINGLE, 1, 50), BlueprintPart(BLANK, 1, 50)))
    made = assemble(asked, lambda request: [ASKS_HOW_OFTEN, TELLS_HOW_OFTEN])
    assert made.made == 1
    assert "只出 0 道：" in made.reasons[0]


def test_papers_of_libraries_give_nothing_away_and_have_items_with_all_right(
    starter: Assistant, orchard: Assistant
) -> None:
    for seed in (1, 2):
        made = starter.papers.make(starter.papers.plan(100, QuizRequest(seed=seed)))
        items = made.papers[0].items
        assert giving_away(items) == []
        assert made.papers[0].total == 100
        right = Counter(len(one.key) for one in items if one.kind is MULTIPLE)
        assert right[2] <= sum(right.values()) / 2
    small = orchard.papers.make(orchard.papers.plan(100))
    assert giving_away(small.papers[0].items) == []
    several = starter.quiz(QuizRequest(count=1000, kinds=(MULTIPLE,))).items
    assert {2, 3, 4} <= {len(one.key) for one in several}
    assert any(all(option.right for option in one.options) for one in several)


def test_right_and_wrong_follow_no_pattern_and_no_key_fits_two_papers() -> None:
    keys = set()
    for seed in range(8):
        paper = assemble(plan((JUDGE, 16), seed=seed), offer).papers[0]
        assert not regular(paper.items)
        keys.add("".join(one.key[0][0] for one in paper.items))
    assert len(keys) == 8
    others = [replace(one, stem=f"按规定，{one.stem}") for one in numbered_items(JUDGE, 20)]
    again = assemble(plan((JUDGE, 16), seed=0), lambda request: others).papers[0]
    first = assemble(plan((JUDGE, 16), seed=0), offer).papers[0]
    assert [one.key for one in again.items] != [one.key for one in first.items]


@pytest.mark.parametrize("marks", ["√×√×√×√×", "√√√√√×××", "√√×√√×√√×", "√√××√√××", "××××××√"])
def test_a_pattern_is_seen(marks: str) -> None:
    right, wrong = numbered_items(JUDGE, 2)[1], numbered_items(JUDGE, 2)[0]
    assert regular([right if mark == "√" else wrong for mark in marks])
    irregular = "√××√√√×√××"
    assert not regular([right if mark == "√" else wrong for mark in irregular])


def test_statements_are_about_balanced_but_not_just_half_in_every_paper() -> None:
    shares = Counter(
        sum(
            one.key == (RIGHT,)
            for one in assemble(plan((JUDGE, 16), seed=seed), offer).papers[0].items
        )
        for seed in range(12)
    )
    assert set(shares) <= {6, 7, 8, 9, 10}
    assert len(shares) > 1


def test_a_difficult_choice_needs_the_exact_words(starter: Assistant) -> None:
    made = starter.quiz(QuizRequest(count=1000, kinds=(SINGLE,))).items
    levels = Counter(str(one.difficulty) for one in made)
    assert all(levels[level] >= len(made) / 12 for level in ("易", "中", "难"))


def test_right_statements_alone_are_no_section() -> None:
    right = [one for one in numbered_items(JUDGE, 30) if one.key == (RIGHT,)]
    wrong = [one for one in numbered_items(JUDGE, 30) if one.key != (RIGHT,)]
    none = assemble(plan((JUDGE, 10)), lambda request: right)
    assert none.made == 0
    few = assemble(plan((JUDGE, 10)), lambda request: [*right, *wrong[:2]])
    assert few.made == 5
    assert "答案为“错误”的只有 2 道" in few.reasons[0]
    assert assemble(plan((JUDGE, 10)), lambda request: [*right[:2], *wrong]).made == 6


def test_what_was_drawn_before_is_counted_and_told() -> None:
    items = numbered_items(SINGLE, 20)
    made = assemble(plan((SINGLE, 20)), lambda request: items, avoid=items[:15])
    assert made.made == 5
    assert "只出 5 道：有 15 道以前的试卷出过" in made.reasons[0]
    assert any("repeat = true" in reason for reason in made.reasons)
    fresh = assemble(plan((SINGLE, 25)), lambda request: items)
    assert not any("以前的试卷" in reason for reason in fresh.reasons)
