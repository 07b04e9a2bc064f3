"""A blueprint to the items of a paper: spread over documents, clauses and aims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from random import Random

from assistant.papers import Blueprint, BlueprintPart, Paper, PaperSection, PaperSet, covered
from assistant.quiz.matters import Matters
from assistant.quiz.set_validators import Stems
from assistant.quiz.versions import ordered
from assistant.quiz_items import Item, ItemKind, QuizRequest

Offer = Callable[[QuizRequest], Sequence[Item]]


def assemble(
    blueprint: Blueprint,
    offer: Offer,
    approved: Sequence[Item] = (),
    avoid: Sequence[Item] = (),
    banned: Iterable[str] = (),
) -> PaperSet:
    """The versions of a paper, with as many items as there are, and why some are missing.

    `offer` gives all valid items of documents. `approved`: items of a bank, which go first.
    `avoid`: items of earlier papers. `banned`: ids of items that a trainer has rejected.
    """
    gathering = _Gathering(blueprint, offer, approved, avoid, frozenset(banned))
    chosen: dict[ItemKind, list[Item]] = {}
    worth = {part.kind: part.points for part in blueprint.parts}
    for part, items in zip(blueprint.parts, gathering.parts(), strict=True):
        chosen.setdefault(part.kind, []).extend(items)
    sections = tuple(
        PaperSection(kind, worth[kind], tuple(chosen[kind]))
        for kind in ItemKind
        if chosen.get(kind)
    )
    papers = ordered(
        Paper(blueprint.title, sections, blueprint.minutes, seed=blueprint.seed), blueprint.versions
    )
    asked = tuple(dict.fromkeys(name for part in blueprint.parts for name in part.documents))
    coverage = covered(papers[0], asked)
    return PaperSet(
        papers if papers[0].items else (),
        blueprint.count,
        coverage,
        gathering.reasons,
        blueprint.mark,
    )


class _Gathering:
    """Items while they are gathered: what has been taken, and why there is no more."""

    def __init__(
        self,
        blueprint: Blueprint,
        offer: Offer,
        approved: Sequence[Item],
        avoid: Sequence[Item],
        banned: frozenset[str],
    ) -> None:
        self._blueprint, self._offer, self._approved = blueprint, offer, approved
        self._banned = banned
        self._stems = Stems()
        for one in avoid:
            self._stems.add(one.stem, one)
        self._asked: set[tuple[str, int]] = set()
        self._matters = Matters()
        self._traits: Counter[str] = Counter()
        self._again = 0
        self._offered: dict[tuple[str, ...], Sequence[Item]] = {}
        self._short: dict[int, str] = {}

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why there are fewer items, and what is to be looked at."""
        twice = f"有 {self._again} 题与另一题出自同一句话或者同一处规定，请看看要不要换掉"
        return (
            *(self._short[number] for number in sorted(self._short)),
            *([twice] if self._again else []),
        )

    def parts(self) -> list[list[Item]]:
        """The items of each part; the part with the least choice takes first."""
        parts = self._blueprint.parts
        choices = [self._choice(part) for part in parts]
        order = sorted(range(len(parts)), key=lambda at: len(choices[at]) / parts[at].count)
        found: dict[int, list[Item]] = {}
        for at in order:
            part = parts[at]
            approved = [one for one in self._approved if _fits(one, part)]
            picked = self._take(approved, part.count)
            picked += self._take(choices[at], part.count - len(picked))
            if len(picked) < part.count:
                self._short[at] = self._shortage(part, len(picked))
            found[at] = picked
        return [found[at] for at in range(len(parts))]

    def _choice(self, part: BlueprintPart) -> list[Item]:
        """What the library offers for a part; each choice of documents is read once."""
        if self._blueprint.approved_only:
            return []
        if part.documents not in self._offered:
            request = QuizRequest(documents=part.documents, seed=self._blueprint.seed)
            self._offered[part.documents] = self._offer(request)
        return [one for one in self._offered[part.documents] if _fits(one, part)]

    def _take(self, items: Sequence[Item], count: int) -> list[Item]:
        """Items that are new; a fact, or even a sentence, comes twice only where there is no other.

        Each next item is about what has been asked least, the weightiest trait first; which among
        equals, chance decides.
        """
        picked: list[Item] = []
        order = list(items)
        Random(self._blueprint.seed).shuffle(order)
        waiting = {id: one for one in order if (id := one.id) not in self._banned}
        traits = {id: _traits(one) for id, one in waiting.items()}
        for again in _Again:
            held = [id for id, item in waiting.items() if self._held(item, again)]
            while held and len(picked) < count:
                id = min(held, key=lambda one: [self._traits[trait] for trait in traits[one]])
                held.remove(id)
                if self._is_new(waiting[id], again):
                    picked.append(waiting.pop(id))
        return picked

    def _held(self, item: Item, again: _Again) -> bool:
        """Whether an item may come as long as so much may come again."""
        return again is _Again.SENTENCE or _sentence(item) not in self._asked

    def _is_new(self, item: Item, again: _Again) -> bool:
        """Whether an item is new enough; then it counts as taken."""
        sentence = _sentence(item)
        if self._stems.near(item.stem, item) or not self._held(item, again):
            return False
        told = self._matters.told(item)
        if told and again is _Again.NOTHING:
            return False
        self._again += told or sentence in self._asked
        self._asked.add(sentence)
        self._matters.add(item)
        self._stems.add(item.stem, item)
        self._traits.update(_traits(item))
        return True

    def _shortage(self, part: BlueprintPart, made: int) -> str:
        limits = [f"《{one.strip('《》')}》" for one in part.documents] + [
            f"主题“{one}”" for one in part.topics
        ]
        limits += [f"难度{one}" for one in part.difficulties]
        within = f"（{'、'.join(limits)}）" if limits else ""
        store = "题库里审核通过的题" if self._blueprint.approved_only else "能出的题"
        return f"{part.kind.label}题{within}要 {part.count} 道，{store}只有 {made} 道"


class _Again(IntEnum):
    """What may come a second time; more only where there are too few items."""

    NOTHING = 0
    FACT = 1
    SENTENCE = 2


def _fits(item: Item, part: BlueprintPart) -> bool:
    if item.kind is not part.kind or (
        part.difficulties and item.difficulty not in part.difficulties
    ):
        return False
    title = item.citation.document.title
    matter = f"{item.topic} {title} {item.clause}"
    return (not part.topics or any(word in matter for word in part.topics)) and (
        not part.documents
        or any(one == item.document_id or one.strip("《》") in title for one in part.documents)
    )


def _sentence(item: Item) -> tuple[str, int]:
    return item.document_id, item.citation.start


def _traits(item: Item) -> tuple[str, ...]:
    """What items of a paper should differ in, the weightiest first."""
    judged = f"{item.kind} {item.key[0]}" if item.kind is ItemKind.JUDGE else ""
    clause = f"{item.document_id} {item.citation.locator}"
    return tuple(one for one in (judged, clause, item.document_id, str(item.aim)) if one)
