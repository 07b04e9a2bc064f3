"""What unit a question asks for, and whether a passage states a figure of that unit."""

from __future__ import annotations

import re

_N = r"[\d一二两三四五六七八九十百千半]+"
# What is asked, and what an answer to it holds: 多久 wants a time, 几个人 a number of people.
_UNITS = (
    (
        re.compile(
            r"多久|多长|几天|几个?月|几年|多少[天日年月]|多少个月|几个工作日|什么时候|何时|啥时候|几时|哪天|期限|时限"
        ),
        re.compile(rf"{_N}个?(?:工作)?(?:日|天|月|年|周|小时|季度)|每[年月季周]|之日|以内|以前"),
    ),
    (
        re.compile(r"多少[人名个位]|几个?人|几[名个位]|多少(?:党员|委员|职工|会员)"),
        re.compile(rf"{_N}(?:至{_N})?[名人个位]"),
    ),
    (re.compile(r"多少[次回]|几[次回趟]"), re.compile(rf"{_N}[次回堂]|每[年月季周]")),
    (
        re.compile(r"比例|百分之|几个点|几成|几分之|多少[钱元]|几块|交多少|多少党费"),
        re.compile(rf"[%％]|[百千]分之|{_N}元|比例"),
    ),
)


def lacks_quantity(question: str, text: str) -> bool:
    """Whether the question asks for a figure, and the text has none of a unit it asks for."""
    asked = [answer for question_of, answer in _UNITS if question_of.search(question)]
    return bool(asked) and not any(answer.search(text) for answer in asked)
