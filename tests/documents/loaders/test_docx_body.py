"""What Word shows beside plain paragraphs: revisions, hidden text, notes, boxes, signs."""

from __future__ import annotations

import io
import zipfile

import pytest

from assistant.documents.loaders.docx import load_docx
from assistant.documents.loaders.loaded import LoadedFile
from assistant.errors import FileBroken, FileProtected, FileTooLarge
from tests.documents.made.word import NAMESPACES, Word, p, style

BY_STYLE = '<w:rStyle w:val="30"/>'
SHOWN = '<w:vanish w:val="0"/>'


def loaded(body: str, styles: str = "", **parts: tuple[str, str]) -> LoadedFile:
    named = {f"{name}.xml": part for name, part in parts.items()}
    return load_docx(Word(body, styles=styles, parts=named).data(), "a.docx")


def run(text: str, settings: str = "") -> str:
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t>{text}</w:t></w:r>"


def struck_mark(text: str) -> str:
    return (
        '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr>' + run(text) + "</w:p>"
    )


def test_revisions_are_read_as_accepted_and_told() -> None:
    moved = f'<w:moveFrom w:id="2">{run("移走的话")}</w:moveFrom>'
    arrived = f'<w:moveTo w:id="3">{run("移来的话")}</w:moveTo>'
    deleted = '<w:del w:id="4"><w:r><w:delText>删去的话</w:delText></w:r></w:del>'
    found = loaded(
        f"<w:p>{run('甲，')}{moved}{deleted}{arrived}</w:p>"
        + struck_mark("前半句，")
        + p("后半句。")
    )
    assert found.text.split("\n") == ["甲，移来的话", "前半句，后半句。"]
    assert [warning[:11] for warning in found.warnings] == ["文件带有未接受的修订，"]


def test_a_document_without_revisions_says_nothing() -> None:
    assert loaded(p("甲。")).warnings == ()


def test_hidden_text_is_left_out() -> None:
    styles = style("30", "暗", more="<w:rPr><w:vanish/></w:rPr>", kind="character") + style(
        "31", "暗段", more="<w:rPr><w:vanish/></w:rPr>"
    )
    body = (
        f"<w:p>{run('看得见')}{run('看不见', '<w:vanish/>')}"
        f"{run('样式藏起', BY_STYLE)}"
        f"{run('又看得见', SHOWN)}</w:p>" + p("整段藏起", style="31")
    )
    assert loaded(body, styles).text == "看得见又看得见"


def test_signs_breaks_and_fields() -> None:
    body = (
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>是</w:t><w:tab/>"
        "<w:sym w:font='Wingdings' w:char='F0A8'/><w:t>否</w:t></w:r></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText>"
        "</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>三</w:t><w:br/>"
        "<w:t>四</w:t><w:noBreakHyphen/><w:t>五</w:t></w:r></w:p>"
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>zhāng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>章</w:t>"
        "</w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert ["".join(line.split()) for line in loaded(body).text.split("\n")] == [
        "☑是□否",
        "三",
        "四-五",
        "章",
    ]


def test_notes_stand_after_what_refers_to_them() -> None:
    note = f"<w:footnotes {NAMESPACES}>" + "".join(
        f'<w:footnote w:id="{name}"{kind}><w:p>{run(words)}</w:p></w:footnote>'
        for name, kind, words in (
            ("0", ' w:type="separator"', ""),
            ("1", "", "见年度计划。"),
            ("2", "", "没有人引用。"),
        )
    )
    body = f"<w:p>{run('每季一次')}<w:r><w:footnoteReference w:id='1'/></w:r>{run('。')}</w:p>" + p(
        "末段。"
    )
    found = loaded(body, footnotes=("footnotes", note + "</w:footnotes>"))
    assert found.text.split("\n") == ["每季一次［注1］。", "［注1］见年度计划。", "末段。"]


def test_heads_and_feet_are_looked_at_and_not_stored() -> None:
    head = f"<w:hdr {NAMESPACES}>{p('机密★3年')}</w:hdr>"
    found = loaded(p("正文。"), header1=("header", head))
    assert found.text == "正文。"
    assert found.margins == ("机密★3年",)


def test_embedded_files_are_named_as_left_out() -> None:
    found = loaded(p("甲。") + '<w:altChunk r:id="rId99"/>' + p("乙。"))
    assert found.text == "甲。\n乙。"
    assert any("嵌有 1 份其他文件" in warning for warning in found.warnings)


def damaged(name: str, content: bytes) -> bytes:
    out = io.BytesIO(Word(p("甲。")).data())
    with zipfile.ZipFile(out) as whole:
        parts = {part: whole.read(part) for part in whole.namelist()}
    parts[name] = content
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w>&b;</w>',
        b'<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>',
        '<?xml version="1.0"?><!DOCTYPE w []><w/>'.encode("utf-16"),
    ],
)
def test_entities_are_refused_before_anything_is_parsed(content: bytes) -> None:
    with pytest.raises(FileBroken, match="实体声明"):
        load_docx(damaged("word/document.xml", content), "a.docx")


def test_deep_and_huge_xml_is_refused() -> None:
    deep = f"<w:document {NAMESPACES}><w:body>{'<w:p>' * 5000}".encode()
    with pytest.raises(FileBroken):
        load_docx(damaged("word/document.xml", deep), "a.docx")
    with pytest.raises(FileTooLarge, match="解压后"):
        load_docx(damaged("word/media/a.bin", b"\0" * 40_000_000), "a.docx")


def test_a_locked_part_means_a_password() -> None:
    data = bytearray(Word(p("甲。")).data())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        data[start + at] |= 1
    with pytest.raises(FileProtected, match=r"密\.docx.*打开密码"):
        load_docx(bytes(data), "密.docx")
