"""Validators of form: what options, stems and gaps look like, each with an item that fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import GAP, Aim, Item, ItemKind, Option, item_faults


@pytest.fixture
def multiple(orchard_items: tuple[Item, ...]) -> Item:
    """A 多选 item, which keeps every rule."""
    several = (one for one in orchard_items if one.kind is ItemKind.MULTIPLE)
    return next(one for one in several if len(one.key) < len(one.options))


@pytest.fixture
def blank(orchard_items: tuple[Item, ...]) -> Item:
    """A 填空 item of a whole word, which keeps every rule."""
    return next(one for one in orchard_items if one.kind is ItemKind.BLANK and len(one.key[0]) > 2)


def test_a_wrong_option_that_stands_out_by_its_form(multiple: Item) -> None:
    words = ("民主选举", "民主协商", "民主决策", "民主管理")
    options = tuple(Option(one, right=True) for one in words)
    alike = replace(multiple, aim=Aim.MEMBERS, options=(*options, Option("民主评议")), key=words)
    reason = "错误选项的样子与正确选项不同，一眼可以排除"
    assert reason not in item_faults(alike)
    assert reason in item_faults(replace(alike, options=(*options, Option("申请破产"))))


def test_steps_asked_for_as_a_set(multiple: Item) -> None:
    asked = replace(multiple, stem=f"根据《果园办法》第七条，设立书屋的步骤依次是{GAP}。")
    assert "有先后的步骤出成了多选题" in item_faults(asked)


@pytest.mark.parametrize(
    ("title", "told"), [("果园选举工作条例", True), ("果园党支部书屋管理办法", False)]
)
def test_a_key_of_which_the_title_tells_half(blank: Item, title: str, told: bool) -> None:
    asked = replace(
        blank, aim=Aim.TERM, stem=f"根据《{title}》第二条，委员会由大会{GAP}。", key=("选举产生",)
    )
    assert ("文件名里已经写出答案" in item_faults(asked)) is told


def test_two_answers_in_one_gap(blank: Item) -> None:
    for key, aim in (("上级党组织和党员大会", Aim.BODY), ("教育培训和组织生活", Aim.TERM)):
        assert "一个空里有两个答案" in item_faults(replace(blank, key=(key,), aim=aim))
    one = replace(blank, key=("公共就业和人才服务机构党组织",), aim=Aim.BODY)
    assert "一个空里有两个答案" not in item_faults(one)


def test_a_multiple_choice_that_leaves_right_options_out(multiple: Item) -> None:
    fewer = tuple(
        replace(option, right=option.text == multiple.key[0]) for option in multiple.options
    )
    assert "多选题的正确选项不全" in item_faults(replace(multiple, options=fewer))


def test_an_option_that_lost_what_its_figure_counts(multiple: Item) -> None:
    words = ("每月收入在3000元以下者，交纳0.5％", "3000元以上者，交纳1％", "5000元以上者，交纳2％")
    options = tuple(Option(one, right=True) for one in words)
    lost = replace(multiple, aim=Aim.MEMBERS, options=options, key=words)
    reason = "有的选项单看不知道是什么的数"
    assert reason in item_faults(lost)
    assert reason not in item_faults(replace(lost, options=options[1:], key=words[1:]))


def test_options_that_end_in_what_the_stem_asks_about(multiple: Item) -> None:
    words = ("长期不还书，经催促不改的，予以除名", "损坏图书，不肯赔偿的，予以除名")
    options = tuple(Option(one, right=True) for one in words)
    asked = f"根据《果园办法》第七条，会员具有哪些情形的，给予除名处置？{GAP}"
    told = replace(multiple, aim=Aim.MEMBERS, options=options, key=words, stem=asked)
    reason = "选项重复了题干所问的结果"
    assert reason in item_faults(told)
    other = f"根据《果园办法》第七条，会员具有哪些情形的，书屋作出处理？{GAP}"
    assert reason not in item_faults(replace(told, stem=other))


@pytest.mark.parametrize(("key", "manner"), [("书面", True), ("及时", True), ("书面报告", False)])
def test_a_gap_that_only_asks_how_a_thing_is_done(blank: Item, key: str, manner: bool) -> None:
    assert ("空里是怎样做，别的词也填得进去" in item_faults(replace(blank, key=(key,)))) is manner
