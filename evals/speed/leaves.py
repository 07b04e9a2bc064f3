"""Documents to be written in any format: one text each, and how many pages it fills in print.

Their sentences are put together anew from pieces of sentences. Whole ones, repeated across
thousands of documents, would make each look like a reprint of others.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from evals.speed.synthetic import chinese

# What the layout standard for official documents (GB/T 9704) puts on a page.
LINES, COLUMN = 22, 28
_PIECE = re.compile(r"[\u4e00-\u9fff]{5,20}")
_NO_START = "，。；：、）”"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A document as lines of print; `paragraphs` are its title and its articles."""

    name: str
    paragraphs: tuple[str, ...]

    @property
    def title(self) -> str:
        """Its first paragraph."""
        return self.paragraphs[0]

    @property
    def articles(self) -> tuple[str, ...]:
        """Everything below the title."""
        return self.paragraphs[1:]

    @property
    def pages(self) -> list[list[str]]:
        """Its lines, 22 a page; the title is centred on the first."""
        lines = ["　" * ((COLUMN - len(self.title)) // 2) + self.title, ""]
        for paragraph in self.articles:
            lines += _wrap(f"　　{paragraph}")
        return [lines[at : at + LINES] for at in range(0, len(lines), LINES)]


def leaves(pool: Sequence[str], count: int, articles: int, seed: int) -> list[Leaf]:
    """`count` documents of so many articles, all different; other seeds give other documents."""
    chance = random.Random(seed)
    pieces = sorted({piece for text in pool for piece in _PIECE.findall(text)})
    made = []
    for number in range(1, count + 1):
        title = f"测速资料{seed}之{number}管理办法"
        own = [f"第{chinese(at)}条　{_article(chance, pieces)}" for at in range(1, articles + 1)]
        own[-1] += f"本项编号为{seed}之{number}。"
        made.append(Leaf(f"{seed}-{number:05d}", (title, *own)))
    return made


def _article(chance: random.Random, pieces: Sequence[str]) -> str:
    """Two to four sentences of three pieces."""
    chosen = ["，".join(chance.choices(pieces, k=3)) for _ in range(chance.randint(2, 4))]
    return "".join(f"{sentence}。" for sentence in chosen)


def _wrap(text: str) -> list[str]:
    """Lines of 28 characters; none begins with a closing mark."""
    lines = []
    while text:
        end = min(COLUMN, len(text))
        while end < len(text) and text[end] in _NO_START:
            end -= 1
        lines.append(text[:end])
        text = text[end:]
    return lines
