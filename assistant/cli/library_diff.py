"""`dangwu library diff`: two versions of a text, clause by clause."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant import (
    Change,
    ClauseChange,
    Comparison,
    Document,
    Fate,
    Piece,
    comparison_record,
)
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, say
from assistant.cli.values import Json

_CONTEXT = 18  # characters of unchanged words that are shown on either side of a change
_WHOLE = 200  # characters of a clause that was added or removed

Old = Annotated[
    str, typer.Argument(metavar="旧版", help="文件编号，或文件的路径", show_default=False)
]
New = Annotated[
    str, typer.Argument(metavar="新版", help="文件编号，或文件的路径", show_default=False)
]
Full = Annotated[bool, typer.Option("--full", help="条文显示全文，不省略没有变动的字句")]

_MARKS = {Fate.REMOVED: "〔删：{}〕", Fate.ADDED: "〔增：{}〕"}


def diff(old: Old, new: New, full: Full = False, as_json: Json = False) -> None:
    """Print what was added, removed, changed and renumbered."""
    with open_library() as assistant:
        found = assistant.compare(old, new)
    if as_json:
        print_json(comparison_record(found))
        return
    say(f"旧版　{_named(found.old)}")
    say(f"新版　{_named(found.new)}")
    say(summary(found))
    for change in found.changes:
        say()
        say(heading(change))
        body = wording(change, full)
        if body:
            say(f"  {body}")


def summary(found: Comparison) -> str:
    """How many clauses changed, and how."""
    counts = "，".join(f"{kind} {count} 处" for kind, count in found.counts.items())
    return f"{counts or '没有变动'}；未变 {found.unchanged} 处。"


def heading(change: ClauseChange) -> str:
    """What became of which clause."""
    old = change.old.name if change.old else ""
    new = change.new.name if change.new else ""
    places = old if old == new else " → ".join(filter(None, [old, new]))
    return f"【{change.change}】{places}"


def wording(change: ClauseChange, full: bool = False) -> str:
    """The words of the clause with what was taken out and put in; unchanged ones shortened."""
    if change.change is Change.RENUMBERED:
        text = change.new.text if change.new else ""
        return one_line(text, 0 if full else _CONTEXT * 2)
    if not change.pieces:
        clause = change.new or change.old
        return one_line(clause.text if clause else "", 0 if full else _WHOLE)
    last = len(change.pieces) - 1
    shown = [_piece(piece, full, at == 0, at == last) for at, piece in enumerate(change.pieces)]
    return "".join(shown)


def _piece(piece: Piece, full: bool, first: bool, last: bool) -> str:
    text = one_line(piece.text)
    if piece.fate is not Fate.KEPT:
        return _MARKS[piece.fate].format(text)
    before = "" if first else text[:_CONTEXT]
    after = "" if last else text[-_CONTEXT:]
    if full or len(text) <= len(before) + len(after) + 2:
        return text
    return f"{before}…{after}"


def _named(document: Document) -> str:
    facts = [document.number, document.issuer, str(document.amended or document.date or "")]
    told = "，".join(fact for fact in facts if fact)
    return f"《{one_line(document.title)}》" + (f"（{one_line(told)}）" if told else "")
