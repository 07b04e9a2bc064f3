"""The form of the setup guide as HTML. Pure functions; clicks.js hands the entries on."""

from __future__ import annotations

from html import escape

from ui.guide_facts import GROUPS, LONGEST_ENTRY, Entries, Field, Sort

_NOTHING_YET = Entries({}, {})


def guide_form(entries: Entries = _NOTHING_YET) -> str:
    """The form with what was written in it, and each problem beside its field."""
    groups = "".join(
        f'<fieldset><legend>{escape(title)}</legend><div class="dw-fields">'
        + "".join(_field(field, entries) for field in fields)
        + "</div></fieldset>"
        for title, fields in GROUPS
    )
    return (
        '<form class="dw-form" novalidate autocomplete="off">'
        "<h2>组织设置向导</h2><p>填企业的情况，看该建什么党组织、依据哪一条、下一步办什么。"
        "只有前两项必填；不知道的不填，结果里会说缺了它有什么影响。</p>"
        f'{groups}<div class="dw-actions"><button type="submit" class="dw-primary">看结果</button>'
        '<button type="button" class="dw-button" data-blank="true">全部清空</button></div></form>'
    )


def _field(field: Field, entries: Entries) -> str:
    written = entries.written.get(field.name, "")
    problem = entries.problems.get(field.name, "")
    key = f"dw-guide-{field.name}"
    about = [f"{key}-hint"] * bool(field.hint) + [f"{key}-problem"] * bool(problem)
    attributes = f'id="{key}" name="{field.name}"'
    if about:
        attributes += f' aria-describedby="{" ".join(about)}"'
    if field.needed:
        attributes += ' aria-required="true"'
    if problem:
        attributes += ' aria-invalid="true"'
    needed = ' <span class="dw-needed">必填</span>' if field.needed else ""
    hint = f'<p class="dw-hint" id="{key}-hint">{escape(field.hint)}</p>' if field.hint else ""
    told = (
        f'<p class="dw-problem" id="{key}-problem" role="alert">{escape(problem)}</p>'
        if problem
        else ""
    )
    control = (
        _choice(field, attributes, written) if field.choices else _line(field, attributes, written)
    )
    return (
        f'<div class="dw-field"><label for="{key}">{escape(field.label)}{needed}</label>'
        f"{control}{hint}{told}</div>"
    )


def _line(field: Field, attributes: str, written: str) -> str:
    numeric = ' inputmode="numeric"' if field.sort is Sort.NUMBER else ""
    return (
        f'<input type="text" {attributes}{numeric} maxlength="{LONGEST_ENTRY}"'
        f' value="{escape(written)}">'
    )


def _choice(field: Field, attributes: str, written: str) -> str:
    options = "".join(
        f'<option value="{escape(choice)}"{" selected" * (choice == written)}>'
        f"{escape(choice)}</option>"
        for choice in field.choices
    )
    return f'<select {attributes}><option value="">不清楚</option>{options}</select>'
