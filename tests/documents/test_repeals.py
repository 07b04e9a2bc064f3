"""What a text says it ends or rewords, with the words that say so."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.documents.repeals import expanded, find_repeals
from assistant.endings import Repeal


def ended(text: str, title: str = "果园新办法") -> list[tuple[str, tuple[str, ...]]]:
    found = find_repeals(text, title)
    for one in found:
        assert text[one.start : one.end] == one.shown
    return [(one.title, one.articles) for one in found if not one.revises]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("第九条 本办法自发布之日起施行，《甲办法》同时废止。", ["甲办法"]),
        (
            "《甲办法》（园发〔1990〕3号）、《乙办法》（园发〔1991〕4号）同时废止。",
            ["甲办法", "乙办法"],
        ),
        ("自本办法施行之日起，2001年5月1日果园县政府发布的《甲办法》即行废止。", ["甲办法"]),
        ("决定废止《甲办法》和《乙办法》。", ["甲办法", "乙办法"]),
        ("原《甲办法》停止执行。", ["甲办法"]),
        ("《甲办法》自2020年1月1日起失效。", ["甲办法"]),
        (
            "决定废止下列文件：\n1.《甲办法》\n2.《乙办法》（园发〔1991〕4号）\n",
            ["甲办法", "乙办法"],
        ),
        ("《关于〈甲办法〉的补充规定》同时废止。", ["关于〈甲办法〉的补充规定"]),
    ],
)
def test_whole_texts_that_end(text: str, titles: list[str]) -> None:
    assert ended(text) == [(title, ()) for title in titles]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("《甲办法》第三条同时废止。", ("第三条",)),
        ("停止执行《甲办法》第三条第二款。", ("第三条第二款",)),
        (
            "《甲办法》第三条至第五条、第八条的规定同时废止。",
            ("第三条", "第四条", "第五条", "第八条"),
        ),
    ],
)
def test_parts_that_end(text: str, articles: tuple[str, ...]) -> None:
    assert ended(text) == [("甲办法", articles)]


@pytest.mark.parametrize(
    "text",
    [
        "根据《甲办法》的规定，废止旧表。",
        "《甲办法》与本办法不一致的，以本办法为准。",
        "关于修改、废止《甲办法》的程序，另行规定。",
        "《甲办法》未废止的条款继续有效。",
        "《甲办法》废止前受理的，仍按原规定办理。",
        "拟废止《甲办法》，征求意见。",
        "违反《甲办法》的，资格予以废止。",
        "《关于废止旧表的通知》已收到。",
        "下列文件继续有效：\n1.《甲办法》\n",
    ],
)
def test_sentences_that_end_nothing(text: str) -> None:
    assert ended(text) == []


def test_number_day_and_issue_of_what_is_ended() -> None:
    (one,) = find_repeals(
        "自2020年3月1日起，2012年5月6日发布的《甲办法》（园发(2012)第3号）自2020年3月1日起废止。",
        "乙",
    )
    assert (one.number, one.since, one.written) == (
        "园发〔2012〕3号",
        date(2020, 3, 1),
        date(2012, 5, 6),
    )


def test_a_decision_that_rewords_and_strikes_out() -> None:
    text = (
        "果园合作社关于修改《果园值班办法》的决定\n一、第三条修改为：每班两人。\n"
        "二、删去第五条。\n三、《果园值班办法》第七条第二款修改为：每周一次。\n"
    )
    found = find_repeals(text, "果园合作社关于修改《果园值班办法》的决定")
    assert [(one.title, one.articles, one.revises) for one in found] == [
        ("果园值班办法", ("第三条",), True),
        ("果园值班办法", ("第五条",), False),
        ("果园值班办法", ("第七条第二款",), True),
    ]


def test_a_text_that_is_about_nothing_ends_nothing() -> None:
    assert find_repeals("", "") == ()
    assert find_repeals("《" * 500, "甲") == ()
    assert all(isinstance(one, Repeal) for one in find_repeals("废止《甲》" * 300, "乙"))


def test_ranges_are_written_out_within_reason() -> None:
    assert expanded("第三条至第五条") == ("第三条", "第四条", "第五条")
    assert expanded("第五条至第三条") == ("第五条", "第三条")
    assert len(expanded("第一条至第九千条")) == 2
