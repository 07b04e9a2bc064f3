"""How a stretch of a rule speaks: it demands, permits, forbids, waives, or denies."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache


class Force(Enum):
    """From demanding to denying; PLAIN tells how things are, which in a rule demands them."""

    PLAIN = "是"
    DEMANDS = "应当"
    PERMITS = "可以"
    FORBIDS = "不得"
    WAIVES = "不必"
    DENIES = "不"
    LEAVES = "才可以"  # 方可, 才能: what has to be met first; neither a demand nor a permission


# Words with 不 or 无 that deny nothing: bounds, names, conditions.
_NO_DENIAL = re.compile(
    r"([\u4e00-\u9fff])不\1|不(?:得|能|应|可|要|宜)?(?:少于|低于|短于|超过|超|多于|高于|长于|晚于)|不够|不足|(?:不到|不满|未满)(?=[\d零一二两三四五六七八九十百千])|劝而不退|坚持不退|不同|不断|不仅|不但|不论|不管|无论|不良|不(?:能)?(?:到会|出席|参加)(?=者|的|时|党员|人员|[,，、]|$)|不一致|不服|不同意|不愿"
    r"|(?:有权|能够?|可以)[^,，]{1,12}的(?=[^,，]{0,4}(?:党委|党组织|机关|部门|工会))|不受侵犯|不便|不动|不胜任|不适宜|不称职|不合格|不健全|不全(?![是部都由靠归])|不正常|不等(?!于)|不定|不限于|无记名|非公|非专职|无故|差不多|不是只有|不只"
    r"|没有例外|毫无|要不要|能否|可否|能不能|是不是|有没有|可不可以|不少|(?:必要|需要)时|有需要|确需|(?:工作|根据|确有)需要|拿不准|不方便|不过|除非"
)
_SILENT = re.compile(
    r"(?:没有|未|没)(?:专门|单独|另行|具体|明文|统一)?(?:准许|允许|禁止|写明|作?规定|给出|要求|写|取得(?!联系|同意|批准)|明确|列出|列明)"
)
_FIRST = re.compile(r"(?:方可|才(?:需要|需|须)|才可以?|才能够?|方能|即可|之后可以)")
_WAIVES = re.compile(
    r"无须|无需|不需要?|不必|不用(?![^,，]{0,8}的(?:名义|方式|办法|形式))|不要求|可以不|可不(?!缺|少)|免于|不作要求|不(?:作)?硬性要求|不限|没有限制|不受限制|不作限制|不设上?限|不强求|不作(?:统一|硬性)?规定"
)
_FORBIDS = re.compile(
    r"不(?:等于|意味着|代表)(?:就)?可以|不(?:得|能|可以?(?!缺|少|分)|准|允许|许|予|宜|应当?|再(?!重))|严禁|禁止|不要(?!求)|勿|无权|一律不"
)
_DENIES = re.compile(
    r"不|没有?(?!收)|(?<!从)未(?!来)|无(?!法)|无法|并非|找不到|除外|例外|消除|杜绝"
)
_PERMITS = re.compile(
    r"可以|(?<![不许认只])可(?![能靠行见])|允许|准许|准予|有权|能够|(?<![不才可只职功技])能(?![力源])|也行|都行|的权利"
)
_DEMANDS = re.compile(
    r"应当|应该|(?<![答相适反效供响回感])应(?![对急用届到])|必须|务必|须|需要?|(?<![不只重主必])要(?![求点素么件是])|一律|得(?=要|有|由|经|报)|有义务"
)
_HARD = re.compile(r"必须|务必|一律|绝对|严禁|禁止|不得|不能|不准|不可以")
_SOFT = re.compile(r"一般|原则上|通常|大体")


# Where to ask, and what a rule grants for money: 可以 changes nothing about them.
_ADVICE = re.compile(
    r"可以?(?=(?:先|直接|再|另)?(?:问|查|核对|参考|参照|联系|咨询|对照|向[^,，。]{2,24}(?:咨询|问|了解|核实|反映)|在[^,，。]{0,8}(?:列支|扣除)))"
    r"|(?:要|应当?|须|需要?)(?=看[^,，。]{1,16}(?:怎么|如何|规定|要求|文件|口径|为准)"
    r"|(?:先|再|另)?(?:向[^,，。]{2,16})?(?:问|核实|核对|请示))"
)
_CONDITION = re.compile(
    r"(?:的|时|时候|当天|那天|当日|后|前|期间|情况下?|以外|之外|外|起|中|内|情形|的(?:党员|支部|人员?|单位|企业|公司|对象|同志))$"
    r"|^对[^，,]{2,40}(?:企业|公司|单位|党员|支部|党组织|对象|人员?)$"
    r"|(?:没有|未|不)[^，,的]{1,12}的[^，,的]{1,24}(?:企业|公司|单位|党员|支部|党组织)$"
)


def force(text: str) -> Force:
    """How a segment speaks, by the strongest of its words."""
    return _read(text)[0]


def governed(text: str) -> str:
    """What the word that demands, permits or denies speaks of: what stands behind it."""
    return text[_read(text)[1] :]


def is_condition(text: str) -> bool:
    """Whether a segment says when or for whom rather than what."""
    return _CONDITION.search(text) is not None


def offers_choice(text: str) -> bool:
    """Whether a line lays out ways to choose from: 三种办法, 任选其一."""
    return re.search(r"[两二三四五六\d]种(?:办法|方式|方法|途径|形式|做法)|任选", text) is not None


def excepts(text: str) -> bool:
    """Whether a segment names an exception: 除购买国债外, 除了这三项."""
    return re.search(r"(?<![解开免废消])除(?![名去掉])", text) is not None


def excluded(text: str) -> str:
    """To whom a segment says that a rule does not apply; empty when it says so of nobody."""
    found = re.search(r"(?:不适用于?|不能(?:直接)?(?:套用|照搬|套到)|不要照搬)(.*)", text)
    return (found[1] or text[: found.start()]) if found else ""


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Force, int]:
    plain = _NO_DENIAL.sub(_blank, _ADVICE.sub(_blank, text))
    first = _FIRST.search(plain)
    if first:
        plain = _FIRST.sub(_blank, plain)
        if not _FORBIDS.search(plain) and not _DENIES.search(plain):
            return Force.LEAVES, first.end()
    if found := _SILENT.search(plain):
        return Force.DENIES, found.end()
    for kind, pattern in ((Force.WAIVES, _WAIVES), (Force.FORBIDS, _FORBIDS)):
        if found := pattern.search(plain):
            return kind, found.end()
    denied = _DENIES.search(plain)
    for kind, pattern in ((Force.PERMITS, _PERMITS), (Force.DEMANDS, _DEMANDS)):
        # 不服可以申诉 permits; 要求不高 would not.
        if found := pattern.search(plain, denied.end() if denied else 0):
            return kind, found.end()
    if denied:
        return Force.DENIES, denied.end()
    return Force.PLAIN, 0


def _blank(found: re.Match[str]) -> str:
    return "□" * len(found.group())


_NEGATIVE = frozenset({Force.FORBIDS, Force.DENIES, Force.WAIVES})
_AGREES: dict[Force, frozenset[Force]] = {
    Force.PLAIN: frozenset({Force.PLAIN, Force.DEMANDS, Force.PERMITS, Force.LEAVES}),
    Force.DEMANDS: frozenset({Force.PLAIN, Force.DEMANDS, Force.LEAVES}),
    Force.PERMITS: frozenset({Force.PERMITS, Force.LEAVES}),
    Force.LEAVES: frozenset({Force.PLAIN, Force.DEMANDS, Force.PERMITS, Force.LEAVES}),
    Force.FORBIDS: frozenset({Force.FORBIDS, Force.DENIES}),
    Force.DENIES: frozenset({Force.FORBIDS, Force.DENIES, Force.WAIVES}),
    Force.WAIVES: frozenset({Force.WAIVES, Force.DENIES}),
}


_BINDING = re.compile(r"应当|应该|必须|务必")
_ADVISABLE = re.compile(r"(?<![不便适事时])宜(?=[\u4e00-\u9fff]{2})|建议|最好")
_ALSO = re.compile(r"也可|或者?可")
# What a rule lays down without 应当: who decides, what follows, from when it counts.
_LAID_DOWN = re.compile(
    r"(?:报|由|经)[^,，]*(?:批|备案|决定|指定|选|审议|讨论|主持|召集|管理)|处理$|除名$|停止党籍$|算$|备案$|批准$|一律"
)


def agrees(claim: str, stated: str) -> bool:
    """Whether a segment may be said on the ground of another, as far as duty and denial go.

    What is done as a rule (一般) may not become what has to be done without exception.
    """
    if _HARD.search(claim) and _SOFT.search(stated) and not _SOFT.search(claim):
        return False
    if _BINDING.search(claim) and advises(stated) and not advises(claim):
        return False
    said, rule = force(claim), force(stated)
    if said is Force.FORBIDS and rule is Force.DENIES and _SILENT.search(stated):
        return False  # what no rule speaks of is not forbidden
    if said is Force.PERMITS and rule is Force.PLAIN:
        if "或" in stated and _ALSO.search(claim):  # 由甲决定或者由乙决定: 也可由乙
            return True
        return not _LAID_DOWN.search(stated)
    return rule in _AGREES[said]


def advises(text: str) -> bool:
    """Whether a segment tells what is advisable: 宜研究分设, 建议提前."""
    return _ADVISABLE.search(text) is not None


def denies(text: str) -> bool:
    """Whether a segment forbids, denies or waives."""
    return force(text) in _NEGATIVE
