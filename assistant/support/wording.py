"""What a text is about: its words without figures, references, modals and small words."""

from __future__ import annotations

import re
from functools import lru_cache

_REFERENCE = re.compile(
    r"[(（](?:均?含|包括)(?:\d+[元人名个家]?|本数)?[)）]|《[^《》]*》(?:[(（][^()（）]*[)）])?|[\u4e00-\u9fff、]{0,24}(?:条例|党章|细则|准则|规程|办法|写明|法)(?=的?第.{1,8}条)|第[零〇一二两三四五六七八九十百千\d]{1,8}(?:条|款|项|部分|点)"
    r"|[\u4e00-\u9fff]{1,8}[〔\[（(](?:19|20)\d\d[〕\]）)]\d+号"
)
_NUMERAL = r"(?:\d+(?:\.\d+)?|[零〇一二两俩三四五六七八九十百千]+|半)"
_UNIT = (
    r"(?:个?工作日|个?学时|个?小时|个?月|个?季度|周年|年|天|日|周|岁|个人|人|名|位|个|家|种|项|条"
    r"|类|份|篇|次|回|元|倍|届|步|点|级|等|%|‰)"
)
_FIGURE = re.compile(
    rf"(?:19|20)\d\d年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|{_NUMERAL}分之{_NUMERAL}"
    rf"|(?:每个?|按|第)?{_NUMERAL}{_UNIT}?(?:到|至|[-~～—–]){_NUMERAL}{_UNIT}"
    rf"|(?:每个?|按|第)?{_NUMERAL}{_UNIT}|\d+(?:\.\d+)?|每个?(?:半年|年|季度|月|周)|一[般]|半数"
)
_BOUND = re.compile(
    r"不少于|不低于|不超过|不得超过|不能超过|不多于|不高于|至少|最少|至多|最多|最长|最短|起码|以上|以下|以内|之内"
    r"|超过|多于|高于|大于|不够|达到|上限|为限|期限|时限|时间|长度|内|满"
)
_MODAL = re.compile(
    r"应当|应该|必须|务必|需要|可以|能够|不得|不能|不可|不准|不许|不宜|严禁|禁止|允许|准许|无须|无需|不必|不用"
    r"|一律|一般|原则上|通常|没有|并未|尚未|还没|(?<![答相适反效供响回感])应|须|需|(?<!必)要|可|能|不|没|未|无|得"
)
_SMALL = re.compile(
    r"需要注意的是|值得注意的是|要注意的是|一般来说|通常来说|具体来说|也就是说|换句话说|简单来说|总的来说|具体而言"
    r"|此外|另外|同时|因此|所以|其中|首先|其次|然后|最后|接着|随后|例如|如果|假如|若是|倘若|只要|只有|除非|无论|的话"
    r"|因为|由于|对于|关于|至于|以及|或者|并且|而且|但是|不过|然而|还是|而是|就是|也是|都是|就要|您们|你们|我们|咱们"
    r"|本人|自己|这类|这种|这个|这些|这一|这张|这份|这条|这项|什么时候|何时|多少|什么|如何|怎么样?|哪些|注意|情况下|方面|有关|相关|目标|提出|要求|写明|做法|安排|说法|才能|仍然|予以|第一步|第二步|第三步"
)
_LISTED = re.compile(
    r"、|以及|或者|(?<![总维])和(?![谐解平睦气])|(?<![参给])与(?![会其])|(?<![以涉])及(?![时格其])|(?<!间)或"
)
# Characters that count for a text where the ground has them beside the same neighbour, and never
# against it.
_LIGHT = frozenset(
    "的了着地在将把被对向从由与和同跟及或等即为是有会来去给让使所以于请上下里中后前时仍确如若因只做办用指方说"
    "才则就都也还并且而但又再该此其之您你我咱他她它每各当又先按依据到"
)
_ALONE = 0.4
_OTHER = re.compile(r"[^\w|]|_")


@lru_cache(maxsize=8192)
def content(words: str) -> str:
    """Its content characters in order; “|” stands between things that are listed."""
    rest = _REFERENCE.sub("|", words)
    rest = _FIGURE.sub("", rest)
    rest = _LISTED.sub("|", rest)
    for small in (_BOUND, _MODAL, _SMALL):
        rest = small.sub("", rest)
    return _OTHER.sub("", rest).strip("|")


@lru_cache(maxsize=8192)
def bigrams(text: str) -> frozenset[str]:
    """Neighbouring characters of a content; a lone character stands for itself."""
    parts = [part for part in text.split("|") if part]
    pairs = {part[i : i + 2] for part in parts for i in range(len(part) - 1)}
    return frozenset(pairs | {part for part in parts if len(part) == 1})


def says(pair: str) -> bool:
    """Whether a pair of characters names something by itself."""
    return not _LIGHT.intersection(pair)


def weight(text: str) -> int:
    """How many characters of a content say something by themselves."""
    return sum(character not in _LIGHT and character != "|" for character in text)


@lru_cache(maxsize=16384)
def covered(text: str, ground: str) -> float:
    """The share of the text's content that the ground's holds, in [0, 1]; 1 for no content.

    A character counts whole in a pair that the ground has, and .4 where only itself is there.
    """
    pairs, single = bigrams(ground), frozenset(ground)
    held = whole = 0.0
    for part in text.split("|"):
        in_pair = [False] * len(part)
        for i in range(len(part) - 1):
            if part[i : i + 2] in pairs:
                in_pair[i] = in_pair[i + 1] = True
        for at, character in enumerate(part):
            if in_pair[at]:
                held, whole = held + 1, whole + 1
            elif character not in _LIGHT:
                held, whole = held + (_ALONE if character in single else 0), whole + 1
    return held / whole if whole else 1.0
