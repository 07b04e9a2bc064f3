"""Items while they are gathered for a paper: which comes next, what may not come, what is short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from random import Random

from assistant.papers import Blueprint, BlueprintPart
from assistant.quiz.give_aways import GiveAways
from assistant.quiz.matters import Matters
from assistant.quiz.point_sharing import divides
from assistant.quiz.set_validators import Stems
from assistant.quiz.shortages import ANEW, wanted_words
from assistant.quiz.spreading import crowded, too_many_right, traits
from assistant.quiz_items import RIGHT, WRONG, Item, ItemKind, QuizRequest

Offer = Callable[[QuizRequest], Sequence[Item]]

_LEANING = 8  # 判断 items for each that right and wrong may differ from half
# Kinds that take before others: there are few 简答, and a 多选 item needs several facts at once.
_HURRY = {ItemKind.SHORT: 0.0, ItemKind.MULTIPLE: 0.5}
_WORTHS = (3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0)  # points of a 简答 item that are usual
_MORE_RIGHT = 1.5  # right statements for each wrong one, at most, and the other way round


class _Again(IntEnum):
    """What may come a second time; more only where there are too few items."""

    NOTHING = 0
    FACT = 1
    SENTENCE = 2


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An item that may come. `lot`: the smaller the better; `traits`: the weightiest first."""

    item: Item
    lot: int
    traits: tuple[str, ...]


@dataclass(eq=False)
class _Row:
    """What is wanted of one part, and what there is for it by id."""

    part: int
    kind: ItemKind
    wanted: int
    waiting: dict[str, _Waiting]
    key: str = ""  # of 判断 items
    picked: list[Item] = field(default_factory=list)

    @property
    def fill(self) -> tuple[float, float]:
        """How far it has come; of two that are equally far the one with least choice is behind."""
        share = len(self.picked) / self.wanted
        return share * _HURRY.get(self.kind, 1.0), len(self.waiting) / self.wanted


