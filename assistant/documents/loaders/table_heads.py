"""Which rows at the top of a table name its columns, and which cells of a form name others.

Nothing is taken for a column name without evidence: words that usually head a column, or columns
whose cells look different below. A wrong name would state what the table does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.documents.loaders.table_cells import Row, Span, label_line, one_line, spans_of

_NAME_END = re.compile(
    r"(?:序号|编号|姓名|名称|性别|民族|籍贯|出生年月|年龄|学历|学位|职务|职称|岗位|单位|部门|机关|机构|电话|手机|联系人"
    r"|方式|地址|住址|日期|时间|时限|期限|年限|年度|年份|月份|地点|场所|内容|事项|项目|主题|类别|类型|种类|分类|等级|级别"
    r"|标准|条件|要求|依据|材料|程序|步骤|流程|环节|方法|途径|渠道|责任人|负责人|领取人|发放人|经办人|承办人|审批人|主持人"
    r"|记录人|介绍人|申请人|参加人|填表人|人员|对象|范围|人数|数量|数额|金额|单价|总额|经费|费用|预算|比例|占比|分值|得分"
    r"|扣分|分数|情况|情形|结果|结论|意见|备注|说明|来源|用途|措施|任务|目标|指标|职责|权限|频次|次数|号码|证号|签名|签字"
    r"|盖章|文号|标题|题目|状态|周期|网址|邮编|账号|户名|谁办|面貌|简历|成员|关系|特长|评价|做法|成效|问题|答案|人次)"
    r"(?:[（(][^（）()]{1,12}[）)])?$"
)
_NAME = re.compile(
    r"(?:活动|党组织|党支部|支部|企业|公司|学校|地区|区域|时|日|月|年|周|节次|科目|课程|材料清单|指标值"
    r"|党员数|阶段|主体|谁批|是否.{1,10}|所在.{1,8}|附件|区县|市州|乡镇|街道|页码|章节|条款|条文|栏次)$"
)
_SENTENCE = re.compile(r"[。；！？!?;]")
_FIGURE = re.compile(r"[￥¥$≥≤＞＜><约]?\s*[-+]?\d[\d,.:/年月日\-—~～至 ]*[^\d\s]{0,4}$")
# what counts rows stands first in a row of data, never first in a head
_COUNTING = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?|第[一二三四五六七八九十\d]{1,3}[步条章节款项类]"
    r"|[①-⑳⑴-⒇])[、.．]?$"
)
_LONGEST = 24  # characters of a column's name
_LOOKED_AT = 20  # rows below the head whose cells are compared with it
_DEEPEST = 3  # rows of a head
_LONGER = 2.0  # times as long as its name, and at least so many characters, are a column's cells
_TEXT = 8


def find_names(grid: Sequence[Row], known: int = 0) -> tuple[list[str], int]:
    """The columns' names and how many rows at the top hold them; no rows when none do.

    `known`: so many rows are marked as head by the file itself.
    """
    if len(grid) < 2:
        return [], 0
    depth = min(known, len(grid) - 1) or int(_is_head(grid))
    if not depth:
        return [], 0
    heads = [list(row) for row in grid[:depth]]
    while depth < min(_DEEPEST, len(grid) - 1) and not known:
        following = list(grid[depth])
        if not (_divides(heads[-1], following) and _labels(spans_of(following))):
            break
        _spread(heads[-1], following)
        heads.append(following)
        depth += 1
    return [_name(heads, column) for column in range(len(grid[0]))], depth


def is_name(text: str) -> bool:
    """Whether a cell holds words that name what stands beside or below it."""
    words = label_line(text)
    return len(words) <= _LONGEST and bool(_NAME_END.search(words) or _NAME.match(words))


def form_pairs(spans: Sequence[Span], width: int) -> list[tuple[str, str]]:
    """The row of a form as label and value by turns; empty when it is no such row.

    A label whose value nobody has filled in (there is a gap after it) is left out.
    """
    pairs: list[tuple[str, str]] = []
    waiting = list(reversed(spans))
    while waiting:
        label = waiting.pop()
        after = waiting[-1] if waiting else None
        if not is_name(label.text):
            return []
        if label.last + 1 != (after.first if after else width):
            continue
        if after is None or is_name(after.text):
            return []
        pairs.append((label_line(label.text), one_line(after.text)))
        waiting.pop()
    return pairs


def _is_head(grid: Sequence[Row]) -> bool:
    spans, width = spans_of(grid[0]), len(grid[0])
    words = [label_line(span.text) for span in spans]
    filled = sum(len(span.columns) for span in spans)
    if len(spans) < 2 or len(set(words)) < len(_merged(words)) or not _labels(spans):
        return False
    if filled < 0.6 * width or _COUNTING.match(words[0]):
        return False
    if all(form_pairs(spans_of(row), width) for row in grid[:3]):
        return False
    below = [span.text for row in grid[1 : 1 + _LOOKED_AT] for span in spans_of(row)]
    if len(below) > 1 and sum(map(is_name, below)) > 0.8 * len(below):
        return False  # a form that nobody has filled in
    named = sum(is_name(word) for word in words)
    return named >= 0.5 * len(words) or _differs(grid)


def _labels(spans: Sequence[Span]) -> bool:
    """Whether every cell is short and neither a sentence nor a figure."""
    words = [label_line(span.text) for span in spans]
    return bool(words) and all(
        len(word) <= _LONGEST and not _SENTENCE.search(word) and not _FIGURE.match(word)
        for word in words
    )


def _differs(grid: Sequence[Row]) -> bool:
    """Whether the cells below look different: figures under words, texts under short words."""
    figures = longer = 0
    first = 2 if _divides(grid[0], grid[1]) else 1
    for column, name in enumerate(grid[0]):
        texts = [row[column] for row in grid[first : first + _LOOKED_AT]]
        cells = [one_line(text) for text in texts if text.strip()]
        if not cells:
            continue
        held = len(label_line(name))
        counted = sum(_FIGURE.match(cell) is not None for cell in cells)
        figures += 3 * counted >= 2 * len(cells) and not re.search(r"\d", name)
        mean = sum(map(len, cells)) / len(cells)
        longer += mean >= max(_TEXT, _LONGER * held)
    return figures > 0 or 2 * longer > len(grid[0])


def _merged(words: Sequence[str]) -> list[str]:
    """The words, neighbours that say the same as one: a merged cell of the upper row of a head."""
    return [word for at, word in enumerate(words) if not at or word != words[at - 1]]


def _divides(upper: Row, lower: Row) -> bool:
    """Whether the lower row divides columns that share one cell of the upper row."""
    pairs = list(zip(upper, upper[1:], lower, lower[1:], strict=False))
    shared = any(one and one == two and low != lower_two for one, two, low, lower_two in pairs)
    open_below = [low.strip() and not high.strip() for high, low in zip(upper, lower, strict=True)]
    closed = any(high.strip() and not low.strip() for high, low in zip(upper, lower, strict=True))
    return shared or (any(open_below) and not open_below[0] and closed)


def _spread(upper: list[str], lower: Row) -> None:
    """Let a cell of the upper row stand over the blank ones at its right that are divided below."""
    for column in range(1, len(upper)):
        blank = not upper[column].strip() and lower[column].strip()
        if blank and lower[column - 1].strip():
            upper[column] = upper[column - 1]


def _name(heads: Sequence[Row], column: int) -> str:
    """The words that stand over a column, from the top down: 培养情况·开始时间."""
    words = [label_line(row[column]) for row in heads]
    return "·".join(word for word in _merged([word for word in words if word]))
