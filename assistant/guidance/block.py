"""A block: the parts of one document that lay a procedure down, and how a passage shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Hit, ParsedDocument, Section

HALF = 0.5  # of the topic's terms: more than that has to stand in what is said to answer
_SURE = 0.8  # how likely a passage answers, so that it counts without naming the topic
_HEADS = frozenset({"编", "分编", "部分", "阶段", "章", "节", "标题", "一、"})
# Headings that talk about a procedure instead of laying it down.
_ABOUT = re.compile(
    r"结论|一览|错误|误区|材料清单|请示上级|总则|附则|附件|版本|容易|地方(?:有没有|另有)|监督|纪律|领导|保障|检查|责任"
    r"|问法|是什么关系|为什么|重要性|一样吗|走样|适用范围"
)
_COMPOUND = re.compile(r"[、和与及]")


@dataclass(frozen=True, slots=True)
class Block:
    """Sections of one document that lay the procedure down, in its order.

    `named`: a heading or a clause names the topic; a block that was only found near it is used
    where no other is.
    """

    contents: ParsedDocument
    sections: tuple[Section, ...]
    named: bool = True


def is_sure(hit: Hit, best: float) -> bool:
    """Whether the passage answers: it was found first, or the judge says so."""
    return hit.score >= best or (hit.answers or 0.0) >= _SURE


def is_about(title: str) -> bool:
    """Whether the heading talks about a procedure: 结论, 常见错误, 总则, 附则."""
    return bool(_ABOUT.search(title))


def is_compound(title: str) -> bool:
    """Whether the title names several matters, so that not all below it is about each."""
    return bool(_COMPOUND.search(title))


def heads(contents: ParsedDocument) -> Sequence[Section]:
    """The headings of a document, without its articles and items."""
    return [one for one in contents.sections if one.rank in _HEADS]


def text_of(contents: ParsedDocument, section: Section) -> str:
    """All that stands in the section."""
    return contents.text[section.start : section.end]


def holds(section: Section, hit: Hit) -> bool:
    """Whether the passage that was found reaches into the section."""
    passage = hit.passage
    return passage.start < section.end and section.start < passage.end
