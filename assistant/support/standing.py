"""Whether a sentence speaks of a text as binding that its source says is none any more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.references import articles
from assistant.support.segments import Sentence

_SAYS_CURRENT = re.compile(
    r"现行|最新|(?:目前|现在|当前|至今|如今|仍然?|依然|继续)(?:仍|还|依然|有效|执行|适用|施行|使用|沿用)|有效的?(?:文本|规定|口径)"
)
_OVER = re.compile(
    r"(?:已经?|又作?|被|\d{4}年)[^,，。；;]{0,18}?(?:修订|修改|修正|废止|取代|失效)(?![版稿]|的?版|的文本)|旧(?:法|版|公司法|网页|口径|规定)"
    r"|不(?:能|要|得)再|出台前的|早年|过时"
)
_CURRENT = re.compile(r"现行|现在|目前|仍然?有效")
_SAYS_OVER = re.compile(
    r"修订|修改|修正|废止|取代|失效|旧|不再|不能再|不要再|原来|原先|以前|过去|曾|年版|年文本|修改版|核对|当时"
)
_SAYS_CHANGE = re.compile(r"不再|不是|取代|废止|而|已|改为")
_OLD = re.compile(
    r"旧(?:的|版)?[\u4e00-\u9fff]{0,4}(?:法|条例|规定|细则|章程|党章|口径)|修订前|修改前|原来的"
)


def says_over(statement: str) -> bool:
    """Whether a sentence tells that a text is not, or may not be, the present one."""
    return _SAYS_OVER.search(statement) is not None


def _of_an_ended_article(statement: str, ground: Sequence[Sentence]) -> bool:
    """Whether it names an article that the source only tells of as one that is over."""
    over = {one for each in ground if _OVER.search(each.text) for one in articles(each.text)}
    stands = {one for each in ground if not _OVER.search(each.text) for one in articles(each.text)}
    return bool(articles(statement) & (over - stands)) and not _SAYS_CHANGE.search(statement)


def claims_force_wrongly(
    statement: str, ground: Sequence[Sentence], near: Sequence[Sentence], names: Sequence[str]
) -> bool:
    """Whether it calls current what the source calls over, or leaves out that it is over.

    `near`: the sentences of the source that the statement rests on; `names` may tell the status
    of what is cited. That a text is current has to be said there or in the source.
    """
    own = " ".join(one.text for one in near)
    if _SAYS_CURRENT.search(statement):
        told = " ".join(f"{one.text} {one.source}" for one in ground)
        if _of_an_ended_article(statement, ground):
            return True
        if _OLD.search(statement) and not _SAYS_CHANGE.search(statement):
            return True
        vouched = _CURRENT.search(own) or (
            not _OVER.search(told) and any(_CURRENT.search(name) for name in names)
        )
        return not vouched
    return bool(_OVER.search(own)) and not says_over(statement)
