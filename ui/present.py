"""Nouns to HTML: the conversation. Pure functions.

Every text that comes from a user or a document passes `escape`; nothing is read as Markdown.
"""

from __future__ import annotations

import re
from html import escape

from assistant import Answer, AnswerSection, Citation, Hit
from ui.badges import digest_tag, is_digest, place, status_badge
from ui.conversation import Phase, Turn, Turns
from ui.examples import EXAMPLES

ADD_COMMAND = "dangwu library add 文件夹"

_LEAD_CHARACTERS = 120
_NUMBERED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十百\d]+[）)、．.]|第[一二三四五六七八九十]+[步条项])"
)
_DIGEST_REMARK = "标有“要点摘编”的出处不是文件原文，正式引用前请核对原文"
_COMPOSERS = {
    "extractive": "文字逐句摘自资料库，没有经过模型改写",
    "generative": "由语言模型行文，逐句核对过出处",
}


def header() -> str:
    """The name of the page and its switches; clicks.js and page.js act on the data attributes."""
    return (
        '<div class="dw-header"><div><h1>党务助手</h1><p>句句有出处，原文可核对</p></div>'
        '<div class="dw-actions">'
        '<button type="button" class="dw-button" data-restart="true">新对话</button>'
        '<button type="button" class="dw-button" data-switch="large" aria-pressed="false">大字'
        '</button><button type="button" class="dw-button" data-switch="dark" aria-pressed="false">'
        "深色</button></div></div>"
    )


def welcome() -> str:
    """What an empty conversation shows: examples to click, by role."""
    groups = "".join(
        f'<section class="dw-role"><h3>{escape(role)}</h3>'
        + "".join(_chip(question) for question in questions)
        + "</section>"
        for role, questions in EXAMPLES.items()
    )
    return (
        '<div class="dw-welcome"><h2>请问遇到了什么事？</h2>'
        "<p>答复只用资料库里的文字，每句话后面的数字是出处，点开可以核对。"
        "按回车提问，按 Shift+回车换行。</p>"
        f'<div class="dw-roles">{groups}</div></div>'
    )


def library_state(count: int) -> str:
    """How many documents answers may rest on, or how to add the first."""
    if count:
        return f'<p class="dw-stock">资料库现有 {count} 份文件，全部存放在本机</p>'
    return notice(
        "资料库还是空的，暂时不能答复。",
        f"请在命令行运行 {ADD_COMMAND} ，把文件放进来，然后刷新本页。",
    )


def notice(problem: str, way_out: str = "") -> str:
    """Something that went wrong and what to do about it."""
    rest = f"<p>{escape(way_out)}</p>" if way_out else ""
    return f'<div class="dw-notice" role="alert"><p><b>{escape(problem)}</b></p>{rest}</div>'


def conversation(turns: Turns) -> tuple[str, str]:
    """The earlier turns and the latest one; the welcome when there is none."""
    if not turns:
        return "", welcome()
    past = "".join(turn(each, number) for number, each in enumerate(turns[:-1]))
    return past, turn(turns[-1], len(turns) - 1)


def turn(turn: Turn, number: int) -> str:
    """A question and as much of its answer as is on show; marks carry the turn's `number`."""
    busy = ' data-busy="true" aria-busy="true"' if turn.busy else ""
    return (
        f'<article class="dw-turn"{busy}>'
        f'<h2 class="dw-question"><span class="dw-hidden">问：</span>{escape(turn.question)}</h2>'
        f'<div class="dw-answer" aria-live="polite">{_body(turn, number)}</div></article>'
    )


def _body(turn: Turn, number: int) -> str:
    if turn.phase is Phase.FAILED:
        return notice(turn.problem, "问题没有丢，处理好以后可以再问一次。") + _again(turn)
    if turn.answer is None:
        stopped = turn.phase is Phase.STOPPED
        return _stopped(turn, False) if stopped else '<p class="dw-wait">正在查阅资料……</p>'
    if turn.answer.refused:
        return refusal(turn.answer, number)
    shown = sections(turn.answer, number, turn.shown)
    if turn.phase is Phase.STOPPED:
        return shown + _stopped(turn, True)
    return shown + (references(turn.answer, number) if turn.phase is Phase.DONE else "")


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
    rows = "".join(_reference(citation, number) for citation in answer.citations)
    used = f"检索用语：{answer.query_used}" if answer.query_used != answer.question else ""
    digests = any(is_digest(citation.document) for citation in answer.citations)
    parts = (used, _COMPOSERS.get(answer.composer, ""), _DIGEST_REMARK if digests else "")
    remarks = "；".join(part for part in parts if part)
    return (
        f'<footer class="dw-references"><h3>出处</h3><ol>{rows}</ol>'
        f'<div class="dw-actions">{copy_button(plain_text(answer), "复制答复和出处")}'
        f'<span class="dw-remark">{escape(remarks)}</span></div></footer>'
    )


