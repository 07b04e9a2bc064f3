"""The source panel: a cited sentence marked in its place in the document. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant import Citation, CrossReference, Document, Hit, ParsedDocument, Source
from ui.badges import (
    chinese_date,
    digest_note,
    digest_tag,
    is_digest,
    place,
    status_badge,
    status_word,
)
from ui.excerpt import Excerpt, excerpt
from ui.marks import pasteable
from ui.notices import copy_button, notice
from ui.text_address import text_link
from ui.unbroken import unbroken


def citation_panel(
    citation: Citation, contents: ParsedDocument, references: Sequence[CrossReference] = ()
) -> str:
    """The panel of a checked citation, with its button for copying.

    `references`: what the shown stretch refers to; it can be opened in its place.
    """
    if contents.text[citation.start : citation.end] != citation.quote:
        return problem_panel("这份文件在答复之后换过内容。", "请重新提问，按新的内容答复。")
    return _panel(
        f"出处 [{citation.id}]",
        _facts(citation.document, citation.locator, citation.passage.page),
        excerpt(contents, citation.start, citation.end, citation.passage, references),
        copy_button(pasteable(citation), "复制引用")
        + _whole(text_link(citation.document.id, citation.start, citation.end)),
        _digest(citation.document),
    )


def lead_panel(hit: Hit, contents: ParsedDocument) -> str:
    """The panel of an unconfirmed passage; nothing in it is offered for copying."""
    passage = hit.passage
    return _panel(
        "未经确认的线索",
        _facts(hit.document, passage.locator, passage.page),
        excerpt(contents, passage.start, passage.end, passage),
        '<p class="dw-remark">这段原文没有通过核对，不能当作答复使用。</p>'
        + _whole(text_link(passage.document_id, passage.start, passage.end)),
        _digest(hit.document),
    )


def problem_panel(problem: str, way_out: str = "") -> str:
    """The panel when a source cannot be shown."""
    return _frame("出处", notice(problem, way_out))


def _panel(title: str, facts: str, shown: Excerpt, actions: str, about: str) -> str:
    trail = " › ".join(shown.headings)
    crumbs = f'<p class="dw-trail">{escape(trail)}</p>' if trail else ""
    return _frame(
        title,
        f'{facts}<div class="dw-actions">{actions}</div>'
        f'<div class="dw-excerpt" tabindex="0" role="region" aria-label="原文">'
        f"{crumbs}{shown.html}</div>{about}",
    )


def _whole(link: str) -> str:
    return f'<a href="{link}">在原文中查看</a>'


def _frame(title: str, body: str) -> str:
    return (
        '<div class="dw-source" role="dialog" aria-labelledby="dw-source-title">'
        f'<header><h2 id="dw-source-title" tabindex="-1">{escape(title)}</h2>'
        '<button type="button" class="dw-button" data-close="source">关闭</button></header>'
        f"{body}</div>"
    )


def _facts(document: Document, locator: str, page: int | None) -> str:
    rows = [
        ("位置", place(locator)),
        ("文号", document.number),
        ("发文机关", document.issuer),
        ("日期", chinese_date(document.date) if document.date else None),
        ("页码", f"第 {page} 页" if page else None),
    ]
    listed = "".join(
        f"<div><dt>{name}</dt><dd>{unbroken(value)}</dd></div>" for name, value in rows if value
    )
    return (
        f'<h3 class="dw-title">《{escape(document.title)}》</h3>'
        f"<p>{status_badge(document.status)}{digest_tag(document)}</p>"
        f'<dl class="dw-facts">{listed}</dl>'
    )


def _digest(document: Document) -> str:
    if not is_digest(document):
        return ""
    rows = "".join(_source(source) for source in document.sources)
    listed = f"<p>摘编所依据的文件（正式引用前请核对原文）：</p><ul>{rows}</ul>" if rows else ""
    return f'<div class="dw-digest-note"><p><b>{digest_note(document)}</b></p>{listed}</div>'


def _source(source: Source) -> str:
    inside = "，".join(part for part in (source.number, source.issuer, source.date) if part)
    name = f"《{source.title}》" + (f"（{inside}）" if inside else "")
    articles = "、".join(source.articles)
    status = status_word(source.status) if source.status else ""
    return f"<li>{unbroken(name)}{unbroken(articles)}{status}</li>"
