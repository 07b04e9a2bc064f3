"""Numbers of a case against the ranges of rules, and what comes of it in an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from assistant.answering.ranges import fit, told, without_case


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("我们有两名正式党员", "有正式党员3人以上的，应当成立小组。", -1),
        ("我们有两名正式党员", "正式党员不足3人的，应当联合成立小组。", 1),
        ("我们有3名正式党员", "有正式党员3人以上的，应当成立小组。", 1),
        ("我们有3名正式党员", "正式党员不足3人的，应当联合成立小组。", -1),
        ("才十八个会员", "会员不足二十五人的，可以单独建立。", 1),
        ("七个正式党员", "小组由3至5人组成。", 0),
        ("有俩人不是党员，每人一个月来两次", "党员3人以上的，设组长。", 0),
        ("职工六十人", "有正式党员3人以上的，应当成立小组。", 0),
        ("有三四个正式党员", "有正式党员3人以上的，应当成立小组。", 1),
        ("有一两名正式党员", "有正式党员3人以上的，应当成立小组。", -1),
        ("有两三名正式党员", "有正式党员3人以上的，应当成立小组。", 0),
        ("会员60多人", "会员20人以下的，不设分会。", -1),
        ("九个正式党员有三个没来", "有正式党员7人以上的，设组长。", 1),
        ("几个正式党员才行", "有正式党员3人以上的，应当成立小组。", 0),
        ("有正式党员6人", "正式党员5至9人的，设组长一人；正式党员10人以上的，设副组长。", 1),
        ("80名职工、4名党员", "没有党员、职工50人以上的，先做工作。", -1),
        ("80名职工、4名党员", "职工50人以上、党员3人以上的，成立小组。", 1),
        ("80名职工、4名党员", "职工100人以上、党员3人以上的，成立小组。", -1),
        ("一名党员也没有", "没有党员的，先选派指导员。", 1),
        ("企业没有党员怎么办", "正式党员不足3人的，应当联合成立小组。", -1),
        ("企业没有党员怎么办", "有正式党员3人以上的，应当成立小组。", -1),
        ("没有党员大会记录", "党员3人以上的，设组长。", 0),
        ("有60名党员", "党员超过50人的，报上级分设。", 1),
        ("有60名党员", "党员不超过50人。", 0),
    ],
)
def test_a_range_fits_what_it_counts(question: str, sentence: str, expected: int) -> None:
    assert fit(told(question), sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("0人：先动员。", -1),
        ("1至2人：联合成立。", -1),
        ("3至6人：单独成立。", 1),
        ("应当开会。", 0),
    ],
)
def test_a_row_without_a_noun_counts_what_its_heading_names(sentence: str, expected: int) -> None:
    assert fit(told("有4名正式党员"), sentence, "按正式党员人数怎么设") == expected


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("我们有4名党员，怎么开会", "我们有，怎么开会"),
        ("职工80人，怎么开会", "，怎么开会"),
        ("一名党员也没有，怎么办", "，怎么办"),
        ("多少党员才开会", "多少党员才开会"),
    ],
)
def test_the_question_without_its_case(question: str, rest: str) -> None:
    assert without_case(question) == rest


RULES = """果园小组办法

第一条 凡是有正式党员3人以上的果园，都应当单独成立学习小组，小组的成立由果园提出申请。

第二条 正式党员不足3人的果园，应当与相邻的果园联合成立学习小组，联合的果园一般不超过4个。

第三条 有正式党员7人以上的学习小组，应当设组长和副组长。
"""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("我们果园只有2名正式党员，怎么成立学习小组？", "联合成立学习小组"),
        ("我们果园有5名正式党员，怎么成立学习小组？", "单独成立学习小组"),
    ],
)
def test_the_rule_for_the_case_goes_first(tmp_path: Path, question: str, words: str) -> None:
    (tmp_path / "小组.txt").write_text(RULES, encoding="utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([tmp_path / "小组.txt"])
        assert words in assistant.ask(question).sections[0].items[0].text
