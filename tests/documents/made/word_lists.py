"""Word documents whose numbers stand in list settings alone, with the lines a reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from tests.documents.made.word import Level, Word, abstract, begins, num, p, style, table


@dataclass(frozen=True)
class Listed:
    """A document and its lines. `apart`: why LibreOffice prints other lines than Word."""

    word: Word
    lines: tuple[str, ...]
    apart: str = ""


CHAPTERS = (
    Level("chineseCountingThousand", "第%1章", suff="space"),
    Level("chineseCountingThousand", "第%2条", suff="space", restart=0),
    Level("chineseCountingThousand", "（%3）", suff="nothing"),
    Level("decimal", "%4.", suff="nothing"),
)
DECIMALS = (Level("decimal", "%1"), Level("decimal", "%1.%2"), Level("decimal", "%1.%2.%3"))


def _rules() -> Listed:
    body = (
        p("样例企业党支部会议办法")
        + p("总则", (1, 0))
        + p("为了开好会议，制定本办法。", (1, 1))
        + p("会议分为下列几种：", (1, 1))
        + p("党员大会；", (1, 2))
        + p("党小组会：", (1, 2))
        + p("每月一次；", (1, 3))
        + p("由组长召集。", (1, 3))
        + p("附则", (1, 0))
        + p("会议应当有记录，并符合下列要求：", (1, 1))
        + p("写明时间；", (1, 2))
        + p("本办法自印发之日起施行。", (1, 1))
    )
    return Listed(
        Word(body, abstract(1, CHAPTERS) + num(1, 1)),
        (
            "样例企业党支部会议办法",
            "第一章 总则",
            "第一条 为了开好会议，制定本办法。",
            "第二条 会议分为下列几种：",
            "（一）党员大会；",
            "（二）党小组会：",
            "1.每月一次；",
            "2.由组长召集。",
            "第二章 附则",
            "第三条 会议应当有记录，并符合下列要求：",
            "（一）写明时间；",
            "第四条 本办法自印发之日起施行。",
        ),
        apart="不认 lvlRestart，每章重新数条",
    )


def _wps() -> Listed:
    """WPS gives each list a definition of one level, whose number is a bare `chineseCounting`."""
    article = (Level("chineseCounting", "第%1条", suff="space"),)
    item = (Level("chineseCounting", "（%1）", suff="nothing"),)
    part = (Level("chineseCounting", "%1、", suff="nothing"),)
    body = (
        p("工作安排", (1, 0))
        + p("每季度检查一次。", (2, 0))
        + p("检查下列内容：", (2, 0))
        + p("台账；", (3, 0))
        + p("经费。", (3, 0))
        + p("结果公布：", (2, 0))
        + p("上墙；", (4, 0))
        + p("存档。", (4, 0))
        + p("工作要求", (1, 0))
    )
    lists = zip((1, 2, 3, 4), (part, article, item, item), strict=True)
    numbering = "".join(abstract(name, levels, "singleLevel") for name, levels in lists)
    return Listed(
        Word(body, numbering + "".join(num(name, name) for name in (1, 2, 3, 4))),
        (
            "一、工作安排",
            "第一条 每季度检查一次。",
            "第二条 检查下列内容：",
            "（一）台账；",
            "（二）经费。",
            "第三条 结果公布：",
            "（一）上墙；",
            "（二）存档。",
            "二、工作要求",
        ),
    )


def _styles() -> Listed:
    """Headings that are linked to the levels of a list, and a style that inherits its number."""
    levels = (
        Level("chineseCounting", "%1、", suff="nothing", style="1"),
        Level("chineseCounting", "（%2）", suff="nothing", style="2"),
        Level("decimal", "%3.", suff="nothing", style="3"),
    )
    styles = (
        style("1", "heading 1", num_pr='<w:numId w:val="7"/>')
        + style("2", "heading 2", num_pr='<w:ilvl w:val="1"/><w:numId w:val="7"/>')
        + style("3", "heading 3", num_pr='<w:ilvl w:val="2"/><w:numId w:val="7"/>')
        + style("10", "蓝色一级标题", based="1")
        + style("11", "不编号标题", based="1", num_pr='<w:numId w:val="0"/>')
    )
    body = (
        p("前言", style="11")
        + p("总体要求", style="1")
        + p("目标", style="2")
        + p("到年底完成。", style="3")
        + p("到明年巩固。", style="3")
        + p("原则", style="2")
        + p("主要任务", style="10")
        + p("调查", style="2")
        + p("不编号的一段", (0, 0), style="2")
        + p("汇总", style="2")
    )
    return Listed(
        Word(body, abstract(3, levels) + num(7, 3), styles),
        (
            "前言",
            "一、总体要求",
            "（一）目标",
            "1.到年底完成。",
            "2.到明年巩固。",
            "（二）原则",
            "二、主要任务",
            "（一）调查",
            "不编号的一段",
            "（二）汇总",
        ),
    )


def _level_of_paragraph() -> Listed:
    """The style gives the list, the paragraph only another level."""
    styles = style("20", "条文", num_pr='<w:numId w:val="4"/>')
    deeper = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    body = (
        p("支部应当做到：", style="20")
        + p("有计划；", style="20", more=deeper)
        + p("有记录。", style="20", more=deeper)
        + p("上级应当指导。", style="20")
    )
    levels = (
        Level("chineseCountingThousand", "第%1条"),
        Level("chineseCountingThousand", "（%2）", suff="nothing"),
    )
    return Listed(
        Word(body, abstract(4, levels) + num(4, 4), styles),
        ("第一条 支部应当做到：", "（一）有计划；", "（二）有记录。", "第二条 上级应当指导。"),
    )


def _list_style() -> Listed:
    """Two lists made with one list style: both definitions only name it."""
    linked = '<w:numStyleLink w:val="30"/>'
    numbering = (
        abstract(5, DECIMALS, extra='<w:styleLink w:val="30"/>')
        + abstract(6, (), extra=linked)
        + num(5, 5)
        + num(6, 6)
    )
    styles = style("30", "样例列表", based="", num_pr='<w:numId w:val="5"/>', kind="numbering")
    body = p("对象", (6, 0)) + p("党员", (6, 1)) + p("职工", (6, 1)) + p("时间", (6, 0))
    return Listed(Word(body, numbering, styles), ("1 对象", "1.1 党员", "1.2 职工", "2 时间"))


def _restarts() -> Listed:
    """重新开始编号 and 设置编号值: lists over one definition, some with a start of their own."""
    levels = (Level("decimal", "%1)", suff="nothing"), Level("lowerLetter", "%2)", suff="nothing"))
    numbering = (
        abstract(8, levels)
        + num(1, 8)
        + num(2, 8)
        + num(3, 8, begins(0, 1))
        + num(4, 8, begins(0, 5))
    )
    body = "".join(
        p(text, (list_id, depth))
        for text, list_id, depth in (
            ("甲", 1, 0),
            ("乙", 1, 0),
            ("同一定义的另一个列表接着数", 2, 0),
            ("重新开始", 3, 0),
            ("小项", 3, 1),
            ("第二", 3, 0),
            ("从五开始", 4, 0),
            ("小项重新数", 4, 1),
            ("六", 4, 0),
        )
    )
    return Listed(
        Word(body, numbering),
        (
            "1)甲",
            "2)乙",
            "3)同一定义的另一个列表接着数",
            "1)重新开始",
            "a)小项",
            "2)第二",
            "5)从五开始",
            "a)小项重新数",
            "6)六",
        ),
    )


def _table() -> Listed:
    """序号 filled by automatic numbers, articles in cells, and the list going on below."""
    numbering = (
        abstract(1, (Level("decimal", "%1", suff="nothing"),))
        + abstract(2, (Level("chineseCounting", "（%1）", suff="nothing"),))
        + num(1, 1)
        + num(2, 2)
    )
    rows = [
        [p("序号"), p("姓名"), p("要求")],
        [p("", (1, 0)), p("张三"), p("到会；", (2, 0)) + p("发言。", (2, 0))],
        [p("", (1, 0)), p("李四"), p("记录。", (2, 0))],
    ]
    return Listed(
        Word(table(rows) + p("归档。", (2, 0)), numbering),
        (
            "序号：1 | 姓名：张三 | 要求：（一）到会；（二）发言。",
            "序号：2 | 姓名：李四 | 要求：（三）记录。",
            "（四）归档。",
        ),
        apart="表格逐格输出",
    )


LISTS = {
    "章条项目": _rules(),
    "WPS单级列表": _wps(),
    "标题样式": _styles(),
    "段落改级别": _level_of_paragraph(),
    "列表样式": _list_style(),
    "重新开始": _restarts(),
    "表格里的列表": _table(),
}
