"""Titles of an answer as a model writes them, and what it says around an answer: 好的，以下是…"""

from __future__ import annotations

import re

_TITLES = {
    "结论": "结论|直接回答|简要回答|回答|答复|答案|答|总结|小结",
    "怎么做": "怎么[做办]|如何(?:办理|做)|(?:办理|操作|具体)?步骤|(?:办理)?流程|(?:具体)?做法|程序",
    "依据": "(?:政策|法规|制度|具体|主要|相关)?依据|(?:相关|具体)规定|依据条款|理由|说明|具体内容",
    "需请示": "需请示|需要请示|请示事项|需请示的事项|需请示事项|需报批事项|需要请示的事",
    "注意": "注意|注意事项|提示|提醒|温馨提示|备注|特别提醒",
}
_ORDER = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．\s]*)?"
_NAMES = "|".join(f"(?P<{title}>{names})" for title, names in _TITLES.items())
_HEADING = re.compile(
    rf"[\s#>*_【\[「]*{_ORDER}[*_【\[「]*(?:{_NAMES})"
    r"(?:[（(][^（）()\n]{0,12}[）)])?(?:\s*[】\]」*_]*\s*(?:[:：][\s*_】]*|$)|\s*(?:[】\]」]|\*\*)\s*)"
)

# Said to whoever asked, not about what was asked.
_AROUND = re.compile(
    r"^(?:好的|当然|没问题|收到|明白|您好|你好|嗯|OK)(?:[，,。！!：:\s]|可以)*$"
    r"|^(?:好的|当然|您好|你好|没问题|收到|明白)[，,。！!]"
    r"|(?:以下|下面)是.{0,40}(?:[：:。]|$)"
    r"|^(?:根据|依据|按照|结合|基于)(?:您|你|以上|上述|所|给出|现有|上面|这些|提供)[^，。]{0,20}(?:资料|材料|信息|内容|规定)[^，。]{0,10}"
    r"[，,]?(?:[^，。]{0,12}(?:如下|回答|答复|整理)[^。]{0,8})?[：:。]?$"
    r"|^希望(?:以上|上述|这些|这|我)|^如(?:果|有)[^。]{0,16}(?:疑问|问题|需要)[^。]{0,24}(?:告诉|联系|提问|随时|咨询我|问我)"
    r"|^(?:以上|上述)(?:是|就是|内容|回答)[^，。]{0,30}[。]?$"
)
_BARE_SOURCE = re.compile(
    r"^(?:出处|来源|依据|参考|参见|见)?[：:]?\s*(?:《[^》]+》(?:[（(][^（）()]*[）)])?"
    r"(?:第[一二三四五六七八九十百\d]+[章节条款项]|[（(][一二三四五六七八九十\d]+[）)]|[、，,和及\s])*)+[。；]?$"
)


def heading(line: str) -> tuple[str, str] | None:
    """The title that a line opens with, as an answer names it, and what follows on the line."""
    found = _HEADING.match(line)
    return (str(found.lastgroup), line[found.end() :].strip()) if found else None


def says_nothing(text: str) -> bool:
    """Whether words are only said around an answer, or only name a source."""
    return not text or bool(_AROUND.search(text) or _BARE_SOURCE.match(text))
