"""The conversations of this browser as a list. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from itertools import groupby

from assistant import Conversation
from ui.badges import chinese_date
from ui.notices import done

_ONE = "这次对话和对它的评价将彻底删除，不能恢复。确定删除吗？"
_ALL = "这个浏览器里的全部对话和评价将彻底删除，不能恢复。确定删除吗？"
_OFF = "问答记录没有开启，历史对话不保存。管理员去掉 DANGWU_JOURNAL=off 后重新打开本页即可。"


def link() -> str:
    """The way to the history."""
    return '<a class="dw-link dw-history-link" href="#chat-history">历史对话</a>'


def history(
    found: Sequence[Conversation], words: str, told: str, days: int, today: date | None = None
) -> str:
    """The list by day, latest first, with a search and ways to delete. `days`: how long kept."""
    if not days and not found:
        return f'<div class="dw-form"><h2>历史对话</h2><p>{_OFF}</p></div>'
    kept = (
        f"保留 {days} 天，点开可以接着问。" if days else "现在没有开启记录，以前的还可以看和删除。"
    )
    head = (
        '<form class="dw-form dw-history-form" role="search"><h2>历史对话</h2>'
        f"<p>只列出在这个浏览器里问过的。{kept}</p>"
        '<div class="dw-topic"><label for="dw-history-words" class="dw-hidden">查找</label>'
        f'<input type="search" id="dw-history-words" name="words" value="{escape(words)}"'
        ' placeholder="查找问题或答复里的字" maxlength="100" autocomplete="off">'
        '<button type="submit" class="dw-button">查找</button></div></form>'
    )
    body = _days(found, today or date.today()) if found else f"<p>{_nothing(words)}</p>"
    every = (
        f'<button type="button" class="dw-button" data-act="forget-all" data-confirm="{_ALL}">'
        "全部删除</button>"
        if found and not words
        else ""
    )
    return (
        f'{head}{done(told) if told else ""}<div class="dw-history-list">{body}</div>'
        f'<div class="dw-actions"><a class="dw-link" href="#chat" data-back="chat">回到对话</a>'
        f"{every}</div>"
    )


def _nothing(words: str) -> str:
    if words:
        return f"没有哪次对话里有“{escape(words)}”。换个词再查，或者清空查找框看全部。"
    return "还没有历史对话。提过的问题会列在这里。"


def _days(found: Sequence[Conversation], today: date) -> str:
    return "".join(
        f"<section><h3>{_day(day, today)}</h3><ul>{''.join(map(_row, group))}</ul></section>"
        for day, group in groupby(found, key=lambda one: one.last.date())
    )


def _day(day: date, today: date) -> str:
    near = {today: "今天", today - timedelta(days=1): "昨天"}
    return near.get(day, chinese_date(day))


def _row(one: Conversation) -> str:
    title = escape(" ".join(one.title.split()))
    limited = f'<span class="dw-history-range">{escape(one.range)}</span>' if one.range else ""
    return (
        f'<li><a href="#chat-{escape(one.id)}"><span class="dw-history-title">{title}</span>'
        f'<span class="dw-remark">{one.last:%H:%M}　{one.questions} 个问题</span>{limited}</a>'
        f'<button type="button" class="dw-button" data-act="forget" data-name="{escape(one.id)}"'
        f' data-confirm="{_ONE}" aria-label="删除：{title}">删除</button></li>'
    )