class Gathering:
    """The items of a paper; all parts grow side by side, so that none uses up another's."""

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
        self._stems, self._earlier = Stems(), Stems()
        for one in avoid:
            self._stems.add(one.stem, one)
            self._earlier.add(one.stem, one)
        self._asked: set[tuple[str, int]] = set()
        self._matters = Matters()
        self._away = GiveAways()
        self._traits: Counter[str] = Counter()
        self._again = self._drawn = 0
        self._offered: dict[tuple[str, ...], Sequence[Item]] = {}
        self._short: dict[int, str] = {}

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why there are fewer items, and what is to be looked at."""
        twice = f"有 {self._again} 题与另一题出自同一句话或者同一处规定，请看看要不要换掉"
        return (
            *(self._short[number] for number in sorted(self._short)),
            *([twice] if self._again else []),
            *([ANEW] if self._drawn else []),
        )

    def parts(self) -> list[list[Item]]:
        """The items of each part.

        Each next item goes to the part that is furthest behind and is about what has been asked
        least, the weightiest trait first; which among equals, chance decides. A fact, or even a
        sentence, comes twice only where there is no other. None comes that tells the key of
        another, or whose key another tells, however few there are.
        """
        rows = [
            row for at, part in enumerate(self._blueprint.parts) for row in self._rows(at, part)
        ]
        for again in _Again:
            self._grow(rows, again)
        if self._blueprint.free_points:
            self._make_up(rows)
        found: list[list[Item]] = []
        for at, part in enumerate(self._blueprint.parts):
            mine = [row for row in rows if row.part == at]
            picked = [item for row in mine for item in row.picked]
            if len(picked) < part.count:
                self._short[at] = self._shortage(part, mine)
            found.append(picked)
        return found

    def _grow(self, rows: Sequence[_Row], again: _Again) -> None:
        """Let all rows take, the one that is furthest behind first, until none finds any more."""
        tried = {row: dict(row.waiting) for row in rows}
        while open_rows := [row for row in rows if tried[row] and self._wants(row, rows)]:
            row = min(open_rows, key=lambda one: one.fill)
            self._take(row, tried[row], again)

    def _make_up(self, rows: Sequence[_Row]) -> None:
        """What some kinds lack the others make up for, where only a number of items was asked."""
        missing = self._blueprint.count - sum(len(row.picked) for row in rows)
        full = [
            row
            for row in rows
            if len(row.picked) == row.wanted and row.kind not in (ItemKind.JUDGE, ItemKind.SHORT)
        ]
        for row in full if missing else ():
            row.wanted += min(row.wanted, -(-missing // len(full)))
        self._grow(full, _Again.NOTHING)
        for row in full:
            row.wanted = len(row.picked)

    def _rows(self, at: int, part: BlueprintPart) -> list[_Row]:
        """The part as a row; of 判断 one for right and one for wrong statements."""
        approved = [one for one in self._approved if _fits(one, part)]
        offered = self._choice(part)
        points = part.points
        if self._blueprint.free_points and part.kind is ItemKind.SHORT:
            points = _common_points([*approved, *offered], part)
        lots = [lot for items in (approved, offered) for lot in _lots(items, part.kind, points)]
        chance = Random(self._blueprint.seed)
        waiting: dict[str, _Waiting] = {}
        for number, lot in enumerate(lots):
            for one in chance.sample(lot, len(lot)):
                if one.id not in self._banned:
                    waiting.setdefault(one.id, _Waiting(one, number, traits(one)))
        if part.kind is not ItemKind.JUDGE:
            return [_Row(at, part.kind, part.count, waiting)]
        # Just half of each could be counted on.
        most = part.count // _LEANING
        lean = Random(f"{self._blueprint.seed}/{self._blueprint.mark}").randint(-most, most)
        wrong = part.count // 2 + lean
        return [
            _Row(
                at,
                part.kind,
                wanted,
                {id: one for id, one in waiting.items() if one.item.key[0] == key},
                key,
            )
            for key, wanted in ((WRONG, wrong), (RIGHT, part.count - wrong))
            if wanted
        ]

    def _choice(self, part: BlueprintPart) -> list[Item]:
        """What the library offers for a part; each choice of documents is read once."""
        if self._blueprint.approved_only:
            return []
        if part.documents not in self._offered:
            request = QuizRequest(documents=part.documents, seed=self._blueprint.seed)
            self._offered[part.documents] = self._offer(request)
        return [one for one in self._offered[part.documents] if _fits(one, part)]

    def _wants(self, row: _Row, rows: Sequence[_Row]) -> bool:
        """Whether a row takes more; too many of one sort would be a key themselves."""
        if not row.key:
            return len(row.picked) < row.wanted
        others = [one for one in rows if one.part == row.part and one is not row]
        most = _MORE_RIGHT * sum(len(one.picked) for one in others) + (row.key == WRONG)
        return len(row.picked) < row.wanted and (not others or len(row.picked) < most)

    def _take(self, row: _Row, tried: dict[str, _Waiting], again: _Again) -> None:
        """Take the next item that fits, if any; what does not fit is not tried again."""
        while may := [id for id in tried if not too_many_right(tried[id].item, row.picked)]:
            id = min(may, key=lambda one: self._rank(tried[one], row.picked))
            item = tried.pop(id).item
            if self._is_new(item, again):
                row.picked.append(item)
                del row.waiting[id]
                return
        tried.clear()

    def _rank(self, one: _Waiting, picked: Sequence[Item]) -> list[int]:
        spread = (self._traits[trait] for trait in one.traits)
        return [one.lot, crowded(one.item, picked), *spread]

    def _is_new(self, item: Item, again: _Again) -> bool:
        """Whether an item is new enough; then it counts as taken."""
        sentence = _sentence(item)
        if sentence in self._asked and again is not _Again.SENTENCE:
            return False
        if self._stems.near(item.stem, item):
            return False
        told = self._matters.told(item)
        if (told and again is _Again.NOTHING) or self._away.between(item):
            return False
        self._again += told or sentence in self._asked
        self._asked.add(sentence)
        self._matters.add(item)
        self._away.add(item)
        self._stems.add(item.stem, item)
        self._traits.update(traits(item))
        return True

    def _shortage(self, part: BlueprintPart, rows: Sequence[_Row]) -> str:
        """Why a part has fewer items than were wanted of it."""
        made = sum(len(row.picked) for row in rows)
        wanted = wanted_words(part)
        left = [one.item for row in rows for one in row.waiting.values()]
        drawn = sum(bool(self._earlier.near(one.stem, one)) for one in left)
        self._drawn += drawn
        why = [f"有 {drawn} 道以前的试卷出过（或者很像），没有再出"] if drawn else []
        if one_sided := _one_sided(rows):
            why.append(one_sided)
        elif drawn < len(left):
            why.append("再多就会与别的题重复，或者一题提示另一题的答案")
        if why:
            return f"{wanted}，只出 {made} 道：{'；'.join(why)}"
        store = "题库里审核通过的题" if self._blueprint.approved_only else "能出的题"
        return f"{wanted}，{store}只有 {made} 道"


def _one_sided(rows: Sequence[_Row]) -> str:
    """That only right statements are left of 判断, or only wrong ones."""
    short = [row for row in rows if row.key and len(row.picked) < row.wanted]
    lacking = [row for row in short if len(row.picked) == min(len(one.picked) for one in rows)]
    if len(rows) < 2 or not lacking or not any(r.waiting for r in rows if r is not lacking[0]):
        return ""
    key, many = lacking[0].key, len(lacking[0].picked)
    return f"答案为“{key}”的只有 {many} 道，对错要大致各半，另一种也就少出"


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


def _lots(items: Sequence[Item], kind: ItemKind, points: float) -> list[list[Item]]:
    """The items in two lots: of 简答 first those whose parts can share what it is worth."""
    if kind is not ItemKind.SHORT:
        return [list(items)]
    fit = [one for one in items if divides(points, len(one.key))]
    return [fit, [one for one in items if one not in fit]]


def _common_points(items: Sequence[Item], part: BlueprintPart) -> float:
    """What as many 简答 items as are wanted could be worth, near to what was planned."""

    def suits(points: float) -> tuple[int, float]:
        fit = sum(divides(points, len(one.key)) for one in items)
        return -min(fit, part.count), abs(points - part.points)

    return min(_WORTHS, key=suits)
