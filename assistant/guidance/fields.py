"""Who, materials, limit, approver and forms, read out of one sentence by its wording.

Every value is a literal part of the sentence; what the sentence does not say stays empty.
"""

from __future__ import annotations

import re

from assistant.checklist import Fields

_BODY = (
    r"(?:党委|党组织|党支部|支部(?!委员|书记|大会|党员|组织)|支部委员会|支委会|委员会|党总支|基层单位|组织部门|组织部|党小组|支部大会|党员大会|支部书记|书记|支部组织委员"
    r"|组织委员|组织员|培养联系人|入党介绍人|介绍人|入党申请人|申请人|发展对象|入党积极分子|积极分子|预备党员|党员|本人|工会"
    r"|用人单位|企业|公司|单位|税务机关|管理部门|工委)"
)
_CHARS = r"[\u4e00-\u9fff（）]"
_ONE = rf"{_BODY}(?!组织部)"
_ACTOR = rf"(?:{_CHARS}{{0,14}}?{_ONE})(?:(?:和|与|及|或|或者|、){_CHARS}{{0,8}}?{_ONE})*"
_VERB = (
    r"提出|递交|提交|召开|召集|主持|负责|研究|讨论|选举|决定|审查|审核|审议|填写|公示|公布|通报|通知|考察|开具"
    r"|办班|举办|转交|移交|报告|汇报|指定|指派|组织|报送|上报|报|建立|交纳|登记|对|收到|接到|审批|根据|向|将|按照|每|主要"
)
_MODAL = r"(?:还|也|一般|都|均|再|及时|自)?(?:应当|必须|应|须|要|可以|可|不得|一般)"
_BY = re.compile(
    rf"(?<!经)由(?P<who>{_ACTOR})(?!审批|批准|审定)(?=提出|召集|负责|组织|办理|讨论|研究|指定|确定|报|建立|保存|代|进行|承办)"
)
_SUBJECT = re.compile(rf"^(?:[^，。；：]{{0,24}}?[，：])?(?P<who>{_ACTOR})(?={_MODAL}|{_VERB})")
_ACTS = r"提出|召开|研究|讨论|选举|决定|审查|审议|指定|指派|组织|通知|公布|报告|征求"
_TAIL_SUBJECT = re.compile(rf"[，；](?P<who>{_ACTOR})(?=(?:还|都|也)?(?:应当|必须|应|须)|{_ACTS})")
_NO_BODY = re.compile(
    r"是|依次|^(?:接收|发展(?!对象)|追认|审批|[两一二三四五六七八九十\d]+[个名位]|对|在|把|将|从|为|因|凡是|按|其|被|未|至|由|的|一般|没有|不)|上级对|应当|必须|可以|报|向|经|并|提交|征求|听取|与会|选举|要|存|在|建立|召开"
)

_IS_HELD = re.compile(r"(?:一般)?(?:每|召开)")  # a meeting does not call itself

# What is done to somebody by another: 预备党员必须由党委审批.
_IS_DONE = re.compile(rf"{_MODAL}?(?:由|编入)")

_APPROVES = r"(?:批准|审批|备案|预审|审核|审查|审定|审议|批复|同意)(?!权|手续|意见|时间|材料|表)"
_REPORTED = re.compile(
    rf"报(?!告|名)(?:请|送|经|到|给)?(?P<body>[^，。；、报]{{2,24}}?(?:{_APPROVES}))"
)
_UNDER = re.compile(rf"经(?P<body>[^，。；、经]{{0,20}}?{_BODY}(?:{_APPROVES}))")
_BY_BODY = re.compile(rf"由(?P<body>[^，。；]{{0,16}}?{_BODY}(?:（[^（）]*）)?(?:审批|批准|审定))")
_REPLIES = re.compile(
    rf"(?:^|[，；])(?P<body>[^，。；]{{0,20}}?{_BODY})(?:召开会议)?(?:研究决定并)?(?:批复|作出批复)"
)

# A body that decides itself: 党委集体讨论，三个月内审批.
_DECIDES = re.compile(
    r"(?:^|[，；])(?P<body>[^，。；：、由报经向]{0,10}?(?:党委|工委|党组织|上级工会|组织部门))"
    r"(?=[^。；：]{1,40}?(?<![报经由送请])(?:审批|内批复)(?!前|后|权|时|意见|文件|表|部门))"
)

