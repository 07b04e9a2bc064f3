"""Tables of web pages: spans, heads, layout; each row can be read alone."""

from __future__ import annotations

import pytest

from assistant.documents.loaders.html import load_html


def lines(table: str) -> list[str]:
    page = f"<html><head><meta charset='utf-8'></head><body>{table}</body></html>"
    return load_html(page.encode(), "a.html").text.split("\n")


def rows(*texts: str, tag: str = "td") -> str:
    """Rows whose cells are divided by bars; `2*词` spans columns, `2^词` rows."""
    return "".join(
        f"<tr>{''.join(_cell(cell, tag) for cell in text.split('|'))}</tr>" for text in texts
    )


def _cell(text: str, tag: str) -> str:
    for sign, name in (("*", "colspan"), ("^", "rowspan")):
        if text[1:2] == sign:
            return f"<{tag} {name}='{text[0]}'>{text[2:]}</{tag}>"
    return f"<{tag}>{text}</{tag}>"


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (
            rows("事项|责任单位|时限", "受理|窗口|1天", "审批|组织部|3天"),
            [
                "事项：受理 | 责任单位：窗口 | 时限：1天",
                "事项：审批 | 责任单位：组织部 | 时限：3天",
            ],
        ),
        (
            rows("2^类别|2*标准", "城区|乡镇", "2^活动|100元|80元", "120元|90元"),
            [
                "类别：活动 | 标准·城区：100元 | 标准·乡镇：80元",
                "类别：活动 | 标准·城区：120元 | 标准·乡镇：90元",
            ],
        ),
        (
            f"<thead>{rows('早|晚', tag='th')}</thead><tbody>{rows('甲|乙', '丙|丁')}</tbody>",
            ["早：甲 | 晚：乙", "早：丙 | 晚：丁"],
        ),
        (
            f"<caption>值班安排</caption>{rows('日期|值班人员', '1月1日|张三')}",
            ["值班安排", "日期：1月1日 | 值班人员：张三"],
        ),
        (rows("一|提出申请", "二|支部讨论"), ["一 | 提出申请", "二 | 支部讨论"]),
        (
            rows("姓名|张三|电话|", "单位|样例公司|职务|班长"),
            ["姓名：张三", "单位：样例公司 | 职务：班长"],
        ),
    ],
)
def test_rows(table: str, wanted: list[str]) -> None:
    assert lines(f"<table>{table}</table>") == wanted


def test_a_table_inside_a_layout_table() -> None:
    inner = f"<table>{rows('事项|时限', '受理|1天')}</table>"
    page = f"<table><tr><td><p>说明文字，共两段。</p>{inner}<p>表后的话。</p></td></tr></table>"
    assert lines(page) == ["说明文字，共两段。", "事项：受理 | 时限：1天", "表后的话。"]


def test_absurd_spans_are_bounded() -> None:
    wide = "<tr><td colspan='99999999' rowspan='99999999'>宽</td><td>窄</td></tr>" * 50
    assert len("\n".join(lines(f"<table>{wide}</table>"))) < 100_000
