"""The nouns of papers (试卷): the plan they are put together by, the paper, what it covers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.quiz_items import Difficulty, Item, ItemKind
from assistant.text import digest
from assistant.wording_work import WordingWork

VERSIONS = "ABCDEFGH"  # names of versions; a paper that has but one is not named
MOST_MINUTES = 600
_ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class BlueprintPart:
    """So many items of one kind, each worth `points`; empty tuples mean no restriction.

    `documents`: ids or titles. `topics`: words of topics.
    """

    kind: ItemKind
    count: int
    points: float = 1
    documents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A plan for a paper (命题蓝图). `minutes`: 0 where no time is set.

    `approved_only`: from the items of the bank that a trainer has approved, and no others.
    `repeat`: stems of earlier papers may come again. `free_points`: nobody set what a kind is
    worth, so that points may follow what items there are.
    """

    parts: tuple[BlueprintPart, ...]
    title: str = "党务知识测试题"
    minutes: int = 0
    seed: int = 0
    versions: tuple[str, ...] = ("",)
    approved_only: bool = False
    repeat: bool = False
    free_points: bool = False

    @property
    def count(self) -> int:
        """How many items are wanted."""
        return sum(part.count for part in self.parts)

    @property
    def mark(self) -> str:
        """From title, seed and parts: the same plan, whatever versions of it are wanted."""
        return digest(repr((self.title, self.seed, self.parts, self.approved_only)))[:_ID_LENGTH]


@dataclass(frozen=True, slots=True)
class PaperSection:
    """The items of one kind (大题) in their order; each is worth `points`."""

    kind: ItemKind
    points: float
    items: tuple[Item, ...]

    @property
    def total(self) -> float:
        """The points of the whole section."""
        return self.points * len(self.items)


@dataclass(frozen=True)
class Paper:
    """A paper as it is taken; questions are numbered through, from 1.

    `version`: A, B, …; empty where there is one only.
    """

    title: str
    sections: tuple[PaperSection, ...]
    minutes: int = 0
    version: str = ""
    seed: int = 0

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items in the order of their numbers."""
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def id(self) -> str:
        """From title, version, items and the order of items and options."""
        orders = (f"{one.id}{one.key_text}" for one in self.items)
        return digest("\n".join([self.title, self.version, *orders]))[:_ID_LENGTH]

    @property
    def total(self) -> float:
        """The points of the whole paper."""
        return sum(section.total for section in self.sections)

    @property
    def full_title(self) -> str:
        """The title with the version: 党务知识测试题（A卷）."""
        return f"{self.title}（{self.version}卷）" if self.version else self.title

    def numbered(self) -> Iterator[tuple[int, PaperSection, Item]]:
        """Each item with its number and its section."""
        number = 0
        for section in self.sections:
            for item in section.items:
                number += 1
                yield number, section, item


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How many items and points fall to one document, topic, difficulty, kind or aim."""

    name: str
    count: int
    points: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a paper covers (覆盖情况). `clauses`: how many different clauses its keys rest on.

    `missing`: documents that were asked for and have no item.
    """

    kinds: tuple[CoverageRow, ...]
    documents: tuple[CoverageRow, ...]
    topics: tuple[CoverageRow, ...]
    difficulties: tuple[CoverageRow, ...]
    aims: tuple[CoverageRow, ...]
    clauses: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperSet:
    """The versions of a paper, what it covers, and why it has fewer items than asked for.

    `wording`: what a model did for its stems, where one was asked.
    """

    papers: tuple[Paper, ...]
    asked: int
    coverage: Coverage
    reasons: tuple[str, ...] = ()
    plan: str = ""  # the mark of the blueprint
    wording: WordingWork | None = None

    @property
    def made(self) -> int:
        """How many items each version has."""
        return len(self.papers[0].items) if self.papers else 0


def covered(paper: Paper, asked: tuple[str, ...] = ()) -> Coverage:
    """What a paper covers; `asked`: documents that it should have items of, by id or title."""
    rows = [(section, item) for _, section, item in paper.numbered()]

    def counted(name: Callable[[Item], str]) -> tuple[CoverageRow, ...]:
        points: dict[str, list[float]] = {}
        for section, item in rows:
            points.setdefault(name(item), []).append(section.points)
        found = (CoverageRow(one, len(worth), sum(worth)) for one, worth in points.items())
        return tuple(sorted(found, key=lambda row: (-row.count, row.name)))

    held = {item.document_id for _, item in rows}
    titles = [item.citation.document.title for _, item in rows]
    missing = tuple(
        one for one in asked if one not in held and not any(one in title for title in titles)
    )
    return Coverage(
        counted(lambda item: item.kind.label),
        counted(lambda item: f"《{item.citation.document.title}》"),
        counted(lambda item: item.topic or "（未分类）"),
        counted(lambda item: str(item.difficulty)),
        counted(lambda item: str(item.aim)),
        len({(item.document_id, item.citation.locator) for _, item in rows}),
        missing,
    )


def points_words(points: float) -> str:
    """Points as they are printed: 2, 1.5."""
    return f"{points:.2f}".rstrip("0").rstrip(".")
