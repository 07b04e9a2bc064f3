"""A section to its pieces: items of lists and sentences, in order, none left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain import ParsedDocument, Quote, Section
from assistant.text import sentence_spans
from assistant.validity import ended_clause

_ITEM_RANKS = frozenset({"项", "目", "（一）", "1.", "（1）", "①", "一是", "第一"})
_WITHIN = _ITEM_RANKS | {"款"}
_MARK = re.compile(
    r"^(?:#+\s*)?(?:第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十]+)?"
    r"|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、]|[①-⑳]"
    r"|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、](?!\S*步))[\s　]*"
)
# A list within a sentence: what counts it off, and the parts it has.
_COUNTS_OFF = re.compile(
    r"^(?P<lead>[^：；。]{2,40}?(?:程序|手续|步骤|办法|方法|内容|任务|职权|范围|材料|条件|要求|事项|工作|情形|比例|包括|如下"
    r"|[一二三四五六七八九十两\d](?:项|条|方面|步|种|类|件|个|档|关|段|点|部分))(?:是|为|有|包括|如下)?)：(?=[^；]+；)"
)
_INNER_MARK = re.compile(r"(?:^|(?<=[；。：]))[（(]\d{1,2}[）)]")
_SOURCE = re.compile(
    r"(?:（[^（）]*(?:（[^（）]*）[^（）]*)*(?:《|工作建议)[^（）]*(?:（[^（）]*）[^（）]*)*）)+[。；]?$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that says one thing; `start`, `end`: what is quoted; `text`: its words.

    `listed`: an item of a list. `lead`: the words that introduce the list. `source`: what a digest
    names in brackets behind it. `runs_on`: a half of a sentence behind another half. `numbered`:
    a numbered paragraph that belongs to no list.
    """

    text: str
    start: int
    end: int
    listed: bool = False
    lead: str = ""
    source: str = ""
    runs_on: bool = False
    numbered: bool = False


def pieces(contents: ParsedDocument, section: Section) -> list[Piece]:
    """All that a section says, lists item by item and the rest sentence by sentence."""
    return list(_walk(contents, contents.sections.index(section), ""))


def quotes(contents: ParsedDocument, start: int, end: int) -> tuple[Quote, ...]:
    """The span as quotes, one for each passage it touches."""
    spans = [
        (passage, max(start, passage.start), min(end, passage.end)) for passage in contents.passages
    ]
    return tuple(
        Quote(passage, contents.document, left, right)
        for passage, left, right in spans
        if left < right and contents.text[left:right].strip()
    )


def _walk(contents: ParsedDocument, index: int, lead: str) -> Iterator[Piece]:
    section = contents.sections[index]
    if contents.ended and ended_clause(contents.ended, section.locator):
        return
    below = [i for i, one in enumerate(contents.sections) if one.parent == index]
    if section.rank in _ITEM_RANKS and lead and not below:
        yield _item(contents, section.start, section.end, lead)
        return
    position = section.start
    if section.rank in _ITEM_RANKS and lead and below:
        position = contents.sections[below[0]].start
        item = _item(contents, section.start, position, lead)
        yield item
        lead = section.title or item.text.rstrip("：:。")
    for child in below:
        one = contents.sections[child]
        if one.rank == "行":
            continue  # rows of a table restate what stands beside it
        if one.start > position:
            own = list(_sentences(contents, position, one.start, section))
            counted = bool(own) and one.rank in _ITEM_RANKS and own[-1].text.endswith(("：", ":"))
            yield from own[:-1] if counted else own
            if counted:
                lead = own[-1].text.rstrip("：:")
        yield from _walk(contents, child, lead if one.rank in _WITHIN else "")
        position = max(position, one.end)
    if position < section.end:
        yield from _sentences(contents, position, section.end, section)


def _item(contents: ParsedDocument, start: int, end: int, lead: str) -> Piece:
    begin, stop = _without_mark(contents.text, start, end)
    text, source = _without_source(contents.text[begin:stop])
    return Piece(_flat(text), begin, stop, listed=True, lead=lead, source=source)


def _sentences(contents: ParsedDocument, start: int, end: int, section: Section) -> Iterator[Piece]:
    paragraph = section.rank in _ITEM_RANKS and _SOURCE.search(contents.text[start:end].strip())
    spans = [(start, end)] if paragraph else sentence_spans(contents.text[start:end], start)
    for left, right in spans:
        if contents.text[left:right].lstrip().startswith(("#", "|")):
            continue  # a Markdown heading, or a row of a table
        begin, stop = _without_mark(contents.text, left, right)
        said = contents.text[begin:stop]
        if said and section.title not in (said.strip(), contents.text[left:right].strip()):
            yield from _parts(said, begin, bool(paragraph))


def _parts(said: str, begin: int, numbered: bool) -> Iterator[Piece]:
    """A sentence as it is, as the items of the list within it, or as its halves."""
    text, source = _without_source(said)
    whole = begin, begin + len(said)
    counts = _COUNTS_OFF.match(text)
    if counts:
        # Each item quotes the whole sentence: by itself it would not say what it belongs to.
        for start, end in _split(text, counts.end()):
            part = _INNER_MARK.sub("", text[start:end].strip()).rstrip("；。")
            yield Piece(_flat(part), *whole, True, counts["lead"], source)
        return
    halves = [(0, len(text))] if source else _split(text, 0)
    if len(halves) < 2:
        yield Piece(_flat(text), *whole, source=source, numbered=numbered)
        return
    for number, (start, end) in enumerate(halves):
        part = _flat(text[start:end])
        yield Piece(part, begin + start, begin + end, runs_on=number > 0, numbered=numbered)


def _split(text: str, position: int) -> list[tuple[int, int]]:
    """The spans between semicolons that stand outside brackets."""
    spans, depth, start = [], 0, position
    for i in range(position, len(text)):
        depth += (text[i] in "（(《") - (text[i] in "）)》")
        if text[i] == "；" and depth <= 0:
            spans.append((start, i + 1))
            start = i + 1
    return [*spans, (start, len(text))] if text[start:].strip() else spans


def _without_mark(text: str, start: int, end: int) -> tuple[int, int]:
    body = text[start:end]
    begin = start + len(body) - len(body.lstrip())
    mark = _MARK.match(text[begin:end])
    begin += mark.end() if mark else 0
    return begin, max(begin, start + len(body.rstrip()))


def _without_source(text: str) -> tuple[str, str]:
    """The words and the bracket behind them in which a digest names its sources."""
    found = _SOURCE.search(text)
    return (text[: found.start()], found.group().strip("。；")) if found else (text, "")


def _flat(text: str) -> str:
    return " ".join(text.split())
