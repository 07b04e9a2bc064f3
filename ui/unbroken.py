"""Text as HTML in which no line end cuts numbers, dates, 文号 and the numbers of clauses.

Chinese may be broken between any two characters, so that 2026年 could end one line and 11月28日
begin the next. What belongs together stands in an element that is not broken; the text stays as
it is, also when it is copied.
"""

from __future__ import annotations

import re
from html import escape

_NUMERAL = "〇零一二三四五六七八九十百千万两"
_UNIT = (
    "个工作日|个月|个百分点|周岁|周年|万元|亿元|学时|课时|小时|分钟|平方米|年|月|日|天|周|元|人|名|个|家|份|"
    "条|款|项|次|票|岁|届|期|级|页|倍"
)
_WHOLE = re.compile(
    rf"""
      [\u4e00-\u9fff]{{0,4}}〔\d{{4}}〕第?\d+号                     # 中组发〔2018〕7号
    | \d{{4}}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?                     # 2026年11月28日
    | \d{{1,2}}月\d{{1,2}}日
    | [{_NUMERAL}]{{4}}年(?:[{_NUMERAL}]{{1,2}}月(?:[{_NUMERAL}]{{1,3}}日)?)?
    | 第(?:\d+|[{_NUMERAL}]+)(?:[编章节条款项目步号届次页期]|部分)(?:之[{_NUMERAL}]+)?
    | 第[（(](?:\d+|[{_NUMERAL}]+)[）)][项目]
    | 百分之[{_NUMERAL}点]+
    | [{_NUMERAL}]{{2,}}(?:{_UNIT})|[{_NUMERAL}]个(?:工作日|月|百分点)  # 十五日, 三个月
    | \d[\d,.]*(?:[%％‰]|(?:[至到—~～-]\d[\d,.]*)?(?:{_UNIT}|%))     # 2%, 3至5人
    """,
    re.VERBOSE,
)


def unbroken(text: str) -> str:
    """The text, escaped, with what belongs together in elements that no line end cuts."""
    parts, at = [], 0
    for found in _WHOLE.finditer(text):
        parts += [escape(text[at : found.start()]), f'<span class="dw-whole">{found[0]}</span>']
        at = found.end()
    return "".join([*parts, escape(text[at:])])
