"""The forms of a checklist: what is to be done, and the days that its time limits run from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant import LONGEST_QUESTION
from ui.notices import notice

TOPICS = (
    "成立党支部",
    "发展党员",
    "预备党员转正",
    "支部换届",
    "党费收缴",
    "转移组织关系",
    "组织生活会",
    "民主评议党员",
)


def topic_form(topic: str = "", problem: str = "", reword: str = "") -> str:
    """The field for the topic, with topics to choose from; `reword`: a box for a model, as HTML."""
    chips = "".join(
        f'<button type="button" class="dw-chip" data-checklist="{escape(name)}">{escape(name)}'
        "</button>"
        for name in TOPICS
    )
    bad = ' aria-invalid="true" aria-describedby="dw-topic-problem"' if problem else ""
    told = (
        f'<p class="dw-problem" id="dw-topic-problem" role="alert">{escape(problem)}</p>'
        if problem
        else ""
    )
    return (
        '<form class="dw-form" novalidate autocomplete="off"><h2>办事清单</h2>'
        "<p>写要办的事，列出每一步做什么、谁办、要什么材料、时限和谁批，逐条注明出处。"
        "勾选只记在这台电脑的浏览器里。</p>"
        '<div class="dw-topic"><label for="dw-topic" class="dw-hidden">要办的事</label>'
        f'<input type="text" id="dw-topic" name="topic" value="{escape(topic)}"'
        f' maxlength="{LONGEST_QUESTION}" placeholder="要办的事，如 支部换届"{bad}>'
        f'<button type="submit" class="dw-primary">列清单</button></div>{told}{reword}'
        f'<div class="dw-actions dw-topics">{chips}</div></form>'
    )


def dates_form(
    starts: Sequence[tuple[str, str]], given: Mapping[str, str], problem: str = ""
) -> str:
    """A field for each day that a limit of the list runs from; empty where there is none."""
    if not starts:
        return ""
    fields = "".join(
        f'<div class="dw-field"><label for="dw-start-{number}">{escape(name)}</label>'
        f'<input type="date" id="dw-start-{number}" name="{escape(name)}"'
        f' value="{escape(given.get(name, ""))}" aria-describedby="dw-start-{number}-hint">'
        f'<p class="dw-hint" id="dw-start-{number}-hint">{escape(means)}</p></div>'
        for number, (name, means) in enumerate(starts)
    )
    told = notice(problem) if problem else ""
    return (
        f'<details class="dw-dates"{" open" * bool(given)}><summary>填起算日，把时限算成日期'
        f'（选填）</summary><form class="dw-form" novalidate>{told}'
        f'<div class="dw-fields">{fields}</div><div class="dw-actions">'
        '<button type="submit" class="dw-button">算日期</button></div></form></details>'
    )
