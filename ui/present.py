"""Nouns to HTML: the conversation. Pure functions.

Every text that comes from a user or a document passes `escape`; nothing is read as Markdown.
"""

from __future__ import annotations

import re
from html import escape

from assistant import Answer, AnswerItem, AnswerSection, answer_text, range_line
from ui.badges import is_digest
from ui.conversation import Phase, Turn, Turns
from ui.feedback_view import feedback_bar, kept_from
from ui.folding import folded_list
from ui.marks import lead_list, marks, pasteable_sources, source_list
from ui.notices import copy_button, notice
from ui.plain_words import plain_words
from ui.range_view import limit_chips, without_buttons
from ui.section_titles import section_class
from ui.ticks import tick_bar, tick_box, tick_key, tick_list
from ui.unbroken import unbroken
from ui.welcome import welcome
from ui.written import model_work, on_the_way

ADD_COMMAND = "dangwu library add 文件夹"

_NUMBERED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十百\d]+[）)、．.]|第[一二三四五六七八九十]+[步条项])"
)
_MOST_STATEMENTS = 8  # of a section on show; more are folded
_DIGEST_REMARK = "标有“要点摘编”的出处不是文件原文，正式引用前请核对原文"
_COMPOSERS = {
    "extractive": "文字逐句摘自资料库，没有经过模型改写",
    "generative": "由语言模型行文，逐句核对过出处",
}


def library_state(count: int) -> str:
    """How many documents answers may rest on, or how to add the first."""
    if count:
        return f'<p class="dw-stock">资料库现有 {count} 份文件，全部存放在本机</p>'
    return notice(
        "资料库还是空的，暂时不能答复。",
        f"请到“资料管理”添加文件（也可以在命令行运行 {ADD_COMMAND} ），然后刷新本页。",
    )


def conversation(turns: Turns) -> tuple[str, str]:
    """The earlier turns and the latest one; the welcome when there is none."""
    if not turns:
        return "", welcome()
    past = "".join(turn(each, number, latest=False) for number, each in enumerate(turns[:-1]))
    return past, turn(turns[-1], len(turns) - 1)


def turn(turn: Turn, number: int, latest: bool = True) -> str:
    """A question and as much of its answer as is on show; marks carry the turn's `number`.

    `latest`: whether it can still be asked anew in another range.
    """
    busy = ' data-busy="true" aria-busy="true"' if turn.busy else ""
    busy += f' data-conversation="{escape(turn.conversation)}"' if turn.kept else ""
    return (
        f'<article class="dw-turn"{busy}>'
        f'<h2 class="dw-question"><span class="dw-hidden">问：</span>{escape(turn.question)}</h2>'
        f'<div class="dw-answer" aria-live="polite" tabindex="-1">{kept_from(turn)}'
        f"{_range(turn, latest)}{_body(turn, number, latest)}{_below(turn, number)}</div></article>"
    )


def _range(turn: Turn, latest: bool) -> str:
    return limit_chips(turn.answer, latest and not turn.busy) if turn.answer else ""


def _body(turn: Turn, number: int, latest: bool) -> str:
    if turn.phase is Phase.FAILED:
        return notice(turn.problem, "问题没有丢，处理好以后可以再问一次。") + _again(turn)
    if turn.answer is None:
        said = on_the_way(turn.said, number)
        if turn.phase is Phase.STOPPED:
            return said + _stopped(turn, bool(said))
        waiting = "语言模型正在写，写一句核对一句……" if said else "正在查阅资料……"
        return f'{said}<p class="dw-wait">{waiting}</p>'
    if turn.answer.refused:
        return refusal(turn.answer, number, latest and not turn.busy)
    shown = sections(turn.answer, number, turn.shown)
    if turn.phase is Phase.STOPPED:
        return shown + _stopped(turn, True)
    return shown + (references(turn.answer, number) if turn.phase is Phase.DONE else "")


def _below(turn: Turn, number: int) -> str:
    return "" if turn.busy else feedback_bar(turn, number)


