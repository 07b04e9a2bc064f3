"""Whether two short answers mean the same: 百分之一 and 1%, 三个月 and 3个月, 半年 and 六个月."""

from __future__ import annotations

import re
import unicodedata

from assistant.figures import figures
from assistant.text import parse_number, squeeze

_FILL = re.compile(r"^(?:一般|原则上|为|是|由|经|报)|(?:左右|的|等)$")
# What comparison form would drop, and what tells 1.5% from 15, and 3-5人 from 35人.
_SIGNS = (
    (re.compile(r"(?<=\d)\.(?=\d)"), "点"),
    (re.compile(r"(?<=\d)\s*[-—–~]+\s*(?=\d)"), "至"),
    (re.compile(r"%"), "百分号"),
)
_SAME = (
    ("支部委员会", "支委会"),
    ("党支部", "支部"),
    ("支部党员大会", "党员大会"),
    ("支部大会", "党员大会"),
    ("上一级", "上级"),
    ("必须", "应当"),
    ("应该", "应当"),
    ("不能", "不得"),
    ("不可以", "不得"),
    ("无须", "不必"),
    ("无需", "不必"),
    ("不需要", "不必"),
)


def same_meaning(one: str, other: str) -> bool:
    """Whether a reader would take the two for one answer."""
    if meaning(one) == meaning(other):
        return True
    return _amount(one) is not None and _amount(one) == _amount(other)


def meaning(words: str) -> str:
    """The words in comparison form, with one word for each group of words of one meaning."""
    text = unicodedata.normalize("NFKC", words).strip(" 。;,")
    for sign, spoken in _SIGNS:
        text = sign.sub(spoken, text)
    plain = squeeze(_FILL.sub("", text))
    for word, same in _SAME:
        plain = plain.replace(word, same)
    return plain


def _amount(words: str) -> tuple[object, ...] | None:
    """What an answer that is nothing but a figure amounts to."""
    text = words.strip()
    bare = parse_number(text) if text else None
    if bare is not None:
        return ("", bare)
    found = figures(text)
    if len(found) != 1 or found[0].end - found[0].start < len(text):
        return None
    one = found[0]
    return (one.unit, round(one.low, 6), round(one.high, 6))
