"""A report with everything that a report may hold, hostile texts among it."""

from __future__ import annotations

from datetime import date

from assistant.report import (
    FillIn,
    Heading,
    PageBreak,
    Paragraph,
    Remarks,
    Report,
    Signatures,
    SourceLine,
    Table,
    Tick,
)

HOSTILE = "<script>alert(1)</script> **粗** [链](http://x.example) `码` | 竖 \x07\x1b[31m\u202e"
REPORT = Report(
    title=f"借书办理清单{HOSTILE}",
    body=(
        Heading("第一章 借书"),
        Tick(
            "填写申请表",
            (1, 2),
            (
                ("谁办", "借书人"),
                ("材料", "申请表、借书证"),
                ("时限", "三天内"),
                ("谁批", "组长批准"),
            ),
        ),
        Paragraph("借书的手续是："),
        Tick("登记", (1,), inner=True),
        Tick(HOSTILE, (2,), label="讲话要求"),
        Heading("注意"),
        Remarks((Paragraph("不得转借", (2,)), Paragraph(HOSTILE))),
        Table(("事项", "时限"), (("还书", "三十天"), (HOSTILE, "1. 一天"))),
        Paragraph("1. 并非编号"),
        Heading("一、还书"),
        Heading("（一）带上", 2),
        Tick("借书证"),
        Heading("1. 另带", 3),
        Tick("书单"),
        Heading("1. 登记", 3),
        Table(("姓名", "书名", "归还日期"), (("", "", ""), ("", "", ""))),
        PageBreak(),
        FillIn(f"还有什么话要说{HOSTILE}", 3),
        Signatures(("借书人", "组长")),
    ),
    sources=(
        SourceLine(1, "《读书会条例》第三条", "现行有效", "填写申请表，登记。"),
        SourceLine(2, f"《{HOSTILE}》", "状态未知", HOSTILE),
    ),
    printed=date(2031, 5, 1),
    notice="重要事项请核对原文。",
)
