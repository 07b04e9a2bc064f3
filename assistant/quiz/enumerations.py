"""Enumerations in a sentence: A、B、C和D, with where each member begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_RUN = re.compile(r"[^，。；：、！？\n]+(?:、[^，。；：、！？\n]+)+")
_AND = re.compile(r"(?:以及|和|及|或者|或)(?=[\u4e00-\u9fff“])")
_OPEN = re.compile(
    r"等(?:[^级额值]|$)|可以(?:有|是|采取|包括|通过|开展)|如[：，]?$|例如|一般包括|主要"
)
# What the first member may follow: the words that lead to a list.
_LEADS = re.compile(
    r"^.*(?:分别是|分别为|包括|坚持|遵循|按照|做到|分为|即|就是|主要是|是(?!否)|有(?!关|条件)|落实|实行|贯彻|享有|具备|达到|运用|采取|通过|围绕|根据|依托|设有?|给予|开展|提供|推动|要求|符合|经过|用于|带头)"
)
_TAIL = re.compile(
    r"(?:的|等|[一二三四五六七八九]个|[一二三四五六七八九]种|[一二三四五六七八九]项|[一二三四五六七八九]类|方面|原则|要求|程序|方式|条件|步骤).*$"
)
_NUMBER = re.compile(r"[（(]?\d{1,2}[）)、]|[一二三四五六七八]是")
_MOST, _LEAST, _LONGEST, _LONGEST_PART, _INNER = 8, 3, 22, 60, 9


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list within a text: the span of it all, and the span of each member.

    `closed`: nothing says 等 behind it.
    """

    start: int
    end: int
    members: tuple[tuple[int, int], ...]
    closed: bool


def enumerations(text: str) -> Iterator[Enumeration]:
    """The enumerations of three and more members whose ends are certain."""
    if (parted := _semicolons(text)) is not None:
        yield parted
        return
    for run in _RUN.finditer(_hidden(text)):
        spans = list(_members(text, *run.span()))
        if not _LEAST <= len(spans) <= _MOST:
            continue
        even = _even(text, spans) or _after_colon(text, run.start(), spans) or _led(text, spans)
        if even is None:
            continue
        words = [text[slice(*span)] for span in even]
        if len(set(words)) == len(words) and all(2 <= len(w) <= _LONGEST for w in words):
            around = text[: even[0][0]] + "□" + text[even[-1][1] :]
            closed = not _OPEN.search(around) and not _OPEN.search(words[-1])
            yield Enumeration(even[0][0], even[-1][1], tuple(even), closed)


def _semicolons(text: str) -> Enumeration | None:
    """The members that stand behind a colon between semicolons, up to the end."""
    hidden = _hidden(text)
    colon = hidden.find("：")
    if colon < 0 or "；" not in hidden[colon:] or "：" in hidden[colon + 1 :]:
        return None
    cuts = [colon, *(at for at in range(colon, len(text)) if hidden[at] == "；"), len(text)]
    members = tuple((_behind_mark(text, left + 1), right) for left, right in pairwise(cuts))
    whole = _LEAST <= len(members) <= _MOST and all(
        2 <= end - start <= _LONGEST_PART for start, end in members
    )
    closed = not re.search(r"等(?:方面|内容|情况)?$", text)
    return Enumeration(colon + 1, len(text), members, closed) if whole else None


def _behind_mark(text: str, at: int) -> int:
    """Where a member begins behind its number: （1）, 一是."""
    found = _NUMBER.match(text, at)
    return found.end() if found else at


def inner_members(text: str) -> Iterator[tuple[int, int]]:
    """Members with another one on both sides, whose ends are certain whatever the list's are."""
    for run in _RUN.finditer(_hidden(text)):
        if _OPEN.search(text):
            continue  # of an open list another member would do as well
        inside = list(_members(text, *run.span()))[1:-1]
        sizes = Counter(end - start for start, end in inside)
        # Two of a length are members of one list, not the halves of a longer name.
        yield from (
            (start, end)
            for start, end in inside
            if sizes[end - start] > 1 and _LEAST <= end - start <= _INNER
        )


def _hidden(text: str) -> str:
    """The text with what stands in brackets and quotes blanked, so that no mark in it parts."""
    return re.sub(r"（[^）]*）|《[^》]*》|“[^”]*”", lambda found: "□" * len(found.group()), text)


def _members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    hidden, left = _hidden(text), start
    cuts = [at for at in range(start, end) if hidden[at] == "、"]
    for cut in cuts:
        yield left, cut
        left = cut + 1
    last = _AND.search(hidden, left, end)
    if last and last.start() > left + 1:
        yield left, last.start()
        left = last.end()
    yield left, end


def _even(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """Members of one length, by which the ends of the first and the last are known."""
    middle = spans[1:-1]
    sizes = {end - start for start, end in middle}
    if len(sizes) != 1:
        return None
    size = sizes.pop()
    (first, first_end), (last, last_end) = spans[0], spans[-1]
    if size < 2 or first_end - first < size or last_end - last < size:
        return None
    lead, tail = text[first : first_end - size], text[last + size : last_end]
    if lead and not _LEADS.fullmatch(lead):
        return None
    if tail and not _TAIL.fullmatch(tail):
        return None
    if not lead and first > 0 and text[first - 1] not in "：，":
        return None
    return [(first_end - size, first_end), *middle, (last, last + size)]


_LED = re.compile(
    r"(?:包括|坚持|遵循|做到|享有|具备|依托|运用|采取|通过|围绕|用于|涉及|分别是|内容有|主要有|还有|带头|如实|一般从|注重从|严格执行)"
)
_LED_TAIL = re.compile(
    r"等.*$|的(?:原则|方式|方法|要求|办法|程序|总要求|方针)$"
    r"|(?:这|的)?[两三四五六七八](?:个|条|种|项|类|方面|步)[\u4e00-\u9fff]{0,6}$"
)
_PREFIX = re.compile(r"[的了等对在把将从向与和或被为]|[一二三四五]是")


def _led(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """Members behind a word that leads to a list, up to 等 or the end of the sentence part."""
    (first, first_end), (last, last_end) = spans[0], spans[-1]
    leads = list(_LED.finditer(text, first, first_end))
    if not leads or first_end - leads[-1].end() < 2:
        return None
    first = leads[-1].end()
    tail = _LED_TAIL.search(text[last:last_end])
    last_end = last + tail.start() if tail else last_end
    members = [(first, first_end), *spans[1:-1], (last, last_end)]
    longest = max(end - start for start, end in members[:-1])
    if last_end - last < 2 or last_end - last > longest + 4:
        return None
    words = [text[slice(*one)] for one in members]
    return None if any(_PREFIX.search(one) for one in words) else members


def _after_colon(
    text: str, start: int, spans: list[tuple[int, int]]
) -> list[tuple[int, int]] | None:
    """Members behind a colon or 包括, up to the end of the sentence part."""
    (first, first_end), (last, last_end) = spans[0], spans[-1]
    lead = re.match(r"[^、]*?(?:包括|分别是|分为)", text[first:first_end])
    if not (start and text[start - 1] == "：") and not lead:
        return None
    first += lead.end() if lead else 0
    tail = re.search(
        r"等(?:[\u4e00-\u9fff]{0,8})?$|[两三四五六七八](?:个|种|项|类|方面)[\u4e00-\u9fff]{0,6}$",
        text[last:last_end],
    )
    if tail:
        last_end = last + tail.start()
    if first_end - first < 2 or last_end - last < 2 or text[last_end - 1] in "的，":
        return None
    return [(first, first_end), *spans[1:-1], (last, last_end)]
