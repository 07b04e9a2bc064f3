"""Where practice begins: which paper, how it is marked, for how long. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from assistant import BankItem, KeptPaper, MultipleRule, Paper, WrongItem
from ui.fields import choice, line
from ui.item_view import key, question
from ui.notices import notice

MADE, RANDOM, WRONG = "made", "random", "wrong"
AT_ONCE, AT_END = "once", "end"
MOST_QUESTIONS, MOST_MINUTES = 100, 600
_USUAL_COUNT = 10
_MOST_PAPERS = 30
_TOKEN = re.compile(r"[0-9a-f]{8,40}")
_WAYS = ((AT_ONCE, "做一题判一题"), (AT_END, "做完交卷再判分"))


@dataclass(frozen=True, slots=True)
class Start:
    """What was chosen. `minutes`: 0 without a limit. `owner`: whose wrong-answer book it is."""

    source: str = RANDOM
    way: str = AT_ONCE
    rule: MultipleRule = MultipleRule.ALL
    count: int = _USUAL_COUNT
    minutes: int = 0
    name: str = ""
    owner: str = ""


def read_start(given: Mapping[str, Any]) -> Start:
    """What was chosen in the form; numbers that cannot be are brought within their bounds."""
    words = {name: str(given.get(name) or "").strip()[:60] for name in given}
    rule = words.get("rule", "")
    token = words.get("browser", "")
    name = words.get("name", "")
    # Persons without a name are told apart by the browser that they sit at.
    owner = name or (token if _TOKEN.fullmatch(token) else "")
    return Start(
        words.get("source") or RANDOM,
        AT_END if words.get("way") == AT_END else AT_ONCE,
        MultipleRule(rule) if rule in set(MultipleRule) else MultipleRule.ALL,
        _number(words.get("count", ""), 1, MOST_QUESTIONS, _USUAL_COUNT),
        _number(words.get("minutes", ""), 0, MOST_MINUTES, 0),
        name,
        owner,
    )


def practice_form(
    papers: Sequence[KeptPaper], made: Paper | None = None, start: Start = Start(), told: str = ""
) -> str:
    """The form. `papers`: those that are kept; `told`: HTML of ours that goes first."""
    offered = [(RANDOM, "随机抽题练习"), (WRONG, "我的错题")]
    if made:
        offered.insert(0, (MADE, f"刚出的：{made.full_title}"))
    offered += [
        (one.id, f"{one.name}（{len(one.questions)} 题，{one.made.isoformat()}）")
        for one in papers[:_MOST_PAPERS]
    ]
    rules = [(str(one), str(one)) for one in MultipleRule]
    return (
        f'{told}<form class="dw-form dw-start" novalidate autocomplete="off"><h2>练习</h2>'
        "<p>做题、判分、看解析和原文；做错的题记进错题本，连对两次就移出。</p>"
        '<input type="hidden" name="do" value="start"><input type="hidden" name="browser" value="">'
        '<div class="dw-fields">'
        + choice("dw-start-source", "source", "练什么", offered, start.source)
        + choice("dw-start-way", "way", "怎么判分", _WAYS, start.way)
        + line("dw-start-count", "count", "题数", str(start.count), "", _COUNT_HINT, True)
        + line(
            "dw-start-minutes", "minutes", "限时（分钟）", str(start.minutes), "", _TIME_HINT, True
        )
        + choice("dw-start-rule", "rule", "多选题计分", rules, str(start.rule))
        + line("dw-start-name", "name", "姓名（选填）", start.name, "", _NAME_HINT)
        + '</div><div class="dw-actions"><button type="submit" class="dw-primary">开始</button>'
        '<button type="submit" class="dw-button" name="do" value="book">看错题本</button></div>'
        "</form>"
    )


_COUNT_HINT = f"抽题、练错题时用，最多 {MOST_QUESTIONS} 题"
_TIME_HINT = "0 是不限时；到时间自动交卷"
_NAME_HINT = "写进成绩表；错题本按姓名分开"


def book_view(book: Sequence[tuple[BankItem, WrongItem]]) -> str:
    """The wrong-answer book, what was wrong most often first."""
    if not book:
        return notice("错题本是空的。", "做错的题会自动记在这里。")
    rows = "".join(
        f'<li class="dw-item">{question(one.item, number)}'
        f'<p class="dw-remark">错 {wrong.wrong} 次，最近一次 {wrong.last.isoformat()}'
        f"{f'，之后连对 {wrong.streak} 次' if wrong.streak else ''}"
        f"{f'；{escape(one.flag)}' if one.flag else ''}</p>{key(one.item, number, True)}</li>"
        for number, (one, wrong) in enumerate(book, start=1)
    )
    return (
        '<div class="dw-result"><h2 class="dw-result-title" tabindex="-1">'
        f"错题本：{len(book)} 题</h2>"
        '<div class="dw-actions dw-tools">'
        '<button type="button" class="dw-primary" data-act="wrong">练这些错题</button></div>'
        '<ul class="dw-items">'
        f"{rows}</ul></div>"
    )


def _number(text: str, least: int, most: int, usual: int) -> int:
    return min(max(int(text[:6]), least), most) if text.isdecimal() else usual
