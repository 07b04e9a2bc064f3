"""What of a yes/no question and of a sentence bears on the answer, as named features.

No feature names a subject: how the question is put, how the rule speaks of the act that is asked
about, how their numbers lie to each other, and whether they name another thing of one kind.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from assistant.answering.forces import spoken
from assistant.answering.question import Ask
from assistant.figures import Figure, figures
from assistant.leads import Lead

_WORDS = Path(__file__).with_name("decision_words.toml")
# A不A asks and denies nothing: 能不能, 有没有, 对不, 了没.
_EITHER = re.compile(
    r"(.)不\1|(.{1,2})没\2|有没有|是不是|能不能|可不可以|算不算|要不要|会不会|行不行|用不用|该不该"
    r"|[对行成好]不$|了没|[可能是]否|不成$"
)
_DENIES = re.compile(
    r"不(?!管|论|过(?!来)|然|断|同|少人|久|错|止|仅|但|良|幸|满足)|没(?!错|问题)|别(?=去)|免|未"
    r"|无(?!记名)|拒|省了|取消"
)
_MARKS = re.compile(r"[？?。！]")
_UPWARDS = re.compile(r"以上|起|及以上"), re.compile(r"不少于|至少|不低于|满|(?<!不)超过")
_DOWNWARDS = (
    re.compile(r"以下|以内|内|之内"),
    re.compile(r"不超过|不得超过|最多|不多于|(?<!不)少于|不足"),
)
_BESIDE = 3, 4  # characters behind and before a figure among which its bound stands
_STEPS = 4  # steps into which the share of the act behind a word is cut
_ANYTHING = float("inf")


@dataclass(frozen=True, slots=True)
class Words:
    """The closed lists of `decision_words.toml`."""

    asked: tuple[str, ...]
    ruled: tuple[str, ...]
    kinds: tuple[tuple[str, ...], ...]


def denies(question: str) -> bool:
    """Whether what is asked about is put as not so: 不交, 没参加 (not 能不能)."""
    return denials(question) % 2 == 1


def denials(question: str) -> int:
    """How many words deny something; two of them mostly make it so again (没有…就不…)."""
    return len(_DENIES.findall(_EITHER.sub("", question)))


def features(
    ask: Ask,
    sentence: str,
    weigh: Callable[[str], float],
    weigh_act: Callable[[str], float],
    ruled: Lead | None,
) -> dict[str, float]:
    """Features by name. `weigh`, `weigh_act`: how much of the words of the question, and of the act
    it asks about, a text holds. `ruled`: what the written rules decide (`verdict.py`).
    """
    words = _words()
    kind = ask.asks.name if ask.asks else "X"
    way = ("n" if denies(ask.text) else "p") + ("W" if ask.without else "")
    force, held = _force(sentence, weigh, weigh_act)
    said = [word for word in words.ruled if word in sentence]
    tone = [word for word in words.asked if word in ask.text]
    ending = _MARKS.sub("", ask.text)[-2:]
    found = {"share": weigh(sentence), "held": held}
    names = [
        f"rule {ruled.name if ruled else None}",
        *_crossed(kind, way, force),
        f"held {int(min(held, 1.2) * _STEPS)} {force} {way}",
        *(name for word in said for name in _crossed_with(f"says {word}", kind, way)),
        *(name for word in tone for name in (f"asks {word}", f"asks {word} {force}")),
        *(f"asks {word} {way}" for word in tone),
        *(f"asks {one} says {other}" for one, other in product(tone, said)),
        *(f"ends {ending}", f"ends {ending} {force}", f"ends {ending[-1:]} {way}"),
        *_numbers(ask.text, sentence, kind, way, tone),
        *_other_things(ask.text, sentence, kind, way),
    ]
    return found | dict.fromkeys(names, 1.0)


def _force(
    sentence: str, weigh: Callable[[str], float], weigh_act: Callable[[str], float]
) -> tuple[str, float]:
    """The word of force behind which most of the act stands, and how much."""
    heard = [
        (one.held + 0.5 * weigh(sentence[len(one.before) :]), one.force.name)
        for one in spoken(sentence, weigh_act)
    ]
    held, force = max(heard, default=(0.0, "NONE"))
    return force, held


def _crossed(kind: str, way: str, force: str) -> Iterator[str]:
    yield from (f"kind {kind}", f"way {way}", f"force {force}")
    yield from (f"{kind} {way} {force}", f"{way} {force}", f"{kind} {force}", f"{kind} {way}")


def _crossed_with(name: str, kind: str, way: str) -> Iterator[str]:
    yield from (name, f"{name} {way}", f"{name} {kind} {way}")


def _numbers(question: str, sentence: str, kind: str, way: str, tone: list[str]) -> Iterator[str]:
    """How the figures of the question lie to those of the sentence that have their unit."""
    asked = figures(question)
    if not asked:
        yield "number none asked"
    for mine, theirs in product(asked, figures(sentence)):
        if mine.unit == theirs.unit:
            low, high = bounded(theirs, sentence)
            lies = "below" if mine.high < low else "above" if mine.low > high else "within"
            bound = "open" if high == _ANYTHING or not low else "closed"
            yield from _crossed_with(f"number {lies} {bound}", kind, way)
            yield from (f"number {lies} asks {word}" for word in tone)


def bounded(figure: Figure, sentence: str) -> tuple[float, float]:
    """What the words beside a figure make of it: 3人以上, 不超过5个."""
    after = sentence[figure.end : figure.end + _BESIDE[0]]
    before = sentence[max(0, figure.start - _BESIDE[1]) : figure.start]
    low, high = figure.low, figure.high
    if _UPWARDS[0].search(after) or _UPWARDS[1].search(before):
        high = _ANYTHING
    if _DOWNWARDS[0].search(after) or _DOWNWARDS[1].search(before):
        low = 0.0
    return low, high


def another_thing(question: str, sentence: str) -> bool:
    """Whether both name things of one kind and none of them the same: 举手 and 无记名."""
    for group in _words().kinds:
        mine = {word for word in group if word in question}
        theirs = {word for word in group if word in sentence}
        if mine and theirs and not mine & theirs:
            return True
    return False


def _other_things(question: str, sentence: str, kind: str, way: str) -> Iterator[str]:
    for group in _words().kinds:
        mine = {word for word in group if word in question}
        theirs = {word for word in group if word in sentence}
        if mine and theirs:
            same = "same" if mine & theirs else "another"
            yield from _crossed_with(f"thing {same}", kind, way)
            yield f"{group[0]} {same} {way}"


@cache
def _words() -> Words:
    lists = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return Words(tuple(lists["asked"]), tuple(lists["ruled"]), tuple(map(tuple, lists["kinds"])))
