from datetime import date

import pytest

from assistant.documents.metadata import FileFacts, Metadata, read_metadata
from assistant.domain import Kind, Level, Status

TODAY = date(2026, 1, 1)


def read(text: str, name: str = "文件", **properties: str) -> Metadata:
    return read_metadata(text, FileFacts(name, properties), TODAY)


def test_a_notice_with_number_signature_and_wrapped_title() -> None:
    found = read(
        "中共某某市委组织部关于做好志愿者\n登记工作的通知\n（某组通〔2019〕7号）\n各单位：\n"
        "请做好登记。\n中共某某市委组织部\n2019年3月4日\n"
    )
    assert found.title == "中共某某市委组织部关于做好志愿者登记工作的通知"
    assert (found.number, found.issuer) == ("某组通〔2019〕7号", "中共某某市委组织部")
    assert found.dates.written == date(2019, 3, 4)
    assert (found.kind, found.status) == (Kind.DOCUMENT, Status.UNKNOWN)
    assert found.warnings == ()


@pytest.mark.parametrize("number", ["(2012)11号", "[2012]11号", "〔2012〕11号", "（2012）第11号"])
def test_every_spelling_of_a_number(number: str) -> None:
    assert read(f"关于开会的通知\n某办发{number}\n请到会。\n").number == "某办发〔2012〕11号"


def test_a_number_in_a_sentence_is_not_the_documents_own() -> None:
    found = read("关于开会的通知\n根据某办发〔2012〕11号的要求，请到会。\n")
    assert found.number is None


def test_the_attached_rules_are_the_document() -> None:
    found = read(
        "关于印发《河北省阅读工作规程（试行）》的通知\n（冀读发〔2015〕6号）\n请执行。\n"
        "中共河北省委组织部\n2015年10月19日\n河北省阅读工作规程（试行）\n第一条 读书。\n"
        "本规程自2016年1月1日起执行。\n"
    )
    assert found.title == "河北省阅读工作规程（试行）"
    assert found.number == "冀读发〔2015〕6号"
    assert found.status is Status.TRIAL
    assert found.dates.effective == date(2016, 1, 1)
    assert (found.level, found.region) == (Level.PROVINCE, "河北省")


def test_a_notice_without_its_attachment_keeps_its_title() -> None:
    title = "关于印发《阅读工作规程》的通知"
    assert read(f"{title}\n请执行。\n").title == title


def test_a_law_with_its_adoption_list() -> None:
    found = read(
        "# 中华人民共和国阅读法\n\n"
        "1993年12月29日 第八届全国人民代表大会常务委员会第五次会议通过\n\n"
        "2023年12月29日 第十四届全国人民代表大会常务委员会第七次会议第二次修订\n\n"
        "第一条 读书。\n第二条 本法自2024年7月1日起施行。\n",
        "阅读法(2023-12-29)",
    )
    assert found.title == "中华人民共和国阅读法"
    assert found.issuer == "全国人民代表大会常务委员会"
    assert (found.dates.written, found.dates.effective) == (date(2023, 12, 29), date(2024, 7, 1))
    assert (found.level, found.kind) == (Level.LAW, Kind.REGULATION)
    assert found.status is Status.IN_FORCE


def test_a_date_in_the_file_name_fills_in_and_never_overrules() -> None:
    text = "# 中华人民共和国阅读条例\n第一条 读书。\n"
    assert read(text, "阅读条例(2019-04-23)").dates.written == date(2019, 4, 23)
    listed = "# 阅读条例\n2007年12月6日 中华人民共和国国务院令第512号公布\n第一条 读书。\n"
    found = read(listed, "阅读条例(2019-04-23)")
    assert found.dates.written == date(2007, 12, 6)
    assert found.number == "国务院令第512号"
    assert any("不一致" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("某细则_2014（已有2026年修订）", Status.REVISED),
        ("某章程（已有2022年修改）", Status.REVISED),
        ("某条例_1990_已废止", Status.REPEALED),
        ("某条例", Status.IN_FORCE),
    ],
)
def test_hints_in_the_file_name(name: str, status: Status) -> None:
    assert read("某条例\n第一条 本条例自2018年10月28日起施行。\n", name).status is status


def test_a_text_that_is_not_yet_in_force() -> None:
    assert read("某条例\n第一条 本条例自2027年5月1日起施行。\n").status is Status.NOT_YET


def test_a_date_of_another_text_is_not_the_own_one() -> None:
    found = read("某条例\n第一条 依照自2018年10月28日起施行的规定办理。\n")
    assert found.dates.effective is None
    assert found.status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("title", "level", "kind"),
    [
        ("中国共产党章程", Level.CONSTITUTION, Kind.REGULATION),
        ("中国共产党阅读工作条例（试行）", Level.PARTY_RULE, Kind.REGULATION),
        ("国务院关于印章管理的规定", Level.LAW, Kind.REGULATION),
        ("中共中央办公厅关于加强阅读的意见", Level.CENTRAL, Kind.DOCUMENT),
        ("河北省促进阅读条例", Level.PROVINCE, Kind.REGULATION),
        ("上海市促进阅读条例", Level.PROVINCE, Kind.REGULATION),
        ("石家庄市促进阅读办法", Level.CITY, Kind.REGULATION),
        ("某某师范大学经费管理办法", Level.UNIT, Kind.POLICY),
        ("在阅读工作座谈会上的讲话", Level.REFERENCE, Kind.SPEECH),
        ("阅读条例要点解读", Level.REFERENCE, Kind.DIGEST),
        ("阅读小记", None, Kind.DOCUMENT),
    ],
)
def test_level_and_kind_come_from_the_title(title: str, level: Level | None, kind: Kind) -> None:
    found = read(f"{title}\n\n读书很好。\n")
    assert (found.title, found.level, found.kind) == (title, level, kind)


def test_what_a_page_states_about_itself() -> None:
    found = read(
        "关于阅读的通告\n请读书。\n",
        title="关于阅读的通告 - 某市人民政府门户网站",
        number="某府规（2024）13号",
        issuer="某市人民政府",
        written="2024-07-26",
        status="废止",
    )
    assert (found.title, found.number) == ("关于阅读的通告", "某府规〔2024〕13号")
    assert (found.issuer, found.dates.written) == ("某市人民政府", date(2024, 7, 26))
    assert found.status is Status.REPEALED


def test_the_file_name_is_the_last_resort() -> None:
    assert read("读书很好，写字也很好，两样都要做。\n", "03_阅读笔记").title == "阅读笔记"
