"""The head of the page: its name, its places, its switches."""

from __future__ import annotations

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


def header() -> str:
    """Name, places and switches; clicks.js, places.js and page.js act on the data attributes."""
    places = "".join(f'<a href="#{name}" data-place="{name}">{title}</a>' for name, title in PLACES)
    return (
        '<div class="dw-header"><button type="button" class="dw-skip" data-skip="true">跳到正文'
        "</button><div><h1>党务助手</h1><p>句句有出处，原文可核对</p></div>"
        f'<nav class="dw-places" aria-label="页面各处">{places}</nav><div class="dw-actions">'
        '<button type="button" class="dw-button" data-restart="true">新对话</button>'
        '<button type="button" class="dw-button" data-switch="large" aria-pressed="false">大字'
        '</button><button type="button" class="dw-button" data-switch="dark" aria-pressed="false">'
        "深色</button></div></div>"
    )
