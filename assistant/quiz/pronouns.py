"""Words that point back: 其 and 该, which need what they stand for in the same sentence."""

from __future__ import annotations

import re

_ITS = re.compile(r"(?<![尤极与劝])其(?![他它中实次余])")
_THIS = re.compile(r"(?<!应)该(?!校)(?:[笔名项个位次]|类|种)?(?P<what>[\u4e00-\u9fff]{2})")
# What may have something of its own, or be spoken of again.
_NOUN = re.compile(
    r"党员|党组织|支部|党委|党组|总支|小组|工会|会员|职工|单位|企业|公司|委员|书记|人员|干部|机构|组织|积极分子|发展对象"
    r"|介绍人|申请人|毕业生|学生|户|者|部门|机关|学校|会议|大会|经费|党费|代表|团体|人才|主席|同志|本人|群众|工作|制度|活动"
)


def points_back(text: str) -> bool:
    """Whether a word points back to what the text does not name before it."""
    if any(not _NOUN.search(text, 0, one.start()) for one in _ITS.finditer(text)):
        return True
    return any(one["what"] not in text[: one.start()] for one in _THIS.finditer(text))
