"""简答 items on a whole clause of a rule: how it regulates what its sentences are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.domain import Kind
from assistant.quiz.askable import self_contained
from assistant.quiz.building import short
from assistant.quiz.claims import Claim
from assistant.quiz.wording import stem
from assistant.quiz_items import Aim, Item

# What a clause may be about, longer names first; bodies that are named everywhere are none.
_MATTERS = (
    "党员教育管理工作经费",
    "党支部党员大会",
    "党支部委员会会议",
    "党组织关系",
    "组织关系",
    "党支部委员会",
    "组织生活会",
    "民主评议党员",
    "民主评议",
    "谈心谈话",
    "主题党日",
    "联合党支部",
    "临时党支部",
    "流动党员",
    "党小组",
    "党费",
    "党课",
    "党校",
    "组织员",
    "停止党籍",
    "限期改正",
    "工作经费",
    "入党介绍人",
    "培养联系人",
    "入党积极分子",
    "发展对象",
    "公示",
    "预备期",
    "专项经费",
)
_LEAST, _MOST, _LONGEST = 2, 6, 420
_EARLY = 40  # characters of a clause in which its matter is named
_TOLD = 0.9  # share of the clause that its points have to hold


def clause_items(claims: Sequence[Claim], texts: Mapping[str, str]) -> Iterator[Item]:
    """One item for each clause most of whose sentences name one matter, all of them being points.

    `texts`: the stored text of each document by its id.
    """
    ruled = (claim for claim in claims if claim.document.kind is not Kind.DIGEST)
    for _, rows in groupby(ruled, lambda one: (one.document.id, one.clause)):
        lines = list(rows)
        matter = _matter([one.text for one in lines])
        if not _LEAST <= len(lines) <= _MOST or not matter or matter in lines[0].document.title:
            continue
        told = sum(len(one.text) for one in lines)
        if not lines[0].opens or not all(self_contained(one.text) for one in lines):
            continue
        start, end = lines[0].start, lines[-1].end
        one_passage = len({one.passage.id for one in lines}) == 1
        if not one_passage or end - start > _LONGEST or told < _TOLD * (end - start):
            continue
        whole = replace(lines[0], text=texts[lines[0].document.id][start:end])
        points = [(one.start - start, one.end - start) for one in lines]
        asked = stem(whole, f"对{matter}有哪些规定").removesuffix("。") + "？"
        yield short(whole, asked, points, Aim.CLAUSE)


def _matter(texts: Sequence[str]) -> str:
    """What most of the sentences name; empty where that is nothing in particular."""
    most = max(_LEAST, (len(texts) + 1) // 2)
    rows = [one for one in _MATTERS if sum(one in text for text in texts) >= most]
    return next((one for one in rows if one in texts[0][:_EARLY]), "")
