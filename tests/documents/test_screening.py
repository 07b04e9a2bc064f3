"""密级: a document that bears a mark is refused before anything is stored, wherever the mark is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordDocument

from assistant import Settings, build_assistant
from assistant.documents.admission import Admission
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.reading import FileReader, parse_loaded
from assistant.domain import ParsedDocument
from assistant.errors import FileSecret
from assistant.sheets import Sheet

BODY = "果园值班通知\n各班组：\n请按时值班。\n"
TODAY = date(2026, 1, 1)


def parse(
    text: str,
    name: str = "通知.txt",
    secret: str = "refuse",
    sheets: tuple[Sheet, ...] = (),
    **facts: object,
) -> ParsedDocument:
    rules = Admission(secret=secret)  # type: ignore[arg-type]
    return parse_loaded(LoadedFile(text, **facts), [name], "0" * 64, TODAY, sheets, rules)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("机密★1年", "机密★1年"),
        ("秘密★", "秘密"),
        ("绝密★长期", "绝密★长期"),
        ("机 密 ★ 5 年", "机密★5年"),
        ("000123　机密★1年　特急", "机密★1年"),
        ("密级：秘密", "秘密"),
        ("【机密】", "机密"),
        ("秘密", "秘密"),
        ("机密☆六个月", "机密★六个月"),
    ],
)
def test_a_mark_at_the_head_refuses_and_says_where(head: str, value: str) -> None:
    with pytest.raises(FileSecret) as caught:
        parse(f"{head}\n{BODY}")
    message = str(caught.value)
    assert value in message and "正文开头第 1 行" in message and "通知.txt" in message
    assert "请按时值班" not in message


@pytest.mark.parametrize(
    "line",
    [
        "第三条 保守国家秘密。",
        "严守党的秘密和国家秘密，是党员的义务。",
        "涉密文件分为绝密、机密、秘密三级。",
        "密级：",
        "密级：□绝密 □机密 □秘密",
        "“机密★1年”应当标在首页左上角。",
        "商业秘密保护办法",
        "要做好保密工作",
        "例如：机密★1年",
    ],
)
def test_speaking_of_secrets_is_no_mark(line: str) -> None:
    assert parse(f"{line}\n{BODY}").document.secrecy is None


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({"margins": ("机密★3年",)}, "页眉、页脚或文件属性"),
        ({"properties": {"密级": "机密"}}, "文件属性"),
    ],
)
def test_marks_outside_the_text(facts: dict[str, object], place: str) -> None:
    with pytest.raises(FileSecret, match=place):
        parse(BODY, **facts)


@pytest.mark.parametrize(
    "name", ["机密-通知.txt", "（秘密）通知.txt", "通知【绝密】.txt", "机密★1年通知.txt"]
)
def test_a_mark_in_the_file_name(name: str) -> None:
    with pytest.raises(FileSecret, match="文件名"):
        parse(BODY, name)


@pytest.mark.parametrize("name", ["商业秘密保护.txt", "保守机密工作规定.txt"])
def test_names_that_speak_of_secrets(name: str) -> None:
    assert parse(BODY, name).document.secrecy is None


def test_a_mark_on_a_later_page() -> None:
    pages = BODY + "读书。\n" * 20 + "附表\n机密★1年\n值班人员安排如下表。\n"
    with pytest.raises(FileSecret, match="第 2 页"):
        parse(pages, pages=(0, pages.index("机密")))


def test_a_mark_deep_in_a_text_without_pages_is_not_looked_for() -> None:
    deep = BODY + "读书。\n" * 40 + "机密★1年\n"
    assert parse(deep).document.secrecy is None


def test_by_setting_it_goes_in_with_its_mark_and_a_warning() -> None:
    text = f"机密★1年\n{BODY}"
    parsed = parse(text, secret="allow")
    assert parsed.document.secrecy == "机密★1年"
    found = next(one for one in parsed.particulars if one.name == "secrecy")
    assert (found.start, found.shown) == (0, "机密★1年")
    assert parsed.document.title == "果园值班通知"
    assert any("标有密级“机密★1年”" in warning for warning in parsed.warnings)


def test_a_sheet_says_that_a_mark_is_none_and_the_report_tells() -> None:
    parsed = parse(f"秘密\n{BODY}", sheets=(Sheet("manifest.toml", {"密级": "无"}),))
    assert parsed.document.secrecy is None
    assert any("登记单写明不涉密" in warning for warning in parsed.warnings)


def test_a_sheet_that_states_a_grade_refuses() -> None:
    with pytest.raises(FileSecret, match="登记单写明密级是“机密★1年”"):
        parse(BODY, sheets=(Sheet("manifest.toml", {"密级": "机密★1年"}),))


def test_a_mark_in_the_header_of_a_word_file(tmp_path: Path) -> None:
    document = WordDocument()
    document.sections[0].header.paragraphs[0].text = "机密★1年"
    document.add_paragraph("果园值班通知")
    document.add_paragraph("请按时值班。")
    document.save(str(tmp_path / "通知.docx"))
    with pytest.raises(FileSecret, match="机密★1年"):
        FileReader(1_000_000).read(tmp_path / "通知.docx")


def test_nothing_of_a_refused_file_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "值班.txt"
    path.write_text(f"机密★1年\n{BODY}暗号是七颗星。\n", "utf-8")
    home = tmp_path / "home"
    with build_assistant(Settings(home=home)) as assistant:
        (row,) = assistant.add([path]).rows
        assert row.error and "标有密级" in row.error
        assert assistant.documents() == []
    stored = [file for file in home.rglob("*") if file.is_file()]
    assert stored
    for file in stored:
        assert "七颗星".encode() not in file.read_bytes(), file
