"""Particulars and the words that show them: 文号, 发文机关, 主送, dates, level."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.documents.document_numbers import written_number
from assistant.documents.metadata import FileFacts, Metadata, read_metadata
from assistant.particulars import Origin, Particular

TODAY = date(2026, 1, 1)
NOTICE = """中共果园县委组织部文件

园组通〔2021〕9号

中共果园县委组织部
关于做好读书登记工作的通知

各乡镇党委，县直各单位，驻县各企业：

现将有关事项通知如下：

一、登记范围
凡在岗社员都要登记。

中共果园县委组织部
2021年5月6日

果园县委组织部办公室　　2021年5月8日印发
"""


def read(
    text: str, name: str = "文件", margins: tuple[str, ...] = (), **properties: str
) -> Metadata:
    return read_metadata(text, FileFacts(name, properties, margins), TODAY)


def shown(found: Metadata, name: str) -> Particular:
    return next(one for one in found.particulars if one.name == name)


def test_a_notice_shows_everything_where_it_stands() -> None:
    found = read(NOTICE)
    values = {one.name: one.value for one in found.particulars}
    assert values == {
        "title": "中共果园县委组织部关于做好读书登记工作的通知",
        "number": "园组通〔2021〕9号",
        "issuer": "中共果园县委组织部",
        "addressee": "各乡镇党委，县直各单位，驻县各企业",
        "written": "2021-05-06",
        "published": "2021-05-08",
        "level": "县级",
    }
    for one in found.particulars:
        assert one.start is not None and NOTICE[one.start : one.end] == one.shown
    assert shown(found, "issuer").start == NOTICE.rindex("中共果园县委组织部\n2021")


@pytest.mark.parametrize(
    "words",
    [
        *("园发〔2012〕11号", "园发[2012]11号", "园发(2012)11号", "园发（2012）11号"),
        *("园发【2012】11号", "园发［2012］11号", "园发﹝2012﹞11号", "园发〈2012〉11号"),
        *("园发〔2012]11号", "园发〔2012〕第11号", "园发 〔2012〕 11 号", "园 发〔2012〕11号"),
        *(
            "园发〔２０１２〕１１号",
            "园发〔二〇一二〕十一号",
            "园发〔2012〕011号",
            "园发〔2012年〕11号",
        ),
    ],
)
def test_every_spelling_of_a_number_is_one_number(words: str) -> None:
    assert written_number(words) == "园发〔2012〕11号"
    found = read(f"{words}\n关于开会的通知\n请到会。\n")
    assert found.number == "园发〔2012〕11号"
    assert shown(found, "number").shown == words


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("（园发〔2012〕11号）", "园发〔2012〕11号"),
        ("文号：园发〔2012〕11号", "园发〔2012〕11号"),
        ("园发〔2012〕11号　　　　签发人：某某", "园发〔2012〕11号"),
        ("果园局公告2018年第28号", "果园局公告2018年第28号"),
    ],
)
def test_lines_that_are_a_number(line: str, number: str) -> None:
    assert read(f"关于开会的通知\n{line}\n请到会。\n").number == number


def test_a_number_in_brackets_behind_a_title_of_two_lines() -> None:
    found = read("果园县关于做好读书\n登记工作的通知（园发〔2012〕11号）\n请登记。\n")
    assert (found.number, shown(found, "number").shown) == ("园发〔2012〕11号", "园发〔2012〕11号")


@pytest.mark.parametrize(
    "line",
    [
        "根据园发〔2012〕11号文件精神，请到会。",
        "附件：园发〔2012〕11号和园发〔2013〕2号",
        "园发〔2012〕11号第三条说，人人读书。",
    ],
)
def test_numbers_of_other_texts_are_not_taken(line: str) -> None:
    assert read(f"关于开会的通知\n{line}\n请到会。\n").number is None


def test_the_head_of_the_paper_and_its_number_may_stand_in_the_page_header() -> None:
    found = read("关于开会的通知\n请到会。\n", margins=("果园县读书委员会文件\n园读发〔2020〕3号",))
    assert (found.issuer, found.number) == ("果园县读书委员会", "园读发〔2020〕3号")
    assert shown(found, "number").origin == Origin.MARGIN.value
    assert shown(found, "number").start is None


@pytest.mark.parametrize(
    "line",
    ["同志们：", "各位代表：", "具体要求如下：", "主办单位：", "各支部要做到：", "一、各单位："],
)
def test_lines_that_address_nobody(line: str) -> None:
    assert read(f"关于读书的通知\n{line}\n请读书。\n").addressee is None


def test_several_organs_sign_together() -> None:
    text = "关于读书的通知\n请读书。\n果园县教育局\n果园县财政局\n2020年1月2日\n"
    found = read(text)
    assert found.issuer == "果园县教育局 果园县财政局"
    assert shown(found, "issuer").shown == "果园县教育局\n果园县财政局"


def test_a_chinese_date_signs_as_well() -> None:
    found = read("关于读书的通知\n请读书。\n果园县教育局\n二〇二〇年一月二日\n")
    assert (found.issuer, found.dates.written) == ("果园县教育局", date(2020, 1, 2))


def test_in_force_since_is_shown_by_its_sentence() -> None:
    text = "读书办法\n第一条 读书。\n第二条 本办法自2021年3月1日起施行。\n"
    found = read(text)
    assert shown(found, "effective").shown == "自2021年3月1日起施行"
    assert str(found.status) == "现行有效"


@pytest.mark.parametrize(
    ("text", "trial"),
    [
        ("读书办法（试行）\n第一条 读书。\n", True),
        ("读书办法\n第一条 本办法自2021年3月1日起试行。\n", True),
        ("读书办法\n第一条 试行期满后读书。\n", False),
    ],
)
def test_trial(text: str, trial: bool) -> None:
    assert read(text).trial is trial


def test_nothing_is_said_without_evidence() -> None:
    found = read("读书很好，写字也很好，两样都要做。\n")
    assert [one.name for one in found.particulars] == ["title"]
    assert (found.number, found.issuer, found.level, found.region) == (None,) * 4


def test_what_a_page_states_is_shown_as_such() -> None:
    facts = FileFacts("x", {"number": "某府规（2024）13号", "status": "废止"}, (), Origin.PAGE)
    found = read_metadata("关于阅读的通告\n请读书。\n", facts, TODAY)
    assert shown(found, "number") == Particular(
        "number", "某府规〔2024〕13号", "某府规（2024）13号", origin="网页信息"
    )
    assert shown(found, "status").origin == "网页信息"
