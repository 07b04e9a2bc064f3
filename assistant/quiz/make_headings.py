"""简答 items on what a digest gathers under a question: 什么时候可以建临时党支部."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.quiz.building import short
from assistant.quiz.claims import Claim
from assistant.quiz.wording import stem
from assistant.quiz_items import Aim, Item

_ASKS = re.compile(r"什么|怎么|怎样|哪些|谁|多少|几[个种次项年]|如何|能不能|哪[几里]")
_MATTER = re.compile(
    r"党员|支部|党费|工会|企业|书记|党课|党日|生活会|民主评议|换届|党小组|入党|党籍|指导员|党组织|党委|发展对象|积极分子|活动阵地|中心|指导站|组织关系|谈心"
)
_LEAST, _MOST, _LONGEST = 2, 6, 400


def heading_items(claims: Sequence[Claim], texts: dict[str, str]) -> Iterator[Item]:
    """One item for the lines below a question that restate one clause, all of them in a row.

    `texts`: the stored text of each document by its id.
    """
    for (document_id, _, clause), rows in groupby(
        claims, lambda c: (c.document.id, c.group, c.clause)
    ):
        lines = list(rows)
        heading = _heading(lines[0])
        if not _LEAST <= len(lines) <= _MOST or not _whole(lines) or heading is None:
            continue
        start, end = lines[0].start, lines[-1].end
        text = texts[document_id][start:end]
        if len(text) > _LONGEST or any(one.clause != clause for one in lines):
            continue
        whole = replace(lines[0], text=text)
        points = [(one.start - start, one.end - start) for one in lines]
        yield short(whole, stem(whole, heading).removesuffix("。") + "？", points, Aim.CLAUSE)


def _whole(lines: Sequence[Claim]) -> bool:
    return len({one.passage.id for one in lines}) == 1


def _heading(claim: Claim) -> str | None:
    heading = claim.group.partition("#")[2]
    bare = re.sub(
        r"^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+步\s*|[选训管奖]：)", "", heading
    )
    return bare if _ASKS.search(bare) and _MATTER.search(bare) and "：" not in bare else None
