"""Written answers in comparison form: width, numerals and 百分之 spelled one way."""

from __future__ import annotations

import re
import unicodedata

from assistant.text import parse_number, squeeze

_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千万亿]+")
_PERCENT, _RATE = "\0", "百分率"  # while numerals are read, and in the end
_SHARE = re.compile(rf"{_PERCENT}(\d+(?:\.\d+)?)")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")


def comparison_form(text: str) -> str:
    """三个月, ３个月 and 3个月 alike; 百分之三十 and 30%; punctuation and white space dropped."""
    plain = _GROUPED.sub("", unicodedata.normalize("NFKC", text))
    plain = _NUMERAL.sub(_digits, plain.replace("百分之", _PERCENT))
    plain = _SHARE.sub(rf"\1{_RATE}", plain).replace("%", _RATE)
    return squeeze(_POINT.sub("点", plain).replace(_PERCENT, "百分之"))


def _digits(found: re.Match[str]) -> str:
    number = parse_number(found.group())
    return found.group() if number is None else str(number)
