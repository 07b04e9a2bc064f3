"""What a question takes for granted: that it wants something confirmed, and the figures it claims.

“规定要满四十个学时” claims what the rule says; “我们有二十个人” tells of the asker. Only the first
can be put right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answering.standing import Standing, standing_of
from assistant.figures import Figure, figures

SEGMENT = re.compile(r"[^，,。；;：:？?！!\s]*[，,。；;：:？?！!\s]?")
# What makes a figure a claim about a rule: the rule is named, or what it demands is.
OF_A_RULE = re.compile(
    r"规定|规程|条例|党章|章程|细则|明文|按(?:照)?(?:要求|标准)|(?:文件|政策|上面|上级)[^，。]{0,4}(?:说|写|讲|要求)"
    r"|必须|应当|应该|不(?:得|能)?(?:少于|低于|超过|多于)|(?:得|要|须|需)(?:是|有|满|够|交|等|经过)|才(?:能|可以|算|行)"
)
# Who says 对吧 behind a thing, or has heard of it, wants it confirmed.
_TAG = re.compile(
    r"(?:对|是|没错|真的|对不对|是不是)(?:这样)?(?:的)?(?:吗|吧|么|啊)?[？?]?$|没错吧|对不对|是不是|没记错"
    r"|(?<!怎么办)吧(?=[，,？?]|$)|(?:这样|这么)[^，。]{0,4}的?[吗吧么](?=[，,？?]|$)|不是[^，。？?]{4,}吗(?=[，,？?]|$)"
)
_HEARD = re.compile(
    r"听(?:人|别人)?[说讲]|据说|既然|(?:他们|人家|有人|老师|书记|领导|同事|网上)[^，。]{0,3}(?:都)?[说讲查]|印象(?:里|中)|记得|查到"
    # a rule quoted as the source: 党费规定准许支部先垫上, 条例里写的是…
    r"|(?:规定|条例|规程|章程|党章|细则|办法|[会司同]法)(?:里|上|中)?(?:都)?"
    r"(?:[写说讲](?:着|的是|了)?|(?:只|就)?(?:允许|准许|要求|让|许))(?![^，。？?]{0,12}(?:什么|多少|几|哪|谁|怎))"
)
_MEASURED = frozenset({"月", "日", "工作日", "学时", "比例"})
_RECURS, _TIME = "每", "次"
# The amount of kinds that a list has is taken for granted by whoever asks for the list.
_KINDS = frozenset({"种", "项", "条"})
_ASKS_FOR_THEM = re.compile(r"哪|什么|分别|都有|都是|列|[吗吧么][？?]?$")
# Figures of the asker's own case, and of days gone by.
_OF_THE_CASE = re.compile(
    r"(?<!听)[我咱俺他她](?!记|听)|你们|[小老][\u4e00-\u9fff](?=[有已才只就交])|(?<![终除为])了(?![解吧吗，,。？?\s]|$)"
    r"|(?<![超通经])过(?!程|半|渡|去的规定)|现在|目前|今年|去年|前年|上[个次回周]|那天|刚|已经|拢共|只有|才有|到会的?有|有[个位人]"
)
_ALSO_ASKED = re.compile(
    r"多少|几(?!乎)|多久|多长|(?:行|可以|能|算|够)(?:不|吗|么)|够不够|能不能|行不行|可不可以"
)
_NO_NOUN = re.compile(r"[才就要可能会来去当做为是有在的之都也还够行算组以起吧吗呢了左]")
_ALLOWED, _ONLY_SO = re.compile(r"可以|能|允许|许"), re.compile(r"才(?:能|可以)|不能")
_PERSONS = re.compile(r"党员|职工|会员|委员|介绍人|联系人|群众")
_BEFORE = 6  # characters before a bare 个 among which the persons stand
# Words of a question that name nothing a rule is about.
_IDLE = frozenset(
    "规定 规程 条例 细则 章程 党章 文件 政策 要求 明文 上面 听说 听人说 据说 人家 既然 印象 记得"
    " 记错 没记错 没错 不对 对不对 这样 这么 是这样 写 说 讲 必须 应当 应该 一般 最多 最少 最长"
    " 最短 至少 至多 最多能 不得 不能 不超过 超过 不少 少于 不少于 以上 以下 以内 之内 才能 才行"
    " 可以 就行 就够 就算 得有 得要 要满 要够 满 够 才 得 须 按 按照 里 那 就 来 照样".split()
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that the question says a rule has, and how it is said: as a limit, as allowed.

    `noun`: what is counted, where that stands directly behind the figure. `words`: the part of the
    question that claims it.
    """

    figure: Figure
    standing: Standing
    allowed: bool
    noun: str
    words: str


