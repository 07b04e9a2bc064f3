"""The item bank as HTML: what is looked for, items with what a trainer decides. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from assistant import (
    BankItem,
    Difficulty,
    Item,
    ItemKind,
    ItemState,
    ItemStatistics,
    KeptPaper,
)
from ui.fields import area, choice, line
from ui.item_view import key, question
from ui.notices import notice
from ui.result_view import results_form, standing

PAGE = 20  # items on one page
FLAGGED, WEAK = "flagged", "weak"  # states of their own in the filter
_STATE_CLASS = {
    ItemState.NEW: "dw-unknown",
    ItemState.APPROVED: "dw-in-force",
    ItemState.REJECTED: "dw-repealed",
}


@dataclass(frozen=True, slots=True)
class Looking:
    """What of the bank is looked at; empty words mean no restriction. `page`: from 1."""

    kind: str = ""
    state: str = ""
    words: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class BankPage:
    """The items that are shown. `found`: how many there are on all pages; `flags`: in the bank.

    `figures`: how items did that somebody has taken. `papers`: those that results may be of;
    `results`: whether the form for them is open, and for which paper.
    """

    looking: Looking = field(default_factory=Looking)
    items: tuple[BankItem, ...] = ()
    found: int = 0
    whole: int = 0
    flags: int = 0
    figures: Mapping[str, ItemStatistics] = field(default_factory=dict)
    papers: tuple[KeptPaper, ...] = ()
    results: str | None = None


def bank_form(looking: Looking = Looking()) -> str:
    """What is looked for."""
    kinds = [("", "全部题型"), *((str(one), f"{one.label}题") for one in ItemKind)]
    states = [("", "全部"), (FLAGGED, "依据有变动"), (WEAK, "成绩不理想")]
    states += ((str(one), str(one)) for one in ItemState)
    return (
        '<form class="dw-form dw-look" novalidate autocomplete="off"><h2>题库</h2>'
        "<p>下载过、存入过和练习过的题都在这里。依据修订或废止的题排在最前面；通过的题出卷时先用，"
        "不用的题不会再出。</p>"
        '<input type="hidden" name="do" value="look"><div class="dw-fields">'
        + choice("dw-bank-kind", "kind", "题型", kinds, looking.kind)
        + choice("dw-bank-state", "state", "状态", states, looking.state)
        + line("dw-bank-words", "words", "题干、主题或文件里的词", looking.words)
        + '</div><div class="dw-actions">'
        '<button type="submit" class="dw-primary" data-open="true">查看</button></div></form>'
    )


def bank_view(page: BankPage, told: str = "") -> str:
    """Form, what was done, items, and the way to other pages."""
    opened = page.results is not None
    form = bank_form(page.looking) + results_form(page.papers, page.results or "", opened)
    told = f'<div class="dw-news">{told}</div>'
    if not page.whole:
        empty = notice("题库还是空的。", "先到“出题”出一份卷，再点“存入题库”或下载。")
        return f"{form}{told}{empty}"
    first = PAGE * (page.looking.page - 1) + 1
    rows = "".join(
        _row(one, number, page.figures.get(one.item.id))
        for number, one in enumerate(page.items, start=first)
    )
    flags = f"，其中 {page.flags} 题的依据有变动" if page.flags else ""
    approve = (
        '<button type="button" class="dw-button" data-act="approve-page" data-confirm="'
        '把这一页待审、依据未变的题全部标为通过？">本页待审的全部通过</button>'
    )
    waiting = any(one.state is ItemState.NEW and not one.flag for one in page.items)
    return (
        f'{form}{told}<div class="dw-result dw-bank"><h2 class="dw-result-title">'
        f"找到 {page.found} 题</h2>"
        f'<p class="dw-remark">题库共 {page.whole} 题{flags}。</p>'
        f'<div class="dw-actions dw-tools">{approve if waiting else ""}{_pages(page)}</div>'
        f'<ul class="dw-items">{rows}</ul>'
        f'<div class="dw-actions">{_pages(page)}</div></div>'
    )


def _pages(page: BankPage) -> str:
    last = -(-page.found // PAGE)
    at = page.looking.page
    if last < 2:
        return ""
    back = _go(at - 1, "上一页") if at > 1 else ""
    onwards = _go(at + 1, "下一页") if at < last else ""
    return f'{back}<span class="dw-remark">第 {at} 页，共 {last} 页</span>{onwards}'


def _go(page: int, words: str) -> str:
    return (
        f'<button type="button" class="dw-button" data-act="page" data-name="{page}">'
        f"{words}</button>"
    )


def _row(one: BankItem, number: int, figures: ItemStatistics | None) -> str:
    item = one.item
    flag = f'<p class="dw-flag"><b>依据有变动</b>：{escape(one.flag)}</p>' if one.flag else ""
    badges = (
        f'<span class="dw-badge {_STATE_CLASS[one.state]}">{one.state}</span>'
        + '<span class="dw-badge dw-unknown">改过</span>' * one.edited
    )
    facts = f"{item.kind.label}题　难度{item.difficulty}　{escape(item.topic)}　编号 {item.id}"
    uses = f"　用过：{escape('、'.join(one.uses))}" if one.uses else ""
    reason = f'<p class="dw-remark">原因：{escape(one.reason)}</p>' if one.reason else ""
    return (
        f'<li class="dw-item" data-item="{item.id}">'
        f'<p class="dw-remark">{badges} {facts}{uses}</p>{reason}{flag}{standing(figures)}'
        f"{question(item, number)}{key(item, number)}{_decide(one)}</li>"
    )


def _decide(one: BankItem) -> str:
    id = one.item.id
    approve = (
        f'<button type="button" class="dw-button" data-act="approve" data-name="{id}">通过</button>'
        if one.state is not ItemState.APPROVED and not one.flag
        else ""
    )
    reject = _reject(id) if one.state is not ItemState.REJECTED else ""
    return f'<div class="dw-decide">{approve}{reject}{_edit(one.item)}</div>'


def _reject(id: str) -> str:
    return (
        f'<details><summary>不用</summary><form class="dw-form" novalidate autocomplete="off">'
        '<input type="hidden" name="do" value="reject">'
        f'<input type="hidden" name="id" value="{id}">'
        f'<div class="dw-topic"><label for="dw-reason-{id}" class="dw-hidden">不用的原因</label>'
        f'<input type="text" id="dw-reason-{id}" name="reason" maxlength="200"'
        ' placeholder="不用的原因，如 题干有歧义">'
        '<button type="submit" class="dw-button">标为不用</button></div></form></details>'
    )


def _edit(item: Item) -> str:
    id = item.id
    levels = [(str(one), str(one)) for one in Difficulty]
    options = "\n".join(one.text for one in item.options)
    listed = (
        area(f"dw-options-{id}", "options", "选项，一行一个", options, 4) if item.options else ""
    )
    return (
        '<details><summary>修改</summary><form class="dw-form" novalidate autocomplete="off">'
        f'<input type="hidden" name="do" value="edit"><input type="hidden" name="id" value="{id}">'
        + area(f"dw-stem-{id}", "stem", "题干", item.stem)
        + listed
        + area(f"dw-key-{id}", "key", "答案", item.key_text, 1, _KEY_HINT[item.kind])
        + area(f"dw-explanation-{id}", "explanation", "解析", item.explanation)
        + '<div class="dw-fields">'
        + line(f"dw-topic-{id}", "topic", "主题", item.topic)
        + choice(f"dw-level-{id}", "difficulty", "难度", levels, str(item.difficulty))
        + '</div><div class="dw-actions"><button type="submit" class="dw-button">保存修改</button>'
        "</div></form></details>"
    )


_KEY_HINT = {
    ItemKind.SINGLE: "写选项的字母，如 B",
    ItemKind.MULTIPLE: "写选项的字母，如 ACD",
    ItemKind.JUDGE: "写 正确 或 错误",
    ItemKind.BLANK: "依据原文里的原话，几个空用；隔开",
    ItemKind.SHORT: "依据原文里的原话，各点用；隔开",
}
