"""Two documents beside each other, clause by clause. Pure functions."""

from __future__ import annotations

from html import escape

from assistant import Change, Clause, ClauseChange, Comparison, Document, Fate, Piece
from ui.badges import chinese_date, status_badge
from ui.text_address import comparison_link, text_link
from ui.unbroken import unbroken

_CONTEXT = 40  # unchanged characters that are kept beside a change
_TAGS = {Fate.REMOVED: "del", Fate.ADDED: "ins"}
_SPOKEN = {Fate.REMOVED: "删去", Fate.ADDED: "增加"}


def comparison_view(found: Comparison, address: str) -> str:
    """All that changed from the older to the newer document."""
    counts = "，".join(f"{kind} {count} 处" for kind, count in found.counts.items())
    turned = comparison_link(found.new.id, found.old.id)
    rows = "".join(_change(one, found) for one in found.changes)
    body = f'<ol class="dw-changes">{rows}</ol>' if rows else ""
    return (
        f'<div class="dw-result dw-comparison" data-shown="{escape(address)}">'
        f'<p class="dw-back"><a href="{text_link(found.new.id)}">‹ 回到文件</a></p>'
        '<h2 class="dw-text-title" tabindex="-1">逐条对照</h2>'
        f'<dl class="dw-facts"><div><dt>旧</dt><dd>{_named(found.old)}</dd></div>'
        f"<div><dt>新</dt><dd>{_named(found.new)}</dd></div></dl>"
        f'<p class="dw-count">{counts or "没有变动"}；未变 {found.unchanged} 处。</p>'
        '<p class="dw-remark dw-no-print"><del>划线</del>的是删去的，<ins>下划线</ins>的是增加的。'
        f'<a href="{turned}">新旧对调</a></p>{body}</div>'
    )


def _named(document: Document) -> str:
    day = (
        f'<span class="dw-whole">（{chinese_date(document.date)}）</span>' if document.date else ""
    )
    return (
        f'<a href="{text_link(document.id)}">《{escape(document.title)}》</a>{day}'
        f"{status_badge(document.status)}"
    )


def _change(one: ClauseChange, found: Comparison) -> str:
    old = _place(one.old, found.old) if one.old else ""
    new = _place(one.new, found.new) if one.new else ""
    same = one.old and one.new and one.old.name == one.new.name
    where = new if same or not old else f"{old} → {new}" if new else old
    return (
        f'<li><h3><span class="dw-badge {_COLOURS[one.change]}">{one.change}</span>{where}</h3>'
        f"<p>{_wording(one)}</p></li>"
    )


_COLOURS = {
    Change.ADDED: "dw-in-force",
    Change.REMOVED: "dw-repealed",
    Change.CHANGED: "dw-revised",
    Change.RENUMBERED: "dw-unknown",
    Change.RENUMBERED_CHANGED: "dw-revised",
}


def _place(clause: Clause, document: Document) -> str:
    return f'<a href="{text_link(document.id, clause.start, clause.end)}">{escape(clause.name)}</a>'


def _wording(one: ClauseChange) -> str:
    if one.change is Change.ADDED and one.new:
        return f"<ins>{_plain(one.new.text)}</ins>"
    if one.change is Change.REMOVED and one.old:
        return f"<del>{_plain(one.old.text)}</del>"
    if one.change is Change.RENUMBERED:
        text = one.new.text if one.new else ""
        return _plain(text[: 2 * _CONTEXT]) + ("……" if len(text) > 2 * _CONTEXT else "")
    last = len(one.pieces) - 1
    return "".join(_piece(piece, at == 0, at == last) for at, piece in enumerate(one.pieces))


def _piece(piece: Piece, first: bool, last: bool) -> str:
    text = piece.text
    if piece.fate is not Fate.KEPT:
        tag = _TAGS[piece.fate]
        return (
            f'<{tag}><span class="dw-hidden">{_SPOKEN[piece.fate]}：</span>{_plain(text)}</{tag}>'
        )
    before = "" if first else text[:_CONTEXT]
    after = "" if last else text[-_CONTEXT:]
    if len(text) <= len(before) + len(after) + 4:
        return _plain(text)
    return f"{_plain(before)}<span class='dw-cut'>……</span>{_plain(after)}"


def _plain(text: str) -> str:
    return unbroken(" ".join(text.split("\n")))
