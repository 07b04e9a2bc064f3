"""Items of whole sentences, 多选 or 单选: which of these statements on a rule are right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from random import Random

from assistant.domain import Kind
from assistant.quiz.building import CHOICES, Workshop, chosen, single
from assistant.quiz.claims import Claim, rule_named
from assistant.quiz.knowledge import Knowledge, overlap, pairs
from assistant.quiz.scope import of_others
from assistant.quiz.wording import matter, stem
from assistant.quiz_items import GAP, WRONG, Aim, Item, ItemKind
from assistant.quiz_meaning import meaning
from assistant.restated_rules import for_quizzes, rule_status

_LONGEST, _SHORTEST, _LONGEST_QUOTE = 76, 18, 420
_LIKE = 0.4  # share of character pairs above which two options speak of the same
_PLENTY = 16  # wrong statements on a rule, of which a 单选 item may use up three
_PENAL = re.compile(r"法律责任|罚则|附则")  # what no clerk has to know by heart
# Beside other options a sentence has to begin with who it is about.
_WHO_FIRST = re.compile(
    r"(?:各级|基层|上级|县级|流动|正式|预备|用人|企业|公司|党|支部|工会|职工|会员|发展对象|入党|乡镇|地方)"
)
# What a wrong statement changes: a figure, a body or a term, never the force of a rule.
_SWAPPED = (Aim.NUMBER, Aim.LIMIT, Aim.SHARE, Aim.BODY, Aim.TERM)


class StatementMaker:
    """Puts right sentences of one clause beside wrong statements on the same rule."""

    def __init__(
        self, claims: Sequence[Claim], items: Sequence[Item], texts: Mapping[str, str]
    ) -> None:
        """`items`: those made of the sentences; `texts`: the stored text of each document by id."""
        self._claims = [
            c
            for c in claims
            if _SHORTEST <= len(c.text) <= _LONGEST
            and "：" not in c.text
            and not _PENAL.search(c.topic)
            and (c.opens or c.document.kind is Kind.DIGEST or _WHO_FIRST.match(c.text))
        ]
        self._texts = texts
        self._told: set[tuple[str, int]] = set()  # the sentences that wrong ones come from
        self._false: dict[str, list[Item]] = defaultdict(list)  # by rule, whatever restates it
        for item in items:
            words = matter(item.stem)
            wrong = item.kind is ItemKind.JUDGE and item.key == (WRONG,) and not of_others(item)
            if wrong and item.aim in _SWAPPED and len(words) <= _LONGEST and "：" not in words:
                self._false[rule_named(item.clause)].append(item)

    def items(self, knowledge: Knowledge, seed: int) -> Iterator[Item]:
        """An item for each two or three neighbouring sentences on one rule, then for single ones.

        A wrong statement stands in one item only, so what wants fewest of them is made first.
        """
        alone: list[tuple[Workshop, Claim]] = []
        rows = groupby(
            self._claims, lambda one: (one.group, rule_named(one.clause), one.passage.id)
        )
        for _, group in rows:
            lines = list(group)
            chance = Random(f"{seed}:{lines[0].key}:{len(lines)}")
            shop = Workshop(knowledge, chance)
            while len(lines) > 1:
                size = 3 if len(lines) in (3, 5) else 2
                made = self._item(shop, lines[:size])
                lines = lines[size:]
                if made is not None:
                    yield made
            alone += [(shop, one) for one in lines]
        for shop, one in alone:
            few = len(self._false[rule_named(one.clause)]) < _PLENTY
            made = None if few else self._item(shop, [one])
            if made is not None:
                yield made

    def _item(self, shop: Workshop, lines: Sequence[Claim]) -> Item | None:
        first, last = lines[0], lines[-1]
        title = rule_named(first.clause)
        whole = replace(
            first, text=self._texts[first.document.id][first.start : last.end], clause=title
        )
        wrong = self._wrong(shop, whole, lines, title)
        if len(whole.text) > _LONGEST_QUOTE or len(lines) + len(wrong) < CHOICES:
            return None
        points = [(one.start - first.start, one.end - first.start) for one in lines]
        words = [matter(item.stem).rstrip("。") for item in wrong]
        self._told |= {_sentence(item) for item in wrong}
        if len(lines) > 1:
            asked = stem(whole, f"下列说法正确的有{GAP}")
            made = chosen(shop, whole, asked, points, words, Aim.CLAUSE)
        else:
            made = single(shop, whole, points[0], words, Aim.CLAUSE)
            made = replace(made, stem=stem(whole, f"下列说法正确的是{GAP}"))
        notes = [
            f"“{said}”有误：{item.explanation.partition('。')[0]}（{item.clause}）。"
            for said, item in zip(words, wrong, strict=True)
        ]
        return replace(made, explanation="".join(notes) + _told(made.explanation, lines))

    def _wrong(
        self, shop: Workshop, whole: Claim, lines: Sequence[Claim], title: str
    ) -> list[Item]:
        """Wrong statements on other sentences of the same rule, each on a matter of its own."""
        rows = [
            item
            for item in self._false[title]
            if item.document_id != whole.document.id
            or item.citation.end <= whole.start
            or item.citation.start >= whole.end
        ]
        shop.chance.shuffle(rows)
        taken = [pairs(meaning(one.text)) for one in lines]
        found: list[Item] = []
        for item in rows:
            if _sentence(item) in self._told:
                continue
            own = pairs(meaning(matter(item.stem)))
            if len(lines) + len(found) < CHOICES and all(
                overlap(own, one) < _LIKE for one in taken
            ):
                taken.append(own)
                found.append(item)
        return found


def _told(explanation: str, lines: Sequence[Claim]) -> str:
    """What the right options rest on; of a digest for quizzes each with the article it restates."""
    if not for_quizzes(lines[0].document):
        return explanation
    status = rule_status(lines[0].document, lines[0].clause)
    shown = "" if status in lines[0].clause else f"（{status}）"
    right = "".join(f"“{one.text}”见{one.clause}{shown}。" for one in lines)
    return f"{right}这里写的是要点，以原文为准。"


def _sentence(item: Item) -> tuple[str, int]:
    return item.document_id, item.citation.start