def refusal(answer: Answer, number: int) -> str:
    """Why there is no answer, what was searched, leads, and whom to ask."""
    leads = "".join(_lead(hit, number, place) for place, hit in enumerate(answer.leads))
    nearest = (
        f'<h3>未经确认的线索</h3><p class="dw-remark">下面是最接近的原文，不能当作答复使用。</p>'
        f'<ul class="dw-leads">{leads}</ul>'
        if leads
        else ""
    )
    return (
        '<section class="dw-refusal"><h3>没有可靠的依据，暂不答复</h3>'
        f"<p>{escape(answer.reason)}</p>"
        f"<dl><dt>查了什么</dt><dd>{escape(answer.query_used or answer.question)}</dd>"
        "<dt>可以问谁</dt><dd>上级党委组织部门</dd>"
        f"<dt>还可以</dt><dd>换个说法再问；或者用 <code>{escape(ADD_COMMAND)}</code> "
        f"补充有关文件</dd></dl>{nearest}</section>"
    )


def plain_text(answer: Answer) -> str:
    """The answer for pasting: titles, statements with marks, then the numbered sources."""
    lines = [answer.question]
    for section in answer.sections:
        lines.append(f"【{section.title}】")
        lines += [item.text + "".join(f"[{n}]" for n in item.citations) for item in section.items]
    lines.append("【出处】")
    lines += [f"[{citation.id}] {pasteable(citation)}" for citation in answer.citations]
    return "\n".join(lines)


def pasteable(citation: Citation) -> str:
    """A citation for pasting: its label and the quoted words."""
    return f"{citation.label}：“{citation.quote}”"


def copy_button(text: str, caption: str) -> str:
    """A button that copies `text`; page.js does the copying."""
    return (
        f'<button type="button" class="dw-button" data-copy="{escape(text)}">'
        f"{escape(caption)}</button>"
    )


def _section(section: AnswerSection, answer: Answer, number: int, shown: int) -> str:
    items = section.items[:shown]
    # Steps get numbers of ours unless the sentences bring their own.
    ours = section.title == "怎么做" and not any(_NUMBERED.match(item.text) for item in items)
    tag = "ol" if ours else "ul"
    rows = "".join(
        f"<li>{escape(item.text)}{_marks(item.citations, answer, number)}</li>" for item in items
    )
    chief = " dw-chief" if section.title == "结论" else ""
    return (
        f'<section class="dw-section{chief}"><h3>{escape(section.title)}</h3>'
        f"<{tag}>{rows}</{tag}></section>"
    )


def _marks(numbers: tuple[int, ...], answer: Answer, turn: int) -> str:
    labels = {citation.id: citation.label for citation in answer.citations}
    return "".join(
        f'<button type="button" class="dw-mark" data-turn="{turn}" data-cite="{number}"'
        f' title="{escape(labels[number])}" aria-label="出处 {number}：{escape(labels[number])}">'
        f"[{number}]</button>"
        for number in numbers
        if number in labels
    )


def _reference(citation: Citation, turn: int) -> str:
    document = citation.document
    return (
        f'<li><button type="button" class="dw-reference" data-turn="{turn}"'
        f' data-cite="{citation.id}"><span class="dw-number">[{citation.id}]</span> '
        f"{escape(citation.label)}</button>{status_badge(document.status)}"
        f"{digest_tag(document)}</li>"
    )


def _lead(hit: Hit, turn: int, index: int) -> str:
    text = hit.passage.text.strip()
    short = text[:_LEAD_CHARACTERS] + ("……" if len(text) > _LEAD_CHARACTERS else "")
    return (
        f'<li><button type="button" class="dw-reference" data-turn="{turn}" data-lead="{index}">'
        f"《{escape(hit.document.title)}》{escape(place(hit.passage.locator))}</button>"
        f"{status_badge(hit.document.status)}{digest_tag(hit.document)}<p>{escape(short)}</p></li>"
    )


def _stopped(turn: Turn, partial: bool) -> str:
    words = "已停止，上面的答复不完整。" if partial else "已停止，没有给出答复。"
    return f'<p class="dw-remark">{words}</p>{_again(turn)}'


def _again(turn: Turn) -> str:
    return (
        f'<button type="button" class="dw-button" data-ask="{escape(turn.question)}">'
        "重新提问</button>"
    )


def _chip(question: str) -> str:
    return (
        f'<button type="button" class="dw-chip" data-ask="{escape(question)}">'
        f"{escape(question)}</button>"
    )
