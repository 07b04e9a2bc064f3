"""The form of an enterprise profile as HTML, made from the one table of its fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import groupby

from assistant import PROBLEMS, PROBLEMS_LABEL, PROFILE_FIELDS, FieldKind, ModelInUse, ProfileField
from ui.rewording import POINTS, REWORD, reword_box
from ui.visit_entries import KEEP, LONGEST_ENTRY, ON, Written

_ALWAYS_OPEN = ("企业基本情况", "职工和党员", "党组织")  # the parts that most checks hang on
_NEEDED = ("name",)
_NOTHING_YET = Written()


def visit_form(written: Written = _NOTHING_YET, model: ModelInUse | None = None) -> str:
    """The form with what was written in it, and each fault beside its field.

    `model`: the one that can be asked for other words.
    """
    parts = "".join(
        _part(title, list(fields), written)
        for title, fields in groupby(PROFILE_FIELDS.values(), key=lambda one: one.part)
    )
    return (
        '<form class="dw-form dw-profile" novalidate autocomplete="off">'
        f"{parts}{_problems(written)}"
        f'<div class="dw-fields dw-last">{_day(written)}{_keep(written)}</div>'
        f"{reword_box(model, POINTS, bool(written.values.get(REWORD)))}"
        '<div class="dw-actions"><button type="submit" class="dw-primary">生成资料包</button>'
        '<button type="button" class="dw-button" data-blank="true">全部清空</button></div></form>'
    )


def problem_rows(
    rows: Sequence[tuple[str, str, str]], fault: str = "", settled: bool = True
) -> str:
    """Lines for problems: words, day, and whether settled where that is asked."""
    bad = ' aria-invalid="true" aria-describedby="dw-problems-fault"' if fault else ""
    lines = "".join(
        f'<div class="dw-problem-row"><input type="text" name="problem-{number}"'
        f' aria-label="问题 {number + 1}" maxlength="{LONGEST_ENTRY}" value="{escape(text)}"'
        f' placeholder="如 组织生活会没有记录"{bad}>'
        f'<label>期限<input type="date" name="due-{number}" value="{escape(due)}"></label>'
        + (_done(number, done) if settled else "")
        + "</div>"
        for number, (text, due, done) in enumerate(rows)
    )
    return lines + _fault("dw-problems", fault)


def labelled(key: str, label: str, control: str, hint: str = "", fault: str = "") -> str:
    """A control under its label, with its hint and its fault."""
    about = f'<p class="dw-hint" id="{key}-hint">{escape(hint)}</p>' if hint else ""
    needed = ' <span class="dw-needed">必填</span>' if key == "dw-visit-name" else ""
    return (
        f'<div class="dw-field"><label for="{key}">{escape(label)}{needed}</label>'
        f"{control}{about}{_fault(key, fault)}</div>"
    )


def attributes(key: str, name: str, hint: str = "", fault: str = "") -> str:
    """The attributes that tie a control to its label, hint and fault."""
    about = [f"{key}-hint"] * bool(hint) + [f"{key}-fault"] * bool(fault)
    said = f' aria-describedby="{" ".join(about)}"' if about else ""
    bad = ' aria-invalid="true"' if fault else ""
    return f'id="{key}" name="{name}"{said}{bad}'


def _part(title: str, fields: Sequence[ProfileField], written: Written) -> str:
    filled = sum(bool(written.values.get(one.name)) for one in fields)
    wrong = any(one.name in written.faults for one in fields)
    unfolded = title in _ALWAYS_OPEN or filled or wrong
    count = f"已填 {filled} 项，共 {len(fields)} 项" if filled else f"共 {len(fields)} 项"
    controls = "".join(_field(one, written) for one in fields)
    return (
        f'<details class="dw-part"{" open" if unfolded else ""}><summary>{escape(title)}'
        f'<span class="dw-remark">{count}</span></summary>'
        f'<div class="dw-fields" role="group" aria-label="{escape(title)}">{controls}</div>'
        "</details>"
    )


def _field(field: ProfileField, written: Written) -> str:
    value, fault = written.values.get(field.name, ""), written.faults.get(field.name, "")
    key = f"dw-visit-{field.name}"
    said = attributes(key, field.name, field.hint if field.name not in _NEEDED else "", fault)
    match field.kind:
        case FieldKind.YES_NO | FieldKind.CHOICE:
            control = _select(field, said, value)
        case FieldKind.DATE:
            control = f'<input type="date" {said} value="{escape(value)}">'
        case _:
            numeric = ' inputmode="numeric"' if field.kind is FieldKind.NUMBER else ""
            needed = ' aria-required="true"' if field.name in _NEEDED else ""
            control = (
                f'<input type="text" {said}{numeric}{needed} maxlength="{LONGEST_ENTRY}"'
                f' value="{escape(value)}" placeholder="如 {escape(field.example)}">'
            )
    return labelled(key, field.label, control, "" if field.name in _NEEDED else field.hint, fault)


def _select(field: ProfileField, said: str, value: str) -> str:
    # What a file said and no choice holds is shown all the same, beside its fault.
    words = field.choices if value in ("", *field.choices) else (*field.choices, value)
    options = "".join(
        f'<option value="{escape(word)}"{" selected" * (word == value)}>{escape(word)}</option>'
        for word in words
    )
    return f'<select {said}><option value="">不清楚</option>{options}</select>'


def _problems(written: Written) -> str:
    rows = list(written.rows())
    fault = written.faults.get(PROBLEMS, "")
    noted = len(rows) > 2 or fault
    return (
        f'<details class="dw-part"{" open" if noted else ""}><summary>{PROBLEMS_LABEL}'
        '<span class="dw-remark">存过的企业会自动带上</span></summary>'
        f'<div role="group" aria-label="{PROBLEMS_LABEL}">{problem_rows(rows, fault)}</div>'
        "</details>"
    )


def _done(number: int, done: str) -> str:
    checked = " checked" if done else ""
    return (
        f'<label class="dw-check"><input type="checkbox" name="done-{number}" value="是"{checked}>'
        "已办结</label>"
    )


def _day(written: Written) -> str:
    key, fault = "dw-visit-on", written.faults.get(ON, "")
    value = written.values.get(ON) or date.today().isoformat()
    control = f'<input type="date" {attributes(key, ON, "", fault)} value="{escape(value)}">'
    return labelled(key, "走访日期", control, "", fault)


def _keep(written: Written) -> str:
    checked = " checked" if written.values.get(KEEP) else ""
    return (
        '<div class="dw-field dw-keep"><label class="dw-check"><input type="checkbox"'
        f' name="{KEEP}" value="是"{checked}>存在本机，下次走访接着用</label>'
        '<p class="dw-hint">只存在资料库文件夹里，不外传；在“走访档案”里可以彻底删除。</p></div>'
    )


def _fault(key: str, fault: str) -> str:
    if not fault:
        return ""
    return f'<p class="dw-problem" id="{key}-fault" role="alert">{escape(fault)}</p>'
