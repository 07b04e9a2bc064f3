"""Word documents whose list levels have settings of their own, with the lines a reader sees."""

from __future__ import annotations

from tests.documents.made.word import Level, Word, abstract, num, p
from tests.documents.made.word_lists import Listed


def _legal() -> Listed:
    levels = (
        Level("chineseCountingThousand", "第%1章", suff="space"),
        Level("decimal", "%1.%2", suff="space", legal=True),
        Level("decimal", "%1.%2.%3", suff="space", legal=True),
    )
    body = (
        p("总则", (1, 0))
        + p("目的", (1, 1))
        + p("细目", (1, 2))
        + p("职责", (1, 0))
        + p("书记", (1, 1))
        + p("委员", (1, 1))
    )
    return Listed(
        Word(body, abstract(1, levels) + num(1, 1)),
        ("第一章 总则", "1.1 目的", "1.1.1 细目", "第二章 职责", "2.1 书记", "2.2 委员"),
        apart="不认正规编号",
    )


def _restart_after() -> Listed:
    """`lvlRestart` 1: the third level begins anew after the first one, not after the second."""
    levels = (
        Level("decimal", "%1.", suff="nothing"),
        Level("decimal", "(%2)", suff="nothing"),
        Level("upperLetter", "%3.", suff="space", restart=1),
    )
    body = "".join(
        p(text, (1, depth))
        for text, depth in (
            ("一月", 0),
            ("上旬", 1),
            ("学习", 2),
            ("走访", 2),
            ("下旬", 1),
            ("总结", 2),
            ("二月", 0),
            ("上旬", 1),
            ("学习", 2),
        )
    )
    return Listed(
        Word(body, abstract(1, levels) + num(1, 1)),
        (
            "1.一月",
            "(1)上旬",
            "A. 学习",
            "B. 走访",
            "(2)下旬",
            "C. 总结",
            "2.二月",
            "(1)上旬",
            "A. 学习",
        ),
        apart="不认 lvlRestart",
    )


def _without_number() -> Listed:
    """Bullets and `none` show no number, but a level above still counts; text may stand alone."""
    levels = (
        Level("none", "附", suff="space"),
        Level("decimal", "%1%2.", suff="space"),
        Level("bullet", "\uf0b7"),
        Level("none", "", suff="nothing"),
    )
    body = (
        p("说明", (1, 0))
        + p("甲", (1, 1))
        + p("要点", (1, 2))
        + p("无号", (1, 3))
        + p("乙", (1, 1))
    )
    return Listed(
        Word(body, abstract(1, levels) + num(1, 1)),
        ("附 说明", "1. 甲", "要点", "无号", "2. 乙"),
        apart="项目符号也输出",
    )


def _suffixes() -> Listed:
    levels = (
        Level("chineseCounting", "第%1步", suff="nothing"),
        Level("chineseCounting", "第%2项", suff="space"),
        Level("chineseCounting", "第%3点"),
    )
    body = p("申请", (1, 0)) + p("材料", (1, 1)) + p("份数", (1, 2)) + p("审核", (1, 0))
    return Listed(
        Word(body, abstract(1, levels) + num(1, 1)),
        ("第一步申请", "第一项 材料", "第一点 份数", "第二步审核"),
    )


def _starts() -> Listed:
    """A start of its own, a level used before the one above it (which then counts as used),
    and no start stated (it is 0)."""
    levels = (Level("decimal", "%1.", start=3, suff="nothing"), Level("decimal", "%1.%2"))
    zero = (Level("decimal", "%1.", start=None, suff="nothing"),)
    numbering = abstract(1, levels) + abstract(2, zero) + num(1, 1) + num(2, 2)
    body = (
        p("先用下级", (1, 1))
        + p("四", (1, 0))
        + p("四之一", (1, 1))
        + p("五", (1, 0))
        + p("零", (2, 0))
        + p("一", (2, 0))
    )
    return Listed(
        Word(body, numbering),
        ("3.1 先用下级", "4.四", "4.1 四之一", "5.五", "0.零", "1.一"),
    )


LISTS = {
    "正规编号": _legal(),
    "指定级别后重新开始": _restart_after(),
    "无编号与项目符号": _without_number(),
    "编号之后": _suffixes(),
    "起始编号": _starts(),
}
