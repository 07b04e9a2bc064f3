"""What can be wrong with a sentence that claims to rest on quotes."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """A reason to hold a sentence back, in the words that a user reads."""

    UNCITED = "没有标出处"
    NO_SUCH_MARK = "出处编号不存在"
    NUMBER = "数字与出处不符"
    NAME = "文件名或文号与出处不符"
    ARTICLE = "条款号与出处不符"
    BODY = "机构或人员与出处不符"
    FORCE = "应当、可以、不得与出处不符"
    WORDS = "内容与出处不相合"
    NOT_IN_FORCE = "出处已经失效"
    INSTRUCTION = "不是对问题的回答"
