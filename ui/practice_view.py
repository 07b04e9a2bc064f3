"""A paper while it is taken, and what came of it, as HTML. Pure functions."""

from __future__ import annotations

from html import escape

from assistant import (
    Answered,
    Item,
    ItemKind,
    Mark,
    Paper,
    PaperResult,
    PaperSection,
    points_words,
)
from ui.answer_fields import answer_fields
from ui.item_view import key, options, stem_line
from ui.paper_view import section_words

_HAND_IN = (
    '<button type="{sort}" class="dw-primary" data-finish="true"{act}>交卷</button>'
    '<button type="button" class="dw-button" data-act="leave" data-confirm="'
    '退出后这次练习不计成绩，确定退出？">退出</button>'
)
_LEAVE_AND_HAND_IN = _HAND_IN.format(sort="button", act=' data-act="finish"')


def whole_paper(paper: Paper, seconds: int | None) -> str:
    """All questions in one form, to be handed in at the end."""
    sections, number = "", 1
    for section in paper.sections:
        sections += _questions(section, number)
        number += len(section.items)
    return (
        f'<div class="dw-result dw-practice">{_head(paper, seconds, live=True)}'
        '<form class="dw-taking" data-live="true" autocomplete="off">'
        f'<input type="hidden" name="do" value="hand-in">{sections}'
        f'<div class="dw-actions dw-tools">{_HAND_IN.format(sort="submit", act="")}</div>'
        "</form></div>"
    )


def one_question(
    paper: Paper, number: int, given: str, mark: Mark | None, seconds: int | None, done: int
) -> str:
    """One question, counted from 1; with a mark also its key. `done`: how many are marked."""
    item = paper.items[number - 1]
    last = number == len(paper.items)
    at_end = last or done == len(paper.items)
    send = '<button type="submit" class="dw-primary">判分</button>' if mark is None else ""
    onwards = "" if last else _go(number + 1, "下一题", mark is not None)
    back = _go(number - 1, "上一题") if number > 1 else ""
    hand_in = _LEAVE_AND_HAND_IN
    if not at_end:
        hand_in = hand_in.replace("dw-primary", "dw-button")
    told = verdict(item, mark) + key(item, number, quoted=True) if mark else ""
    return (
        f'<div class="dw-result dw-practice">{_head(paper, seconds)}'
        f'<p class="dw-remark">第 {number} 题，共 {len(paper.items)} 题，已判 {done} 题。'
        f"{item.kind.label}题</p>"
        '<form class="dw-taking" autocomplete="off"><input type="hidden" name="do" value="mark">'
        f'<div class="dw-item">{stem_line(item, number)}'
        f"{answer_fields(item, number, given, mark is not None)}{told}</div>"
        f'<div class="dw-actions dw-tools">{send}{onwards}{back}'
        f'<span class="dw-far">{hand_in}</span></div></form></div>'
    )


def result_view(result: PaperResult, kept: str = "") -> str:
    """Points, by kind and by question. `kept`: HTML of ours about the wrong-answer book."""
    rows = "".join(_answered(one) for one in result.answers)
    right = len(result.answers) - len(result.wrong)
    minutes, seconds = divmod(result.seconds, 60)
    late = "，时间到自动停止" if result.late else ""
    return (
        '<div class="dw-result dw-practice"><h2 class="dw-result-title" tabindex="-1">'
        f"得 {points_words(result.earned)} 分，满分 {points_words(result.paper.total)} 分</h2>"
        f'<p class="dw-remark">{escape(result.paper.full_title)}，用时 {minutes} 分 {seconds} 秒'
        f"{late}，共 {len(result.answers)} 题，全对 {right} 题。</p>{kept}{_by_kind(result)}"
        '<div class="dw-actions dw-tools">'
        '<button type="button" class="dw-button" data-file="xlsx">下载成绩（Excel）</button>'
        '<button type="button" class="dw-button" data-file="csv">下载答题明细（CSV）</button>'
        '<button type="button" class="dw-button" data-act="leave">再练一次</button>'
        "</div>"
        f'<ul class="dw-items">{rows}</ul></div>'
    )


def verdict(item: Item, mark: Mark) -> str:
    """对, 错 or 部分对, in words."""
    if mark.by_hand:
        hit = sum(mark.parts)
        words = f"对照要点：答到 {hit} 点，共 {len(mark.parts)} 点，供自评参考"
        name = "well" if mark.right else "partly" if hit else "badly"
    elif mark.right:
        words, name = "答对了", "well"
    elif mark.share:
        words, name = "部分答对", "partly"
    else:
        words, name = ("答错了" if mark.read else "没有作答"), "badly"
    return f'<p class="dw-verdict dw-{name}" role="status">{words}</p>'


def _head(paper: Paper, seconds: int | None, live: bool = False) -> str:
    timer = answered = ""
    if live:
        answered = (
            f'<p class="dw-remark" data-answered="{len(paper.items)}" aria-live="polite"></p>'
        )
    if seconds is not None:
        timer = (
            f'<p class="dw-timer" data-seconds="{seconds}" role="timer">剩余'
            f" {seconds // 60}:{seconds % 60:02}</p>"
        )
    return (
        f'<h2 class="dw-result-title" tabindex="-1">{escape(paper.full_title)}</h2>'
        f'<div class="dw-status">{answered}{timer}</div>'
    )


def _questions(section: PaperSection, first: int) -> str:
    rows = "".join(
        f'<li class="dw-item">{stem_line(item, number)}{answer_fields(item, number)}</li>'
        for number, item in enumerate(section.items, start=first)
    )
    return (
        f'<section class="dw-section"><h3>{section_words(section)}</h3>'
        f'<ul class="dw-items">{rows}</ul></section>'
    )


def _go(number: int, words: str, chief: bool = False) -> str:
    look = "dw-primary" if chief else "dw-button"
    return (
        f'<button type="button" class="{look}" data-act="go" data-name="{number}">{words}</button>'
    )


def _by_kind(result: PaperResult) -> str:
    rows = ""
    for kind in ItemKind:
        every = [one for one in result.answers if one.item.kind is kind]
        if every:
            earned = points_words(sum(one.earned for one in every))
            total = points_words(sum(one.points for one in every))
            right = sum(one.mark.right for one in every)
            rows += (
                f'<tr><th scope="row">{kind.label}题</th><td>{right} / {len(every)}</td>'
                f"<td>{earned} / {total}</td></tr>"
            )
    return (
        '<div class="dw-table dw-counts"><table><thead><tr><th scope="col">题型</th>'
        '<th scope="col">答对</th><th scope="col">得分</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _answered(one: Answered) -> str:
    given = escape(one.mark.read or one.given) or "（没有作答）"
    return (
        f'<li class="dw-item">{stem_line(one.item, one.number)}{options(one.item)}'
        f"{verdict(one.item, one.mark)}"
        f'<p class="dw-remark">你的答案：{given}　得 {points_words(one.earned)} 分，'
        f"满分 {points_words(one.points)} 分</p>{key(one.item, one.number, quoted=True)}</li>"
    )
