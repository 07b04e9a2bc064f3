"""How much text, how many sentences and how many links stand in each element of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag

_SENTENCE = re.compile("[，。；：、！？]")
_LONG = 12  # characters: a text that long counts as a sentence without any mark


@dataclass(slots=True)
class Measure:
    """Characters without white space; `sentences` leaves links and short labels out."""

    letters: int = 0
    sentences: int = 0
    links: int = 0
    linked: int = 0

    def add(self, other: Measure) -> None:
        """Count an inner element."""
        self.letters += other.letters
        self.sentences += other.sentences
        self.links += other.links
        self.linked += other.linked


class Measures:
    """The measures of every element beneath a root, taken in one pass whatever the nesting."""

    def __init__(self, root: Tag) -> None:
        from bs4 import Tag
        from bs4.element import NavigableString

        nodes = [root, *root.descendants]
        in_link: dict[int, bool] = {}
        self._of: dict[int, Measure] = {}
        for node in nodes:
            inside = in_link.get(id(node.parent), False)
            if type(node) is NavigableString:  # comments are no text
                self._of[id(node)] = _measure(str(node), inside)
            elif isinstance(node, Tag):
                is_link = node.name == "a"
                in_link[id(node)] = inside or is_link
                self._of[id(node)] = Measure(links=1 if is_link else 0)
        # in reverse, inner elements come before those that hold them
        for node in reversed(nodes[1:]):
            if node.parent is not None and id(node) in self._of:
                self._of[id(node.parent)].add(self._of[id(node)])

    def of(self, tag: Tag) -> Measure:
        """The measure of one element."""
        return self._of.get(id(tag), Measure())

    def heaviest(self, tags: Iterable[Tag]) -> list[Tag]:
        """The elements that hold sentences, most first."""
        filled = [tag for tag in tags if self.of(tag).sentences]
        return sorted(filled, key=lambda tag: self.of(tag).sentences, reverse=True)


def _measure(text: str, inside_link: bool) -> Measure:
    letters = len("".join(text.split()))
    counts = not inside_link and (letters >= _LONG or _SENTENCE.search(text) is not None)
    return Measure(letters, letters if counts else 0, 0, letters if inside_link else 0)
