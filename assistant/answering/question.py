"""What kind of answer a question asks for, read from its wording."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LIST = re.compile(
    r"哪些|哪几|哪[三四五六七八]|分别|几[个种类样件条项]?(?:步|方面|情形|条件|程序)|都(?:能|有|要|包括)"
    r"|有什么(?:条件|要求|程序|步骤)|什么(?:条件|材料|内容|程序|职责|任务|义务|权利)|内容|步骤|流程|程序|清单|材料"
    r"|(?:是|指)(?:什么|哪)|怎么(?:办|做|搞|处理|开展|弄)|如何|咋[办弄做]|做法|路子|职责|任务|义务|权利"
)
_QUANTITY = re.compile(
    r"多少|多久|多长|几(?!乎|经|类|样)|几(?:个|名|人|次|天|年|月|日|元)|比例|百分之|最[多少长短快晚高低]|什么时候|何时|啥时候|期限|时限|年龄"
)
_VERDICT_ASKED = re.compile(
    r"能不能|可不可以|行不行|要不要|是不是|是否|有没有|会不会|算不算|用不用|[能以行规对要]吗"
    r"|[吗么][？?]?$"
)
_VERDICT = re.compile(
    r"^(?:能|可以|不能|不得|不|要|应当)[，：]|可以|不得|不能|应当|必须|不宜|没有|禁止"
)
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十百半][个名人次天年月日元倍成]|百分之|季度|％|%")


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: whether it wants a whole list, a number or a time, a yes or no."""

    text: str
    wants_list: bool
    wants_quantity: bool
    wants_verdict: bool


def read(question: str) -> Ask:
    """The question with what its wording asks for."""
    return Ask(
        question,
        wants_list=bool(_LIST.search(question)),
        wants_quantity=bool(_QUANTITY.search(question)),
        wants_verdict=bool(_VERDICT_ASKED.search(question)),
    )


def holds_quantity(text: str) -> bool:
    """Whether the text states a number, a time or a rate."""
    return bool(_FIGURE.search(text))


def holds_verdict(text: str) -> bool:
    """Whether the text says what is allowed, required or forbidden."""
    return bool(_VERDICT.search(text))
