"""The time that a question is about, where that is not today."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

# Words that ask for what once held, and those that name an earlier text outright.
_NAMES = r"(?:条例|规定|细则|办法|党章|章程|准则|规则|规程|(?<!方)法(?!院|庭|人|师|律))"
_EARLIER_TEXT = (
    r"旧版|老版|(?:修[订改正]|改版)(?:以|之)?前|没有?(?:修[订改正]|改)(?:以|之)?前"
    rf"|旧(?:的|版)?(?=[^\W给是有在的]{{0,12}}{_NAMES})|老(?=(?:公司)?{_NAMES})"
)
_ONCE = re.compile(rf"{_EARLIER_TEXT}|以前|过去|当时|原来|曾经")
_EARLIER = re.compile(_EARLIER_TEXT)
_THEN = r"的?(?:时候|那时候?|当时|那会儿?|那阵子?|那年|期间|时(?![间长限效段任事]))"
_YEAR = re.compile(
    rf"(?P<year>19[5-9]\d|20\d\d)年(?:{_THEN}|的规定(?!的|里|中|[^，。？]{{0,4}}(?:还|有效|废止|失效|作废))|(?P<before>(?:以|之)前))"
)
# 去年入党的 tells of somebody; 去年的规定 asks for what held.
_AGO = re.compile(rf"(?P<ago>去年|前年)(?:{_THEN}|的?(?:规定|标准|办法)(?!的))")
_YEARS_AGO = {"去年": 1, "前年": 2}
# Somebody's own past in a question about today.
_OF_THE_ASKER = re.compile(
    r"现在|如今|目前|眼下|今年|还能|[我咱他她]们?(?:是|在|于)?\d{4}年|[小老][\u4e00-\u9fff]{1,2}(?:是|在|于)?\d{4}年"
)


def asked_day(question: str, today: date) -> date | None:
    """The last day of the year that the question is about: 2015年的时候, 2015年以前, 去年的规定."""
    if _OF_THE_ASKER.search(question):
        return None
    if found := _YEAR.search(question):
        year = int(found["year"])
        return date(year - 1 if found["before"] else year, 12, 31)
    if ago := _AGO.search(question):
        return date(today.year - _YEARS_AGO[ago["ago"]], 12, 31)
    return None


def without_time(question: str) -> str:
    """The question without the words that ask for another time than today."""
    for words in (_YEAR, _AGO, _ONCE):
        question = words.sub("", question)
    return question


@lru_cache(maxsize=64)  # asked of every passage that was found
def prefers_earlier(question: str) -> bool:
    """Whether the question is about what once held rather than about what holds."""
    return bool(_ONCE.search(question))


def names_earlier_text(question: str) -> bool:
    """Whether the question names a text that has been revised since: 旧公司法, 修订前."""
    return bool(_EARLIER.search(question))
