"""The text of a block of a page, with line feeds where a browser breaks lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.documents.loaders.html_tables import is_data, read_grid
from assistant.documents.loaders.table_rows import table_lines

if TYPE_CHECKING:
    from bs4 import Tag
    from bs4.element import PageElement

_BLOCKS = frozenset(
    "p div section article main ul ol li dl dt dd table tbody thead tfoot tr td th h1 h2 h3 h4 h5 "
    "h6 blockquote pre center hr figure figcaption address details summary caption body".split()
)
_SOURCE_SPACE = re.compile("[ \t\r\n\f]+")
_BETWEEN_HAN = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")


def block_text(block: Tag) -> str:
    """The lines of a block; a row of a table of data is one line."""
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
            if node.name == "br" or (node.name == "table" and is_data(node)):
                pieces.append("\n" if node.name == "br" else _table(node))
                continue
            if node.name in _BLOCKS:
                pieces.append("\n")
                preformatted += node.name == "pre"
                waiting.append(f"/{node.name}")
            waiting.extend(reversed(node.contents))
    return "".join(pieces)


def _table(table: Tag) -> str:
    caption = table.find("caption")
    title = [block_text(caption).strip()] if caption else []
    # no table stands inside this one, so that its cells are read without going deeper
    grid, heads = read_grid(table, block_text)
    lines = [*title, *table_lines(grid, heads)]
    return "".join(f"\n{line}" for line in lines if line) + "\n"


def _flow(text: str) -> str:
    """White space of the source as a browser shows it; none where a Chinese line was broken."""
    plain = _SOURCE_SPACE.sub(" ", text)
    return _BETWEEN_HAN.sub("", plain) if "\n" in text else plain