def sections(answer: Answer, number: int, shown: int) -> str:
    """The first `shown` statements under their titles."""
    parts: list[str] = []
    for section in answer.sections:
        if shown > 0:
            parts.append(_section(section, answer, number, shown))
        shown -= len(section.items)
    return "".join(parts)


def references(answer: Answer, number: int) -> str:
    """The sources of a finished answer, and a button that copies all of it."""
    used = f"检索用语：{answer.query_used}" if answer.query_used != answer.question else ""
    digests = any(is_digest(citation.document) for citation in answer.citations)
    parts = (used, _COMPOSERS.get(answer.composer, ""), _DIGEST_REMARK if digests else "")
    remarks = "；".join(part for part in parts if part)
    return (
        f'<footer class="dw-references">{model_work(answer.work)}'
        f"{source_list(answer.citations, number)}"
        f'<div class="dw-actions">{copy_button(plain_text(answer), "复制答复和出处")}'
        f'<button type="button" class="dw-button" data-file="{number}">下载 Word</button>'
        f'<span class="dw-remark">{escape(remarks)}</span></div></footer>'
    )


def refusal(answer: Answer, number: int, latest: bool = True) -> str:
    """Why there is no answer, what was searched, leads, and whom to ask."""
    return (
        '<section class="dw-refusal"><h3>没有可靠的依据，暂不答复</h3>'
        f"<p>{unbroken(plain_words(answer.reason))}</p>{without_buttons(answer, latest)}"
        f"<dl><dt>查了什么</dt><dd>{escape(answer.query_used or answer.question)}</dd>"
        "<dt>可以问谁</dt><dd>上级党委组织部门</dd>"
        "<dt>还可以</dt><dd>换个说法再问；或者到“资料管理”补充有关文件</dd></dl>"
        f"{lead_list(answer.leads, number)}</section>"
    )


def plain_text(answer: Answer) -> str:
    """The answer for pasting: titles, statements with marks, then the numbered sources."""
    said = "\n".join(filter(None, (range_line(answer), answer_text(answer))))
    return "\n".join([answer.question, said, *pasteable_sources(answer.citations)])


def _section(section: AnswerSection, answer: Answer, number: int, shown: int) -> str:
    items = section.items[:shown]
    steps = section.title == "怎么做"
    # Steps get numbers of ours unless the sentences bring their own.
    tag = "ol" if steps and not any(_NUMBERED.match(item.text) for item in items) else "ul"
    rows = [
        f"<li>{_step(item, answer) if steps else unbroken(item.text)}"
        f"{marks(item.citations, answer.citations, number)}</li>"
        for item in items
    ]
    body = folded_list(tag, rows, _MOST_STATEMENTS, "句", answer.question + section.title)
    if steps and shown >= len(section.items):
        body = tick_list(answer.question, (body, tick_bar(_list_button(answer))))
    return (
        f'<section class="dw-section{section_class(section.title)}">'
        f"<h3>{escape(section.title)}</h3>{body}</section>"
    )


def _step(item: AnswerItem, answer: Answer) -> str:
    editions = {one.document.id for one in answer.citations if one.id in item.citations}
    return tick_box(tick_key(item.text, *sorted(editions)), item.text)


def _list_button(answer: Answer) -> str:
    # A follow-up says what it is about only together with the question before it.
    topic = (answer.query_used or answer.question).strip().rstrip("？?。")
    return (
        f'<button type="button" class="dw-button" data-checklist="{escape(topic)}">'
        "做成办事清单</button>"
    )


def _stopped(turn: Turn, partial: bool) -> str:
    words = "已停止，上面的答复不完整。" if partial else "已停止，没有给出答复。"
    return f'<p class="dw-remark">{words}</p>{_again(turn)}'


def _again(turn: Turn) -> str:
    return (
        f'<button type="button" class="dw-button" data-ask="{escape(turn.question)}">'
        "重新提问</button>"
    )
