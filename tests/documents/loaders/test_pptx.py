"""Presentations: titles as headings, numbers, tables, notes; what is hidden is named."""

from __future__ import annotations

import pytest

from assistant.documents.loaders.pptx import load_pptx
from assistant.documents.structure import parse_structure
from assistant.errors import FileBroken
from tests.documents.made import slides


def test_slides_are_pages_with_their_titles_as_headings() -> None:
    loaded = load_pptx(slides.deck(), "流程.pptx")
    assert [line for line in loaded.text.split("\n") if line] == [
        "样例支部设立流程",
        "样例园区党委",
        "## 一、步骤",
        "1. 提出申请",
        "2. 召开会议",
        "3. 报上级审批",
        "备注：此处强调 先请示后开会",
        "## 二、材料清单",
        "每家企业准备：",
        "材料：申请书 | 份数：2",
        "材料：名册 | 份数：1",
        "以上材料一式两份。",
    ]
    assert loaded.properties == {"title": "样例支部设立流程"}
    starts = [loaded.text[start : start + 6] for start in loaded.pages]
    assert starts == ["样例支部设立", "## 一、步", "## 二、材", "以上材料一式", ""]
    assert loaded.warnings == ("没有读取隐藏的幻灯片：第5页；需要时请取消隐藏后再添加",)
    assert "不公开" not in loaded.text


def test_titles_head_sections() -> None:
    text = load_pptx(slides.deck(), "流程.pptx").text
    located = [section.locator for section in parse_structure(text).sections]
    assert {"一", "二"} <= set(located)


@pytest.mark.parametrize(
    ("paragraphs", "lines"),
    [
        (
            ((0, "ea1ChsPeriod", "甲"), (1, "arabicParenR", "子"), (1, "arabicParenR", "丑")),
            ["一、甲", "1)子", "2)丑"],
        ),
        (
            ((0, "circleNumDbPlain@3", "甲"), (0, "circleNumDbPlain@3", "乙"), (0, "", "丙")),
            ["③ 甲", "④ 乙", "丙"],
        ),
        (
            ((0, "alphaLcParenBoth", "甲"), (0, "", "隔"), (0, "alphaLcParenBoth", "乙")),
            ["(a)甲", "隔", "(a)乙"],
        ),
        (((0, "romanUcPeriod", "甲"), (0, "unknownScheme", "乙")), ["I. 甲", "1 乙"]),
        (((0, "arabicPeriod@99999999", "甲"),), ["32767. 甲"]),
    ],
)
def test_numbers(paragraphs: tuple[tuple[int, str, str], ...], lines: list[str]) -> None:
    assert load_pptx(slides.numbered(*paragraphs), "a.pptx").text.split("\n") == ["编号", *lines]


def test_a_broken_presentation_is_named() -> None:
    whole = slides.deck()
    for data in (whole[: len(whole) // 2], whole[:-30]):
        with pytest.raises(FileBroken, match=r"课件\.pptx.*损坏"):
            load_pptx(data, "课件.pptx")
