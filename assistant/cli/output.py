"""What commands print: UTF-8, Chinese, never obeying control codes or markup from documents.

rich is loaded on first use, because `dangwu --help` has to answer at once.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console

_PIPE_WIDTH = 160


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says, and never fail on an odd character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def plain(text: str) -> str:
    """Text without control and direction characters, which could rewrite the terminal."""
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return "".join(kept)


def one_line(text: str, limit: int = 0) -> str:
    """Text on one line, cut to `limit` characters with an ellipsis when a limit is given."""
    flat = " ".join(plain(text).split())
    return flat if not limit or len(flat) <= limit else flat[: limit - 1] + "…"


def console(stream: TextIO | None = None) -> Console:
    """A console that takes strings literally; wide where the reader is not a terminal."""
    from rich.console import Console

    target = stream or sys.stdout
    width = None if target.isatty() else _PIPE_WIDTH
    return Console(file=target, markup=False, highlight=False, emoji=False, width=width)


def say(text: str = "") -> None:
    """A line on standard output."""
    print(plain(text))


def tell(text: str) -> None:
    """A line on standard error: progress, notices, failures."""
    print(plain(text), file=sys.stderr, flush=True)


def print_json(record: Any) -> None:
    """A record as indented JSON on standard output."""
    print(json.dumps(record, ensure_ascii=False, indent=2))


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table; long cells are folded, the first column is kept whole."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for position, name in enumerate(columns):
        table.add_column(name, overflow="fold", no_wrap=position == 0)
    for row in rows:
        table.add_row(*[Text(one_line(cell)) for cell in row])
    console().print(table)
