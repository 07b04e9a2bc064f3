"""The passages that training texts come from: the starter library and the real documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import Assistant, Document, Passage, Status, index_entry
from evals.training.examples import Example, Place
from evals.training.likeness import pairs

_SOURCE = re.compile(r"《([^《》]+)》[^《》；。]*?(第[〇零一二三四五六七八九十百]+条)")
_RESTATED = 0.5  # share of the smaller text's character pairs from which a passage says the same
_SUPERSEDED = (Status.REVISED, Status.REPEALED)


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as an index sees it, its own words alone, and the clauses that it names."""

    passage_id: str
    index_text: str
    own: str
    sources: frozenset[tuple[str, str]]


class Shelf:
    """The passages of a library by place.

    Where two editions of a text are held, a place means the edition in force.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._texts: dict[str, Text] = {}
        self._places: dict[Place, list[str]] = defaultdict(list)
        documents = assistant.documents()
        current = {d.title for d in documents if d.status not in _SUPERSEDED}
        for document in documents:
            superseded = document.status in _SUPERSEDED and document.title in current
            for passage in assistant.contents(document.id).passages:
                self._texts[passage.id] = _text(document, passage)
                if not superseded:
                    self._places[Place(document.title, passage.locator)].append(passage.id)

    def passages(self, place: Place) -> list[str]:
        """The ids of the passages of a place, in reading order; empty for an unknown one."""
        return self._places.get(place, [])

    def wording(self, passage_id: str) -> str:
        """The text that an index sees."""
        return self._texts[passage_id].index_text

    def places(self) -> list[Place]:
        """All places."""
        return list(self._places)

    def own_text(self, place: Place) -> list[str]:
        """The passages of a place without title and headings."""
        return [self._texts[passage_id].own for passage_id in self._places[place]]

    def wordings(self) -> dict[Place, str]:
        """All places with the whole text of each."""
        return {place: "\n".join(map(self.wording, ids)) for place, ids in self._places.items()}

    def candidates(self, example: Example, depth: int) -> list[str]:
        """What the product finds for the question, best first."""
        found = self._assistant.search(example.question, depth).hits
        return [hit.passage.id for hit in found if hit.passage.id in self._texts]

    def answers_too(self, passage_id: str, right: Sequence[str]) -> bool:
        """Whether a passage may say what the right ones say: as good as their words, or their
        source.
        """
        mine = self._texts[passage_id]
        for other in (self._texts[each] for each in right):
            if mine.sources & other.sources or _overlap(mine, other) >= _RESTATED:
                return True
        return False


def _text(document: Document, passage: Passage) -> Text:
    wording = index_entry(document, passage).text
    return Text(passage.id, wording, passage.text, frozenset(_SOURCE.findall(passage.text)))


def _overlap(one: Text, other: Text) -> float:
    mine, others = pairs(one.index_text), pairs(other.index_text)
    return len(mine & others) / (min(len(mine), len(others)) or 1)
