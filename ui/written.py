"""A language model's part in an answer, as HTML: sentences on their way, what was held back, where
texts are sent. Pure functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from assistant import AnswerProgress, ModelInUse, ModelWork
from ui.marks import marks
from ui.section_titles import section_class
from ui.unbroken import unbroken

_ANSWERS = "问题和查到的原文会发给它行文，它写的每句话核对过出处才显示。"


def on_the_way(said: Sequence[AnswerProgress], number: int) -> str:
    """The sentences that have passed so far, under their titles; marks carry the turn's number."""
    citations = said[-1].citations if said else ()
    return "".join(
        f'<section class="dw-section{section_class(title)}"><h3>{escape(title)}</h3><ul>'
        + "".join(
            f"<li>{unbroken(one.item.text)}{marks(one.item.citations, citations, number)}</li>"
            for one in group
        )
        + "</ul></section>"
        for title, group in groupby(said, key=lambda one: one.section)
    )


def model_work(work: ModelWork | None) -> str:
    """Why the model's words are not shown, and the ones that were held back, folded."""
    if work is None:
        return ""
    note = f'<p class="dw-remark dw-work">{escape(work.note)}</p>' if work.note else ""
    if not work.dropped:
        return note
    rows = "".join(
        f'<li>{escape(one.text)}<span class="dw-remark">'
        f"（{escape('、'.join(one.faults))}）</span></li>"
        for one in work.dropped
    )
    return (
        f'{note}<details class="dw-dropped"><summary>语言模型写了 {work.written} 句，'
        f"{len(work.dropped)} 句无依据，已略去</summary>"
        f'<p class="dw-remark">下面的话资料里没有依据，不要采用。</p><ul>{rows}</ul></details>'
    )


def sent_to(model: ModelInUse | None) -> str:
    """Which model writes, and where questions and passages go; empty where there is none."""
    if model is None:
        return ""
    return f'<p class="dw-stock dw-model">{escape(model_told(model, _ANSWERS))}</p>'


def model_told(model: ModelInUse, sent: str) -> str:
    """Which model is configured, where it is, and what is sent there, as plain text."""
    place = "，".join(part for part in (model.address, model.reach) if part)
    return f"已接入语言模型 {model.name}{f'（{place}）' if place else ''}：{sent}"
