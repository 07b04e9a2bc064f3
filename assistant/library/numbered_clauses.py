"""The clauses of a document by their numbers. What begins again at 第一条 is another text."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.document_names import ClausePath, clause_path
from assistant.domain import Section

_ARTICLE, _PARAGRAPH, _ITEM = "条", "款", "项"
_PART = "一、"  # what notices have in place of articles


class Numbering:
    """One run of articles with all that stands beneath them."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = tuple(sections)
        self._paths = [clause_path(section.locator) for section in sections]

    @property
    def start(self) -> int:
        """Where the first article begins."""
        return self._sections[0].start

    def covers(self, offset: int) -> bool:
        """Whether the offset lies between the first article and the end of the last."""
        return self.start <= offset < max(section.end for section in self._sections)

    def find(self, path: ClausePath) -> Section | None:
        """The one clause with that path; none where there is none, or more than one.

        第七条第一款 of an article that is not divided is the article itself; 第七条第三项 is the
        third item of the only 款 that has one.
        """
        if (found := self._one([path])) or self._has(path):
            return found
        if path[1:2] == (f"{_PARAGRAPH}1",) and not self._divided(path[0]):
            return self.find((path[0], *path[2:]))
        if len(path) == 2 and path[1].startswith(_ITEM):
            return self._one(
                [one for one in self._paths if len(one) == 3 and (one[0], one[2]) == path]
            )
        return None

    def through(self, first: Section, last: Section) -> tuple[Section, ...]:
        """The clauses from one to the other, both included; none where they make no range."""
        row = self._row(first)
        if last not in row or row.index(last) <= row.index(first):
            return ()
        return tuple(row[row.index(first) : row.index(last) + 1])

    def back(self, rank: str, offset: int, steps: int) -> tuple[Section, ...]:
        """The clauses of a rank up to so many steps before the one at the offset.

        That one itself for 0 steps; none where it has not so many before it.
        """
        holding = [s for s in self._sections if s.rank == rank and s.start <= offset < s.end]
        if not holding:
            return ()
        row = self._row(holding[-1])
        at = row.index(holding[-1])
        return tuple(row[at - steps : at] if steps else row[at : at + 1]) if at >= steps else ()

    def path(self, section: Section) -> ClausePath:
        """The path of a clause of this run."""
        return self._paths[self._sections.index(section)]

    def _row(self, one: Section) -> list[Section]:
        """The clause with those of its rank: all articles, or its neighbours in one article."""
        return [
            section
            for section in self._sections
            if section.rank == one.rank
            and (one.rank in (_ARTICLE, _PART) or section.parent == one.parent)
        ]

    def _one(self, paths: Sequence[ClausePath]) -> Section | None:
        found = [s for s, path in zip(self._sections, self._paths, strict=True) if path in paths]
        return found[0] if len(found) == 1 else None

    def _has(self, path: ClausePath) -> bool:
        return path in self._paths

    def _divided(self, article: str) -> bool:
        return any(
            path[:1] == (article,) and section.rank == _PARAGRAPH
            for section, path in zip(self._sections, self._paths, strict=True)
        )


def numberings(sections: Sequence[Section]) -> tuple[Numbering, ...]:
    """The runs of articles in reading order; where there are none, the parts (一、) as one run."""
    rank = _ARTICLE if any(section.rank == _ARTICLE for section in sections) else _PART
    runs: list[list[Section]] = []
    seen: set[str] = set()
    inside: dict[int | None, ClausePath] = {}  # the articles, and what stands beneath them
    for index, section in enumerate(sections):
        path = clause_path(section.locator)
        above = inside.get(section.parent)
        if section.rank == rank and above is None and path:
            if not runs or path[0] in seen:
                runs.append([])
                seen = set()
            seen.add(path[0])
        elif above is None:
            continue
        inside[index] = path
        if path != above:  # marks such as 1. add nothing to a path
            runs[-1].append(section)
    return tuple(Numbering(run) for run in runs)
