"""A question that asks several things, taken apart: 多久开一次？谁主持？ are two.

Only where each piece asks by itself; what stands before the first piece is what all of them are
about. Choices (是…还是…), tags (对吗), what others asked (有人问…) and 不管谁 make no question of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.answering.followup import names_something

_FEWEST, _MOST = 2, 4  # parts; what is asked beyond that stays with the last one
_PIECE = re.compile(r"[^，,；;。？?！!\s]+[，,；;。？?！!\s]*")
_N = r"[个名人次天年月日元岁条项步篇家票种级类样件份届周倍成]"
_ASKS = re.compile(
    r"谁(?![都也])|(?<!没)什么(?!都|也|的话)|(?<![没有])啥(?![都也])|哪(?!怕|里[话的])|多少|多久|多长|多大|多快"
    r"|怎么(?!也|都)|怎样|如何|咋(?!也|都)|何时|几时|为什么|为何|凭什么"
    rf"|几个?{_N}[？?]?$|(?:要|有|是|按|隔|过|分|共|设|选|开|交|满|最[多少快长短])几"
    r"|[吗么][？?]?$|(?:[行能成对算]|可以)不[？?]?$"
    r"|是否|能否|可否|(?P<word>[是要能有会行算用该得可])(?:不|没)(?P=word)|可不可以|需不需要|应不应该"
)
# Reported, conditional or rhetorical: nothing that is to be answered.
_NOT_ASKED = re.compile(
    r"不管|无论|不论|听说|据说|没[^，,]{0,4}几|(?:不|没)(?:知道|清楚|确定|明白|晓得)|[有会]?(?:人|员工|学员|老板|同志|党员|大家|天天|一见面就|老)问|问我|问起"
)
_TAG = re.compile(
    r"(?:这样|这么做|这)?(?:[对是行好成]|可以|没错|合规|合适|能行)(?:吗|吧|么|不|不[对是行好])[？?]?"
    r"|.{0,6}(?:是|都|又)?(?:怎么|咋|如何)(?:说|提|写|讲|规定|表述)的[？?]?"
    r"|没错吧|是不是|对不对|行不行|好不好|怎么样|(?:[该得要应]*(?:怎么|咋|如何))(?:办|弄|处理|做|整|说|理解|解释|答复|回答|应对).{0,4}"
)
_HANGING = re.compile(r"[由向归按给找设要能是还该得从在把被与和跟对到]+$")
_CHOICE = re.compile(r"^(?:还是|或者|或|又或)")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked: its words, and the question that it is with its subject."""

    words: str
    question: str


def parts(question: str, terms: Callable[[str], list[str]]) -> tuple[Part, ...]:
    """What a question asks, one by one; none where it asks a single thing.

    What stands before the first piece holds for all. A piece that names nothing (谁主持) takes
    over what the first one was about. `terms` reads the words of a text.
    """
    about, asked = _pieces(question)
    if len(asked) < _FEWEST:
        return ()
    if len(asked) > _MOST:
        asked = [*asked[: _MOST - 1], "".join(asked[_MOST - 1 :])]
    subject = _subject(asked[0], terms)
    found = []
    for piece in asked:
        words = piece.strip().rstrip("，,；; ")
        missing = piece is not asked[0] and not names_something(_before_it_asks(words), terms)
        found.append(Part(words, f"{about}{subject}{words}" if missing else f"{about}{words}"))
    return tuple(found)


def _subject(piece: str, terms: Callable[[str], list[str]]) -> str:
    """What the first piece is about: 支部 and 党费 in 支部怎么用党费."""
    body = piece.strip().rstrip("，,；;。！!？? ")
    before = _HANGING.sub("", _before_it_asks(body))
    found = _ASKS.search(body)
    behind = body[found.end() :] if found else ""
    return f"{before}{behind}" if names_something(behind, terms) else before


def _pieces(question: str) -> tuple[str, list[str]]:
    """What stands before the first piece that asks, and all that ask with what belongs to them."""
    asked: list[str] = []
    waiting = about = ""
    for piece in _PIECE.findall(question):
        body = piece.strip().rstrip("，,；;。！! ")
        if asked and (_TAG.fullmatch(body) or _CHOICE.match(body)):
            asked[-1] += waiting + piece
        elif not _ASKS.search(body) or _NOT_ASKED.search(body):
            waiting += piece
            continue
        elif asked:
            asked.append(waiting + piece)
        else:
            about = waiting
            asked.append(piece)
        waiting = ""
    if asked:
        asked[-1] += waiting
    return about, asked


def _before_it_asks(piece: str) -> str:
    found = _ASKS.search(piece)
    return piece[: found.start()] if found else piece
