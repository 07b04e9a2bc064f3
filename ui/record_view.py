"""One kept enterprise as HTML: the form for what a visit found, and what earlier visits found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape

from assistant import PROBLEMS, KeptProfile, Problem
from ui.badges import chinese_date
from ui.visit_form import attributes, labelled, problem_rows

DAY, FOUND = "day", "found"
_NEW_ROWS = 3
_LONGEST_FOUND = 2_000


def record_form(
    kept: KeptProfile,
    values: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
) -> str:
    """The form with what was written in it, each fault beside its field; earlier visits below."""
    given, wrong = values or {}, faults or {}
    name = escape(kept.profile.name)
    day = escape(given.get(DAY) or date.today().isoformat())
    said = attributes("dw-record-day", DAY, "", wrong.get(DAY, ""))
    when = labelled(
        "dw-record-day", "走访日期", f'<input type="date" {said} value="{day}">',
        "", wrong.get(DAY, ""),
    )  # fmt: skip
    said = attributes("dw-record-found", FOUND, "", wrong.get(FOUND, ""))
    words = labelled(
        "dw-record-found",
        "了解到的情况",
        f'<textarea {said} rows="4" maxlength="{_LONGEST_FOUND + 100}"'
        f' placeholder="见了谁，谈了什么，答应了什么">{escape(given.get(FOUND, ""))}</textarea>',
        "",
        wrong.get(FOUND, ""),
    )
    rows = [
        tuple(given.get(f"{key}-{number}", "") for key in ("problem", "due", "done"))
        for number in range(_NEW_ROWS)
    ]
    new = problem_rows([(row[0], row[1], row[2]) for row in rows], wrong.get(PROBLEMS, ""), False)
    return (
        '<form class="dw-form dw-record" novalidate autocomplete="off">'
        f'<h2 class="dw-record-title" tabindex="-1">记走访：{name}</h2>'
        f'<input type="hidden" name="name" value="{name}">{when}{words}{_open(kept, given)}'
        f"<fieldset><legend>发现的问题</legend>{new}</fieldset>"
        '<div class="dw-actions"><button type="submit" class="dw-primary">记下</button>'
        '<button type="button" class="dw-button" data-act="shut">不记了</button></div></form>'
        f"{_earlier(kept)}"
    )


def _open(kept: KeptProfile, given: Mapping[str, str]) -> str:
    """The open problems with a box each; the number is their place among all problems."""
    boxes = "".join(
        f'<label class="dw-check"><input type="checkbox" name="settled-{number}" value="是"'
        f"{' checked' if given.get(f'settled-{number}') else ''}>"
        f"{escape(one.text)}{_due(one)}</label>"
        for number, one in enumerate(kept.profile.problems, start=1)
        if not one.done
    )
    if not boxes:
        return ""
    return f"<fieldset><legend>以前的问题，办结的打勾</legend>{boxes}</fieldset>"


def _due(problem: Problem) -> str:
    if problem.due is None:
        return ""
    late = "，已过期" if problem.due < date.today() else ""
    return f'<span class="dw-remark">（期限 {chinese_date(problem.due)}{late}）</span>'


def _earlier(kept: KeptProfile) -> str:
    visits = "".join(
        f"<li><b>{chinese_date(one.day)}</b>　{escape(one.found or '（没有写情况）')}</li>"
        for one in kept.visits
    )
    done = "".join(f"<li>{escape(one.text)}</li>" for one in kept.profile.problems if one.done)
    parts = (("以前的走访", visits), ("已办结的问题", done))
    shown = "".join(
        f'<section class="dw-section"><h3>{title}</h3><ul class="dw-remarks">{rows}</ul></section>'
        for title, rows in parts
        if rows
    )
    return f'<div class="dw-result"><div class="dw-answer">{shown}</div></div>' if shown else ""
