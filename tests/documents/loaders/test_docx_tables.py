"""Tables of Word documents: each row can be read, found and cited alone."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.documents.loaders.docx import load_docx
from assistant.documents.reading import parse_loaded
from tests.documents.made.word import Word, p, table

DELETED = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'


def cell(text: str, span: int = 0, merge: str | None = None, bold: bool = False) -> str:
    """A cell; `merge` is restart for the first of a vertical merge and empty for the others."""
    settings = f'<w:gridSpan w:val="{span}"/>' if span else ""
    if merge is not None:
        settings += f'<w:vMerge w:val="{merge}"/>' if merge else "<w:vMerge/>"
    run = f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{text}</w:t></w:r>"
    return f"<w:tc><w:tcPr>{settings}</w:tcPr><w:p>{run}</w:p></w:tc>"


def lines(*rows: list[str]) -> list[str]:
    return load_docx(Word(table(rows)).data(), "a.docx").text.split("\n")


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param(
            [
                [cell("项目"), cell("标准"), cell("备注")],
                [cell("学习"), cell("500元"), cell("每年")],
                [cell("走访"), cell("300元"), cell("")],
            ],
            ["项目：学习 | 标准：500元 | 备注：每年", "项目：走访 | 标准：300元"],
            id="head",
        ),
        pytest.param(
            [
                [cell("姓名", merge="restart"), cell("培养情况", span=2)],
                [cell("", merge=""), cell("开始时间"), cell("联系人")],
                [cell("张三"), cell("2024年1月"), cell("王五", merge="restart")],
                [cell("李四"), cell("2024年2月"), cell("", merge="")],
            ],
            [
                "姓名：张三 | 培养情况·开始时间：2024年1月 | 培养情况·联系人：王五",
                "姓名：李四 | 培养情况·开始时间：2024年2月 | 培养情况·联系人：王五",
            ],
            id="head of two rows, merged down",
        ),
        pytest.param(
            [
                [cell("党费收缴标准表", span=2)],
                [cell("月收入"), cell("比例")],
                [cell("3000元以下"), cell("0.5%")],
                [cell("注：离退休人员另行规定。", span=2)],
            ],
            ["党费收缴标准表", "月收入：3000元以下 | 比例：0.5%", "注：离退休人员另行规定。"],
            id="title and note",
        ),
        pytest.param(
            [
                [cell("姓名"), cell("张三"), cell("性别"), cell("男")],
                [cell("出生年月"), cell("1990年1月"), cell("民族"), cell("汉族")],
                [cell("本人简历"), cell("2010年参加工作。", span=3)],
            ],
            [
                "姓名：张三 | 性别：男",
                "出生年月：1990年1月 | 民族：汉族",
                "本人简历：2010年参加工作。",
            ],
            id="form",
        ),
        pytest.param(
            [
                [cell("一"), cell("提出申请并递交材料")],
                [cell("二"), cell("支部讨论形成决议")],
            ],
            ["一 | 提出申请并递交材料", "二 | 支部讨论形成决议"],
            id="no head",
        ),
        pytest.param(
            [
                [cell("甲组", bold=True), cell("乙组", bold=True)],
                [cell("早班"), cell("晚班")],
                [cell("东区"), cell("西区")],
            ],
            ["甲组：早班 | 乙组：晚班", "甲组：东区 | 乙组：西区"],
            id="bold head",
        ),
        pytest.param(
            [[cell("样例县委组织部文件", span=2)], [cell("样组发〔2025〕3号", span=2)]],
            ["样例县委组织部文件", "样组发〔2025〕3号"],
            id="layout",
        ),
        pytest.param(
            [
                [cell("步骤"), cell("要求")],
                ["<w:tc><w:tcPr/>" + p("申请|登记") + "</w:tc>", p("写明时间；") + p("签名。")],
            ],
            ["步骤：申请｜登记 | 要求：写明时间；签名。"],
            id="bars and paragraphs in cells",
        ),
    ],
)
def test_rows(rows: list[list[str]], wanted: list[str]) -> None:
    assert lines(*rows) == wanted


def test_a_row_marked_as_head_and_one_struck_out() -> None:
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>".format(cell("一") + cell("二"))
    gone = '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{}</w:tr>'.format(cell("删") + cell("去"))
    row = f"<w:tr>{cell('甲')}{cell('乙')}</w:tr>"
    text = load_docx(Word(f"<w:tbl><w:tblPr/>{head}{gone}{row}</w:tbl>").data(), "a.docx").text
    assert text == "一：甲 | 二：乙"


def test_a_table_in_a_cell_is_part_of_its_words() -> None:
    inner = table([[cell("姓名"), cell("职务")], [cell("张三"), cell("书记")]])
    outer = table([[cell("支部"), cell("委员")], [cell("一支部"), inner + p("")]])
    loaded = load_docx(Word(outer).data(), "a.docx")
    assert loaded.text == "支部：一支部 | 委员：姓名：张三 ｜ 职务：书记"


def test_a_table_may_break_off_a_paragraph_that_goes_on() -> None:
    struck = f"<w:p><w:pPr>{DELETED}</w:pPr><w:r><w:t>表前的话</w:t></w:r></w:p>"
    body = struck + table([[cell("项目"), cell("标准")], [cell("学习"), cell("500元")]]) + p("后。")
    assert load_docx(Word(body).data(), "a.docx").text.split("\n") == [
        "表前的话",
        "项目：学习 | 标准：500元",
        "后。",
    ]


def test_a_row_within_an_article_is_found_and_cited_alone() -> None:
    grid = table(
        [[cell("项目"), cell("标准")]]
        + [[cell(f"第{row}类活动"), cell(f"{row}00元")] for row in range(1, 30)]
    )
    body = p("样例制度") + p("第一条　标准如下：") + grid + p("第二条　自印发之日起施行。")
    loaded = load_docx(Word(body).data(), "制度.docx")
    parsed = parse_loaded(loaded, "制度.docx", "0" * 64, date(2025, 1, 1))
    places = {
        section.locator: parsed.text[section.start : section.end].strip()
        for section in parsed.sections
    }
    row = next(locator for locator, text in places.items() if text.startswith("项目：第7类"))
    assert row.startswith("第一条/")
    assert places[row] == "项目：第7类活动 | 标准：700元"
    assert places["第二条"] == "第二条　自印发之日起施行。"
