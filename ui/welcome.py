"""What an empty conversation shows: who asks, where the work begins, questions to click. Pure.

Which of the parts is on show follows from the role that roles.js keeps on the root element
(roles.css), so that the choice needs no answer of the server.
"""

from __future__ import annotations

from html import escape

from ui.roles import EVERYBODY, ROLES, Role


def welcome() -> str:
    """The question about the role, 怎么用 of each role, questions by role."""
    return (
        '<div class="dw-welcome"><h2>请问遇到了什么事？</h2>'
        "<p>答复只用资料库里的文字，每句话后面的数字是出处，点开可以核对。"
        "按回车提问，按 Shift+回车换行。</p>"
        f"{_asking()}{''.join(map(_how, ROLES))}"
        f'<div class="dw-roles">{"".join(map(_examples, ROLES))}</div>'
        '<button type="button" class="dw-button dw-all-examples" data-examples="true"'
        ' aria-expanded="false">看其他角色的问题</button></div>'
    )


def _asking() -> str:
    buttons = "".join(
        f'<button type="button" class="dw-button" data-role-set="{name}">{title}</button>'
        for name, title in ((one.name, one.title) for one in ROLES)
    )
    return (
        '<section class="dw-ask" aria-labelledby="dw-ask-title">'
        '<h3 id="dw-ask-title">您主要做什么？</h3>'
        f'<div class="dw-actions">{buttons}</div>'
        '<p class="dw-remark">选了以后，您常用的排在上方，其他的在“更多”里，随时可以改。'
        f'不选也能用，<button type="button" class="dw-reference" data-role-set="{EVERYBODY}">'
        "全部都显示</button>。</p></section>"
    )


def _how(role: Role) -> str:
    rows = "".join(
        f'<li><a href="#{one.address}">{escape(one.task)}</a><span>{escape(one.how)}</span></li>'
        for one in role.starts
    )
    return (
        f'<section class="dw-how" data-role="{role.name}" aria-labelledby="dw-how-{role.name}">'
        f'<h3 id="dw-how-{role.name}" tabindex="-1">{escape(role.title)}怎么用</h3><ul>{rows}</ul>'
        f'<div class="dw-actions"><a href="#help-{role.name}">看完整的使用说明</a>'
        '<button type="button" class="dw-button" data-how-close="true">知道了</button></div>'
        "</section>"
    )


def _examples(role: Role) -> str:
    chips = "".join(
        f'<button type="button" class="dw-chip" data-ask="{escape(question)}">'
        f"{escape(question)}</button>"
        for question in role.examples
    )
    return (
        f'<section class="dw-role" data-role="{role.name}"><h3>{escape(role.title)}</h3>'
        f"{chips}</section>"
    )
