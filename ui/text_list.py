"""The list of all documents of the library: form, groups, rows. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from assistant import Document, Level, Status
from ui.badges import chinese_date, digest_tag, status_badge
from ui.fields import choice, line
from ui.notices import notice
from ui.text_address import text_link
from ui.unbroken import unbroken

PAGE = 100  # documents on one page
_NO_LEVEL, _NO_REGION, _NO_DATE = "层级未注明", "没有注明地区", "日期未注明"
_GROUPS: Mapping[str, tuple[str, Callable[[Document], str]]] = {
    "level": ("按层级", lambda one: str(one.level or _NO_LEVEL)),
    "region": ("按地区", lambda one: one.region or _NO_REGION),
    "status": ("按时效", lambda one: str(one.status)),
    "year": ("按年份", lambda one: f"{one.date.year}年" if one.date else _NO_DATE),
    "none": ("不分组", lambda one: ""),
}
_SORTS = (("title", "按标题"), ("newest", "日期从新到旧"), ("oldest", "日期从旧到新"))
_LAST = (_NO_LEVEL, _NO_REGION, _NO_DATE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the library is looked at; empty words mean no restriction. `page`: from 1."""

    words: str = ""
    level: str = ""
    region: str = ""
    status: str = ""
    group: str = "level"
    sort: str = "title"
    page: int = 1


def wanted_of(entries: Mapping[str, Any]) -> Wanted:
    """What a form that was sent asks for; what no form offers counts as nothing."""
    said = {name: str(value).strip()[:100] for name, value in entries.items()}
    group, sort = said.get("group", ""), said.get("sort", "")
    return Wanted(
        said.get("words", ""),
        said.get("level", ""),
        said.get("region", ""),
        said.get("status", ""),
        group if group in _GROUPS else "level",
        sort if sort in dict(_SORTS) else "title",
    )


def list_form(documents: Sequence[Document], wanted: Wanted = Wanted()) -> str:
    """What can be looked for among these documents; each change shows at once."""
    levels = [str(one) for one in Level if any(each.level is one for each in documents)]
    statuses = [str(one) for one in Status if any(each.status is one for each in documents)]
    regions = sorted({one.region for one in documents if one.region})
    if any(one.level is None for one in documents):
        levels.append(_NO_LEVEL)
    groups = [(name, words) for name, (words, _) in _GROUPS.items()]
    return (
        '<form class="dw-form dw-look" novalidate autocomplete="off" data-live="true">'
        "<h2>资料库里的全部原文</h2><p>点标题打开全文。要找某一句话，请用“检索原文”。</p>"
        + line("dw-list-words", "words", "标题、文号或发文机关里的词", wanted.words)
        + '<details class="dw-filters"><summary>筛选、分组和排序</summary><div class="dw-fields">'
        + choice("dw-list-level", "level", "层级", _options("全部层级", levels), wanted.level)
        + choice("dw-list-region", "region", "地区", _options("全部地区", regions), wanted.region)
        + choice("dw-list-status", "status", "时效", _options("全部", statuses), wanted.status)
        + choice("dw-list-group", "group", "分组", groups, wanted.group)
        + choice("dw-list-sort", "sort", "排序", _SORTS, wanted.sort)
        + "</div></details></form>"
    )


def list_view(documents: Sequence[Document], wanted: Wanted = Wanted()) -> str:
    """The documents that are looked for, in groups, with how many there are."""
    if not documents:
        return notice("资料库是空的。", "请先到“资料管理”添加文件。")
    found = _sorted([one for one in documents if _fits(one, wanted)], wanted)
    if not found:
        told = notice("没有符合条件的文件。", "换一个词，或者把层级、地区、时效改回“全部”。")
        return f'<div class="dw-result">{told}</div>'
    last = -(-len(found) // PAGE)
    at = min(max(1, wanted.page), last)
    count = f"共 {len(documents)} 份文件"
    if len(found) < len(documents):
        count += f"，符合条件的 {len(found)} 份"
    shown = found[PAGE * (at - 1) : PAGE * at]
    rows = "".join(
        _group(name, rows, sum(_group_of(one, wanted) == name for one in found))
        for name, rows in _grouped(shown, wanted)
    )
    return (
        f'<div class="dw-result"><p class="dw-count" role="status">{count}</p>{rows}'
        f"{_pages(at, last)}</div>"
    )


def document_row(document: Document) -> str:
    """A line of a list: title, status, and what tells it from others."""
    day = chinese_date(document.date) if document.date else ""
    facts = [document.number, document.issuer, day, document.region, str(document.kind)]
    told = "".join(f"<span>{unbroken(fact)}</span>" for fact in facts if fact)
    return (
        f'<a href="{text_link(document.id)}">{escape(document.title)}</a>'
        f"{status_badge(document.status)}{digest_tag(document)}"
        f'<p class="dw-row-facts">{told}</p>'
    )


def _group(name: str, rows: Sequence[Document], whole: int) -> str:
    listed = "".join(f"<li>{document_row(one)}</li>" for one in rows)
    head = f'<h3>{escape(name)} <span class="dw-remark">{whole} 份</span></h3>' if name else ""
    return f'<section class="dw-shelf">{head}<ul>{listed}</ul></section>'


def _grouped(documents: Sequence[Document], wanted: Wanted) -> Sequence[tuple[str, list[Document]]]:
    groups: dict[str, list[Document]] = {}
    for one in documents:
        groups.setdefault(_group_of(one, wanted), []).append(one)
    return list(groups.items())


def _group_of(document: Document, wanted: Wanted) -> str:
    return _GROUPS[wanted.group][1](document)


def _sorted(documents: Sequence[Document], wanted: Wanted) -> list[Document]:
    """Groups in their own order, within them as asked for; what has no date comes last."""
    newest = wanted.sort == "newest"

    def within(one: Document) -> tuple[object, ...]:
        if wanted.sort == "title":
            return (one.title,)
        day = one.date.toordinal() if one.date else 0
        return (one.date is None, -day if newest else day, one.title)

    def group(one: Document) -> tuple[object, ...]:
        name = _group_of(one, wanted)
        if wanted.group == "level":
            return (one.level.rank if one.level else len(Level),)
        if wanted.group == "status":
            return (list(Status).index(one.status),)
        if wanted.group == "year":
            return (-one.date.year if one.date else 0,)
        return (name in _LAST, name)

    return sorted(documents, key=lambda one: (*group(one), *within(one)))


def _fits(one: Document, wanted: Wanted) -> bool:
    matter = " ".join(filter(None, (one.title, one.number, one.issuer, one.source_name))).lower()
    return (
        all(word in matter for word in wanted.words.lower().split())
        and wanted.level in ("", str(one.level or _NO_LEVEL))
        and wanted.region in ("", one.region)
        and wanted.status in ("", str(one.status))
    )


def _options(every: str, names: Sequence[str]) -> list[tuple[str, str]]:
    return [("", every), *((name, name) for name in names)]


def _pages(at: int, last: int) -> str:
    if last < 2:
        return ""
    back = _go(at - 1, "上一页") if at > 1 else ""
    onwards = _go(at + 1, "下一页") if at < last else ""
    told = f'<span class="dw-remark">第 {at} 页，共 {last} 页</span>'
    return f'<div class="dw-actions">{back}{told}{onwards}</div>'


def _go(page: int, words: str) -> str:
    return (
        f'<button type="button" class="dw-button" data-act="page" data-name="{page}">'
        f"{words}</button>"
    )
