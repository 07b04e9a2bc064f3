"""Whether what was found speaks of the very thing that the question names (own_names.txt)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("own_names.txt")
_ONLY = "!"  # before a thing that texts call by this name alone
_EVERYWHERE = frozenset({"党员", "党支部", "党支部书记"})
# Where the question asks; what is told before it may be beside the point.
_SEGMENT = re.compile(r"[^，,。；;？?！!]+")
_ASKS = re.compile(
    r"多少|几(?!乎)|多[久长]|什么|啥|怎么|怎样|如何|咋|哪|谁|是否|能不能|可不可以|要不要|比例|[吗呢么]$"
)
_QUOTED = re.compile(r"[“\"「][^”\"」]*[”\"」]|《[^《》]*》")

Name = tuple[str, ...]


def strangers(question: str, text: str) -> str:
    """A thing the question asks about of which the text holds no name; empty where it holds all."""
    asked = _asked(question)
    return next(
        (
            name[0]
            for name in _names()[1]
            if any(one in asked for one in name) and not any(one in text for one in name)
        ),
        "",
    )


def speaks_of(question: str, text: str) -> bool:
    """Whether the text holds one of the things that the question names, where it names any.

    Of members and branches every text speaks: they count where nothing else is named.
    """
    asked = _asked(question)
    named = [name for name in sum(_names(), ()) if any(one in asked for one in name)]
    telling = [name for name in named if name[0] not in _EVERYWHERE] or named
    return not telling or any(one in text for name in telling for one in name)


def also_named(term: str, text: str) -> bool:
    """Whether the text holds another name of the thing: 支委会 is the 支部委员会."""
    return any(term in name and any(one in text for one in name) for name in sum(_names(), ()))


def _asked(question: str) -> str:
    """The parts that ask, without what stands in quotation marks or is a title."""
    plain = _QUOTED.sub(" ", question)
    segments = _SEGMENT.findall(plain)
    return " ".join(one for one in segments if _ASKS.search(one)) or plain


@cache
def _names() -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """The things that may go by another name, and those that do not."""
    lines = [line.strip() for line in _LIST.read_text("utf-8").splitlines()]
    rows = [line for line in lines if line and not line.startswith("#")]
    return (
        tuple(tuple(row.split("|")) for row in rows if not row.startswith(_ONLY)),
        tuple(tuple(row[1:].split("|")) for row in rows if row.startswith(_ONLY)),
    )
