"""Results of exams as HTML: the form that takes them in, what became of them, how items did."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant import ImportedResults, ItemStatistics, KeptPaper, MultipleRule
from ui.fields import choice
from ui.notices import done, notice
from ui.visit_fill import file_picker
from ui.visit_form import attributes

SUFFIXES = (".xlsx", ".csv")
_HINT = (
    "第一行写列名：一列是“姓名”或“编号”，其余各列是题号 1、2、3……；以下每人一行，"
    "填所选的答案或得分。姓名只用来分清各人，不保存；文件读完就删。"
)


def results_form(papers: Sequence[KeptPaper], chosen: str = "", opened: bool = False) -> str:
    """The form for a file of results; nothing where no paper was kept that they could be of."""
    if not papers:
        return ""
    names = [(one.id, f"{one.name}（{one.made:%Y-%m-%d}，{one.id}）") for one in papers]
    rules = [(str(one), str(one)) for one in MultipleRule]
    said = attributes("dw-results-file", "file", _HINT)
    return (
        f'<details class="dw-more"{" open" * opened}><summary>导入考试成绩</summary>'
        '<form class="dw-form dw-results" novalidate autocomplete="off">'
        '<input type="hidden" name="do" value="import"><div class="dw-fields">'
        '<div class="dw-field"><label for="dw-results-file">成绩表（Excel 或 CSV）</label>'
        f"{file_picker('dw-results-file', said, ','.join(SUFFIXES))}</div>"
        + choice("dw-results-paper", "paper", "哪份试卷的成绩", names, chosen or papers[0].id)
        + choice("dw-results-rule", "rule", "多选题怎么计分", rules, str(MultipleRule.ALL))
        + f'</div><p class="dw-hint" id="dw-results-file-hint">{_HINT}</p><div class="dw-actions">'
        '<button type="submit" class="dw-button">导入成绩</button></div></form></details>'
    )


def imported(told: ImportedResults) -> str:
    """What became of a file."""
    of = f"《{told.paper}》" if told.paper else ""
    words = f"已导入{of} {told.persons} 人、{told.items} 题的成绩，各题的难度和区分度见下。"
    unused = notice("有的内容没有用上。", f"{'；'.join(told.notes)}。") if told.notes else ""
    return done(words) + unused


def standing(one: ItemStatistics | None) -> str:
    """How an item did, with a mark where it is to be looked at; empty where nobody took it."""
    if one is None:
        return ""
    figures = [f"{one.persons} 人答过", f"难度（得分率）{one.difficulty:.2f}"]
    if one.discrimination is not None:
        figures.append(f"区分度 {one.discrimination:.2f}")
    told = f"{'，'.join(figures)}：{escape(one.remark)}。"
    if one.weak:
        return f'<p class="dw-flag"><b>成绩不理想</b>：{told}</p>'
    return f'<p class="dw-remark">{told}</p>'