def to_confirm(question: str) -> bool:
    """Whether the question tells something and wants to hear that it is so."""
    return bool(_TAG.search(question.strip()))


def told_before(question: str) -> bool:
    """Whether something is taken for granted: heard elsewhere, or said to ask on from it."""
    return bool(_HEARD.search(question))


def named(terms: list[str]) -> set[str]:
    """The words that say what the question is about."""
    return {term for term in terms if len(term) > 1 and term not in _IDLE}


def claims(question: str) -> Iterator[Claim]:
    """The figures that the question says a rule has."""
    found = []
    for segment in SEGMENT.findall(question):
        told = _ruled(segment, _counting(figures(segment)))
        if len(told) != 1 or _OF_THE_CASE.search(segment):
            continue
        figure = _of_persons(segment, told[0])
        kinds = figure.unit in _KINDS and figure.noun and _ASKS_FOR_THEM.search(question)
        of_a_rule = OF_A_RULE.search(segment) and not _ALSO_ASKED.search(segment)
        said = to_confirm(question) or _HEARD.search(segment)
        if kinds or of_a_rule or said:
            found.append(_claim(segment, figure))
    cases = [one for one in found if one.standing.of_a_case]
    yield from (one for one in found if len(cases) == len(found) or one not in cases)


def _counting(told: list[Figure]) -> list[Figure]:
    """Without those that count nothing: 一个支部 is any branch, 延长一次 one of another figure."""
    told = [
        figure for figure in told if measures(figure) or figure.unit == "次" or not _one(figure)
    ]
    return [figure for figure in told if figure.unit != "次" or not _one(figure) or len(told) == 1]


def _ruled(segment: str, told: list[Figure]) -> list[Figure]:
    """Without the figure of a case beside the one that is ruled for it: 一万元以上的交3%."""
    ruled = [figure for figure in told if not standing_of(segment, figure).of_a_case]
    return ruled if len(told) > 1 and len(ruled) == 1 else told


def _one(figure: Figure) -> bool:
    return figure.low == figure.high == 1


def _of_persons(segment: str, figure: Figure) -> Figure:
    """党员满五个 counts persons, who stand before the bare 个."""
    before = segment[max(0, figure.start - _BEFORE) : figure.start]
    if (
        figure.unit == "个"
        and _PERSONS.search(before)
        and (not figure.noun or _NO_NOUN.match(figure.noun))
    ):
        return replace(figure, unit="人")
    return replace(figure, unit="个") if figure.unit == "家" else figure


def measures(figure: Figure) -> bool:
    """Whether the unit alone says what is measured: a time, a rate, how often."""
    return figure.unit in _MEASURED or recurs(figure)


def recurs(figure: Figure) -> bool:
    """Whether the figure is the time from one occasion to the next."""
    return figure.unit.startswith(_RECURS)


def _claim(segment: str, figure: Figure) -> Claim:
    allowed = re.search(r"可以|能|允许|许", segment) and not re.search(
        r"才(?:能|可以)|不能", segment
    )
    behind = segment[figure.end :]
    direct = figure.noun and behind.startswith(figure.noun) and not _NO_NOUN.match(figure.noun)
    noun = figure.noun if direct else ""
    return Claim(figure, standing_of(segment, figure), bool(allowed), noun, segment)
