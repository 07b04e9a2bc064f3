"""Who, materials, limit, approver and forms of single sentences, and what a sentence does."""

from __future__ import annotations

import pytest

from assistant.guidance.fields import read_fields
from assistant.guidance.limits import differ
from assistant.guidance.wording import Force, before_the_ban, force


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("园区党委收到申请后，应当在十天内答复。", "园区党委"),
        ("成立读书组，由企业党支部提出申请。", "企业党支部"),
        ("读书组的成员必须由党委审批。", ""),
        ("对没有借书证的社员，书记应当提醒。", "书记"),
        ("借书证丢失的，应当补办。", ""),
        ("一并报上级党委备案。", ""),
        ("基层党委或者县级党委组织部门办班。", "基层党委或者县级党委组织部门"),
        ("两个以上发展对象要逐个讨论。", ""),
        ("预备党员必须由党委审批。", ""),
        ("党员一般编入所在单位党组织。", ""),
        ("接收预备党员应当按照规定办理。", ""),
    ],
)
def test_who_does_it(sentence: str, who: str) -> None:
    assert read_fields(sentence).who == who


@pytest.mark.parametrize(
    ("sentence", "approver"),
    [
        ("经小组讨论后，报具有审批权限的园区党委预审。", "具有审批权限的园区党委预审"),
        ("由支委会研究决定，并报上级党委备案。", "上级党委备案"),
        ("经县级以上党委批准，可以成立读书社。", "县级以上党委批准"),
        ("读书社成员必须由党委（工委，下同）审批。", "党委（工委，下同）审批"),
        ("企业提出申请，街道党委召开会议研究决定并批复。", "街道党委"),
        ("小组长报告对书目的审查情况。", ""),
        ("党委集体讨论，三个月内审批，并报组织部门备案。", "党委；组织部门备案"),
        ("报上级党委审批，党委应在三个月内批复决议。", "上级党委审批"),
        ("党委把成立批复和选举结果报组织部门备案。", "组织部门备案"),
        (
            "书记、副书记，报上级党组织批准；委员，报上级党组织备案。",
            "上级党组织批准；上级党组织备案",
        ),
    ],
)
def test_who_approves(sentence: str, approver: str) -> None:
    assert read_fields(sentence).approver == approver


@pytest.mark.parametrize(
    ("sentence", "limit"),
    [
        ("应当在三个月内审批。", "在三个月内"),
        ("公示不少于5个工作日。", "不少于5个工作日"),
        ("支部每半年考察一次。", "每半年考察一次"),
        ("自年度终了之日起五个月内报送。", "自年度终了之日起五个月内"),
        ("应当于次年4月底前汇总。", "于次年4月底前"),
        ("应当及时通报。", "及时"),
        ("年满18岁的社员可以借书。", ""),
        ("算出每人每月应交数。", ""),
        ("没有写每月或者每季度上几次。", ""),
        ("非专职委员每月不超过三个工作日。", "每月不超过三个工作日"),
        ("培训一般不少于三天或者二十四学时。", "一般不少于三天或者二十四学时"),
        ("连续6个月不交的，按自行脱党处理。", ""),
        ("为期6个月以上的工程，应当成立小组。", ""),
        ("本办法自2021年5月1日起施行。", ""),
        ("按照2014年版的规定办理。", ""),
    ],
)
def test_until_when(sentence: str, limit: str) -> None:
    assert read_fields(sentence).limit in (limit, limit.removeprefix("于"))


@pytest.mark.parametrize(
    ("sentence", "materials", "forms"),
    [
        (
            "支部应当将决议写入《读书志愿书》，连同入社申请书、政治审查材料、考察材料等，一并报党委。",
            ("读书志愿书", "入社申请书", "政治审查材料", "考察材料"),
            ("读书志愿书",),
        ),
        ("审查情况应当形成结论性材料。", ("结论性材料",), ()),
        ("应当向上级报告有关材料。", (), ()),
        ("通过决议的，应当宣布。", (), ()),
        ("据实列支、留好凭证。", ("凭证",), ()),
        ("问清五方面情况并登记台账。", ("台账",), ()),
    ],
)
def test_with_which_papers(
    sentence: str, materials: tuple[str, ...], forms: tuple[str, ...]
) -> None:
    found = read_fields(sentence)
    assert (found.materials, found.forms) == (materials, forms)


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("支部应当召开大会。", Force.STEP),
        ("各单位要抓紧摸底。", Force.STEP),
        ("支部每月召开1次小组会。", Force.STEP),
        ("确有困难的，经支部研究，报党委批准后，可以免交。", Force.STEP),
        ("任何人不得代交。", Force.CAUTION),
        ("社员将要离开的，一般不办理借书手续。", Force.CAUTION),
        ("党委可以直接作出决定。", Force.CAUTION),
        ("小组一般不超过50人。", Force.CAUTION),
        ("主要内容很重要，需要理解要求。", Force.NEITHER),
        ("书柜是读书的地方。", Force.NEITHER),
        ("大会依次是社员汇报、组长报告和无记名投票，不能举手表决。", Force.STEP),
        ("对还不能建组的村，书记要上门谈话。", Force.STEP),
        ("条例没有写次数，书记每年至少讲1次。", Force.CAUTION),
        ("大会由书记召集；书记来不了的，可以委托委员。", Force.STEP),
    ],
)
def test_what_a_sentence_does(sentence: str, does: Force) -> None:
    assert force(sentence) is does


def test_the_duty_before_a_ban_is_a_literal_part() -> None:
    sentence = "支部应当按照规定收费，不得垫交。"
    assert before_the_ban(sentence) == "支部应当按照规定收费"
    assert before_the_ban("支部应当收费。") == "支部应当收费。"


def test_limits_are_compared_by_value() -> None:
    assert not differ("一个月内", "1个月内")
    assert differ("一个月内", "十个工作日内")
    assert not differ("每半年一次", "每半年考察一次")
    assert not differ("", "一个月内")
