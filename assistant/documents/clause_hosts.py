"""Whose clause a number means, by the words right before it: 本条例, 《公司法》, 依照公司法."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

_OF = r"[的中]?$"
_THIS = re.compile(
    r"(?<![基根原版国日省市资文样])本(?:实施|暂行)?(?P<noun>条例|法|规定|办法|细则|章程|准则|规则|规程"
    rf"|制度|意见|通知|决定|方案|解释|规范|守则|标准|指引|指南|通则|纲要){_OF}"
)
_CHAPTER = re.compile(rf"(?<![基资版文样])本[编章节]{_OF}")
_BRACKETS = r"[（(〔][^（）()〔〕]*(?:[（(〔][^（）()〔〕]*[）)〕][^（）()〔〕]*)*[）)〕]"
_NOTES = rf"(?P<note>(?:\s*{_BRACKETS})*)"
_TITLED = re.compile(rf"《□+》{_NOTES}\s*{_OF}")
# 原《甲》, 修订前的《甲》, 2013年版《甲》, 省《甲》: not the text that is live under that title.
_OTHER = re.compile(r"(?:原|旧|省|市|(?:修[订改正]|废止)前的|年[版的]?|版)$")
_NAMED = re.compile(
    r"[\u4e00-\u9fff]*(?:法|法典|章程|党章|条例|规定|办法|细则|准则|规则|规程)(?=[的中]?$)"
)
_LEADS = r"依照|按照|依据|根据|违反|符合|参照|遵照|比照|适用|执行|除了?|以及|或者"
_BEFORE_NAME = re.compile(rf"{_LEADS}|取得|享受|具有|具备|属于|行使|履行|[高低等]于|[按由和与及或]")
_LONGEST_NAME = 60  # characters of a name without marks, with the words that lead up to it
_BEFORE_NUMBER = re.compile(
    rf"(?:(?P<sure>{_LEADS})|[，。；：:;,]|履行|具备|具有|属于|出现|发生|存在|实施|不受|遵守|作出"
    r"|[（(]?详?见|(?<![理自事])由|(?<!原)因|(?<!所)[在有]|[按依对经凭受与])\s*$"
)
_WITH_NOTE = re.compile(rf"《□+》{_NOTES}")
_SHORT = re.compile(r"简称(?:为|：|:)?[“\"]?(?P<marked>《□+》)?(?P<plain>[\u4e00-\u9fff]{2,20})?")


@dataclass(frozen=True, slots=True)
class Host:
    """The text that a clause belongs to: this one (`own`), or one that may be called by `names`."""

    own: bool = False
    noun: str = ""
    names: tuple[str, ...] = ()
    note: str = ""


def host_before(
    before: str, titles: Mapping[int, str], short_names: Mapping[str, str]
) -> Host | None:
    """The text that is named right before a number; none where none is.

    `before`: what stands before the number in its line, titles blotted out; `titles`: their words
    by the offset of the opening mark in `before`. A name that is no title leads to no document.
    """
    if this := _THIS.search(before):
        return Host(own=True, noun=this["noun"])
    if _CHAPTER.search(before):
        return Host(own=True)
    if titled := _TITLED.search(before):
        known = titles.get(titled.start(), "")
        if not known or _OTHER.search(before[: titled.start()]):
            return Host()
        return Host(names=(short_names.get(known, known),), note=titled["note"].strip())
    if named := _NAMED.search(before[-_LONGEST_NAME:]):
        starts = [0, *(one.end() for one in _BEFORE_NAME.finditer(named.group()))]
        names = [name for at in starts if (name := named.group()[at:])]
        return Host(names=tuple(short_names.get(name, name) for name in names))
    return None


class Lead(Enum):
    """What the words before a number alone say of it."""

    NONE = 0
    LIKELY = 1  # one of this document's own, if what follows fits
    SURE = 2  # 按照, 违反: nothing but a clause is meant


def lead_before(before: str) -> Lead:
    """Whether a number alone is one of this document's own.

    A title earlier in the sentence leaves open whose clause is meant.
    """
    if "《" in before[max(before.rfind("。"), before.rfind("；")) + 1 :]:
        return Lead.NONE
    if not before.strip():
        return Lead.LIKELY
    found = _BEFORE_NUMBER.search(before)
    if found is None:
        return Lead.NONE
    return Lead.SURE if found["sure"] else Lead.LIKELY


def short_names(masked: str, titles: Mapping[int, str]) -> dict[str, str]:
    """Titles by what the text calls them (以下简称《办法》); not what it calls two of them."""
    found: dict[str, set[str]] = {}
    for one in _WITH_NOTE.finditer(masked):
        short = _SHORT.search(masked, one.start("note"), one.end("note"))
        if short is None or one.start() not in titles:
            continue
        name = titles.get(short.start("marked"), "") if short["marked"] else short["plain"]
        if name:
            found.setdefault(name, set()).add(titles[one.start()])
    return {name: full.pop() for name, full in found.items() if len(full) == 1}
