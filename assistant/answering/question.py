"""What kind of answer a question asks for, read from its wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.asked_units import ALL_UNITS, states, units_asked

_LIST = re.compile(
    r"哪些|哪几|哪[三四五六七八]|分别|几[个种类样件条项]?(?:步|方面|情形|条件|程序)|都(?:能|有|要|包括)"
    r"|有什么(?:条件|要求|程序|步骤)|什么(?:条件|材料|内容|程序|职责|任务|义务|权利)|内容|步骤|流程|程序|清单|材料"
    r"|(?:准备|带|提供|附)(?:上|些|点)?(?:什么|啥)(?!时)|(?:是|指)(?:什么|哪)|怎么(?:办|做|搞|处理|开展|弄)|如何|咋[办弄做]|做法|路子|职责|任务|义务|权利"
)
_STEPS = re.compile(
    r"怎么(?!规定|说|写|算|样|讲|回事|还|不|这|那)|怎样|如何|咋(?!样|说|规定|算)|步骤|流程|程序|手续|第一步|次序|顺序"
    r"|几[步关道]|路子|做法|先[干做]?(?:啥|什么)后[干做]?(?:啥|什么)"
)
_QUANTITY = re.compile(
    r"多少|多久|多长|几(?!乎|经|类|样|个人(?:碰头|商量|合计|一起|凑|私下|坐下|定下))|比例|百分之|最[多少长短快晚高低]|什么时候|何时|啥时候|期限|时限|年龄"
)
_COUNT = re.compile(
    r"多少|(?<![好哪])几(?:个(?:人(?!碰头|商量|合计|一起|凑|私下|坐下|定下)|月|工作日|季度|小时)|[名人次天年岁元票届成])(?!都)|比例|百分之|最[多少长短高低]|多久|多长"
)
_DUTY = re.compile(
    r"要不要|用不用|需不需要|必不必须|是不是(?:得|要|必须|非)|得不得|非得|还得|还用|还需|(?:需要|必须|一定要|得要)[^，。？?]*(?:[吗不没]|(?<![什怎多])么)[？?]?$"
)
_PERMISSION = re.compile(
    r"能不能|可不可以|可否|能否|行不行|行得通|中不中|许不许|准不准|允许|可以[^，。？?]*(?:[吗不没]|(?<![什怎多])么)|能[^，。？?]*(?:[吗不没嘛吧]|(?<![什怎多])么|成)[？?]?$"
    r"|(?:行|成|可以|可|中|好使)(?:[吗么不嘛没]|伐)|有[^，。？?]{0,4}权(?:力|利)?[吗么没]|合规|违规|合不合"
)
_ACT_BEHIND = re.compile(
    r"(?:能不能|可不可以|可否|能否|要不要|用不用|需不需要|是不是(?:得|要|必须|非得?)|还[得用需能]|可以|允许|必须|需要|能)"
    r"(?P<act>[^，。？?；]{2,}?)(?:[吗么嘛吧不没成]|了没)*$"
)
_ACT_BEFORE = re.compile(
    r"(?P<act>[^，。？?；]*?)(?:这样)?(?:行不行|行得?通?[吗么不嘛没]|可以[吗么不嘛没伐吧]*|成[吗么不]|中不中|合规[吗么不]*|允许[吗么不]*)$"
)
_TRUTH = re.compile(
    r"是不是|是否|有没有|会不会|算不算|对不对|作不作数|算不算数|有没有效"
    r"|[对是有会算]吗|算[^，。？?]*[了吗没]+[？?]?$|(?:吗|(?<![什怎多])么)[？?]?$|没错吧|了没[？?]?$|[吧不][？?]?$"
)
_WITHOUT = re.compile(
    r"不(?:用|去|交|开|报|参加|经过?|通过|走|设|选|写|转|办|上|做|公示|投票)(?!用)"
)
_VERDICT = re.compile(
    r"^(?:能|可以|不能|不得|不|要|应当)[，：]|可以|不得|不能|应当|必须|不宜|没有|禁止"
)
_PROCEDURE = re.compile(
    r"申请|报[^，。；]{0,20}(?:批准|审批|备案|审查|审定)|批复|研究决定|讨论|表决|选举|公示|谈话|审查|填写|提出|征求|召开|登记"
)
_ANY_FIGURE = re.compile(
    r"[\d两二三四五六七八九十百千半]|(?<![统唯单同任])一(?=[^般律定切致起些并经旦时样直方线])"
)
# A source in brackets: its number of an article answers nothing.
_SOURCE = re.compile(
    r"（[^（）]*《[^》]*》(?:（[^（）]*）)?[^（）]*）|第[\d一二三四五六七八九十百]+[条款项章]"
)


class Asks(StrEnum):
    """What a question for yes or no wants to know of a thing."""

    PERMISSION = "能不能"
    DUTY = "要不要"
    TRUTH = "是不是"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: whether it wants a whole list, steps, a number or a time, a yes or no.

    `wants_count`: nothing but a number will do, 及时 will not. `asks`: what the yes or no is about.
    `without`: the thing asked about is leaving something undone (不交行不行). `act`: what is asked
    about, in the question's words.
    """

    text: str
    wants_list: bool
    wants_quantity: bool
    wants_steps: bool = False
    asks: Asks | None = None
    without: bool = False
    wants_count: bool = False
    act: str = ""

    @property
    def wants_verdict(self) -> bool:
        """Whether the question can be answered with yes or no."""
        return self.asks is not None


