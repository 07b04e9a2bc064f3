"""What a sentence of a rule does: require, forbid, allow, or merely say."""

from __future__ import annotations

import re
from enum import Enum

_REQUIRED = re.compile(
    r"应当|必须|务必|(?<![相适对反供])应(?![用急对付届邀聘到])|(?<!必)须(?!知)"
    r"|(?<![主重需必只首简摘纪概扼想])要(?![求么件素点是闻害挟领])"
)
_FORBIDDEN = re.compile(
    r"不得|(?<!还)不能(?!到会|参加|按期)|禁止|严禁|不准|不可(?!或缺|缺少|抗)|不予|不宜|不许|一般不(?![少超低])"
)
_ALLOWED = re.compile(r"可以|可(?=[由按在向将])|也可|允许")
# What an authority or an applicant does in a procedure.
_ACT = (
    r"提出|提交|递交|申请|召开|召集|主持|研究|讨论|表决|选举|决定|批复|批准|审批|审查|审核|审议|预审|备案"
    r"|报送|上报|通知|填写|公示|公布|通报|谈话|考察|培训|交纳|收缴|上缴|补交|开具|转交|移交|转移|转接|接转|登记"
    r"|汇报|报告|宣布|宣誓|指定|指派|编入|建立|成立|设立|确定|评议|测评|自评|互评|听取|征求|归档|存档|答复|核对|分析"
)
# What a digest says of a text that is silent is nothing to be done.
_UNSAID = re.compile(
    r"^(?:条例|条款|规定|细则|办法|讲话|规程)[^，。；]{0,6}(?:没有|未)(?:给出|写|规定|列|作)"
)
_ACTS_BEFORE_A_BAN = (
    2  # so many acts make the half before a ban a step: 依次汇报、讨论和投票，不能举手
)

_APPROVED = re.compile(r"(?:报|经|由)[^，。；]{1,30}(?:批准|审批|备案|同意|预审|审核|研究)")
_ACTOR = re.compile(
    r"(?:党委|党组织|支部|大会|小组会|支部委员会|支委会|委员会|党总支|基层单位|组织部门|党小组|支部大会|党员大会|书记|委员|组织员"
    r"|联系人|介绍人|申请人|发展对象|积极分子|预备党员|党员|本人|工会|用人单位|企业|公司|单位|部门|机关|人员)"
)
_DOES = re.compile(_ACT)
_OFTEN = re.compile(r"每(?:半年|年|个?月|季度|周).{0,20}?[一二两三\d]+[次天]")
_BOUND = re.compile(
    r"不超过|不少于|不低于|以上|以下|至少|最长|最低|算起|(?:为|期|届)[一二两三四五六七八九十半\d]+个?[年月日天]"
)


class Force(Enum):
    """What becomes of a sentence."""

    STEP = "step"
    CAUTION = "caution"
    NEITHER = "neither"


def force(sentence: str) -> Force:
    """A duty or an act of a procedure is a step; a ban, a leave or a limit is a caution."""
    if _UNSAID.search(sentence):
        return Force.CAUTION
    required = _REQUIRED.search(sentence)
    forbidden = _FORBIDDEN.search(sentence)
    if forbidden and not (required and required.start() < forbidden.start()):
        return Force.STEP if _acts_first(sentence) else Force.CAUTION
    if forbidden and before_the_ban(sentence).endswith(("的", "时", "后")):
        return Force.CAUTION  # 要离开单位的，不办: what stands before the ban is a condition
    if required or (_OFTEN.search(sentence) and _ACTOR.search(sentence)):
        return Force.STEP
    allowed = _ALLOWED.search(sentence)
    half = sentence[: allowed.start()].rpartition("；")[0] if allowed else ""
    if half and force(half) is Force.STEP:
        return Force.STEP  # 会议由书记召集；来不了的，可以委托: the leave is for an exception
    if allowed:
        return Force.STEP if _APPROVED.search(sentence) else Force.CAUTION
    if _DOES.search(sentence) and (_ACTOR.search(sentence) or _APPROVED.search(sentence)):
        return Force.STEP
    return Force.CAUTION if _BOUND.search(sentence) else Force.NEITHER


def _acts_first(sentence: str) -> bool:
    """Whether somebody acts before something is forbidden, so that the first half is a step."""
    duty = before_the_ban(sentence)
    acts = set(_DOES.findall(duty))
    condition = duty.endswith(("的", "时", "后"))
    return len(acts) >= _ACTS_BEFORE_A_BAN and bool(_ACTOR.search(duty)) and not condition


def allows(sentence: str) -> bool:
    """Whether the sentence allows something, or tells a thing without ban or limit."""
    return bool(_ALLOWED.search(sentence)) or force(sentence) is Force.NEITHER


def forbids(sentence: str) -> bool:
    """Whether something is forbidden in the sentence."""
    return bool(_FORBIDDEN.search(sentence))


def before_the_ban(sentence: str) -> str:
    """The duty that stands before a ban in one sentence; the whole where there is no ban."""
    forbidden = _FORBIDDEN.search(sentence)
    if forbidden is None:
        return sentence
    cut = max(sentence.rfind(point, 0, forbidden.start()) for point in "，；。、")
    return sentence[:cut] if cut > 0 else sentence
