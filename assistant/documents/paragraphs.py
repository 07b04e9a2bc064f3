"""What paragraphs without a mark are: clauses of an article (款), named ones, the sign-off."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.documents.blocks import Block
from assistant.documents.numbering import ARTICLE

NAME_LIMIT = 60  # characters of a paragraph's name
_OUTER = frozenset(("附件", "编", "分编", "部分", "章", "节", "条"))
_FIRST_SENTENCE = re.compile(r"[^。！？]+(?=[。！？])")
_CLAUSE_END = tuple("。；：？！…”）:;.")
_DATE_LINE = re.compile(r"[^。；：]{0,30}\d{4}年\d{1,2}月\d{1,2}日[^。；：]{0,6}$")
_SHORT = 40  # characters of a line of the sign-off
_MOSTLY = 0.6  # of a section's paragraphs have to open with a topic sentence


def is_clause(text: str, block: Block) -> bool:
    """Whether a paragraph ends as a clause ends, so not a signature, a table row or a note."""
    return text[block.start : block.end].endswith(_CLAUSE_END)


def clause_counts(text: str, blocks: Sequence[Block]) -> dict[int, int]:
    """For each article, by the number of its block, how many clauses (款) it has."""
    counts: dict[int, int] = {}
    article: int | None = None
    for index, block in enumerate(blocks):
        if block.mark and block.mark.kind is ARTICLE:
            article = index
            counts[index] = 1 if block.mark.rest else 0
        elif block.heading or (block.mark and block.mark.kind.rank in _OUTER):
            article = None
        elif article is not None and block.plain and is_clause(text, block):
            counts[article] += 1
    return counts


def paragraph_names(text: str, blocks: Sequence[Block], members: Collection[int]) -> dict[int, str]:
    """Names of paragraphs, by block: first sentences, where several head the parts of a section.

    `members` are the starts of run-in list members, which have names of their own.
    """
    names: dict[int, str] = {}
    for index, block in enumerate(blocks):
        if not (block.mark and block.mark.heading):
            continue
        run: list[int] = []
        for following in range(index + 1, len(blocks)):
            if not blocks[following].plain or blocks[following].body_start in members:
                break
            run.append(following)
        found = {number: name for number in run if (name := _name(text, blocks[number]))}
        if len(found) > 1 and len(found) >= _MOSTLY * len(run):
            names |= found
    return names


def sign_off(text: str, blocks: Sequence[Block]) -> int | None:
    """The block at which issuer and date begin that close a document; nothing when it has none."""
    tail = [index for index in range(max(0, len(blocks) - 3), len(blocks))]
    for index in reversed(tail):
        line = text[blocks[index].start : blocks[index].end]
        if not blocks[index].plain or not _DATE_LINE.match(line) or len(line) > _SHORT:
            continue
        before = index - 1
        if before > 0 and blocks[before].plain and _signature(text, blocks[before]):
            return before
        return index
    return None


def _signature(text: str, block: Block) -> bool:
    return block.end - block.start <= _SHORT and not is_clause(text, block)


def _name(text: str, block: Block) -> str:
    """The first sentence of a paragraph that has more than one."""
    paragraph = re.sub(r"\s+", "", text[block.start : block.end])
    found = _FIRST_SENTENCE.match(paragraph)
    if found is None or len(paragraph) < found.end() + 2:
        return ""
    return found.group()[:NAME_LIMIT].replace("/", "／")
