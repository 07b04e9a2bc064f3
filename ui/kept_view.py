"""The enterprises that are kept, as HTML: who they are, what is open, how each park gets on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant import AreaProgress, KeptProfile
from ui.area_chart import area_chart
from ui.badges import chinese_date

_HEADS = ("企业", "园区或区县", "上次走访", "达标", "未达标", "缺资料", "未办结问题", "办理")
_AREA_HEADS = (
    *("园区或区县", "企业", "达标", "未达标", "缺资料"),
    *("初次达标率", "现在达标率", "未办结问题", "已办结问题"),
)
_ASK = "“{name}”的企业情况和走访记录将彻底删除，不能恢复。已经下载的文件不受影响。确定删除吗？"
_EMPTY = (
    "<p>还没有存下企业。生成资料包时勾选“存在本机”，或者在“多家企业”里一起生成，就会列在这里。</p>"
)


def kept_view(kept: Sequence[KeptProfile], areas: Sequence[AreaProgress], told: str = "") -> str:
    """All that are kept, open problems and progress. `told`: HTML on what was just done."""
    head = (
        '<div class="dw-form"><h2>走访档案</h2><p>存在本机资料库文件夹里的企业。走访以后在这里记下'
        "情况和问题，下次的资料包会带上没有办结的。</p></div>"
    )
    if not kept:
        return f'{head}{told}<div class="dw-result">{_EMPTY}</div>'
    left = sum(len(one.open_problems) for one in kept)
    rows = "".join(_row(one) for one in kept)
    return (
        f'{head}{told}<article class="dw-result"><div class="dw-answer">'
        f'<section class="dw-section"><h3>企业（{len(kept)} 家，未办结问题 {left} 个）</h3>'
        f"{_table(_HEADS, rows)}</section>"
        f'<section class="dw-section"><h3>各园区进度</h3>{area_chart(areas)}'
        f"{_table(_AREA_HEADS, ''.join(map(_area, areas)))}"
        '<div class="dw-actions"><button type="button" class="dw-button" data-file="overview">'
        "下载进度表（Excel）</button></div></section></div></article>"
    )


def _row(one: KeptProfile) -> str:
    profile, name = one.profile, escape(one.profile.name)
    counts = [str(number) if one.latest else "—" for number in one.counts]
    last = chinese_date(profile.last_visit) if profile.last_visit else "—"
    ask = escape(_ASK.format(name=profile.name))
    buttons = "".join(
        f'<button type="button" class="dw-button" data-act="{act}" data-name="{name}"{more}'
        f' aria-label="{words}：{name}">{words}</button>'
        for act, words, more in (
            ("pack", "做资料包", ' data-go="visits"'),
            ("open", "记走访", ""),
            ("forget", "彻底删除", f' data-confirm="{ask}"'),
        )
    )
    told = (profile.area or "—", last, *counts, str(len(one.open_problems)))
    return (
        f'<tr><th scope="row">{name}</th>{_cells(_HEADS[1:-1], told)}'
        f'<td><div class="dw-actions">{buttons}</div></td></tr>'
    )


def _area(one: AreaProgress) -> str:
    counts = (str(one.enterprises), *map(str, one.counts), one.first_share, one.share)
    told = (*counts, str(one.open_problems), str(one.done_problems))
    return f'<tr><th scope="row">{escape(one.area)}</th>{_cells(_AREA_HEADS[1:], told)}</tr>'


def _cells(heads: Sequence[str], told: Sequence[str]) -> str:
    """Cells that name their columns, for a phone shows each row as a card (visits.css)."""
    pairs = zip(heads, told, strict=True)
    return "".join(f'<td data-head="{head}">{escape(cell)}</td>' for head, cell in pairs)


def _table(heads: Sequence[str], rows: str) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        f'<div class="dw-table dw-kept-table"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
