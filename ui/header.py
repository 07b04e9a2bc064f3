"""The head of the page: its name, its places, its switches."""

from __future__ import annotations

from ui.roles import EVERYBODY, ROLES

# The places of the page by the fragment of their address; page.css and places.js know them too.
PLACES = (
    ("chat", "问答"),
    ("texts", "原文"),
    ("guide", "组织设置向导"),
    ("lists", "办事清单"),
    ("visits", "走访资料包"),
    ("quiz", "试题与练习"),
    ("stock", "资料管理"),
    ("state", "运行情况"),
)
HELP = ("help", "帮助")  # stands apart: it is the same for every role


def header() -> str:
    """Name, places and switches; clicks.js, places.js, roles.js and page.js act on the data
    attributes. roles.js moves the places that are not of the chosen role below 更多.
    """
    places = "".join(f'<a href="#{name}" data-place="{name}">{title}</a>' for name, title in PLACES)
    return (
        '<div class="dw-header"><button type="button" class="dw-skip" data-skip="true">跳到正文'
        "</button><div><h1>党务助手</h1><p>句句有出处，原文可核对</p></div>"
        f'<nav class="dw-nav" aria-label="页面各处"><div class="dw-places">{places}</div>{_rest()}'
        '</nav><div class="dw-actions">'
        '<button type="button" class="dw-button" data-restart="true">新对话</button>'
        '<button type="button" class="dw-button" data-switch="large" aria-pressed="false">大字'
        '</button><button type="button" class="dw-button" data-switch="dark" aria-pressed="false">'
        f'深色</button><a class="dw-help-link" href="#{HELP[0]}" data-place="{HELP[0]}">{HELP[1]}'
        "</a></div></div>"
    )


def _rest() -> str:
    every = " ".join(name for name, _ in PLACES)
    roles = [(one.name, one.title, " ".join(one.places)) for one in ROLES]
    options = "".join(
        f'<option value="{name}" data-places="{places}">{title}</option>'
        for name, title, places in (*roles, (EVERYBODY, "全部", every))
    )
    return (
        '<details class="dw-rest"><summary>更多</summary><div class="dw-rest-list">'
        '<div data-rest="true"></div><label for="dw-role-choice">我是</label>'
        f'<select id="dw-role-choice" autocomplete="off">{options}</select></div></details>'
    )
