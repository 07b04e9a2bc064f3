"""The part 待处理 of 资料管理 as HTML: facts to fill in, documents to decide on. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant import (
    LABELS,
    NONE_STATED,
    STATED_BY_CLERK,
    AlikePair,
    Document,
    Incomplete,
    Kind,
    Level,
    Likeness,
    Screened,
    Status,
)
from ui.badges import status_badge
from ui.fields import choice, line
from ui.plain_words import plain_words
from ui.store_row import about, button, row

_CHOICES = {"level": Level, "kind": Kind, "status": Status}
_DAYS = ("written", "published", "effective", "expires")
_HINTS = {
    "number": f"如 某发〔2026〕1号；没有文号的写“{NONE_STATED}”",
    "effective": f"没有写明施行日期的写“{NONE_STATED}”",
    "region": "如 贵州省遵义市；全国适用的不填",
}
_DAY_HINT = "如 2026-01-31 或 2026年1月31日"
_WHY = {
    Likeness.REPRINT: "只有抬头、落款或个别字不同，多半是同一份文件的两种印本。",
    Likeness.VERSION: (
        "标题或文号相同、内容不同，是同一文件的不同版本。两份都留时，按日期判断哪一份有效。"
    ),
}
_GO = "另一份《{title}》（{file}）将移出资料库，30 天内可以恢复。确定只留这一份吗？"
_REMOVE = "《{title}》将移出资料库，30 天内可以恢复。确定移除吗？"
_SHOWN = 40


def pending_view(
    incomplete: Sequence[Incomplete],
    alike: Sequence[AlikePair],
    screened: Sequence[Screened],
    told: str = "",
) -> str:
    """Everything that waits. `told`: HTML on what was just done."""
    nothing = not (incomplete or alike or screened)
    body = (
        '<p class="dw-done">没有待处理的文件。</p>'
        if nothing
        else _incomplete(incomplete) + _alike(alike) + _screened(screened)
    )
    return (
        '<button type="button" data-act="look" hidden></button>'
        '<div class="dw-form"><h2>待处理</h2>'
        "<p>缺了文号、机关或日期的文件，引用时说不清出处和效力；"
        f"补填的内容标为“人工填写”，重新添加文件也会保留。</p></div>{told}{body}"
    )


def facts_form(
    document: Document,
    stated: Mapping[str, str],
    values: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
    missing: Sequence[str] = (),
) -> str:
    """The facts of one document to fill in. `values`: what was entered, where some is wrong."""
    faults = faults or {}
    shown = {name: _value(document, name, stated) for name in STATED_BY_CLERK} | dict(values or {})
    fields = "".join(
        _field(name, shown[name], faults.get(name, ""), name in stated, name in missing)
        for name in STATED_BY_CLERK
    )
    return (
        '<form class="dw-form dw-facts-form" novalidate autocomplete="off">'
        f'<h3 class="dw-record-title" tabindex="-1">填写信息：《{escape(document.title)}》</h3>'
        f'<p class="dw-remark">{about(document)}</p>'
        "<p>文件里写明的已经填好，只改不对的。清空自己填过的一项，就恢复为文件里写的。</p>"
        f'<input type="hidden" name="id" value="{escape(document.id)}">'
        f'<div class="dw-fields">{fields}</div><div class="dw-actions">'
        '<button type="submit" class="dw-primary">保存</button>'
        '<button type="button" class="dw-button" data-act="close">不填了</button></div></form>'
    )


def read_back(document: Document, stated: Mapping[str, str]) -> dict[str, str]:
    """What the form shows for a document, to tell what was changed."""
    return {name: _value(document, name, stated) for name in STATED_BY_CLERK}


def _value(document: Document, name: str, stated: Mapping[str, str]) -> str:
    if stated.get(name) == NONE_STATED:
        return NONE_STATED
    value = getattr(document, name)
    return "" if value is None else str(value)


def _field(name: str, value: str, problem: str, stated: bool, missing: bool) -> str:
    label = LABELS[name] + ("（人工填写）" if stated else "（缺）" if missing else "")
    key = f"dw-fact-{name}"
    kinds = _CHOICES.get(name)
    if kinds:
        options = [("", "未标明"), *((str(one), str(one)) for one in kinds)]
        return choice(key, name, label, options, value)
    hint = _HINTS.get(name, _DAY_HINT if name in _DAYS else "")
    return line(key, name, label, value, problem, hint)


def _incomplete(found: Sequence[Incomplete]) -> str:
    if not found:
        return ""
    rows = "".join(
        row(
            one.document.title,
            "",
            f"<p><b>缺 {one.words}</b></p><p>{about(one.document)}</p>",
            button("describe", one.document, "补填"),
        )
        for one in found[:_SHOWN]
    )
    more = f"<p>先处理这 {_SHOWN} 份，其余的随后列出。</p>" if len(found) > _SHOWN else ""
    return (
        f'<section class="dw-store-part"><h3>缺项的文件（{len(found)} 份）</h3>'
        f'<ul class="dw-jobs">{rows}</ul>{more}</section>'
    )


def _alike(found: Sequence[AlikePair]) -> str:
    if not found:
        return ""
    rows = "".join(_pair(one) for one in found[:_SHOWN])
    return (
        f'<section class="dw-store-part"><h3>近似重复和不同版本（{len(found)} 组）</h3>'
        f"{rows}</section>"
    )


def _pair(one: AlikePair) -> str:
    dated = bool(one.older.date and one.newer.date and one.older.date != one.newer.date)
    names = ("较早的一份", "较新的一份") if dated else ("其中一份", "另一份")
    cards = "".join(
        f'<div class="dw-alike-one"><p class="dw-remark">{which}</p>'
        f"<p><bdi>{escape(document.title)}</bdi>{status_badge(document.status)}</p>"
        f'<p class="dw-remark">{about(document)}</p>{_keep(document, other)}</div>'
        for which, document, other in (
            (names[0], one.older, one.newer),
            (names[1], one.newer, one.older),
        )
    )
    both = f"{escape(one.older.id)} {escape(one.newer.id)}"
    return (
        f'<div class="dw-alike"><p><b>{one.likeness}</b>　{_WHY[one.likeness]}</p>'
        f'<div class="dw-alike-two">{cards}</div><div class="dw-actions">'
        '<button type="button" class="dw-button" data-act="keep-both"'
        f' data-name="{both}">两份都留</button></div></div>'
    )


def _keep(document: Document, other: Document) -> str:
    """A button that keeps this one, and so removes the other."""
    ask = escape(_GO.format(title=other.title, file=other.source_name))
    label = escape(f"只留这一份：{document.title}，{document.source_name}")
    return (
        f'<button type="button" class="dw-button" data-act="drop" data-name="{escape(other.id)}"'
        f' data-confirm="{ask}" aria-label="{label}">只留这一份</button>'
    )


def _screened(found: Sequence[Screened]) -> str:
    if not found:
        return ""
    rows = "".join(
        row(one.document.title, "", _notes(one), button("drop", one.document, "移除", _REMOVE))
        for one in found[:_SHOWN]
    )
    return (
        f'<section class="dw-store-part"><h3>请核对的内容（{len(found)} 份）</h3>'
        "<p>入库时发现个人信息、密级标记，或者像是写给语言模型的话。这类话不会被当作指令执行；"
        "来源可靠的不必处理，不该收的请移除；要去掉个人信息的，移除后改好文件再添加。</p>"
        f'<ul class="dw-jobs">{rows}</ul></section>'
    )


def _notes(one: Screened) -> str:
    """What was found, without what only the command line can do about it."""
    return "".join(f"<p>{escape(plain_words(note))}</p>" for note in one.notes)
