"""What stands above the text of a document: facts, status, versions, who cites it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from assistant import Citation, Document, OpenText, Referring, Source
from ui.badges import (
    chinese_date,
    digest_note,
    digest_tag,
    is_digest,
    place,
    status_badge,
    status_word,
)
from ui.fields import line
from ui.notices import copy_button, notice
from ui.text_address import comparison_link, text_link
from ui.unbroken import unbroken

_CHOICES = 8  # documents that are offered for comparing


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A question of this conversation and the places of the document that its answer cites."""

    question: str
    citations: tuple[Citation, ...]


def text_head(opened: OpenText) -> str:
    """Title, facts, status with its reason."""
    document = opened.contents.document
    successor = (
        f' <a href="{text_link(opened.successor.id)}">打开《{escape(opened.successor.title)}》</a>'
        if opened.successor
        else ""
    )
    return (
        '<p class="dw-back"><a href="#texts">‹ 文件目录</a></p>'
        f'<h2 class="dw-text-title" tabindex="-1">{escape(document.title)}</h2>'
        f'<p class="dw-standing">{status_badge(document.status)}{digest_tag(document)}'
        f" <span>{unbroken(opened.reason)}{successor}</span></p>"
        f"{_facts(document)}{_digest(document)}"
        f'<div class="dw-actions dw-no-print">{copy_button(opened.label, "复制文件名")}'
        f'<button type="button" class="dw-button" data-link="{text_link(document.id)}">复制链接'
        '</button><button type="button" class="dw-button" data-print="true">打印全文</button></div>'
    )


def text_about(
    own: Document,
    versions: Sequence[Document],
    referring: Sequence[Referring],
    cited: Sequence[CitedBy],
    choosing: str = "",
) -> str:
    """Versions with their comparison, and where the document is cited; both folded."""
    held = f"历次版本 {len(versions)} 个" if len(versions) > 1 else "没有别的版本"
    places = f"被 {len(referring)} 份文件提到" if referring else "没有文件提到"
    asked = f"本次对话引用 {len(cited)} 次" if cited else "本次对话没有引用"
    unfolded = " open" if choosing else ""
    return (
        f'<details class="dw-part"{unfolded}><summary>版本与对照'
        f'<span class="dw-remark">{held}</span></summary>'
        f"<div>{_versions(own, versions)}{_compare_form()}{choosing}</div></details>"
        f'<details class="dw-part"><summary>引用情况<span class="dw-remark">{places}，{asked}'
        f"</span></summary><div>{_cited(cited)}{_referring(referring)}</div></details>"
    )


def compare_choices(document: Document, words: str, found: Sequence[Document]) -> str:
    """Documents whose titles hold the words, to compare with."""
    if not found:
        return notice(f"没有标题里有“{words}”的其他文件。", "换一个词，或写文件编号。")
    rows = "".join(
        f'<li><a href="{_pair(one, document)}">与《{escape(one.title)}》对照</a>'
        f"{_day(one)}{status_badge(one.status)}</li>"
        for one in found[:_CHOICES]
    )
    more = '<p class="dw-remark">还有更多，请写得更完整。</p>' if len(found) > _CHOICES else ""
    return f'<ul class="dw-plain">{rows}</ul>{more}'


def gone_view(address: str, problem: str = "") -> str:
    """A link to a document that cannot be opened, with the ways out.

    Without a `problem`, the document is not in the library.
    """
    told = (
        notice(problem, "请过一会儿再打开这个链接；还不行，请告诉管理员。")
        if problem
        else notice(
            "链接里的文件不在资料库里。",
            "它可能已经移出，或者换成了新的版本。请在文件目录里按标题查找。",
        )
    )
    return (
        f'<div class="dw-result dw-gone" data-shown="{escape(address)}">'
        f'<h2 class="dw-text-title" tabindex="-1">打不开这份文件</h2>{told}'
        f'<p class="dw-remark">链接：#{escape(address)}</p><div class="dw-actions">'
        '<a href="#texts">打开文件目录</a><a href="#texts-search">检索原文</a>'
        '<a href="#chat">回到问答</a></div></div>'
    )


