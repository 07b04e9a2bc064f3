"""Items on 应当, 可以 and 不得: whether a rule demands, permits or forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.quiz.building import Workshop, false_statement, single, true_statement
from assistant.quiz.claims import Claim
from assistant.quiz_items import Aim, Item

_FORCE = re.compile(
    r"应当(?!到会)|必须|可以(?!说)|不得(?!少于|超过|不)|不能(?!表达|到会|履行|自理|胜任|正常|完全)"
)
# By what a word of force is replaced so that the sentence is no longer what the rule says.
_TURNED = {"应当": "可以不", "必须": "可以不", "可以": "必须", "不得": "可以", "不能": "可以"}
_CHOICES = {
    "应当": ("可以", "不得", "无须"),
    "必须": ("可以", "不得", "无须"),
    "可以": ("必须", "不得", "无须"),
    "不得": ("可以", "应当", "必须"),
}
_BEHIND = re.compile(r"[\u4e00-\u9fff]{3}")
# What nobody would take for optional, or for allowed, tells the key by itself.
_PLATITUDE = re.compile(
    r"^(?:有针对性|政治|具有|具备|热爱|坚持|加强|注重|贯彻|学习|引导|发挥|做好|带头|积极|认真|充分|大力|切实|落实|高度|突出|始终|关心|重视|严格|密切|主动|自觉|及时了解|坦诚|增强|经常)"
    r"|违反|侵占|挪用|损害|破坏|传播|贪|弄虚作假|强迫|侵犯"
)
_CONDITION = re.compile(r"[^，；]*的(?:，|$)|[^，；]{1,4}的")  # the word says when something holds
_SOFT = re.compile(r"一般$|原则上$|也$|还$|才$|均$|都$|只$|就$|方$|不$")


def force_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """Choose the word of force, and judge the sentence with it or with another one."""
    found = list(_FORCE.finditer(claim.text))
    if not found or _SOFT.search(claim.text[: found[0].start()]):
        return
    span, word = found[0].span(), found[0].group()
    behind = claim.text[span[1] :]
    if _CONDITION.match(behind) or not _BEHIND.match(behind) or _PLATITUDE.search(behind):
        return
    yield false_statement(claim, span, _TURNED[word], Aim.FORCE)
    yield true_statement(claim, span, Aim.FORCE)
    if (
        len(found) == 1
        and word in _CHOICES
        and not re.search(r"一律|严禁|禁止|无须|不必|可不|才", claim.text)
    ):
        yield single(shop, claim, span, _CHOICES[word], Aim.FORCE)
