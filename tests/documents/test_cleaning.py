"""Cleaning: wraps, heads, numbers and odd characters go, words stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents.cleaning import clean_pages, clean_text
from assistant.documents.page_furniture import is_page_number
from assistant.text import squeeze

LONG = "党支部应当把党员组织起来按时开会认真学习做好记录并且把每一次活动的情况如实写下来"
# line ends, spaces, marks, everyday characters, and what PDF writers leave behind
ALPHABET = "\n\n\r\t 　\u00a0\u200b\ufeff\x00\ue000"
ALPHABET += "第一二三条章节（）1２.、，。；：“”|-—党支部会员总则附件页abz"
raw_text = st.text(alphabet=ALPHABET, max_size=400)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ufeff　　第一条　内容", "第一条　内容"),
        ("甲\n\n\n \n乙", "甲\n\n乙"),
        ("第一章　总　则", "第一章　总则"),
        ("第一章 总 则", "第一章 总则"),
        ("附　则", "附则"),
        ("关 于 开 展 学 习 的 通 知", "关于开展学习的通知"),
        ("张三 李四 王五", "张三 李四 王五"),
        ("第一条  为了　　工作，\u00a0制定", "第一条 为了　工作， 制定"),
        ("党⽀部⺠主⻓远开⼾", "党支部民主长远开户"),
        ("甲\x00乙\ue001丙\u200d丁", "甲乙丙丁"),
        ("正文。\n— 3 —\n后文。", "正文。\n后文。"),
        ("正文。\n第 3 页 共 9 页\n后文。", "正文。\n后文。"),
        ("2025\n总数", "2025\n总数"),
    ],
)
def test_characters_spaces_and_numbers(raw: str, cleaned: str) -> None:
    assert clean_text(raw) == cleaned


@pytest.mark.parametrize(
    "line", ["— 3 —", "- 12 -", "－３－", "第 3 页", "第3页 共9页", "共 9 页 第 3 页"]
)
def test_page_numbers(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["3", "1.", "第三条", "- 3 项 -", "——", "第3页见附件"])
def test_what_only_looks_like_a_page_number(line: str) -> None:
    assert not is_page_number(line)


def wrapped(*paragraphs: str, column: int = 20) -> str:
    return "\n".join(
        text[at : at + column] for text in paragraphs for at in range(0, len(text), column)
    )


def test_wrapped_lines_are_rejoined_and_marks_start_lines() -> None:
    paragraphs = [
        "关于按时开会的规定",
        "第一章 会议",
        f"第一条 {LONG}，{LONG}。",
        f"（一）{LONG}；",
        f"二、{LONG}。",
        f"1.{LONG}。",
        f"附件1 {LONG}。",
    ]
    assert clean_text(wrapped(*paragraphs)).split("\n") == paragraphs


def test_an_indent_tells_paragraphs_from_sentences() -> None:
    paragraphs = [f"{LONG[:17]}。{LONG}，{LONG}。", f"{LONG}。", f"{LONG}，{LONG}。", f"{LONG}。"]
    text = "\n".join(wrapped(f"　　{paragraph}") for paragraph in paragraphs)
    assert text.split("\n")[0].endswith("。")
    assert clean_text(text).split("\n") == paragraphs


def test_latin_words_keep_their_space() -> None:
    text = "\n".join(
        ["the party branch shall hold a meeting every", "month and keep a record of all those who"]
        * 4
    )
    assert "every month and" in clean_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(
            f"{name}，男，汉族，大专学历，入党时间二〇一{n}年"
            for n, name in enumerate(("张三", "李四"))
        ),
        "\n".join(["春眠不觉晓", "处处闻啼鸟", "夜来风雨声", "花落知多少"]),
        "\n".join([LONG + "。", LONG[:30] + "。", LONG + LONG + "。"]),
        "\n".join(f"{n} | 集中学习与讨论交流活动 | 支部书记与组织委员 | 3天" for n in range(9)),
    ],
)
def test_lines_stay_apart_without_evidence(text: str) -> None:
    assert clean_text(text) == text


def pages_of(bodies: list[str], head: str = "", foot: str = "") -> list[str]:
    return [
        "\n".join(filter(None, (head, body, foot.format(number))))
        for number, body in enumerate(bodies, 1)
    ]


BODIES = [
    "甲事已办。\n乙事待办。\n丙事再议。",
    "丁事已办。\n戊事待办。\n己事再议。",
    "庚事已办。\n辛事待办。\n壬事再议。",
]


@pytest.mark.parametrize("foot", ["{}", "— {} —", "第 {} 页 共 3 页", "{} / 3", "样例街道印制 {}"])
def test_running_heads_and_feet_go(foot: str) -> None:
    text, starts = clean_pages(pages_of(BODIES, "样例街道工作资料", foot))
    assert text == "\n".join(BODIES)
    assert [text[start] for start in starts] == ["甲", "丁", "庚"]


def test_heads_of_two_pages_go() -> None:
    text, _ = clean_pages(pages_of(BODIES[:2], "样例街道工作资料", "— {} —"))
    assert text == "\n".join(BODIES[:2])


def test_the_head_row_of_a_long_table_stays_once() -> None:
    pages = [
        BODIES[0],
        BODIES[1],
        *(f"姓名 职务 电话\n{name}同志\n尾行{name}" for name in "甲乙丙丁"),
    ]
    text, _ = clean_pages(pages)
    assert text.count("姓名 职务 电话") == 1


def test_figures_that_do_not_keep_step_stay() -> None:
    text, _ = clean_pages(["合计\n15", "合计\n40", "合计\n7"])
    assert all(figure in text for figure in ("15", "40", "7"))


def test_a_paragraph_across_pages_is_one() -> None:
    paragraph = f"第一条 {LONG}，{LONG}，{LONG}，{LONG}。"
    lines = wrapped(paragraph).split("\n")
    pages = ["\n".join(lines[:4]), "", "\n".join(lines[4:])]
    text, starts = clean_pages(pages)
    assert text == paragraph
    assert starts == (0, 80, 80)


def test_pages_without_text() -> None:
    assert clean_pages(["", "\n"]) == ("", (0, 0))
    assert clean_pages([]) == ("", ())


@settings(max_examples=300, deadline=None)
@given(raw_text)
def test_no_word_is_lost(raw: str) -> None:
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    wanted = "".join(line for line in lines if not is_page_number(clean_line(line)))
    assert squeeze(clean_text(raw)) == squeeze(wanted)


@settings(max_examples=200, deadline=None)
@given(st.lists(raw_text, max_size=5))
def test_page_starts_are_in_order_and_lines_are_tidy(pages: list[str]) -> None:
    text, starts = clean_pages(pages)
    assert len(starts) == len(pages)
    assert list(starts) == sorted(starts)
    assert all(0 <= start <= len(text) for start in starts)
    assert all(start == len(text) or text[start] not in " 　\n" for start in starts)
    assert "\n\n\n" not in text
    assert all(line == line.strip() for line in text.split("\n"))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.text(alphabet="党支部会员学习，。", min_size=5, max_size=60), min_size=3, max_size=6
    )
)
def test_no_word_is_lost_on_pages(bodies: list[str]) -> None:
    unique = [f"{number * 7}{body}{number * 7}尾" for number, body in enumerate(bodies)]
    text, _ = clean_pages(pages_of(unique, "样例街道工作资料", "— {} —"))
    assert squeeze(text) == squeeze("".join(unique))


def clean_line(line: str) -> str:
    return clean_text(f"甲\n{line}").removeprefix("甲").strip()