def _facts(document: Document) -> str:
    shown = (document.written, document.published)
    named = (
        ("发文机关", document.issuer),
        ("文号", document.number),
        ("成文", _told(document.written)),
        ("发布", _told(document.published)),
        ("修改", _told(document.amended) if document.amended not in shown else None),
        ("施行", _told(document.effective)),
        ("有效期到", _told(document.expires)),
        ("层级", document.level),
        ("地区", document.region),
        ("主送", document.addressee),
        ("来源文件", document.source_name),
    )
    rows = "".join(
        f"<div><dt>{name}</dt><dd>{unbroken(str(value))}</dd></div>"
        for name, value in named
        if value
    )
    return f'<dl class="dw-facts dw-text-facts">{rows}</dl>'


def _digest(document: Document) -> str:
    if not is_digest(document):
        return ""
    rows = "".join(_source(one) for one in document.sources)
    listed = f'<p>所依据的文件（正式引用前请核对原文）：</p><ul class="dw-plain">{rows}</ul>'
    return (
        f'<div class="dw-digest-note"><p><b>{digest_note(document)}</b></p>'
        f"{listed if rows else ''}</div>"
    )


def _source(source: Source) -> str:
    status = status_word(source.status) if source.status else ""
    articles = unbroken("、".join(source.articles))
    return f"<li>《{escape(source.title)}》{articles}{status}</li>"


def _versions(own: Document, versions: Sequence[Document]) -> str:
    if len(versions) < 2:
        return "<p>资料库里没有这份文件的其他版本。添加新版本以后，会在这里列出。</p>"
    rows = "".join(
        f"<li>{_day(one)}{status_badge(one.status)}"
        + (
            "<b>正在看的这一版</b>"
            if one.id == own.id
            else f'<a href="{text_link(one.id)}">打开这一版</a>'
            f'<a href="{_pair(one, own)}">与这一版逐条对照</a>'
        )
        + "</li>"
        for one in versions
    )
    return f'<ul class="dw-plain dw-versions">{rows}</ul>'


def _pair(one: Document, other: Document) -> str:
    """The older one first; without dates, the one that was chosen."""
    is_newer = bool(one.date and other.date and one.date > other.date)
    return comparison_link(other.id, one.id) if is_newer else comparison_link(one.id, other.id)


def _compare_form() -> str:
    return (
        '<form class="dw-compare" novalidate autocomplete="off"><div class="dw-topic">'
        + line("dw-compare-words", "words", "与另一份文件对照（写标题里的词）", "")
        + '<button type="submit" class="dw-button">查找</button></div></form>'
    )


def _cited(cited: Sequence[CitedBy]) -> str:
    if not cited:
        return "<p>本次对话的答复没有引用过它。</p>"
    rows = "".join(
        f"<li>{escape(one.question)}<span class='dw-cited-places'>"
        + "".join(
            f'<a href="{text_link(each.document.id, each.start, each.end)}">'
            f"{escape(place(each.locator)) or '原句'}</a>"
            for each in one.citations
        )
        + "</span></li>"
        for one in cited
    )
    return f'<p>本次对话里引用它的问题：</p><ul class="dw-plain">{rows}</ul>'


def _referring(referring: Sequence[Referring]) -> str:
    if not referring:
        return "<p>资料库里没有别的文件在书名号里提到它。</p>"
    rows = "".join(
        f'<li><a href="{text_link(one.document.id, one.start, one.end)}">'
        f"《{escape(one.document.title)}》</a>{_day(one.document)}"
        f"{status_badge(one.document.status)}<span class='dw-remark'>{one.times} 处</span></li>"
        for one in referring
    )
    return f'<p>提到它的文件：</p><ul class="dw-plain">{rows}</ul>'


def _day(document: Document) -> str:
    return f"<span>{chinese_date(document.date)}</span>" if document.date else ""


def _told(day: date | None) -> str | None:
    return chinese_date(day) if day else None
