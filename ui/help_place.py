"""The place 帮助 on the page: the guides of all roles, of which help.js shows one."""

from __future__ import annotations

import gradio

from ui.addresses import addresses
from ui.elements import html
from ui.header import HELP
from ui.manual import contents_list, manual
from ui.roles import ROLES, Role


def help_place() -> None:
    """Build the place; nothing in it asks the server."""
    with gradio.Column(elem_id="dw-help", elem_classes="dw-place", min_width=0):
        html(help_view(), "dw-help-view")


def help_view() -> str:
    """Links to the guides, and the guides."""
    links = "".join(
        f'<a href="#{HELP[0]}-{one.name}" data-part="{HELP[0]}-{one.name}">{one.title}</a>'
        for one in ROLES
    )
    guides = "".join(map(_guide, ROLES))
    return f'<nav class="dw-parts" aria-label="各角色的使用说明">{links}</nav>{guides}'


def _guide(role: Role) -> str:
    made = manual(role, addresses())
    title, _, body = made.html.partition("</h2>")
    return (
        f'<article class="dw-manual" data-manual="{role.name}" hidden>{title}</h2>'
        f"{contents_list(made)}{body}</article>"
    )
