"""Items of whole sentences, 多选 or 单选: which of these statements on a rule are right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby
from random import Random

from assistant.domain import Kind
from assistant.quiz.building import CHOICES, Workshop, chosen, single
from assistant.quiz.claims import Claim, rule_named
from assistant.quiz.knowledge import Knowledge, overlap, pairs
from assistant.quiz.multiple_options import LEAST_RIGHT, right_and_wrong, same_figure
from assistant.quiz.places import clause_of, placed_lines
from assistant.quiz.scope import of_others
from assistant.quiz.wording import matter, stem
from assistant.quiz_items import GAP, WRONG, Aim, Item, ItemKind
from assistant.quiz_meaning import meaning

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
        """An item for each two to four neighbouring sentences on one rule, then for single ones.

        A wrong statement stands in one item only, so what wants fewest of them is made first.
        """
        alone: list[tuple[Workshop, Claim]] = []
        rows = groupby(
            self._claims, lambda one: (one.document.id, rule_named(one.clause), one.passage.id)
        )
        for _, group in rows:
            lines = list(group)
            chance = Random(f"{seed}:{lines[0].key}:{len(lines)}")
            shop = Workshop(knowledge, chance)
            while len(lines) > 1:
                made, size = self._several(shop, lines)
                lines = lines[size:]
                if made is not None:
                    yield made
            alone += [(shop, one) for one in lines]
        for shop, one in alone:
            few = len(self._false[rule_named(one.clause)]) < _PLENTY
            made = None if few else self._item(shop, [one], CHOICES - 1)
            if made is not None:
                yield made

    def _several(self, shop: Workshop, lines: Sequence[Claim]) -> tuple[Item | None, int]:
        """An item on the next lines, with two to four right statements; how many it used."""
        sizes = right_and_wrong(shop.chance, len(lines), CHOICES)
        first = sizes[0] if sizes else LEAST_RIGHT
        for size in dict.fromkeys((first, 3, LEAST_RIGHT, CHOICES)):
            if size <= len(lines):
                for chosen_lines in self._ways(lines[: size + 1], size):
                    made = self._item(shop, chosen_lines, CHOICES - size)
                    if made is not None:
                        return made, size + (chosen_lines[-1] is not lines[size - 1])
        return None, LEAST_RIGHT

    def _ways(self, lines: Sequence[Claim], size: int) -> Iterator[Sequence[Claim]]:
        """The right lines: first so that a wrong one can be had from between or beside them."""
        if len(lines) > size and size < CHOICES:
            starts = {_sentence(item) for item in self._false[rule_named(lines[0].clause)]}
            for left_out in range(len(lines)):
                if (lines[left_out].document.id, lines[left_out].start) in starts:
                    yield [*lines[:left_out], *lines[left_out + 1 :]]
        yield lines[:size]

    def _item(self, shop: Workshop, lines: Sequence[Claim], others: int) -> Item | None:
        """An item with so many wrong statements beside the lines."""
        first, last = lines[0], lines[-1]
        title = rule_named(first.clause)
        whole = replace(
            first, text=self._texts[first.document.id][first.start : last.end], clause=title
        )
        if len(whole.text) > _LONGEST_QUOTE or not _one_by_one([one.text for one in lines]):
            return None
        wrong = self._wrong(shop, whole, lines, others)
        if len(wrong) < others:
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
        told = placed_lines(lines)
        return replace(made, explanation="".join(notes) + told, clause=clause_of(lines))

    def _wrong(self, shop: Workshop, whole: Claim, lines: Sequence[Claim], many: int) -> list[Item]:
        """Wrong statements on other sentences of the same rule, each on a matter of its own.

        Those that stand nearest come first: if all right ones were of one clause and the wrong
        ones of another, a taker would only have to see which belong together.
        """
        rows = [
            item
            for item in self._false[whole.clause]
            if item.document_id != whole.document.id
            or all(
                item.citation.end <= one.start or item.citation.start >= one.end for one in lines
            )
        ]
        shop.chance.shuffle(rows)
        rows.sort(key=lambda item: _distance(item, whole))
        texts = [one.text for one in lines]
        taken = [pairs(meaning(one)) for one in texts]
        traps: set[tuple[str, str]] = set()
        found: list[Item] = []
        for item in rows:
            if len(found) == many:
                break
            words, trap = matter(item.stem).rstrip("。"), _trap(item)
            own = pairs(meaning(words))
            if (
                _sentence(item) not in self._told
                and trap not in traps
                and all(overlap(own, one) < _LIKE for one in taken)
                and not any(same_figure(words, one) for one in texts)
                and not any(same_figure(item.citation.quote, one) for one in texts)
            ):
                taken.append(own)
                texts.append(words)
                traps.add(trap)
                found.append(item)
        return found


def _one_by_one(texts: Sequence[str]) -> bool:
    """Whether right statements stand side by side without asking one thing twice."""
    return all(
        overlap(pairs(meaning(a)), pairs(meaning(b))) < _LIKE and not same_figure(a, b)
        for a, b in combinations(texts, 2)
    )


def _distance(item: Item, whole: Claim) -> int:
    """How far a wrong statement stands from the right ones, roughly; of other texts, far."""
    if item.document_id != whole.document.id:
        return 1 if item.topic == whole.topic else 3
    if item.citation.passage.id == whole.passage.id:
        return 0
    return 1 if item.topic == whole.topic else 2


def _trap(item: Item) -> tuple[str, str]:
    """What a wrong statement changes: the true words, and of which sort they are."""
    left, right = (at - item.citation.start for at in item.spans[0])
    quote = item.citation.quote
    return meaning(quote[left:right]), str(item.aim)


def _sentence(item: Item) -> tuple[str, int]:
    return item.document_id, item.citation.start