_NUMBER = r"(?:[一二两三四五六七八九十半]{1,3}|(?<![\d〔])\d{1,3}(?:\.\d)?)"
_LENGTH = rf"{_NUMBER}(?:至{_NUMBER})?个?(?:工作日|月|日|天|周|学时|小时|年|季度)"
_SPAN = rf"{_LENGTH}(?:或者?(?:不(?:少于|低于|超过))?{_LENGTH})?"
_LIMIT = re.compile(
    rf"(?:自[^，。；]{{1,24}}?起)?(?:一般)?(?:不(?:得|能)?(?:少于|超过|低于)|最长不超过|至少|提前|在|于)?"
    rf"(?:预备期满前|期满前|届满前)?(?<!第){_SPAN}(?:之内|以内|内|以上|以前|前)?"
    r"|次年\d{1,2}月(?:底|末)?前"
)
_OFTEN = re.compile(
    rf"(?<!人)每(?:半年|一年|两年|年|个月|月|一?季度|周)(?!或者每|平均|[^，。；]{{0,4}}几)"
    rf"(?:[^，。；]{{0,16}}?{_NUMBER}个?(?:次|天|篇|份|工作日|学时))?"
)
_MONTHLY = re.compile(r"按月|当月|即时|随时|及时")
_AGE = re.compile(r"年满$|党龄$")
_CONDITION = re.compile(r"(?:连续|为期|外出)$")  # 连续6个月不交: how long it has lasted, no limit

_FORM = re.compile(r"《([^《》]{2,40}?(?:书|表|证|卡|册|信|单))》")
_PAPERS = (
    r"申请书|志愿书|申请|材料|档案|记录|报告|请示|批复|名册|名单|登记表|考察表|审批表|证明|介绍信|台账|票据|凭证|选票"
    r"|决议|通知书|意见书|收据|活动证|登记簿|签到表|纳税申报表|公告|方案"
)
_SPLIT = re.compile(
    r"[，。；：、（）《》]|以及|连同|并附|并登记|留好|附上|和|及|与|将|把|提交|递交|报送|填写|形成|出具|开具|收到|提出|审看|查阅|记入|写入"
    r"|交|听取|审查(?!材料|情况|意见|结论)|发放|作出|做好|装入|对|写"
)
_PAPER = re.compile(
    rf"^(?P<name>[\u4e00-\u9fff]{{0,12}}?(?:{_PAPERS}))(?:等|后|并|的|一并|原件|复印件|$)"
)
_NO_PAPER = re.compile(
    r"可以|应当|不得|才能|经过|同样|下达|没有|党委研究|存入|要建|应在|得到|^无|^查|^建立|^通过|向|作为|或|^有|^是|越级|(?:委员会|党委|支部|组织|本人|大会|定期|及时|主动|书面)(?:报告|申请)$"
)
_VAGUE = re.compile(
    r"^(?:有关|相关|上述|该|其|以上|各种|所有|必要)?(?:材料|报告|申请|决议|记录|档案)$"
)


def read_fields(text: str) -> Fields:
    """The fields that the wording of a sentence, or of an item of a list, gives."""
    approver = _approver(text)
    return Fields(
        who=_who(text, approver),
        materials=_materials(text),
        limit=_limit(text),
        approver=approver,
        forms=tuple(dict.fromkeys(_FORM.findall(text))),
    )


def limit_of(text: str) -> str:
    """The time limits of a sentence, joined by “；”."""
    return _limit(text)


def _who(text: str, approver: str) -> str:
    for pattern in (_BY, _SUBJECT, _TAIL_SUBJECT):
        for found in pattern.finditer(text):
            who = found["who"]
            held = who.endswith("会") and _IS_HELD.match(text, found.end("who"))
            done_to = pattern is not _BY and _IS_DONE.match(text, found.end("who"))
            if not held and not done_to and not _NO_BODY.search(who) and len(who) <= 30:
                return who
    return ""


def _approver(text: str) -> str:
    found = [
        match["body"]
        for pattern in (_DECIDES, _REPORTED, _BY_BODY, _UNDER)
        for match in pattern.finditer(text)
    ]
    found += [match["body"] for match in _REPLIES.finditer(text)]
    names = dict.fromkeys(one.strip() for one in found)
    return "；".join(one for one in names if not any(one != o and one in o for o in names))


def _limit(text: str) -> str:
    spans: list[tuple[int, int]] = []
    for pattern in (_OFTEN, _LIMIT):
        for found in pattern.finditer(text):
            inside = any(start < found.end() and found.start() < end for start, end in spans)
            if not inside and not _is_no_limit(text, found.start(), found.end()):
                spans.append(found.span())
    if not spans:
        found_word = _MONTHLY.search(text)
        return found_word.group() if found_word else ""
    return "；".join(dict.fromkeys(text[start:end] for start, end in sorted(spans)))


def _is_no_limit(text: str, start: int, end: int) -> bool:
    """Whether the number is an age, a length of membership, or the year of a version."""
    before, after = text[max(0, start - 3) : start], text[end : end + 2]
    if _CONDITION.search(before):
        return True
    return after.startswith(("党龄", "级", "版")) or (
        bool(_AGE.search(before)) or before.endswith(("年", "月"))
    )


def _materials(text: str) -> tuple[str, ...]:
    names = []
    for piece in _SPLIT.split(text):
        found = _PAPER.match(piece.strip())
        if found and not _VAGUE.match(found["name"]) and not _NO_PAPER.search(found["name"]):
            names.append(found["name"])
    return tuple(dict.fromkeys(names))
