"""Sentences held against statements that are worded fully: whose, when and of what."""

from __future__ import annotations

import pytest

from assistant.faults import Fault
from assistant.support.checking import faults

LEAVE = (
    "对申请离开的成员，立即注销资格是错误的：应当先谈话，无正当理由连续6个月不参加活动的，才注销。"
)
INSTEAD = "用聚餐代替例会是错误的：例会一般每季度1次。"
SAID = "说“条例规定支部每季度上一次党课”是错误的：条例没有规定支部上党课的次数。"
FEW = "会员不足二十五人就不建工会是错误的：可以单独建、联合建基层工会委员会。"
NOT_THESE = "临时党支部一般不承担的事项包括：发展党员；收缴党费；进行换届。"
FREE = "职工都有依法参加和组织工会的权利，任何组织、个人都不得阻挠和限制。"
VOTE = "选举人有权了解候选人情况，也可以不选任何一个候选人或者另选他人，任何组织和个人不得强迫。"
COUNTED = "成立党支部要求的正式党员3人以上，不把预备党员计入人数。"
STEPWISE = "跨省转移党员组织关系不必逐级转：有审批权限的基层党委，在全国范围内可以直接转移。"
LEAVING = "发展对象三个月内就要离开单位的，一般不办接收预备党员手续。"
LOSES = "预备党员不履行义务的，其预备党员资格应当取消；转正、延长、取消资格，均须经支部大会通过。"
LEVIES = "禁止在法律规定之外要求企业提供财物的摊派；市场主体有权拒绝任何形式的摊派。"
INTEREST = "党费账户不得从事经济活动；党费利息也是党费收入，不得挪用。"
MORE = "党员自愿多交党费的，数额不限。"
DIRECT = "直接接收党员只限于特殊情况，并且只能由党的中央和省、自治区、直辖市委员会进行。"
REPORTS = "基层党委把成立党支部的批复和选举结果报上级党委组织部门备案。"
ELECTED = "党支部选出的委员报上级党组织备案，选出的书记报上级党组织批准。"
FIFTY = "党支部党员人数一般不超过50人，超过的宜研究分设党支部。"
THREE = "民主评议党员按照个人自评、党员互评、民主测评的程序进行。"
OPEN = "主题党日的内容包括集中学习、民主议事、志愿服务等。"
HALF = "赞成人数超过应到会有表决权的正式党员半数的，才能通过决议。"
LOST = "失联党员停止党籍满2年后仍确实无法取得联系的，按自行脱党予以除名。"
UNCHECKED = "发展对象未经政治审查，或者政治审查不合格的，不能发展入党。"
ARTICLES = "现在应当引用公司法第十八条；第十九条是2018年修正的旧公司法的条号，旧法已被取代。"


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("聚餐可以代替例会。", INSTEAD),
        ("用聚餐代替例会。", INSTEAD),
        ("条例规定支部每季度上一次党课。", SAID),
        ("会员不足二十五人的，不得建工会。", FEW),
        ("临时党支部可以发展党员，也可以收缴党费。", NOT_THESE),
        ("企业可以限制职工参加和组织工会。", FREE),
        ("任何组织和个人可以强迫选举人。", VOTE),
        ("预备党员计入正式党员3人的人数。", COUNTED),
        ("跨省转组织关系必须一级一级往上转。", STEPWISE),
        ("发展对象三个月内就要离开单位的，应当办理接收手续。", LEAVING),
        ("不履行义务的预备党员，可以取消资格。", LOSES),
        ("企业不得拒绝摊派。", LEVIES),
        ("党费的利息不是党费收入。", INTEREST),
        ("党员多交党费的，数额不得突破规定。", MORE),
        ("支部党员超过50人的，应当分设党支部。", FIFTY),
        ("停止党籍满2年后取得联系的，按自行脱党除名。", LOST),
        ("政治审查合格的，不能发展入党。", UNCHECKED),
        ("评议按个人自评、党员互评、组织测评三步进行。", THREE),
        ("选举人不可以另选他人。", VOTE),
        ("申请离开的成员，应当立即注销资格。", LEAVE),
    ],
)
def test_what_a_full_statement_denies_or_demands_is_not_said_otherwise(
    statement: str, quote: str
) -> None:
    assert faults(statement, [quote])


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("不能用聚餐代替例会。", INSTEAD),
        ("申请离开就立即注销资格是不对的，应当先谈话。", LEAVE),
        ("会员不到25人也能建工会。", FEW),
        ("临时党支部一般不发展党员。", NOT_THESE),
        ("任何组织和个人都不得限制职工参加工会。", FREE),
        ("选举人可以不选任何候选人，也可以另选他人。", VOTE),
        ("跨省转组织关系不用层层转。", STEPWISE),
        ("企业有权拒绝摊派。", LEVIES),
        ("党员自愿多交党费的，数额没有限制。", MORE),
        ("只有党中央和省级党委，才能在特殊情况下直接接收党员。", DIRECT),
        ("支部委员报上级党组织备案。", ELECTED),
        ("支部党员超过50人的，一般要考虑分设支部。", FIFTY),
        ("评议按个人自评、党员互评、民主测评三步进行。", THREE),
        ("赞成人数超过应到会有表决权正式党员的半数才算通过。", HALF),
        ("停止党籍满两年仍然联系不上的，按自行脱党除名。", LOST),
        ("没有经过政治审查或者政审不合格的，不得发展入党。", UNCHECKED),
        ("第十九条是旧公司法的条号，旧法已被取代。", ARTICLES),
    ],
)
def test_a_short_sentence_may_leave_out_what_a_statement_spells_out(
    statement: str, quote: str
) -> None:
    assert faults(statement, [quote]) == ()


@pytest.mark.parametrize(
    ("statement", "quote", "fault"),
    [
        ("市委在特殊情况下也可以直接接收党员。", DIRECT, Fault.BODY),
        ("选举结果由党支部报上级党委组织部门备案。", REPORTS, Fault.BODY),
        ("新任书记由县级党校进行培训。", "上级党组织应当对新任书记进行培训。", Fault.BODY),
        ("党支部党员人数一般超过50人。", FIFTY, Fault.NUMBER),
        ("评议按个人自评、党员互评两步进行。", THREE, Fault.NUMBER),
        ("主题党日的内容有集中学习、民主议事、志愿服务三类。", OPEN, Fault.NUMBER),
        ("赞成人数达到应到会有表决权正式党员的半数才算通过。", HALF, Fault.NUMBER),
        ("第十九条是现行公司法的条款。", ARTICLES, Fault.NOT_IN_FORCE),
    ],
)
def test_near_misses_of_full_statements(statement: str, quote: str, fault: Fault) -> None:
    assert fault in faults(statement, [quote])


def test_the_number_of_a_locator_counts_nothing() -> None:
    quote = "纪律处分有五种：警告和严重警告、撤销党内职务、留党察看、开除党籍。"
    assert Fault.NUMBER in faults("党的纪律处分共有四种。", [quote], ["要点摘编", "四/5."])


def test_a_remark_beside_the_source_may_be_told() -> None:
    rule = "转正的支部大会，在到会人数上与接收的支部大会要求相同"
    quote = f"{rule}（《细则》第三十三条；该细则2026年5月已修订）。"
    told = f"{rule}；但这部细则2026年5月已经修订。"
    assert faults(told, [quote]) == ()
    assert faults(told.replace("5月", "3月"), [quote])
