"""Parts of a digest's line that are whole rules by themselves, where all of the line is none.

A line may begin with a label (备案：…), tell which rule says so (条例写明…), end with a remark, or
join two rules with a semicolon. What is left out never limits what is kept: a label that is a
case (…的：) stays, and no exception is cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.quiz.claims import Claim, pieces, trimmed

# A label that is a case limits what stands behind it; any other one only says what it is about.
_LABEL = re.compile(r"(?P<words>[^，。；：“”]{1,24})[：:]")
_CASE = re.compile(
    r"(?:的|机构|项目|企业|单位|人员|党员|职工)$|(?<!第)[\d一二两三四五六七八九十]+[人名家个]|不|没|未|无|时$|后$|前$|外$|期间$|以[上下]"
)
_SAYS = re.compile(
    r"(?:条例|规定|细则|通知|章程|办法|讲话)(?:同样|还|也)?"
    r"(?:写明|写的是|规定|要求|明确|写|允许|提出)[，：]?(?!明|了|的)"
)
# What a part has to hold to say what is to be done, and is then no mere heading with a figure.
_RULES = re.compile(
    r"应当?(?!对)|可以|不得|不能|必须|(?<![主重必需])要(?!求)|须|由[^，]{2,20}(?:召集|主持|决定|批准|指定|推荐|选举|产生|负责|管理|代)"
    r"|报[^，]{2,16}(?:批准|备案|审批)|编入|按[^，]{2,20}(?:计算|处理|除名)|予以|一般[^，\d]{2,}|每[年月季届]"
)
# Of a part whose label goes; a mere figure (每年一般不少于1次) would then lack what it is of.
_DOES = re.compile(
    r"应当?(?!对)|可以|不得|不能|必须|须|由[^，]{2,20}(?:召集|主持|决定|批准|指定|推荐|选举|产生|负责|管理)"
    r"|报[^，]{2,16}(?:批准|备案|审批)|编入|按[^，]{2,20}(?:计算|处理|除名)|予以"
)
# A tail that limits or goes on with what stands before it, so that it may not be cut off.
_LIMITS = re.compile(r"但|除|不过|只|而|且|并|否则|确|无|没|不满|未|不足|即|或|以及|和|劝")
# A part that is no sentence, or that speaks of the text.
_BROKEN = re.compile(
    r"^(?:较[多少]|党组织开展的|单方|条件具备|要|不足|会议|[^，]{1,3}由)|几[次个人名]|另有|没有写|不列入|要求非公|应到\d"
    r"|工作日工资照发|(?:的党员|政治标准|程序|没有|可以|应当|讲1次)$"
    r"|^(?!.*(?:组织关系|党籍)).*转(?:到|至|往|单位)"
)
_MOST_CUT = 2  # tails of one sentence


def partial_claims(claim: Claim) -> Iterator[Claim]:
    """The parts of a claim that may stand by themselves; which can be asked about, others tell."""
    parts = list(pieces(claim.text, 0, len(claim.text), "；"))
    label = _LABEL.match(claim.text)
    case = label is not None and is_case(label["words"])
    for start, end in parts[:1] if case else parts:
        start = _behind_labels(claim.text, start, end)
        yield from _cut(claim, start, end)


def is_case(label: str) -> bool:
    """Whether the label says when or for whom the sentence behind it holds."""
    return bool(_CASE.search(label))


def _behind_labels(text: str, start: int, end: int) -> int:
    """Where a part begins behind labels that are no case and words that name its rule."""
    for _ in range(2):
        label = _LABEL.match(text, start, end)
        if label and not is_case(label["words"]) and _DOES.search(text, label.end(), end):
            start = trimmed(text, label.end(), end)[0]
        says = _SAYS.match(text, start, end)
        if says:
            start = trimmed(text, says.end(), end)[0]
    return start


def _cut(claim: Claim, start: int, end: int) -> Iterator[Claim]:
    """The part, then the part without its last tails."""
    if _BROKEN.search(claim.text[start:end]):
        return
    yield _part(claim, start, end)
    for _ in range(_MOST_CUT):
        comma = claim.text.rfind("，", start, end)
        if comma < 0 or _LIMITS.match(claim.text, comma + 1):
            return
        end = comma
        if not _RULES.search(claim.text, start, end):
            return
        if not _BROKEN.search(claim.text[start:end]):
            yield _part(claim, start, end)


def _part(claim: Claim, start: int, end: int) -> Claim:
    return replace(claim, text=claim.text[start:end], start=claim.start + start, opens=False)
