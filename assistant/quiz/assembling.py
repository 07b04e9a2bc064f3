"""A blueprint to the items of a paper: spread over documents, clauses and aims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from random import Random

from assistant.papers import Blueprint, BlueprintPart, Paper, PaperSection, PaperSet, covered
from assistant.quiz.set_validators import Stems
from assistant.quiz.versions import ordered
from assistant.quiz_items import MOST_ITEMS, Item, ItemKind, QuizRequest, QuizResult
from assistant.text import squeeze

Offer = Callable[[QuizRequest], QuizResult]
_SPARE = 3  # so many times the items that are needed are looked at, so that there is a choice


def assemble(
    blueprint: Blueprint,
    offer: Offer,
    approved: Sequence[Item] = (),
    avoid: Sequence[str] = (),
    banned: Iterable[str] = (),
) -> PaperSet:
    """The versions of a paper, with as many items as there are, and why some are missing.

    `offer` makes items from the library. `approved`: items of a bank, which go first. `avoid`:
    stems of earlier papers. `banned`: ids of items that a trainer has rejected.
    """
    gathering = _Gathering(blueprint, offer, approved, avoid, frozenset(banned))
    chosen: dict[ItemKind, list[Item]] = {}
    worth: dict[ItemKind, float] = {}
    for number, part in enumerate(blueprint.parts, start=1):
        chosen.setdefault(part.kind, []).extend(gathering.part(number, part))
        worth[part.kind] = part.points
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
        avoid: Sequence[str],
        banned: frozenset[str],
    ) -> None:
        self._blueprint, self._offer, self._approved = blueprint, offer, approved
        self._avoid, self._banned = tuple(avoid), banned
        self._stems = Stems(avoid)
        self._taken: list[Item] = []
        self._sentences: set[tuple[str, int]] = set()
        self._again = 0
        self._short: list[str] = []

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why there are fewer items, and what is to be looked at."""
        twice = f"有 {self._again} 题与另一题出自同一句话，请看看要不要换掉"
        return (*self._short, *([twice] if self._again else []))

    def part(self, number: int, part: BlueprintPart) -> list[Item]:
        """The items of one part."""
        found = _spread([one for one in self._approved if _fits(one, part)], self._blueprint.seed)
        picked = self._take(found, part.count)
        if len(picked) < part.count and not self._blueprint.approved_only:
            result = self._offer(self._request(part, part.count - len(picked), number))
            picked += self._take(
                _spread(result.items, self._blueprint.seed, self._taken), part.count - len(picked)
            )
        if len(picked) < part.count:
            self._short.append(self._shortage(number, part, len(picked)))
        return picked

    def _request(self, part: BlueprintPart, count: int, number: int) -> QuizRequest:
        return QuizRequest(
            min(count * _SPARE, MOST_ITEMS),
            (part.kind,),
            part.documents,
            part.topics,
            part.difficulties,
            self._blueprint.seed + number,
            (*self._avoid, *(one.stem for one in self._taken)),
        )

    def _take(self, items: Sequence[Item], count: int) -> list[Item]:
        """Items that are new; a sentence is asked about twice only where there is no other."""
        picked: list[Item] = []
        for again in (False, True):
            for item in items:
                if len(picked) == count:
                    break
                if item.id in self._banned or item in picked or self._stems.near(item.stem):
                    continue
                if again or _sentence(item) not in self._sentences:
                    self._again += _sentence(item) in self._sentences
                    self._sentences.add(_sentence(item))
                    self._stems.add(item.stem)
                    picked.append(item)
        self._taken += picked
        return picked

    def _shortage(self, number: int, part: BlueprintPart, made: int) -> str:
        limits = [f"《{one.strip('《》')}》" for one in part.documents] + [
            f"主题“{one}”" for one in part.topics
        ]
        limits += [f"难度{one}" for one in part.difficulties]
        within = f"（{'、'.join(limits)}）" if limits else ""
        store = "题库里审核通过的题" if self._blueprint.approved_only else "能出的题"
        return (
            f"第 {number} 部分{part.kind.label}题{within}要 {part.count} 道，{store}只有 {made} 道"
        )


def _fits(item: Item, part: BlueprintPart) -> bool:
    title = squeeze(item.citation.document.title)
    return (
        item.kind is part.kind
        and (not part.difficulties or item.difficulty in part.difficulties)
        and (not part.topics or any(word in item.topic for word in part.topics))
        and (
            not part.documents
            or any(one == item.document_id or squeeze(one) in title for one in part.documents)
        )
    )


def _sentence(item: Item) -> tuple[str, int]:
    return item.document_id, item.citation.start


def _spread(items: Sequence[Item], seed: int, taken: Sequence[Item] = ()) -> list[Item]:
    """In an order that turns from clause to clause, document to document and aim to aim.

    Each next item is of what has been taken least, right and wrong statements in turn; which
    among equals, chance decides.
    """
    waiting = list(items)
    Random(seed).shuffle(waiting)
    used = Counter(trait for one in taken for trait in _traits(one))
    ranked: list[Item] = []
    while waiting:
        item = min(waiting, key=lambda one: [used[trait] for trait in _traits(one)])
        waiting.remove(item)
        ranked.append(item)
        used.update(_traits(item))
    return ranked


def _traits(item: Item) -> tuple[str, ...]:
    """What items of a paper should differ in, the weightiest first."""
    judged = f"{item.kind} {item.key[0]}" if item.kind is ItemKind.JUDGE else ""
    clause = f"{item.document_id} {item.citation.locator}"
    return tuple(one for one in (judged, clause, item.document_id, str(item.aim)) if one)
