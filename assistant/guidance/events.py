"""From which event a limit runs, in the words of the text: 自…之日起, 收到…后, …前, 对…，应当."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.guidance.bounds import Bounded
from assistant.guidance.start_names import mentions, start_meant, task_meant
from assistant.time_limits import Bound, Side

_STOP = "，。；：！？\n"
_SINCE = re.compile(
    rf"(?<!来)[自从](?P<event>[^{_STOP}]{{1,40}}?)(?:之日|之时|当日|当天|次日|时)?(?:算|计)?起"
)
_AFTERWARDS = re.compile(
    rf"(?P<event>[^{_STOP}]{{2,40}}(?:[，,](?:并|且)[^{_STOP}]{{1,20}})?)"
    rf"(?<![最今先前然随此])(?:之后|以后|后)[，,]?[^{_STOP}]{{0,20}}$"
)
_DAY_FROM = re.compile(rf"(?P<event>[^{_STOP}]{{2,40}})之日(?:算|计)?起[，,]?[^{_STOP}]{{0,6}}$")
_RECEIVED = re.compile(rf"(?P<event>(?:收到|接到)[^{_STOP}]{{1,30}})$")
_CONCERNING = re.compile(
    rf"(?<![应面绝相核针])对(?![象于方待应])(?P<event>[^{_STOP}]{{2,40}})[，,][^{_STOP}]{{0,14}}$"
)
_RIGHT_BEFORE = re.compile(rf"(?P<event>[^{_STOP}、]{{1,20}}?)的?\s*$")
_AFTER_WORD = re.compile(rf"(?P<event>[^{_STOP}、]{{2,12}})$")
_LEADING = re.compile(
    r"^(?:一般|原则上|应当|应|要|可以|可|但|并|于|由|须|必须|如|建议|第.{1,3}步)+"
)
_TRAILING = re.compile(r"(?:之后|以后|后|之|以)?(?:一般|原则上|应当|应)?$")
_PARTS = re.compile(r"[；：]")
_PLACE = re.compile(r"^.*(?:(?<![所存现实正])在|(?<![关由对属终等低高少多])于|或者)(?=.{2})")
_NUMBERED = re.compile(
    r"^\s*(?:第[\d一二三四五六七八九十百]+条\s*|[（(]?[\d一二三四五六七八九十]+[）)、.．]\s*)+"
)
_REACH = 200  # characters on either side in which an event is looked for
_MARKS = " 　“”的#|，"
_LONGER = re.compile(r"特殊情况|适当延长|延长审批")


@dataclass(frozen=True, slots=True)
class Event:
    """The text's words for it, the known start it means, and whether the text ties it in words."""

    words: str = ""
    name: str | None = None
    stated: bool = True


def event_of(
    text: str, sentence: tuple[int, int], limit: Bounded, earlier: tuple[Event, int] | None
) -> Event:
    """The event of the limit in the sentence at that span of the text.

    `earlier`: the event of the limit before it, and where that limit ends; one that follows in
    the same breath (三日内…，七日内…) or is for special cases shares it. An `Event` without words
    where the text names none.
    """
    begin, end = sentence
    before = text[max(begin, limit.start - _REACH) : limit.start]
    end = min(end, limit.end + _REACH)
    words = _stated(text, before, end, limit)
    if words and (name := start_meant(words)):
        return Event(words, name)
    near = _mentioned(before, text[limit.end : end], limit)
    if near and not (words and limit.side is Side.AFTER and limit.bound is Bound.WITHIN):
        return near
    if words:
        return Event(words)
    if earlier and (_LONGER.search(text, begin, end) or _one_breath(text, earlier[1], limit)):
        return replace(earlier[0], stated=False)
    task = _PARTS.split(before)[-1].rpartition("，")[2] + text[limit.start : end].partition("，")[0]
    if limit.bound in (Bound.WITHIN, Bound.AT_MOST) and (found := task_meant(task)):
        return Event(task[found.start : found.end], found.name, stated=False)
    return Event()


def _one_breath(text: str, after: int, limit: Bounded) -> bool:
    """Whether only commas part the limit from the one that ends at `after`."""
    within = limit.bound is Bound.WITHIN and limit.side is Side.AFTER
    return within and not any(mark in "。；：！？\n" for mark in text[after : limit.start])


def _stated(text: str, before: str, end: int, limit: Bounded) -> str:
    """The event in words that tie it to the limit; empty where there are none."""
    if limit.side is Side.BEFORE:
        # before 提前 stands who has to act, before …前 what is to come
        ahead = text.startswith("提", limit.start)
        found = (_CONCERNING if ahead else _RIGHT_BEFORE).search(before)
        return _trimmed(found["event"]) if found else ""
    since = [*_SINCE.finditer(before)]
    if since:
        return _plain(since[-1]["event"])
    if limit.bound is not Bound.LASTING:
        patterns = [_DAY_FROM, _RECEIVED, _AFTERWARDS, _CONCERNING]
        if text[limit.end - 1] == "后":
            patterns = [_AFTER_WORD]
        for pattern in patterns:
            if found := pattern.search(before):
                return _trimmed(found["event"])
    following = _SINCE.search(text, limit.end, end) or _next_sentence(text, before, end)
    return _plain(following["event"]) if following else ""


def _next_sentence(text: str, before: str, end: int) -> re.Match[str] | None:
    """预备期为一年。预备期从…之日算起: the next sentence goes on about the same period."""
    if not before.rstrip().endswith(("期为", "期是", "期")):
        return None
    noun = before.rstrip().removesuffix("为").removesuffix("是")[-3:]
    after = text[end : end + 60].lstrip()
    return _SINCE.search(after) if after.startswith(noun) else None


def _mentioned(before: str, behind: str, limit: Bounded) -> Event | None:
    """The known event named nearest before the limit in its part of the sentence, or behind it."""
    part = _PARTS.split(before)[-1]
    found = [one for one in mentions(part) if not one.tied]
    if found:
        return Event(part[found[-1].start : found[-1].end], found[-1].name, stated=False)
    near = ""
    if limit.side is Side.BEFORE or limit.condition:
        near = behind if limit.side is Side.BEFORE else behind.partition("，")[0]
    if later := [one for one in mentions(_PARTS.split(near)[0]) if not one.tied]:
        return Event(near[later[0].start : later[0].end], later[0].name, stated=False)
    return None


def _trimmed(words: str) -> str:
    """The event alone: 应当在接到通知 is 接到通知."""
    return _plain(_PLACE.sub("", words))


def _plain(words: str) -> str:
    """Without list marks, without auxiliary verbs before it and 后 behind it."""
    bare = _LEADING.sub("", _NUMBERED.sub("", words.strip(_MARKS)))
    return _TRAILING.sub("", bare.strip(_MARKS))
