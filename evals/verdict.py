"""The polarity of an answer to a yes/no question: yes, no, depends, or none stated.

The rule, on the first sentence of the conclusion:
1. A leading verdict decides. 不能/不可以/不得/不行… → no, 可以/能/应当/需要… → yes, 视情况/不一定…
   → depends. Short words that also open a rule (对, 有, 是, 会, 要, 没有…) count only where a
   punctuation mark or nothing follows: “有，…” is a verdict, “有表决权的党员…” is not.
2. Otherwise the first modal word in the sentence decides, since a quoted rule states its polarity
   by 不得, 不能, 应当, 可以, 必须…; a negation wins over the positive word inside it (不可以).
3. A sentence with neither states no polarity, and that is never right.
"""

from __future__ import annotations

import re

from evals.wording import plain

_LEAD = re.compile(r"^(?:(?:结论|答案?|简单说|总的来说|一般来说|按规定|根据规定)[:,]?)+")
_DEPENDS = r"视(?:具体)?情况|看(?:具体)?情况|要看|不一定|取决于|分(?:两种|几种)?情况|区分情况"
_NO = r"不(?:能|可以|得|行|准|许|允许|宜|应当?|需要?|必|用|算|予|可(?!分割|缺少|或缺))"
_NO += r"|无(?:须|需|权)|禁止|严禁"
_YES = r"可以|能够|应当|必须|需要|有权|允许|可(?!靠|持续|行|能)"
_SHORT_NO = r"不|不是|没有|否|无效|错|未通过|不会|不对|不合规"
_SHORT_YES = r"能|行|是|是的|应|须|需|要|算|会|对|有|合规|有效"
_LEADING = re.compile(
    f"^(?:(?P<depends>{_DEPENDS})|(?P<no>{_NO}|(?:{_SHORT_NO})(?=[^\\w]|$))"
    f"|(?P<yes>{_YES}|能(?!力|源|量|否|动)|(?:{_SHORT_YES})(?=[^\\w]|$)))"
)
_MODAL = re.compile(f"(?P<depends>{_DEPENDS})|(?P<no>{_NO})|(?P<yes>{_YES})")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+")


def polarity(conclusion: str) -> str | None:
    """`yes`, `no` or `depends`; nothing when the conclusion states none."""
    sentence = _SENTENCE.search(conclusion)
    if not sentence:
        return None
    body = _LEAD.sub("", plain(sentence.group()))
    match = _LEADING.search(body) or _MODAL.search(body)
    return match.lastgroup if match else None


def verdict_right(conclusion: str, expected: str) -> bool:
    """Whether the conclusion states the expected polarity."""
    return polarity(conclusion) == expected
