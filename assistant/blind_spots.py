"""答不上来的问题: questions that got no answer, those about the same thing together.

Questions belong together when they miss the same document, or when most of the words of the shorter
one, question words left aside, stand in the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.journal_entries import Asked, Ending
from assistant.text import squeeze

Terms = Callable[[str], Sequence[str]]

_SHARED = 0.6  # share of the shorter question's words that another has to have
_FEWEST = 2  # shared words; one alone, such as 党员, joins nothing
_EXAMPLES = 3
_ASKING = frozenset(
    (
        "什么 怎么 怎样 如何 多少 多久 几个 哪些 哪个 哪里 请问 是否 能不能 可不可以 可以 需要 "
        "应该 应当 我们 公司 企业 有没有 是不是 要不要 一下 这个 那个 现在 今年 "
        "的 了 吗 呢 吧 啊 和 与 在 对 把 给"
    ).split()
)
_NAMED = re.compile(r"没有收录《([^《》]+)》")
_WANTED = re.compile(r"(?:需要|补充)([^。；，,]{2,60}文件)")
_THIS = re.compile(r"写明这(?:件事|个数字)的文件")  # read away from the question it says nothing
_INNER = str.maketrans("“”", "‘’")  # quotes within quotes
_TERM = re.compile(r"关于“([^”]+)”的规定")


@dataclass(frozen=True, slots=True)
class BlindSpot:
    """Questions about one thing without an answer, latest first.

    `wanted`: which document would be needed, where a refusal says so. `ids`: the entries.
    `since_answered`: whether the latest wording of it has been answered since.
    """

    questions: tuple[str, ...]
    count: int
    last: datetime
    wanted: str
    reason: str
    ids: tuple[str, ...]
    since_answered: bool = False

    @property
    def examples(self) -> tuple[str, ...]:
        """The first few different wordings."""
        return self.questions[:_EXAMPLES]


def blind_spots(asked: Iterable[Asked], terms: Terms) -> tuple[BlindSpot, ...]:
    """The groups, the most frequent first. `terms`: the words of a text that count."""
    everything = sorted(asked, key=lambda one: one.at, reverse=True)
    answered = {squeeze(one.question): one.at for one in reversed(everything) if _answered(one)}
    groups: list[tuple[frozenset[str], str, list[Asked]]] = []
    for one in everything:
        if one.ending is not Ending.REFUSED:
            continue
        words, named = _words(one.question, terms), _named(one.reason)
        home = next((g for g in groups if _together(words, named, g[0], g[1])), None)
        if home is None:
            groups.append((words, named, [one]))
        else:
            home[2].append(one)
    spots = [_spot(members, answered) for _, _, members in groups]
    return tuple(sorted(spots, key=lambda spot: (-spot.count, -spot.last.timestamp())))


def wanted_document(question: str, reason: str) -> str:
    """Which document a refusal of the question asks for; empty where it names none."""
    if named := _named(reason):
        return f"《{named}》全文"
    if term := _TERM.search(reason):
        return f"写明“{term[1]}”的文件"
    found = _WANTED.search(reason)
    asked = " ".join(question.split()).rstrip("？?。").translate(_INNER)
    return _THIS.sub(f"能回答“{asked}”的文件", found[1]) if found else ""


def _answered(one: Asked) -> bool:
    return one.ending is Ending.ANSWERED


def _named(reason: str) -> str:
    found = _NAMED.search(reason)
    return found[1] if found else ""


def _words(question: str, terms: Terms) -> frozenset[str]:
    found = frozenset(terms(question)) - _ASKING
    return found or frozenset([squeeze(question)])


def _together(words: frozenset[str], named: str, others: frozenset[str], other: str) -> bool:
    if named or other:
        return named == other
    if words == others:
        return True
    shared = len(words & others)
    return shared >= _FEWEST and shared >= _SHARED * min(len(words), len(others))


def _spot(members: Sequence[Asked], answered: dict[str, datetime]) -> BlindSpot:
    latest = members[0]
    since = answered.get(squeeze(latest.question))
    return BlindSpot(
        questions=tuple(dict.fromkeys(one.question for one in members)),
        count=len(members),
        last=latest.at,
        wanted=next(filter(None, (wanted_document(m.question, m.reason) for m in members)), ""),
        reason=latest.reason,
        ids=tuple(one.id for one in members),
        since_answered=since is not None and since > latest.at,
    )