def read(question: str) -> Ask:
    """The question with what its wording asks for."""
    asks = _asks(question)
    return Ask(
        question,
        wants_list=bool(_LIST.search(question)),
        wants_quantity=bool(_QUANTITY.search(question)),
        wants_steps=asks is None and bool(_STEPS.search(question)),
        asks=asks,
        wants_count=bool(_COUNT.search(question)),
        act=_act(question) if asks else "",
        without=asks is Asks.PERMISSION and bool(_WITHOUT.search(question)),
    )


def _asks(question: str) -> Asks | None:
    for kind, wording in (
        (Asks.DUTY, _DUTY),
        (Asks.PERMISSION, _PERMISSION),
        (Asks.TRUTH, _TRUTH),
    ):
        if any(wording.search(part) for part in _parts(question)):
            return kind
    return None


def _act(question: str) -> str:
    """What stands behind 能不能 or before 行不行; empty where neither is found."""
    before = ""
    for part in re.split(r"[？?。，,；;\s]", question):
        behind = _ACT_BEHIND.search(part)
        if behind:
            return behind["act"]
        asked = _ACT_BEFORE.search(part)
        if asked:
            return asked["act"] or before
        before = part
    return ""


def _parts(question: str) -> list[str]:
    """The question and its sentences: the yes or no may be asked before or after another thing."""
    return [question, *(part for part in re.split(r"[？?。，,；;\s]", question) if part)]


def holds_quantity(text: str) -> bool:
    """Whether the text states a number, a time or a rate."""
    return states(text, ALL_UNITS)


def acts(text: str) -> int:
    """How many different things the text says that somebody does on the way (申请, 审批, 选举)."""
    return len({found.group()[:2] for found in _PROCEDURE.finditer(text)})


def holds_procedure(text: str) -> bool:
    """Whether the text says what somebody does on the way: applies, reports, decides, elects."""
    return bool(_PROCEDURE.search(text))


def holds_count(question: str, text: str) -> bool:
    """Whether a number stands in the text, of days, persons or money where such are asked for."""
    said = _SOURCE.sub("", text)
    asked = units_asked(question)
    return states(said, asked) if asked else bool(_ANY_FIGURE.search(said))


def holds_verdict(text: str) -> bool:
    """Whether the text says what is allowed, required or forbidden."""
    return bool(_VERDICT.search(text))
