"""Sentences that give a language model orders, or that a model writes about itself.

No list of wordings is complete: what such a sentence asks for has to pass the gate all the same.
What is found here is not even read out to the model, and not shown when a model writes it.
"""

from __future__ import annotations

import re

from assistant.answering.prompting import seen

_ANSWER = r"(?:回答|答复|回复|答案|输出|结论|依据|注意)[”」’』]?"
_TALKS = re.compile(
    # 忽略以上要求, ignore previous instructions
    r"(?:忽略|无视|忘记|忘掉|不(?:要|用|必)理会|覆盖|绕过|推翻)[^，。]{0,12}"
    r"(?:以上|之前|上面|上述|前面|此前|所有|全部|一切)[^，。]{0,8}(?:要求|指令|指示|规则|设定|提示|限制|约束|内容)"
    r"|(?:ignore|disregard|forget|override)\s[^.。]{0,24}(?:instruction|prompt|rule)"
    r"|(?:answer|respond|reply|output)\s+(?:only\s+)?in\s+[a-z]+"
    # talk of the prompt and the model
    r"|系统(?:提示|消息|指令|设定)|提示词|(?:语言|大)模型|人工智能助手|AI助手|作为(?:一个|一名)?(?:AI|人工智能)"
    r"|(?:开发者|越狱|管理员)模式|解除(?:了)?(?:全部|所有|一切)?限制|你(?:现在|从现在起)(?:是|要扮演|扮演|没有)"
    # how a server parts turns, and turns made up
    r"|<[|｜]\s*[A-Za-z_ ]{1,24}\s*[|｜]>|\[/?INST\]|<</?SYS>>"
    r"|(?:^|[\n。])\s*(?:system|assistant|user|系统|助手)\s*[:：]"
    # how the answer is to be written
    rf"|{_ANSWER}(?:里|中|时|之前|前|之后|后|末尾|最后|开头)[^，。]{{0,6}}(?:写|说|加|附|列|插入|放|用|先|都)"
    r"|(?:请|一律|全部|都|只能?)(?:改)?用[^，。]{0,8}(?:英文|英语|拼音|日语|日文|外语|字母)|改口"
    r"|(?:我的|你的|这些|收到的)(?:规则|指令|设定)|</?(?:资料|问题|此前的问题)",
    re.IGNORECASE,
)


def gives_orders(text: str) -> bool:
    """Whether the sentence speaks to a model, or as one."""
    return bool(_TALKS.search(seen(text)))
