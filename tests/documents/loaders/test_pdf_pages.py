"""Pages that must be read by position: columns, tables, footnotes, turned pages, watermarks."""

from __future__ import annotations

import pytest

from assistant.documents.loaders.pdf import load_pdf
from tests.documents.loaders import sample_files as samples
from tests.documents.made import pages

HEADS = ("活动", "负责人", "时限")
ROWS = (("集中学习", "支部书记", "3天"), ("走访慰问", "组织委员", "7天"))
MORE = (("谈心谈话", "支部书记", "30天"), ("主题党日", "宣传委员", "1天"))
WIDTHS = (120, 120, 100)


def read(*draws: pages.Draw) -> list[str]:
    loaded = load_pdf(pages.pdf(*draws), "a.pdf")
    assert loaded.warnings == ()
    return [line for line in loaded.text.split("\n") if line]


def number(page: int) -> pages.Draw:
    return pages.lines([f"— {page} —"], 280, 40)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["支部每月安排一次活动，要提前", "三天通知到党员，写明时间和内", "容。", "因倒班不"
            "能到场的，七天之内", "补课，并写明补课的时间。"]  # fmt: skip
    right = ["活动经费从党建工作经费中列支", "，每人每年不超过500元，年底", "公布使用情况。",
             "每半年检查一次，不合格的限期", "30天整改，并重新检查。"]  # fmt: skip
    lines = read(pages.columns(left, right, "样例支部工作要点"))
    assert "".join(lines) == "样例支部工作要点" + "".join(left) + "".join(right)


def test_rows_of_a_table_stand_alone_and_keep_their_heads_over_page_breaks() -> None:
    lines = read(
        pages.both(
            pages.lines(["活动安排表"]), pages.table((HEADS, *ROWS), 600, WIDTHS), number(1)
        ),
        pages.both(pages.table(MORE, 740, WIDTHS), number(2)),
        pages.both(pages.table(ROWS, 740, WIDTHS), pages.lines(["表后说明。"], top=600), number(3)),
    )
    first = ["活动：集中学习 | 负责人：支部书记 | 时限：3天",
             "活动：走访慰问 | 负责人：组织委员 | 时限：7天"]  # fmt: skip
    second = ["活动：谈心谈话 | 负责人：支部书记 | 时限：30天",
              "活动：主题党日 | 负责人：宣传委员 | 时限：1天"]  # fmt: skip
    assert lines == ["活动安排表", *first, *second, *first, "表后说明。"]


def test_a_row_that_is_broken_between_two_pages_is_whole() -> None:
    lines = read(
        pages.both(
            pages.table((HEADS, *ROWS, ("结对帮扶", "组织", "每月不少")), 200, WIDTHS), number(1)
        ),
        pages.both(pages.table((("", "", "于一次"), *MORE), 740, WIDTHS), number(2)),
    )
    assert lines[2] == "活动：结对帮扶 | 负责人：组织 | 时限：每月不少于一次"
    assert lines[3] == "活动：谈心谈话 | 负责人：支部书记 | 时限：30天"


def test_lines_of_a_cell_are_joined_where_the_frame_broke_them() -> None:
    wrapped = "提前三天通知党员\n写，明时间\n不补通知"
    lines = read(pages.table((HEADS, ("学习", "书记", wrapped)), 724, (100, 100, 120)))
    assert lines == ["活动：学习 | 负责人：书记 | 时限：提前三天通知党员写，明时间 不补通知"]


def test_a_table_after_other_text_starts_anew() -> None:
    lines = read(
        pages.both(pages.table((HEADS, *ROWS), 700, WIDTHS), number(1)),
        pages.both(
            pages.lines(["另一张表"]),
            pages.table((("姓名", "职务", "电话"), ("甲", "书记", "无")), 700, WIDTHS),
            number(2),
        ),
    )
    assert lines[-2:] == ["另一张表", "姓名：甲 | 职务：书记 | 电话：无"]


def test_a_footnote_does_not_part_the_sentence_that_runs_over_the_page() -> None:
    note = ["① 活动经费从党建工作经费中列支，每人每年不超过500元，具体标准由支部党员",
            "大会讨论确定。"]  # fmt: skip
    lines = read(
        pages.both(
            pages.lines(["　　第一条　为了让党支部的活动有计划、有记录、有经费①，",
                         "根据上级党组织的要求，结合本企业倒班生产、人员流动快的实"], top=180),
            pages.lines(note, top=100, size=9),
            number(1),
        ),
        pages.both(
            pages.lines(["际，经支部党员大会讨论通过，制定本办法。",
                         "　　第二条　本办法适用于企业全体党员，包括预备党员和流动党",
                         "员，以及在本企业工作三个月以上的劳务派遣党员。"]),
            number(2),
        ),
    )  # fmt: skip
    assert lines == [
        "第一条　为了让党支部的活动有计划、有记录、有经费①，根据上级党组织的要求，结合本企业"
        "倒班生产、人员流动快的实际，经支部党员大会讨论通过，制定本办法。",
        "".join(note),
        "第二条　本办法适用于企业全体党员，包括预备党员和流动党员，以及在本企业工作三个月以上的劳务"
        "派遣党员。",
    ]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_turned_writing_is_read_upright(turns: int) -> None:
    upright = pages.prose(samples.RULES[:6])
    assert read(pages.turned(upright, turns)) == list(samples.RULES[:6])


@pytest.mark.parametrize("turns", [1, 3])
def test_a_page_turned_by_its_own_entry_is_read_upright(turns: int) -> None:
    upright = pages.prose(samples.RULES[:6])
    assert read(pages.turned(upright, turns, entry=True)) == list(samples.RULES[:6])


def test_a_number_that_stands_across_the_page_is_not_mixed_into_its_lines() -> None:
    lines = read(
        pages.both(pages.turned(pages.prose(samples.RULES[:6]), 1), pages.lines(["附表"], 500, 20))
    )
    assert lines == [*samples.RULES[:6], "附表"]


def test_a_watermark_is_looked_at_and_not_stored() -> None:
    data = pages.pdf(pages.both(pages.slanted("秘密文件"), pages.prose(samples.RULES[:6])))
    loaded = load_pdf(data, "a.pdf")
    assert loaded.text.split("\n") == list(samples.RULES[:6])
    assert loaded.margins == ("秘密文件",)


def test_shadows_of_bold_lines_are_read_once() -> None:
    shadow = pages.lines([samples.RULES[0]], left=pages.LEFT + 0.6, top=pages.TOP - 0.4)
    assert read(pages.both(pages.prose(samples.RULES[:6]), shadow)) != []
    line = pages.lines([samples.RULES[0]])
    assert read(pages.both(line, shadow)) == [samples.RULES[0]]
