"""Which parts of which documents lay a procedure down, found from what was retrieved.

A part that names the topic in its heading is taken whole: a run of headings 第一步, 第二步 …, a
chapter, or the whole rule where its title names the topic. Elsewhere only the clauses count that
were found and that name it themselves. Headings that talk about a procedure instead of laying it
down (结论, 常见错误, 总则, 附则 …) are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain import Hit, Kind, ParsedDocument, Section
from assistant.guidance.topic import Topic
from assistant.protocols import Catalogue
from assistant.text import parse_number

_HEADS = frozenset({"编", "分编", "部分", "阶段", "章", "节", "标题", "一、"})
_STEP = re.compile(r"^第(?P<number>[一二三四五六七八九十\d]{1,3})步")
_ABOUT = re.compile(
    r"结论|一览|错误|误区|材料清单|请示上级|总则|附则|附件|版本|容易|地方(?:有没有|另有)|监督|纪律|领导|保障|检查|责任"
    r"|问法|是什么关系|为什么|重要性|一样吗|走样|适用范围"
)
_HOW = re.compile(r"步骤|程序|手续|流程|怎么|怎样|如何|办法|按什么")
_COMPOUND = re.compile(r"[、和与及]")
_NEAR = 0.62  # of the best score: a clause that was found this clearly counts
_CLEAR = 0.78  # of the best score: a heading that does not name the topic counts
_HALF = 0.5  # of the topic's terms: more than that has to stand in what is said to answer
_SURE = 0.8  # how likely a passage answers, so that it counts without naming the topic


@dataclass(frozen=True, slots=True)
class Block:
    """Sections of one document that lay the procedure down, in its order.

    `staged`: headings 第N步. `named`: a heading or a clause names the topic; a block that was only
    found near it is used where no other is.
    """

    contents: ParsedDocument
    sections: tuple[Section, ...]
    staged: bool = False
    named: bool = True


def blocks(
    topic: Topic, hits: Sequence[Hit], catalogue: Catalogue, on: date | None = None
) -> list[Block]:
    """The blocks, one a document, in the order in which the documents were found."""
    found = []
    best = max((hit.score for hit in hits), default=0.0)
    by_document: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.document.kind is not Kind.NEWS:
            by_document.setdefault(hit.document.id, []).append(hit)
    for document_id, own in by_document.items():
        contents = catalogue.contents(document_id, on)
        articles = any(section.rank == "条" for section in contents.sections)
        block = (_of_rule if articles else _of_guide)(topic, contents, own, best)
        if block.sections:
            found.append(block)
    named = [block for block in found if block.named]
    return named or found


def _of_rule(topic: Topic, contents: ParsedDocument, hits: Sequence[Hit], best: float) -> Block:
    """Articles: of a chapter, or of the whole rule, that names the topic; else those found."""
    articles = [section for section in contents.sections if section.rank == "条"]
    near = [hit for hit in hits if hit.score >= _NEAR * best]
    found = {one: [hit for hit in near if _holds(one, hit)] for one in articles}
    sure = [
        one
        for one, own in found.items()
        if any(_is_sure(hit, best) for hit in own) and topic.share_in(_text(contents, one)) > _HALF
    ]
    clear = [
        part
        for one, own in found.items()
        if own
        for part in _of_article(topic, contents, one, one in sure)
    ]
    chapters = [c for c in _heads(contents) if topic.names(c.title) and not _ABOUT.search(c.title)]
    if chapters:
        inside = [one for one in articles if chapters[0].start <= one.start < chapters[0].end]
        compound = _COMPOUND.search(chapters[0].title)
        return Block(
            contents,
            tuple(
                one
                for one in inside
                if not compound or one in clear or topic.named_in(_text(contents, one))
            ),
        )
    if topic.names(contents.document.title):
        whole = [one for one in articles if not _ABOUT.search(" ".join(one.headings))]
        return Block(contents, tuple(whole))
    return Block(contents, tuple(clear), named=bool(sure))


def _of_article(
    topic: Topic, contents: ParsedDocument, article: Section, sure: bool
) -> list[Section]:
    """The article whole where it is about the topic; else its paragraphs and items that are."""
    index = contents.sections.index(article)
    below = [
        one for one in contents.sections if one.start > article.start and one.end <= article.end
    ]
    items = [one for one in below if one.rank == "项"]
    head = contents.text[article.start : items[0].start] if items else _text(contents, article)
    if sure and (not items or topic.named_in(head)):
        return [article]
    parts = items or [one for one in below if one.parent == index] or [article]
    named = [one for one in parts if topic.named_in(_text(contents, one))]
    return [article] if sure and not named else named


def _of_guide(topic: Topic, contents: ParsedDocument, hits: Sequence[Hit], best: float) -> Block:
    """Steps or headed sections: those that name the topic; else the ones found for sure."""
    heads = _heads(contents)
    runs = _runs(heads)
    titled = topic.names(contents.document.title)
    above = [run for run in runs if topic.names(_above(contents, run[0]))]
    within = [run for run in runs if any(topic.names(step.title) for step in run)]
    if above or (titled and within):
        return _staged(contents, above or within)
    if within:
        named = [step for run in within for step in run if topic.names(step.title)]
        return Block(contents, tuple(named), staged=True)
    if titled and runs and not _COMPOUND.search(contents.document.title):
        return _staged(contents, runs)
    own = [one for one in _lowest(heads) if not _ABOUT.search(one.title)]
    official = contents.document.kind is not Kind.DIGEST
    if titled and official:
        return Block(contents, tuple(own))
    acting = [one for one in own if _acts(topic, contents, one)] if titled else []
    named = [one for one in own if topic.names(one.title)]
    if acting or named:
        return Block(contents, tuple(one for one in own if one in acting or one in named))
    if titled and runs:
        return _staged(contents, runs)
    clear = [hit for hit in hits if hit.score >= _CLEAR * best]
    found = [
        one
        for one in own
        if any(_holds(one, hit) for hit in clear)
        and (_HOW.search(one.title) or titled)
        and topic.named_in(_text(contents, one))
    ]
    if found:
        return Block(contents, tuple(found), named=titled or official)
    sure = [hit for hit in hits if _is_sure(hit, best)]
    near = [one for one in own if any(_holds(one, hit) for hit in sure)]
    about = [one for one in near if topic.share_in(_text(contents, one)) > _HALF]
    return Block(contents, tuple(about), named=False)


def _is_sure(hit: Hit, best: float) -> bool:
    """Whether the passage answers: it was found first, or the judge says so."""
    return hit.score >= best or (hit.answers or 0.0) >= _SURE


def _acts(topic: Topic, contents: ParsedDocument, section: Section) -> bool:
    above = _above(contents, section) if section.rank == "标题" else ""
    return topic.acts(section.title) or topic.acts(above)


def _staged(contents: ParsedDocument, runs: Sequence[Sequence[Section]]) -> Block:
    return Block(contents, tuple(step for run in runs for step in run), staged=True)


def _heads(contents: ParsedDocument) -> list[Section]:
    return [one for one in contents.sections if one.rank in _HEADS]


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


def _text(contents: ParsedDocument, section: Section) -> str:
    return contents.text[section.start : section.end]


def _holds(section: Section, hit: Hit) -> bool:
    """Whether the passage that was found reaches into the section."""
    passage = hit.passage
    return passage.start < section.end and section.start < passage.end
