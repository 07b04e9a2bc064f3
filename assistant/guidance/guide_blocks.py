"""Which steps or headed sections of a guide, a digest or a notice lay a procedure down."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Hit, Kind, ParsedDocument, Section
from assistant.guidance.block import (
    HALF,
    Block,
    heads,
    holds,
    is_about,
    is_compound,
    is_sure,
    text_of,
)
from assistant.guidance.topic import Topic
from assistant.text import parse_number

_STEP = re.compile(r"^第(?P<number>[一二三四五六七八九十\d]{1,3})步")
_HOW = re.compile(r"步骤|程序|手续|流程|怎么|怎样|如何|办法|按什么")
_LIKELY = 0.7  # how likely a passage answers, so that it counts beside sections on the topic
_CLEAR = 0.78  # of the best score: a heading that does not name the topic counts


def block_of_guide(
    topic: Topic, contents: ParsedDocument, hits: Sequence[Hit], best: float
) -> Block:
    """Steps or headed sections that name the topic; else the ones found for sure."""
    titled = topic.names(contents.document.title)
    runs = _runs(heads(contents))
    steps = _named_steps(topic, contents, runs, titled)
    if steps:
        return Block(contents, tuple(steps))
    own = [one for one in _lowest(heads(contents)) if not is_about(one.title)]
    if titled and contents.document.kind is not Kind.DIGEST:
        return Block(contents, tuple(own))
    named = [
        one for one in own if topic.names(one.title) or (titled and _acts(topic, contents, one))
    ]
    if named and titled:  # what the digest on the topic tells beside it, where it was found
        clear = [hit for hit in hits if (hit.answers or 0.0) >= _LIKELY]
        beside = [one for one in own if not topic.share_in(one.title)]
        beside = [one for one in beside if any(holds(one, hit) for hit in clear)]
        named = [one for one in own if one in named or one in beside]
    if named:
        return Block(contents, tuple(named))
    if titled and runs:
        return Block(contents, tuple(step for run in runs for step in run))
    return _found(topic, contents, own, hits, best)


def _named_steps(
    topic: Topic, contents: ParsedDocument, runs: Sequence[Sequence[Section]], titled: bool
) -> list[Section]:
    """The runs 第一步, 第二步 … that a heading gives to the topic, or single steps of one."""
    above = [run for run in runs if topic.names(_above(contents, run[0]))]
    within = [run for run in runs if any(_names_step(topic, contents, step) for step in run)]
    if titled and not above and not within and not is_compound(contents.document.title):
        above = list(runs)
    if above or titled:
        return [step for run in (above or within) for step in run]
    return [step for run in within for step in run if _names_step(topic, contents, step)]


def _names_step(topic: Topic, contents: ParsedDocument, step: Section) -> bool:
    """Whether the step is the topic: 短期集中培训 below 发展对象怎么定、怎么审."""
    if topic.names(step.title):
        return True
    above = _above(contents, step)
    return bool(topic.share_in(step.title)) and topic.names(f"{above} {step.title}")


def _found(
    topic: Topic,
    contents: ParsedDocument,
    own: Sequence[Section],
    hits: Sequence[Hit],
    best: float,
) -> Block:
    """Sections that retrieval found: how-to ones that name the topic, else the answering ones."""
    titled = topic.names(contents.document.title)
    clear = [hit for hit in hits if hit.score >= _CLEAR * best]
    found = [
        one
        for one in own
        if any(holds(one, hit) for hit in clear)
        and (_HOW.search(one.title) or titled)
        and topic.named_in(text_of(contents, one))
    ]
    if found:
        official = contents.document.kind is not Kind.DIGEST
        return Block(contents, tuple(found), named=titled or official)
    sure = [hit for hit in hits if is_sure(hit, best)]
    near = [one for one in own if any(holds(one, hit) for hit in sure)]
    about = [one for one in near if topic.share_in(text_of(contents, one)) > HALF]
    return Block(contents, tuple(about), named=False)


def _acts(topic: Topic, contents: ParsedDocument, section: Section) -> bool:
    above = _above(contents, section) if section.rank == "标题" else ""
    return topic.acts(section.title) or topic.acts(above)


def _lowest(heads: Sequence[Section]) -> list[Section]:
    """Headings with no heading beneath them."""
    return [
        one
        for one in heads
        if not any(one.start < other.start and other.end <= one.end for other in heads)
    ]


def _runs(heads: Sequence[Section]) -> list[list[Section]]:
    """Headings 第一步, 第二步 … that count on; a new 第一步 begins another run."""
    runs: list[list[Section]] = []
    for one in heads:
        found = _STEP.match(one.title)
        if found is None:
            continue
        if not runs or parse_number(found["number"]) == 1:
            runs.append([])
        runs[-1].append(one)
    return runs


def _above(contents: ParsedDocument, section: Section) -> str:
    return contents.sections[section.parent].title if section.parent is not None else ""
