"""Whether other words for a rule say what it says, no less and no more."""

from __future__ import annotations

import pytest

from assistant.support.restating import restates


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("书记由支部委员会选举产生", "书记由支部委员会选出"),
        ("公示时间不少于七天", "公示时间至少七天"),
        ("应当在一个月内答复申请人", "应当在1个月内答复申请人"),
        ("党费比例不超过2%", "党费比例最多2%"),
        ("无正当理由不参加的，停止参加评选", "没有正当理由不参加的，停止参加评选"),
        ("支部每年应当向上级报告一次", "支部每年要向上级报告一次"),
    ],
)
def test_other_words_may_say_the_same(original: str, text: str) -> None:
    assert restates(original, text)


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("临时支部由上级党组织批准", "临时支部由上级党组织备案"),
        ("会员二十五人以上的单位，应当建立工会", "会员二十五人以上的单位，建立工会"),
        ("公司应当为党组织的活动提供条件", "党组织应当为公司的活动提供条件"),
        ("给予党支部工作经费支持", "企业给予党支部工作经费支持"),
        ("不足的可以联合建立工会", "超过的可以联合建立工会"),
        ("书记应当至少参加一次轮训", "书记应当参加一次轮训"),
        ("没有正当理由不参加的，予以除名", "有正当理由不参加的，予以除名"),
        ("党支部应当成立宣传小组", "党支部应当成立宣传小组，不成立的要通报批评"),
        ("选举应当采用无记名投票", "选举应当采用举手表决"),
        ("党费由党支部按月收缴", "党费按月收缴"),
    ],
)
def test_what_binds_may_not_be_lost_added_or_turned_round(original: str, text: str) -> None:
    assert not restates(original, text)
