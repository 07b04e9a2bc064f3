"""The text of a block of a page, with line feeds where a browser breaks lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag
    from bs4.element import PageElement

_BLOCKS = frozenset(
    "p div section article main ul ol li dl dt dd table tbody thead tfoot tr td th h1 h2 h3 h4 h5 "
    "h6 blockquote pre center hr figure figcaption address details summary caption body".split()
)
_SOURCE_SPACE = re.compile("[ \t\r\n\f]+")
_BETWEEN_HAN = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")
_LONG_CELL = 800  # characters: a cell above that is page layout, not data


def block_text(block: Tag) -> str:
    """The lines of a block; a row of data is one line with " | " between its cells."""
    from bs4 import Tag
    from bs4.element import NavigableString

    pieces: list[str] = []
    # an explicit stack: pages nest deeper than Python calls may
    waiting: list[PageElement | str] = [block]
    preformatted = 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, NavigableString):
            if type(node) is NavigableString:  # comments and declarations are no text
                pieces.append(str(node) if preformatted else _flow(str(node)))
        elif isinstance(node, str):
            pieces.append("\n")
            preformatted -= node == "/pre"
        elif isinstance(node, Tag):
            row = _row(node) if node.name == "tr" else ""
            if row or node.name == "br":
                pieces.append(f"\n{row}\n" if row else "\n")
                continue
            if node.name in _BLOCKS:
                pieces.append("\n")
                preformatted += node.name == "pre"
                waiting.append(f"/{node.name}")
            waiting.extend(reversed(node.contents))
    return "".join(pieces)


def _row(row: Tag) -> str:
    """A row of data on one line; nothing for a row that lays out the page."""
    if row.find("table"):
        return ""
    texts = [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["td", "th"])]
    if sum(map(bool, texts)) < 2 or max(map(len, texts)) > _LONG_CELL:
        return ""
    return " | ".join(_BETWEEN_HAN.sub("", text) for text in texts)


def _flow(text: str) -> str:
    """White space of the source as a browser shows it; none where a Chinese line was broken."""
    plain = _SOURCE_SPACE.sub(" ", text)
    return _BETWEEN_HAN.sub("", plain) if "\n" in text else plain
