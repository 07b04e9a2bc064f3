"""简答 items on what a digest gathers under a question: 什么时候可以建临时党支部."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.quiz.askable import self_contained
from assistant.quiz.building import short
from assistant.quiz.claims import Claim, rule_named
from assistant.quiz.wording import stem
from assistant.quiz_items import Aim, Item

_ASKS = re.compile(r"什么|怎么|怎样|哪些|谁|多少|几[个种次项年]|如何|能不能|哪[几里]")
_MATTER = re.compile(
    r"党员|支部|党费|工会|企业|书记|党课|党日|生活会|民主评议|换届|党小组|入党|党籍|指导员|党组织|党委"
    r"|发展对象|积极分子|活动阵地|中心|指导站|组织关系|谈心"
)
_MARK = re.compile(r"^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+步\s*|[选训管奖]：)")
_ITEM = re.compile(r"\d+\.\s")
_MOST_OF = 0.6  # share of a section's lines that its question has to be answered by
_LEAST, _MOST, _LONGEST = 2, 7, 520


def heading_items(claims: Sequence[Claim], texts: Mapping[str, str]) -> Iterator[Item]:
    """One item for the lines below a question that restate one rule, where all of them are told.

    `texts`: the stored text of each document by its id.
    """
    for (document_id, _, title), rows in groupby(
        claims, lambda one: (one.document.id, one.group, rule_named(one.clause))
    ):
        lines = list(rows)
        heading = _heading(lines[0])
        if heading is None or not _LEAST <= len(lines) <= _MOST or not _tellable(lines):
            continue
        start, end = lines[0].start, lines[-1].end
        text = texts[document_id][start:end]
        if len(text) > _LONGEST or not _complete(lines, texts[document_id], title):
            continue
        clause = lines[0].clause if len({one.clause for one in lines}) == 1 else title
        whole = replace(lines[0], text=text, clause=clause)
        points = [(one.start - start, one.end - start) for one in lines]
        yield short(whole, stem(whole, heading).removesuffix("。") + "？", points, Aim.CLAUSE)


def _tellable(lines: Sequence[Claim]) -> bool:
    whole = len({one.passage.id for one in lines}) == 1
    return whole and all(self_contained(one.text) for one in lines)


def _complete(lines: Sequence[Claim], text: str, title: str) -> bool:
    """Whether these are all lines of the section that name the rule, and most of its lines."""
    first = text.rfind("\n#", 0, lines[0].start)
    last = text.find("\n#", lines[0].start)
    rows = text[first + 1 : last if last > 0 else len(text)].split("\n")
    at = text.count("\n", 0, first + 1)
    named = {at + number for number, row in enumerate(rows) if title in row}
    lines_of_list = sum(bool(_ITEM.match(row)) for row in rows)
    if len(lines) < _MOST_OF * lines_of_list:
        return False
    return named <= {text.count("\n", 0, one.start) for one in lines}


def _heading(claim: Claim) -> str | None:
    bare = _MARK.sub("", claim.group.partition("#")[2])
    asks = _ASKS.search(bare) and _MATTER.search(bare) and self_contained(bare)
    return bare if asks and "：" not in bare else None
