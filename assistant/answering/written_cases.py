"""Yes, no or "it depends" where question and rule meet in a way that can be written down.

Each case reads one sentence; what it was right for among the labelled questions is in
docs/decisions/0023-yes-or-no.md. A case that does not apply says nothing.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from assistant.answering.decision_features import denials
from assistant.answering.question import Ask, Asks
from assistant.answering.shared_words import SOURCE, Weigh
from assistant.figures import figures

_PARTY = r"党组织|党委|党工委|党总支|党支部|支部|党员大会|组织部门?|支委会"
# Those who own or run an enterprise. 企业 and 单位 are left out: their party organisation may act.
_OWNER = re.compile(r"老板|企业主|出资|出钱|业主|股东|董事长|董事会|总经理|行政部?")
_DECIDED = re.compile(
    rf"(?:由|经|报)[^，。；、]{{0,16}}?(?:{_PARTY})[^，。；]{{0,10}}?(?:决定|批准|审批|批复|任命|指派)"
)
# What is decided, as a question says it and as a rule may.
_MATTERS = (("撤", "撤"), ("成立", "成立|新的"), ("除名", "除名"))
_TELLS_CONSENT = re.compile(rf"(?:{_PARTY}|上级|上面)[^，。；]{{0,6}}(?:同意|批准|批了|点头|决定)")

_PRIVATE, _STATE = re.compile(r"民企|私企|民营|私营|非公"), re.compile(r"国有|国企|国家出资")
_NOT_FOR = re.compile(r"不(?:适用于?|套用|能套用)[^，。；]+")
_APPLIES = re.compile(
    r"(?<![一配成整外手])套|照搬|适用|管不管|引(?![导进入起])|参照|照着|有没有|按这|一样"
)

_CONDITION = re.compile(
    r"(?:符合|具备)[^，。；]{0,8}条件的?|有条件的|(?:经|报)[^，。；]{2,20}?(?:批准|同意|审批)后?"
    r"|(?:遇到|有|在)?特殊情况下?"
)
_CONDITION_TOLD = re.compile(r"特殊|条件|批(?:准|了|过)|同意|点头|点了头|许可|答应")
_PARTS = re.compile("[，。；,;]")
_TAIL = re.compile(r"[不没][？?。]*$")  # 能恢复不？ asks and denies nothing
_ALLOWED = re.compile(r"(?<![不才方])(?:可以?(?![靠持续行能])|予以)([^，。；：（]+)")
_IN_WHAT_WAY = re.compile(
    r"^(?:按照?[^，。；]{0,6}(?:程序|规定)(?:的方式)?|适当|通过[^，。；]{0,6}程序|依法|直接|自行)"
)
_LOCAL_BODY = re.compile(r"[省市县区乡镇](?:一级的?)?(?:党)?委")
_ENOUGH = 0.2  # share of the question's words that a rule for "it depends" holds

_FAULT = re.compile(r"违|犯|处分|错误")
_DEGREE = re.compile(r"情节(?:较轻|轻微|较重|严重|特别严重|恶劣)")

_COUNTED_IN = re.compile(
    r"计入|算进|算在|算作|算到|列入|统计|计算|算不算|算[^，。？?不]{0,6}[吗么]"
)
_LISTED = re.compile(r"(?<!不)包括：?(?P<list>[^。]+)")
_INCLUDED = re.compile(r"(?P<what>[^。；]+?)(?<![不未])(?:计入|统计在|列入)")
_BETWEEN = re.compile(r"[、，；：和及（）()]|或者?")
_NAMED = r"[\u4e00-\u9fff]{2,8}"
_HELD = "(?:担任|兼任)"
_OFFICES = (
    re.compile(rf"(?P<office>{_NAMED}?)(?:一般|可以|应当|原则上|通常)*由(?P<who>{_NAMED}?){_HELD}"),
    re.compile(rf"(?P<who>{_NAMED}?)(?<!不)可以?(?:受[选委指]派)?{_HELD}(?P<office>{_NAMED})"),
)
_TAKES_OFFICE = re.compile(r"当|任|做|兼")
_NAME = 3  # last characters of a name by which it is known: 培养联系人, 联系人
_SAME = 4  # characters that question and rule have alike of what is counted in


def decided_by_others(ask: Ask, sentence: str, _: Weigh) -> str | None:
    """No, where an owner is to do what a party organisation decides: 老板发个文件撤支部."""
    if not _OWNER.search(ask.text) or _denials(ask.text):
        return None
    if _TELLS_CONSENT.search(ask.text):
        return None
    on_it = any(asked in ask.text and re.search(ruled, sentence) for asked, ruled in _MATTERS)
    return "no" if on_it and _DECIDED.search(SOURCE.sub("", sentence)) else None


def for_others(ask: Ask, sentence: str, _: Weigh) -> str | None:
    """No, where a private enterprise wants to use a rule that speaks of state-owned ones alone."""
    asked, said = ask.text, SOURCE.sub("", sentence)
    if not _APPLIES.search(asked) or _denials(asked):
        return None
    private = _PRIVATE.search(asked) and not _STATE.search(asked)
    state = _STATE.search(said) and not _PRIVATE.search(_NOT_FOR.sub("", said))
    return "no" if private and state else None


def hangs_on(ask: Ask, sentence: str, weigh: Weigh) -> str | None:
    """It depends, where the act is allowed under a condition of which the question says nothing."""
    asked = ask.text
    if ask.asks is not Asks.PERMISSION or ask.without or _denials(asked) or figures(asked):
        return None
    if _CONDITION_TOLD.search(asked) or re.search("不能|不得|不可", sentence):
        return None
    if any(body not in sentence for body in _LOCAL_BODY.findall(asked)):
        return None
    for allowed in _ALLOWED.finditer(SOURCE.sub("", sentence)):
        before = re.split("[。；]", sentence[: allowed.start()])[-1]
        act = _IN_WHAT_WAY.sub("", allowed[1])
        if "特殊情况" in before and len(_PARTS.split(asked)) > 1:
            continue  # what the question tells of may be such a one
        if _CONDITION.search(before) and (act[:2] in asked or act[-2:] in asked):
            return "depends" if weigh(sentence) >= _ENOUGH else None
    return None


def by_degree(ask: Ask, sentence: str, _: Weigh) -> str | None:
    """It depends, where a fault is asked about without its degree (情节较轻, 情节较重)."""
    if not _FAULT.search(ask.text):
        return None
    told = _DEGREE.search(ask.text)
    return "depends" if not told and len(set(_DEGREE.findall(sentence))) > 1 else None


def counted_in(ask: Ask, sentence: str, _: Weigh) -> str | None:
    """Yes, where the thing asked about stands in the list, or before the 计入, of the rule."""
    asked, said = ask.text, SOURCE.sub("", sentence)
    if _denied(asked, _COUNTED_IN):
        return None
    listed, included = _LISTED.search(said), _INCLUDED.search(said)
    if listed:
        topic = said[: listed.start()]
        members = (one.strip() for one in _BETWEEN.split(listed["list"]))
        if any(len(one) > 1 and one in asked and one not in topic for one in members):
            return "yes"
    if included and not re.search("[不未]", included["what"].split("，")[-1]):
        alike = SequenceMatcher(None, asked, included["what"], autojunk=False)
        return "yes" if alike.find_longest_match().size >= _SAME else None
    return None


def held_by(ask: Ask, sentence: str, weigh: Weigh) -> str | None:
    """Yes, where the rule gives the office to the one whom the question proposes for it."""
    asked, said = ask.text, SOURCE.sub("", sentence)
    if _denied(asked, _TAKES_OFFICE):
        return None
    given = (one for rule in _OFFICES for one in rule.finditer(said))
    fits = (one["who"][-_NAME:] in asked and weigh(one["office"]) > 0 for one in given)
    return "yes" if any(fits) else None


def _denied(asked: str, act: re.Pattern[str]) -> bool:
    """Whether the question has no part with the act, or denies it there."""
    part = next(filter(act.search, _PARTS.split(asked)), "")
    return not part or bool(_denials(part))


def _denials(asked: str) -> int:
    return denials(_TAIL.sub("", asked))


CASES = (decided_by_others, for_others, hangs_on, counted_in, held_by)
