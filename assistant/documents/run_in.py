"""Lists that run inside paragraphs: 一是…二是…三是…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.blocks import Block
from assistant.documents.numbering import CHINESE, TITLE_LIMIT
from assistant.text import parse_number

_MEMBER = re.compile(rf"(?:^|(?<=[。；：，、！？,;:]))[ \t\u3000]*(?P<mark>[{CHINESE}]{{1,3}}是)")
_TITLE = re.compile(r"[^。；，：！？\n]+(?=。)")
_DIVIDERS = frozenset(("附件", "编", "分编", "部分", "阶段", "章", "节", "条", "一、", "第一"))


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a run-in list; `start` is the offset of its mark in the document text."""

    start: int
    number: int
    label: str
    title: str


def run_in_members(text: str, blocks: Sequence[Block]) -> list[Member]:
    """Members that count 一是, 二是, … without a gap and without a heading between them."""
    kept: list[Member] = []
    run: list[Member] = []
    for block in blocks:
        divided = block.heading or (block.mark and block.mark.kind.rank in _DIVIDERS)
        if divided:
            kept += run if len(run) > 1 else []
            run = []
        for member in _find(text, block.body_start, block.end):
            if run and member.number == run[-1].number + 1:
                run.append(member)
            elif member.number == 1:
                kept += run if len(run) > 1 else []
                run = [member]
    return kept + (run if len(run) > 1 else [])


def _find(text: str, start: int, end: int) -> list[Member]:
    members = []
    for found in _MEMBER.finditer(text[start:end]):
        label = found.group("mark")
        number = parse_number(label[:-1])
        if number:
            at = start + found.start("mark")
            members.append(Member(at, number, label, _title(text[at:end], len(label))))
    return members


def _title(text: str, mark: int) -> str:
    found = _TITLE.match(text, mark)
    return text[: found.end()] if found and found.end() - mark <= TITLE_LIMIT else ""
