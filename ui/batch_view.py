"""Several enterprises at once as HTML: the form, how far it is, what each row came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from assistant import BatchRow, TaskProgress
from ui.visit_entries import ON
from ui.visit_fill import file_picker
from ui.visit_form import attributes, labelled

KINDS = (("docx", "Word"), ("html", "网页（可打印）"), ("md", "Markdown"))
_HEAD = (
    "<h2>多家企业一起做</h2><p>先下载 Excel 模板，从第 3 行起一行填一家，不清楚的空着；"
    "填好以后选这个文件。每家得到一份资料包，另有总表，放在一个压缩包里。填错的行会列出来，其余照常生成。"
    "各家情况存在本机，供下次走访接着用；上传的表读完就删。</p>"
)


def batch_form(on: str = "", kind: str = "docx", faults: Mapping[str, str] | None = None) -> str:
    """The form for a sheet. `on`: the day of the visits; `kind`: of the files."""
    wrong = faults or {}
    file, day = wrong.get("file", ""), wrong.get(ON, "")
    said = attributes("dw-batch-file", "file", "", file)
    when = escape(on or date.today().isoformat())
    options = "".join(
        f'<option value="{name}"{" selected" * (name == kind)}>{words}</option>'
        for name, words in KINDS
    )
    fields = (
        labelled(
            "dw-batch-file",
            "填好的 Excel 表",
            file_picker("dw-batch-file", said, ".xlsx"),
            "",
            file,
        )
        + labelled(
            "dw-batch-on",
            "走访日期",
            f'<input type="date" {attributes("dw-batch-on", ON, "", day)} value="{when}">',
            "",
            day,
        )
        + labelled(
            "dw-batch-kind",
            "资料包格式",
            f"<select {attributes('dw-batch-kind', 'kind')}>{options}</select>",
        )
    )
    return (
        f'<form class="dw-form" novalidate autocomplete="off">{_HEAD}'
        '<div class="dw-actions"><button type="button" class="dw-button" data-file="template">'
        f'下载 Excel 模板</button></div><div class="dw-fields dw-last">{fields}</div>'
        '<div class="dw-actions"><button type="submit" class="dw-primary">全部生成</button></div>'
        "</form>"
    )


def batch_progress(told: TaskProgress) -> str:
    """How far it is."""
    if not told.total:
        return '<p class="dw-wait" role="status">正在读取表格……</p>'
    return (
        f'<p class="dw-wait" role="status">{escape(told.step)}：已做 {told.done} 家，'
        f"共 {told.total} 家</p>"
        f'<progress class="dw-bar" max="{told.total}" value="{told.done}"'
        f' aria-label="{escape(told.step)}"></progress>'
    )


def stop_button(key: str) -> str:
    """Ends the work on the sheet with that key."""
    return (
        '<div class="dw-actions"><button type="button" class="dw-button" data-act="stop"'
        f' data-name="{escape(key)}">停止</button><span class="dw-remark">做完手上这一家就停，'
        "已做好的可以下载</span></div>"
    )


def stopping() -> str:
    """That the pack in hand is the last."""
    return '<p class="dw-remark" role="status">正在停止：做完手上这一家就停。</p>'


def batch_result(rows: Sequence[BatchRow], total: int | None = None) -> str:
    """What each row came to; those that failed first.

    `total`: how many rows there were, as far as is known, where the work was stopped.
    """
    bad = [row for row in rows if row.reason]
    good = [row for row in rows if not row.reason]
    left = max((total or 0) - len(rows), 0)
    stopped = total is not None and (left > 0 or not rows)
    title = f"生成了 {len(good)} 份资料包" + (f"，{len(bad)} 行没有生成" if bad else "")
    title += f"，还有 {left} 家没有做" if left else ""
    title = f"已停止：{title}" if stopped else title
    again = (
        '<div class="dw-actions"><button type="button" class="dw-button" data-again="true">'
        "再下载一次压缩包</button></div>"
        if good
        else ""
    )
    told = f'<p class="dw-remark">{_told(bool(good), stopped)}</p>'
    faults = _table(
        "没有生成的行",
        ("行", "企业", "原因"),
        [(f"第 {row.number} 行", row.name or "（没有企业名称）", row.reason) for row in bad],
    )
    made = _table(
        "已生成",
        ("行", "企业", "文件"),
        [(f"第 {row.number} 行", row.name, row.file) for row in good],
    )
    return (
        f'<article class="dw-result"><h2 class="dw-result-title" tabindex="-1">{title}</h2>{told}'
        f'{again}<div class="dw-answer">{faults}{made}</div></article>'
    )


def _told(made: bool, stopped: bool) -> str:
    """What there is to take, and what to do about the rest."""
    if stopped:
        taken = "压缩包已开始下载，里面是已做好的资料包和它们的总表。"
        return (taken if made else "一份也没有做好。") + "其余的要做时，再选这个文件全部生成。"
    if made:
        return "压缩包已开始下载，里面有每家的资料包和总表 overview.xlsx。"
    return "没有一家能生成，请改好下面各行再选文件。"


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return (
        f'<section class="dw-section"><h3>{title}</h3><div class="dw-table"><table><thead><tr>'
        f"{head}</tr></thead><tbody>{body}</tbody></table></div></section>"
    )
