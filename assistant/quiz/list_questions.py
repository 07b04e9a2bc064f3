"""The sentence of a list as a question for all of it: 使用党费应当坚持哪些原则？"""

from __future__ import annotations

import re

from assistant.quiz.claims import Claim
from assistant.quiz.enumerations import Enumeration
from assistant.quiz.wording import stem

_NOUNS = "原则|要求|方式|程序|步骤|方法|条件|职责|职权|任务|作用|内容|办法|形式|范围|权利|义务|标准"
_BEHIND = re.compile(rf"的?(?P<noun>{_NOUNS})$")
# 应当按照 A、B、C 的原则，成立…: what follows goes on with the sentence.
_BETWEEN = re.compile(rf"的(?P<noun>{_NOUNS})(?P<rest>，[^：]{{4,60}})$")
_BY = re.compile(r"(?:按照|坚持|遵循|根据)$")
_COUNT = r"[两三四五六七八](?:个|种|项|类|方面|条|步)?"
_COUNTED = re.compile(rf"(?:有{_COUNT}|{_COUNT})?[：:]?$")
_SORTS = re.compile(r"有(?P<count>[两三四五六七八])(?P<measure>类|种)[：:]$")
_NAMED = re.compile(rf"(?P<noun>{_NOUNS})(?:依次)?(?:是|为|有|包括)?$")
_SO_MANY = re.compile(rf"(?:{_COUNT})(?P<noun>{_NOUNS})(?:，即|：)$")
_IN_ORDER = "（按先后顺序回答）"
_STEPS = ("程序", "步骤")
_LEAST = 4  # characters before a list, which say whose it is


def list_question(claim: Claim, one: Enumeration) -> str | None:
    """The question for the whole list of a sentence; none where it cannot be turned into one."""
    before, behind = claim.text[: one.start], claim.text[one.end :]
    asked = _asked(before, behind)
    if asked is None:
        words = [claim.text[slice(*span)] for span in one.members]
        if behind or not before.endswith("享有") or not all(w.endswith("权") for w in words):
            return None
        asked = f"{before}哪些权利"
    return stem(claim, asked).removesuffix("。") + "？"


def _asked(before: str, behind: str) -> str | None:
    bare = _COUNTED.sub("", before).rstrip("：:")
    if len(bare) < _LEAST:
        return None
    if (noun := _BEHIND.match(behind)) and "：" not in bare:
        return f"{bare}哪些{noun['noun']}{_order(noun['noun'])}"
    if (noun := _BETWEEN.match(behind)) and _BY.search(before):
        which = "什么" if noun["noun"] in _STEPS else "哪些"
        return f"{before}{which}{noun['noun']}{noun['rest']}{_order(noun['noun'])}"
    if behind:
        return None
    if sort := _SORTS.search(before):
        return f"{before[: sort.start()]}有哪几{sort['measure']}"
    if many := _SO_MANY.search(before):
        return f"{before[: many.start()]}哪些{many['noun']}"
    if bare.endswith("包括"):
        return f"{bare}哪些"
    if noun := _NAMED.search(bare):
        which = "是什么" if noun["noun"] in _STEPS else "有哪些"
        return f"{bare[: noun.end('noun')]}{which}{_order(noun['noun'])}"
    return None


def _order(noun: str) -> str:
    """What is added to a question for steps, since their order counts."""
    return _IN_ORDER if noun in _STEPS else ""
