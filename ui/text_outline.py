"""The outline of a document: chapters that fold, clauses that can be jumped to. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant import ParsedDocument, Section
from ui.text_address import text_link
from ui.text_body import HEADINGS, INNER

_SHOWN = 40  # characters of an entry
# Lists within a clause would drown the clauses.
_LEFT_OUT = (*INNER, "表", "（1）", "①")
_UNFOLDED = 60  # entries up to which all chapters stand open at first


def text_outline(contents: ParsedDocument) -> str:
    """Entries for headings and clauses, nested as the document is; empty where it has none."""
    sections = contents.sections
    wanted = [index for index, one in enumerate(sections) if one.rank not in _LEFT_OUT]
    children = _children(sections, wanted)
    if not children.get(None):
        return ""
    is_open = len(wanted) <= _UNFOLDED
    entries = _entries(contents, children, None, is_open)
    return (
        '<details class="dw-outline"><summary>目录<span class="dw-here"></span></summary>'
        f'<nav aria-label="文件目录">{entries}</nav></details>'
    )


def _children(
    sections: Sequence[Section], wanted: Sequence[int]
) -> Mapping[int | None, Sequence[int]]:
    known = set(wanted)
    found: dict[int | None, list[int]] = {}
    for index in wanted:
        parent = sections[index].parent
        while parent is not None and parent not in known:
            parent = sections[parent].parent
        found.setdefault(parent, []).append(index)
    return found


def _entries(
    contents: ParsedDocument,
    children: Mapping[int | None, Sequence[int]],
    parent: int | None,
    is_open: bool,
) -> str:
    rows = "".join(_entry(contents, children, index, is_open) for index in children[parent])
    return f"<ul>{rows}</ul>"


def _entry(
    contents: ParsedDocument,
    children: Mapping[int | None, Sequence[int]],
    index: int,
    is_open: bool,
) -> str:
    section = contents.sections[index]
    link = (
        f'<a href="{text_link(contents.document.id, section.start)}"'
        f' data-entry="{section.start}">{_words(contents, section)}</a>'
    )
    if index not in children:
        return f"<li>{link}</li>"
    inner = _entries(contents, children, index, is_open)
    unfolded = " open" if is_open else ""
    # Beside the link, not around it: one of two controls within each other is out of reach.
    name = escape(contents.text[section.start : section.start + _SHOWN].split("\n")[0].lstrip("# "))
    return (
        f'<li class="dw-branch">{link}<details{unfolded}><summary aria-label="展开或收起：{name}">'
        f"</summary>{inner}</details></li>"
    )


def _words(contents: ParsedDocument, section: Section) -> str:
    """The beginning of the clause as it stands there; the mark of an article in bold."""
    end = contents.text.find("\n", section.start)
    words = contents.text[section.start : end if end >= 0 else None].lstrip("# ").rstrip()
    if section.rank in HEADINGS:
        return escape(words[: 2 * _SHOWN])
    rest = words.removeprefix(section.mark).strip()
    mark = words[: len(words) - len(rest)].strip() if words.startswith(section.mark) else ""
    short = rest[:_SHOWN] + ("…" if len(rest) > _SHOWN else "")
    return f"<b>{escape(mark)}</b> {escape(short)}" if mark else escape(short)
