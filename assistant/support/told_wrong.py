"""Ways in which a line denies what it spells out: …是错误的, …不承担的事项包括.

Digests tell of mistakes and of what is left out in whole sentences. Taken literally such a sentence
affirms what it warns of; here the denial is put where the other rules look for it.
"""

from __future__ import annotations

import re

# 用主题党日代替三会是错误的：…, 失联一两个月就除名是不对的. What stands before is denied.
_WRONG = re.compile(
    r"^(?P<before>[^:：]*[，,])?(?:说|认为|以为|把)?(?P<what>[^:：，,]{2,60}?)(?:的(?:做法|说法|理解|想法))?"
    r"(?:都|也|均)?(?:是|属于)(?:错误|不对|不妥|不正确|不合规|违规|误解|不行)的?(?:做法|说法)?"
    r"(?:[，,:：](?P<rest>.*))?$"
)
# 临时党支部一般不承担的事项包括：发展党员；收缴党费. Each of what is listed is denied.
_NOT_OF_THESE = re.compile(
    r"(?P<whose>[^。；;:：，,]{0,30}?)(?P<deny>(?:一般)?(?<!是)不(?:得|能|可以?|应当?|予|准)?"
    r"[\u4e00-\u9fff]{0,4}?)的(?:事项|情形|行为|内容|工作|事情|事|项目)(?:包括|有|是)?[:：](?P<list>[^。\n]+)"
)
_OR_ELSE = re.compile(r"可以不([^，,。；;或不]{1,16})或者?(?=[^不，,。；;])")
_REFRAINS = re.compile(r"就(?:不再?|不用|不必)(?=[^足满到少够])")
# 一般不超过50人，超过的宜…: the second bound is the first amount again.
_AGAIN = re.compile(
    r"(?P<first>(?:超过|少于|低于|不足|不满|不到|满)(?P<amount>[\d一二两三四五六七八九十百]{1,6}"
    r"(?:人|名|个|家|年|个月|天|日)))(?P<between>[^。；;]{0,12}?[，,])(?P<bound>超过|不足|不满|不到|少于|低于)的"
)


def told_wrong(sentence: str) -> tuple[str, str, str]:
    """What a sentence says before, what it calls wrong, and what it says behind.

    The first is all of it where it calls nothing wrong, the other two are empty then.
    """
    found = _WRONG.match(sentence)
    if found is None:
        return sentence, "", ""
    return found["before"] or "", found["what"], found["rest"] or ""


def denied(piece: str) -> str:
    """A piece of what is called wrong, with what it denies said out: 就不建 may be 也可以建."""
    return _REFRAINS.sub("也可以", piece) if _REFRAINS.search(piece) else f"不得{piece}"


def listed_apart(text: str) -> str:
    """The text with what a heading denies denied of each thing in its list."""
    return _NOT_OF_THESE.sub(_each, text)


def spelled_out(text: str) -> str:
    """The text with what it leaves out for shortness: 超过的 as 超过50人的, 可以不选或者另选."""
    text = _OR_ELSE.sub(r"可以不\1，也可以", text)
    return _AGAIN.sub(r"\g<first>\g<between>\g<bound>\g<amount>的", text)


def _each(found: re.Match[str]) -> str:
    listed = [part for part in re.split(r"[；;]", found["list"]) if part.strip()]
    return "；".join(f"{found['whose']}{found['deny']}{part}" for part in listed)
