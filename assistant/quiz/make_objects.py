"""填空 items on the words that decide: who, to whom, as what, from where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import Kind
from assistant.quiz.building import Workshop, blank
from assistant.quiz.claims import Claim
from assistant.quiz_items import Aim, Item

_X = r"(?P<words>[^，；、：。（）“”《》\d]{%s}?)"
_ENDS = r"(?=$|[，；])"
_DONE = r"(?=批准|审批|备案|决定|同意|报告|述职|公布|通报|请示|申请|提出|建立|选派)"
_MUST = r"(?:应当?|必须|可以|要|一般)(?:及时|定期)?"
# What stands before and behind words that a rule turns on, with how long they may be.
_PLACES: tuple[tuple[Aim, str], ...] = (
    (
        Aim.BODY,
        rf"(?:由|经|报|向){_X % '3,16'}{_DONE}",
    ),
    (Aim.BODY, rf"(?:请求|上报|报给|交给|移送){_X % '3,16'}{_ENDS}"),
    (Aim.TERM, rf"(?:提供|给予){_X % '3,10'}{_ENDS}"),
    (Aim.TERM, rf"(?<!不)(?:列入|纳入|编入|转到|转至|存入){_X % '3,10'}{_ENDS}"),
    (Aim.TERM, rf"作为{_X % '4,8'}{_ENDS}"),
    (Aim.TERM, rf"按照?{_X % '3,12'}(?=予以|计算|处理|除名|划拨|缴纳|交纳|收缴|执行|拨缴)"),
    (Aim.TERM, rf"以{_X % '2,12'}为(?:主|基数|依据|标准|限){_ENDS}"),
    (Aim.TERM, rf"从{_X % '3,14'}(?:中)?(?=选拔|选任|选聘|选派|产生|列支|推荐)"),
    (Aim.TERM, rf"(?:主要用于|主要用来|必须用于|用于){_X % '3,10'}{_ENDS}"),
    (
        Aim.TERM,
        rf"(?:突出|接受|坚持|进行|开展|采取|实行|作出|办理|享有|具有){_X % '4,8'}{_ENDS}",
    ),
    (
        Aim.TERM,
        rf"{_MUST}(?:召开|设立?|配备?|建立|成立|转移|恢复){_X % '3,12'}{_ENDS}",
    ),
    (Aim.DEFINITION, rf"(?<!不)(?<!但)(?<!还)是{_X % '5,16'}{_ENDS}"),
)
# Words that say nothing by themselves, or that are half a phrase.
_VAGUE = re.compile(
    r"^(?:的|其|该|本|规定|多种|各种|有关|相应|一定|适当|必要的|同|或|和|与)|其|该|本(?!人)|的$|等$|一般|应当|可以|不得|必须|上述|之一|情况$|规定$|[不没未]"
    r"|^[一二三四五六七八九十两]|时$|后$|前$|它|他|的(?!基层|党支部|党组织|党委|工会|企业|单位|收入|薪酬|联合会|权利)|予以|予|并|和.*和|[报由经向按]"
)
# What stays in the stem behind a gap: 采取（　　）措施, since many words for it would do.
_HEADS = re.compile(r"(?:措施|工作|活动|方式|办法|意见|材料)$")
_LEAST_LEFT = 3  # characters of words without their head
_MOST = 3  # places of one sentence


def object_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """Fill in the words that a rule turns on; nothing is chosen, so nothing is true beside it."""
    taken: list[tuple[int, int]] = []
    for aim, pattern in _COMPILED:
        for found in pattern.finditer(claim.text):
            span = _without_head(*found.span("words"), found["words"])
            words = claim.text[slice(*span)]
            apart = all(span[1] <= start or end <= span[0] for start, end in taken)
            once = _told_once(claim.text, words) and _settled(shop, claim, words)
            if len(taken) < _MOST and apart and once:
                taken.append(span)
                yield blank(claim, [span], aim)


def _without_head(start: int, end: int, words: str) -> tuple[int, int]:
    """The span without a last word that says little, where enough is left."""
    head = _HEADS.search(words)
    return (start, start + head.start()) if head and head.start() >= _LEAST_LEFT else (start, end)


def _settled(shop: Workshop, claim: Claim, words: str) -> bool:
    """Whether they are the rule's words: those of a digest only where another text has them too."""
    return claim.document.kind is not Kind.DIGEST or shop.knowledge.used_elsewhere(claim, words)


def _told_once(text: str, words: str) -> bool:
    return text.count(words) == 1 and not _VAGUE.search(words)


_COMPILED = tuple((aim, re.compile(pattern)) for aim, pattern in _PLACES)
