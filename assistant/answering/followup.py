"""A follow-up question made whole with the question before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# What a question that leans on the one before begins or ends with, or says instead of a name.
_LEANS = re.compile(
    r"[，,]那(?![些样种边里])|^(那|那么|然后|还有|另外|如果|要是|再|这|它|他|她|我们才|有特殊|具体|比如|除此)|(呢|的话)[？?]?$"
    r"|这个|那个|这些|那些|这样|那样|上面|刚才|前面"
)
_SHORT = 12  # characters; a question this short may leave its subject to the one before
# Words that every question may hold: they ask, and name nothing that could be asked about.
_SUBJECTLESS = frozenset(
    (
        "时间 多长 多长时间 期限 时限 比例 人数 几人 几天 几年 几次 条件 要求 材料 "
        "手续 程序 流程 步骤 内容 办法 规定 标准 依据 文件 理由 原因 情况 例外 特殊 "
        "最多 最少 最长 最短 最低 最高 至少 必须 需要 应该 应当 可以 怎么 怎样 如何 "
        "多少 什么 哪些 什么样 什么时候 谁来 批准 审批 负责 决定 提交 办理 超过 不够 "
        "不足 开始 结束 公司 企业 单位 我们 你们 他们 具体 一般 通常 分别 还要 还有 "
        "方面 问题 事情"
    ).split()
)


def standalone(question: str, history: Sequence[str], terms: Callable[[str], list[str]]) -> str:
    """The question as it is to be searched; a complete question is left as it is.

    `terms` reads the words of a text: a short question that names a subject of its own is whole.
    """
    question = question.strip()
    if not history or not _is_open(question, terms):
        return question
    return carried_over(question, history, terms)


def carried_over(question: str, history: Sequence[str], terms: Callable[[str], list[str]]) -> str:
    """The question behind what it leans on: the one before, made whole where that leaned as well.

    Of a longer run of open questions the last two count: what was asked before them is another
    matter more often than not.
    """
    before = history[-1].strip()
    if len(history) > 1 and _is_open(before, terms):
        before = f"{history[-2].strip()} {before}"
    return f"{before} {question.strip()}"


def _is_open(question: str, terms: Callable[[str], list[str]]) -> bool:
    if _LEANS.search(question):
        return True
    return len(question) <= _SHORT and not names_something(question, terms)


def names_something(text: str, terms: Callable[[str], list[str]]) -> bool:
    """Whether a word of the text names a thing that can be asked about."""
    return any(_names(term) for term in terms(text))


def _names(term: str) -> bool:
    """Whether a word names something: two characters or more that do not merely ask or count."""
    counted = re.fullmatch(r"[\d一二三四五六七八九十百两几多]+[个名人次天年月日元岁条项]?", term)
    return len(term) >= 2 and not counted and term not in _SUBJECTLESS
