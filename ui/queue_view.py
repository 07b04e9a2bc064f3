"""Feedback to be looked at, and the list of what was asked, as HTML. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant import LONGEST_NOTE, Asked, Ending, Feedback, Handling, Verdict
from ui.case_form import case_form
from ui.marks import source_list

SHOWN = 30  # entries on one page
_HANDLING_CLASS = {
    Handling.NEW: "dw-revised",
    Handling.HANDLED: "dw-in-force",
    Handling.DISMISSED: "dw-unknown",
}
_ENDING_CLASS = {
    Ending.ANSWERED: "dw-in-force",
    Ending.REFUSED: "dw-revised",
    Ending.FAILED: "dw-repealed",
    Ending.STOPPED: "dw-unknown",
}
_CLEAR = "全部问答记录、历史对话和反馈将彻底删除，不能恢复；做成的评测题不受影响。确定清空吗？"


def queue(
    voted: Sequence[Asked], made: frozenset[str], held: frozenset[str], told: str = ""
) -> str:
    """Feedback, what is to be done first; `made`: which are evaluation cases already.

    `held`: the ids of the documents that are in the library and can be opened in 原文.
    """
    head = (
        '<div class="dw-form"><h2 class="dw-result-title">反馈</h2><p>用户对答复的评价。核对出处，'
        "补充或更换文件以后标为已处理，写的办理说明提问的人看得到。</p></div>"
    )
    if not voted:
        way = "用户在“问答”的答复下面点了评价，就会列在这里。"
        return f'{head}{told}<p class="dw-empty">还没有反馈。{way}</p>'
    new = sum(one.feedback.handling is Handling.NEW for one in voted if one.feedback)
    rows = "".join(
        _row(one, one.feedback, number, one.id in made, held)
        for number, one in enumerate(voted)
        if one.feedback
    )
    return (
        f'{head}{told}<p class="dw-remark">共 {len(voted)} 条，待处理 {new} 条</p>'
        f'<ul class="dw-rows">{rows}</ul>'
    )


def asked_list(found: Sequence[Asked], words: str, days: int, told: str = "") -> str:
    """What was asked, latest first, with a search, export, and clearing all of it."""
    rows = "".join(_asked(one) for one in found[:SHOWN])
    more = (
        f'<p class="dw-remark">只列出最近 {SHOWN} 个，全部的请下载。</p>'
        if len(found) > SHOWN
        else ""
    )
    kept = f"保留 {days} 天，过期自动删除。" if days else "现在没有开启，只列出以前记下的。"
    empty = (
        f"没有问题里有“{escape(words)}”。"
        if words
        else "还没有记下问题。在“问答”提问以后，就会列在这里。"
    )
    body = f'<ul class="dw-rows dw-asked">{rows}</ul>{more}' if found else f"<p>{empty}</p>"
    return (
        '<form class="dw-form" role="search"><h2 class="dw-result-title">问答记录</h2>'
        f"<p>在网页和命令行里问过的问题，存在本机资料库文件夹里，不进日志。{kept}</p>"
        '<input type="hidden" name="do" value="look"><div class="dw-topic">'
        '<label for="dw-asked-words" class="dw-hidden">查找</label>'
        f'<input type="search" id="dw-asked-words" name="words" value="{escape(words)}"'
        ' placeholder="查找问题或答复里的字" maxlength="100">'
        '<button type="submit" class="dw-button">查找</button></div></form>'
        f'{told}<div class="dw-actions"><button type="button" class="dw-button"'
        ' data-file="journal">下载全部（Excel）</button><button type="button" class="dw-button"'
        f' data-act="clear" data-confirm="{_CLEAR}">清空问答记录</button></div>{body}'
    )


def _row(one: Asked, feedback: Feedback, number: int, made: bool, held: frozenset[str]) -> str:
    bad = feedback.verdict is not Verdict.USEFUL
    kind = "dw-repealed" if bad else "dw-in-force"
    note = f'<p class="dw-said">“{escape(feedback.note)}”</p>' if feedback.note else ""
    sources = source_list(one.answer.citations, number, held) if one.answer else ""
    return (
        f'<li data-item="{escape(one.id)}"><div class="dw-row-head">'
        f'<span class="dw-badge {kind}">{feedback.verdict}</span>'
        f'<span class="dw-badge {_HANDLING_CLASS[feedback.handling]}">{feedback.handling}</span>'
        f'<span class="dw-remark">{feedback.given:%Y-%m-%d %H:%M}</span></div>'
        f'<p class="dw-asked-text">{escape(one.question)}</p>{note}'
        f'<details class="dw-part"><summary>答复和出处</summary>'
        f'<div class="dw-references"><p class="dw-answer-text">{escape(one.said)}</p>'
        f"{sources}</div></details>{_settle(one, feedback)}{case_form(one, made)}</li>"
    )


def _settle(one: Asked, feedback: Feedback) -> str:
    key = escape(one.id)
    buttons = "".join(
        f'<button type="submit" class="dw-button" name="do" value="{handling.name}">'
        f"{words}</button>"
        for handling, words in (
            (Handling.HANDLED, "标为已处理"),
            (Handling.DISMISSED, "不处理"),
            (Handling.NEW, "重新打开"),
        )
        if handling is not feedback.handling
    )
    return (
        f'<form class="dw-note dw-settle"><input type="hidden" name="id" value="{key}">'
        f'<label class="dw-hidden" for="dw-settle-{key}">办理说明</label>'
        f'<input type="text" id="dw-settle-{key}" name="remark" maxlength="{LONGEST_NOTE}"'
        f' value="{escape(feedback.remark)}" autocomplete="off"'
        f' placeholder="办理说明，如 已补充文件">{buttons}</form>'
    )


def _asked(one: Asked) -> str:
    reason = f'<p class="dw-remark">{escape(one.reason)}</p>' if one.reason else ""
    verdict = (
        f'<span class="dw-badge dw-trial">{one.feedback.verdict}</span>' if one.feedback else ""
    )
    return (
        f'<li><p class="dw-asked-text">{escape(one.question)}</p><div class="dw-row-head">'
        f'<span class="dw-badge {_ENDING_CLASS[one.ending]}">{one.ending}</span>{verdict}'
        f'<span class="dw-remark">{one.at:%Y-%m-%d %H:%M}　{one.channel}　'
        f"{one.ms / 1000:.2f} 秒</span></div>{reason}</li>"
    )
