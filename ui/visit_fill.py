"""Above the form of a profile: what it is for, and what it can be filled from."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ui.visit_form import attributes

_HEAD = (
    "<h2>走访资料包</h2><p>填企业情况，得到一份可以带去走访的资料包：达标检查、访谈提纲、政策要点、"
    "走访记录表。只有企业名称必填；不清楚的留空，确实没有的写 0 或者选“无”，两者不一样。</p>"
)
_FILE_HINT = "profile.toml，或者只填了一家的 Excel 表。读完就删，不留在电脑上。"


def visit_fill(kept: Sequence[str]) -> str:
    """The head of the place. `kept`: names of enterprises that the form can be filled from."""
    return (
        f'<div class="dw-form dw-fill-head">{_HEAD}<div class="dw-fills">{_choosing(kept)}'
        f"{file_form('load', '从文件填入', '.toml,.xlsx', _FILE_HINT)}</div>"
        '<div class="dw-actions"><button type="button" class="dw-button" data-file="toml">'
        "下载 profile.toml 样表</button></div></div>"
    )


def file_form(act: str, label: str, accept: str, hint: str) -> str:
    """A field for a file that is sent as soon as it is chosen (clicks.js)."""
    key = f"dw-{act}-file"
    picker = file_picker(key, f'{attributes(key, "file", hint)} data-send="true"', accept)
    return (
        '<form class="dw-fill" novalidate autocomplete="off">'
        f'<input type="hidden" name="act" value="{act}"><label for="{key}">{escape(label)}</label>'
        f'{picker}<p class="dw-hint" id="{key}-hint">{escape(hint)}</p></form>'
    )


def file_picker(key: str, said: str, accept: str) -> str:
    """A field for a file with words of ours: a browser's own are in the browser's language.

    `said`: its attributes; visits.js writes the name of the chosen file beside it.
    """
    return (
        f'<div class="dw-file"><input type="file" {said} accept="{accept}">'
        f'<label for="{key}" class="dw-pick">选择文件</label>'
        '<span class="dw-remark" data-picked="true">还没有选</span></div>'
    )


def _choosing(kept: Sequence[str]) -> str:
    if not kept:
        return ""
    options = "".join(f"<option>{escape(name)}</option>" for name in kept)
    return (
        '<form class="dw-fill" novalidate autocomplete="off">'
        '<input type="hidden" name="act" value="fill"><label for="dw-visit-kept">已存的企业</label>'
        '<div class="dw-topic"><select id="dw-visit-kept" name="name">'
        f'<option value="">请选择</option>{options}</select>'
        '<button type="submit" class="dw-button">填入</button></div></form>'
    )
