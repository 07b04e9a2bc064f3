"""Official texts beside digests: words that a digest copies, and articles that do not exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.documents.loaders.registry import SUPPORTED, load
from assistant.errors import DocumentError
from assistant.text import parse_number, squeeze

LONGEST = 20  # characters without punctuation; a run that long is a sentence of somebody's
_TEXTS = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".jsonl"})
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
_PIECE = re.compile(r"[^。；！？\n|]+")
_ARTICLE_LINE = re.compile(r"^[#*\s]*第([一二三四五六七八九十百千零〇\d]+)条", re.M)
_TITLE_LINES = 3  # in which a text bears its title
_LARGEST = 20_000_000  # bytes of one text


class OfficialTexts:
    """Every run of twenty characters, and every article, of the texts below some folders."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._runs: set[int] = set()
        self._articles: list[tuple[str, frozenset[int]]] = []  # by the opening of each text
        self.count = 0
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.suffix.lower() in _TEXTS and path.name not in ("SOURCE.txt", "README.md"):
                    self._add(path)

    def copied(self, words: str) -> Iterator[str]:
        """The parts of a statement that stand word for word in a text, quotations left out."""
        for piece in _PIECE.findall(_QUOTED.sub("\n", words)):
            plain = squeeze(piece)
            starts = range(len(plain) - LONGEST + 1)
            at = next((i for i in starts if hash(plain[i : i + LONGEST]) in self._runs), None)
            if at is not None:
                yield plain[at : at + LONGEST]

    def lacks(self, title: str, clause: str) -> bool:
        """Whether the texts of that title, where there are any, have no such article."""
        number = _article_number(clause)
        held = [articles for opening, articles in self._articles if squeeze(title) in opening]
        known = bool(held) and all(held)  # a text without articles counts its parts otherwise
        return number is not None and known and not any(number in one for one in held)

    def _add(self, path: Path) -> None:
        text = _text(path)
        if not text:
            return
        self.count += 1
        numbers = (parse_number(found[1]) for found in _ARTICLE_LINE.finditer(text))
        articles = frozenset(number for number in numbers if number)
        self._articles.append((squeeze("".join(text.split("\n")[:_TITLE_LINES])), articles))
        plain = squeeze(text)
        self._runs.update(hash(plain[i : i + LONGEST]) for i in range(len(plain) - LONGEST + 1))


def _article_number(clause: str) -> int | None:
    found = _ARTICLE_LINE.match(clause)
    return parse_number(found[1]) if found else None


def _text(path: Path) -> str:
    if path.suffix.lower() not in SUPPORTED:
        return path.read_text("utf-8", "replace")
    try:
        return load(path, _LARGEST).text
    except DocumentError:
        return ""
