"""What stands below a finished turn: when it was asked, feedback, what could not be kept."""

from __future__ import annotations

from html import escape

from assistant import LONGEST_NOTE, Handling, Verdict
from ui.badges import chinese_date
from ui.conversation import Turn

_CHANGED = (
    "这是{day}的答复。出处 {marks} 的文件后来修改过、时效变了或者移出了资料库，使用前请重新提问。"
)
_KEPT_FROM = "这是{day}的答复。"


def kept_from(turn: Turn) -> str:
    """Of a turn that was opened again: its day, and which of its sources have changed since."""
    if turn.asked_at is None:
        return ""
    day = chinese_date(turn.asked_at.date())
    if not turn.changed:
        return f'<p class="dw-remark dw-kept-from">{_KEPT_FROM.format(day=day)}</p>'
    marks = "".join(f"[{number}]" for number in turn.changed)
    return (
        f'<div class="dw-notice dw-kept-from" role="note"><p>'
        f"{_CHANGED.format(day=day, marks=marks)}</p>"
        f'<button type="button" class="dw-button" data-ask="{escape(turn.question)}">'
        "重新提问</button></div>"
    )


def feedback_bar(turn: Turn, number: int) -> str:
    """Buttons for what one thinks of the answer, a place for a note once one is pressed."""
    told = f'<p class="dw-remark dw-trouble" role="alert">{escape(turn.told)}</p>'
    trouble = told if turn.told else ""
    if not turn.kept or turn.answer is None or turn.answer.refused:
        return trouble
    chosen = turn.feedback.verdict if turn.feedback else None
    buttons = "".join(
        f'<button type="button" class="dw-vote" data-act="say" data-name="{number}:{one}"'
        f' aria-pressed="{str(one is chosen).lower()}">{one}</button>'
        for one in Verdict
    )
    return (
        f'<div class="dw-feedback"><div class="dw-votes" role="group" aria-label="评价这个答复">'
        f'<span class="dw-remark">这个答复</span>{buttons}</div>'
        f"{_note(turn, number)}{trouble}</div>"
    )


def _note(turn: Turn, number: int) -> str:
    feedback = turn.feedback
    if feedback is None:
        return ""
    state = "已记下，再点一次可以撤回。"
    if feedback.handling is not Handling.NEW:
        remark = f"：{feedback.remark}" if feedback.remark else ""
        state = f"资料员{feedback.handling}{remark}"
    return (
        f'<p class="dw-remark" role="status">{escape(state)}</p>'
        f'<form class="dw-note"><input type="hidden" name="turn" value="{number}">'
        f'<label for="dw-note-{number}" class="dw-hidden">补充说明</label>'
        f'<input type="text" id="dw-note-{number}" name="note" maxlength="{LONGEST_NOTE}"'
        f' autocomplete="off" value="{escape(feedback.note)}"'
        ' placeholder="补充说明，可以不写：哪里不对，应当依据哪一条">'
        '<button type="submit" class="dw-button">保存说明</button></form>'
    )
