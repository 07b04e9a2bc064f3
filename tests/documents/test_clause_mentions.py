"""Which words of a text name clauses, and which only look so."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cross_references import Mention
from assistant.documents.clause_mentions import clause_mentions


def read(text: str) -> list[tuple[str, Mention]]:
    """The words with what they were read as."""
    found = clause_mentions(text, [(0, len(text))])
    return [(text[one.start : one.end], one) for one in found]


def words(text: str) -> list[str]:
    return [said for said, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "said", "path"),
    [
        ("第九条 按照第七条规定办理。", "第七条", ("条7",)),
        ("第九条 本条例第十二条所列的材料。", "第十二条", ("条12",)),
        ("依照本法第三十条第二款的规定", "第三十条第二款", ("条30", "款2")),
        ("违反本办法第五条第（三）项的", "第五条第（三）项", ("条5", "项3")),
        ("（见第十二条）", "第十二条", ("条12",)),
        ("本细则第12条规定的", "第12条", ("条12",)),
        ("依照本法第一百二十条之一的规定", "第一百二十条之一", ("条120之一",)),
        ("本章第八十七条规定的", "第八十七条", ("条87",)),
        ("本实施办法第一条规定的对象", "第一条", ("条1",)),
    ],
)
def test_a_clause_of_the_text_itself(text: str, said: str, path: tuple[str, ...]) -> None:
    ((shown, mention),) = read(text)
    assert (shown, mention.path, mention.names) == (said, path, ())


def test_an_enumeration_hands_on_what_it_does_not_repeat() -> None:
    found = read("有本法第四十条第一项、第二项和第四十一条第一款第（二）项规定的情形")
    assert [(said, mention.path, mention.noun) for said, mention in found] == [
        ("第四十条第一项", ("条40", "项1"), "法"),
        ("第二项", ("条40", "项2"), "法"),
        ("第四十一条第一款第（二）项", ("条41", "款1", "项2"), "法"),
    ]
    listed = read("按照第七条、第八条和第十条第二款的规定")
    assert [mention.path for _, mention in listed] == [("条7",), ("条8",), ("条10", "款2")]


def test_an_enumeration_over_two_texts_keeps_them_apart() -> None:
    found = read("违反《甲法》第三条、第四条和本办法第五条、第六条规定的")
    assert [(said, mention.names) for said, mention in found] == [
        ("第三条", ("甲法",)),
        ("第四条", ("甲法",)),
        ("第五条", ()),
        ("第六条", ()),
    ]


@pytest.mark.parametrize(
    ("text", "said", "first", "last"),
    [
        ("适用本法第三条至第五条的规定", "第三条至第五条", ("条3",), ("条5",)),
        ("有本法第三条第一项至第三项情形", "第三条第一项至第三项", ("条3", "项1"), ("条3", "项3")),
        ("执行第六至十二条的规定", "第六至十二条", ("条6",), ("条12",)),
        (
            "按照本办法第三条第（一）至（四）项",
            "第三条第（一）至（四）项",
            ("条3", "项1"),
            ("条3", "项4"),
        ),
    ],
)
def test_a_range_is_one_reference(
    text: str, said: str, first: tuple[str, ...], last: tuple[str, ...]
) -> None:
    ((shown, mention),) = read(text)
    assert (shown, mention.path, mention.last) == (said, first, last)


@pytest.mark.parametrize(
    ("text", "said", "unit", "back", "path"),
    [
        ("违反前款规定的", "前款", "款", 1, ()),
        ("依照前两款的规定", "前两款", "款", 2, ()),
        ("适用前条第二款的规定", "前条第二款", "条", 1, ("款2",)),
        ("有前款第（三）项情形的", "前款第（三）项", "款", 1, ("项3",)),
        ("按照本条前款规定", "本条前款", "款", 1, ()),
        ("符合本条第一款规定的", "本条第一款", "条", 0, ("款1",)),
        ("属于第（一）项情形的", "第（一）项", "款", 0, ("项1",)),
        ("企业从事前款规定的项目", "前款", "款", 1, ()),
    ],
)
def test_a_clause_counted_from_where_it_is_said(
    text: str, said: str, unit: str, back: int, path: tuple[str, ...]
) -> None:
    ((shown, mention),) = read(text)
    assert (shown, mention.unit, mention.back, mention.path) == (said, unit, back, path)


def test_a_clause_of_another_text() -> None:
    ((said, mention),) = read("根据《中国共产党章程》（2022年修订）第三十一条的规定")
    assert (said, mention.names, mention.note) == (
        "第三十一条",
        ("中国共产党章程",),
        "（2022年修订）",
    )
    ((_, unmarked),) = read("第二条 依照企业所得税法第五条的规定")
    assert "企业所得税法" in unmarked.names


def test_a_short_name_means_the_title_that_it_was_given_for() -> None:
    text = "根据《果园市工会条例》（以下简称《条例》）制定本办法。\n第二条 《条例》第九条所称职工。"
    assert [(said, mention.names) for said, mention in read(text)] == [
        ("第九条", ("果园市工会条例",))
    ]
    twice = text + "\n《果园市学校条例》（以下简称《条例》）也一样，按照《条例》第三条。"
    assert {mention.names for _, mention in read(twice)} == {("条例",)}


@pytest.mark.parametrize(
    "text",
    [
        "第七条 党支部每月召开一次会议。",  # the mark of the article itself
        "## 第七条 党支部每月召开一次会议。",
        "按照《公司法》等法律第三条的规定",
        "合同第五条约定的期限",
        "附件第三条",
        "该规定第七条所列材料",  # named, and resolved by title: no document is called so
        "总结出第一条经验和第三条措施",
        "完成第一项任务，开发第二款产品",
        "税前项目和目前款项，前条件不变，本条例自发布之日起施行，本项目",
        "（一）下列情形：（二）其他情形",
        "将“按照第七条规定办理”改为：",
        "修订前的《公司法》第二十条",
        "2013年版《公司法》第二十条",
        "具有下列（一）至（四）项中的任何一项",
    ],
)
def test_what_only_looks_like_a_clause_of_this_text(text: str) -> None:
    assert [m for _, m in read(text) if not m.names or m.names == ("公司法",)] == []


def test_a_number_alone_after_another_text_was_spoken_of_is_left_open() -> None:
    assert words("依照《刑法》第八条处理，按照第九条公示。") == ["第八条"]
    assert words("《刑法》规定从重的，按照第九条公示。") == []
    assert words("第五条 依照公司法第三条的规定。\n按照第二款的规定公示。") == ["第三条"]
    # What belongs to the text in so many words stays known.
    assert words("依照《刑法》第八条处理，按照本办法第九条公示。") == ["第八条", "第九条"]


def test_of_which_paragraph_an_item_is_has_to_be_said() -> None:
    assert words("依照前款和第三项的规定") == ["前款"]


def test_a_count_is_no_number_of_an_item() -> None:
    assert words("经营前款两项以上业务的，以及前款三项业务的") == ["前款", "前款"]


def test_a_list_after_an_unknown_text_stays_unknown() -> None:
    assert words("合同第五条、第六条和第七条") == []


_PIECES = [
    "第",
    "条",
    "款",
    "项",
    "（",
    "）",
    "《",
    "》",
    "前",
    "本",
    "法",
    "条例",
    "至",
    "、",
    "和",
]
_PIECES += ["一", "二", "十", "零", "3", "两", "依照", "规定", "\n", "“", "”", "（以下简称", "之"]


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_whatever_stands_there_the_words_are_spans_in_order(text: str) -> None:
    found = clause_mentions(text, [(0, len(text))])
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(one.path or one.unit for one in found)
