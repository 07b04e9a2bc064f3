"""OFD (GB/T 33190): what several kinds of producer write gives the same lines."""

from __future__ import annotations

import pytest

from assistant.documents.loaders import ofd as loader
from assistant.documents.loaders.ofd import load_ofd
from assistant.errors import (
    DocumentError,
    FileBroken,
    FileProtected,
    FileTooLarge,
    NoTextLayer,
)
from tests.documents.made import ofd, texts

STYLES = ("line", "plain", "moved", "glyphs", "codes")


def lines(data: bytes) -> list[str]:
    return [line for line in load_ofd(data, "a.ofd").text.split("\n") if line]


@pytest.mark.parametrize("name", texts.DOCUMENTS)
@pytest.mark.parametrize("style", STYLES)
def test_every_producer_gives_the_same_paragraphs(style: str, name: str) -> None:
    paragraphs = texts.DOCUMENTS[name]
    assert lines(ofd.ofd(paragraphs, style)) == list(paragraphs)


def test_heads_numbers_and_templates_are_no_text() -> None:
    made = ofd.ofd(texts.RULES, head="样例县园区党委制度汇编", numbers="— {} —", lines_per_page=9)
    loaded = load_ofd(made, "条例.ofd")
    assert [line for line in loaded.text.split("\n") if line] == list(texts.RULES)
    assert "样例县园区党委制度汇编" in loaded.margins
    assert loaded.warnings == ()
    assert len(loaded.pages) > 3
    assert list(loaded.pages) == sorted(loaded.pages)
    assert loaded.text[loaded.pages[1] :].strip()


def test_properties_are_stated_and_looked_at() -> None:
    loaded = load_ofd(ofd.ofd(texts.NOTICE, title="送清凉通知", keywords=("秘密",)), "a.ofd")
    assert loaded.properties == {"title": "送清凉通知"}
    assert "秘密" in loaded.margins


def test_a_landscape_page_has_longer_lines() -> None:
    assert lines(ofd.ofd(texts.SPEECH, landscape=True, lines_per_page=15)) == list(texts.SPEECH)


def page(*texts_: ofd.Text, extra: str = "") -> str:
    return ofd.content(ofd.objects(texts_) + extra)


def made(*pages: str) -> bytes:
    return ofd.zipped(ofd.package(pages))


def test_a_table_without_lines_is_read_by_row() -> None:
    cells = [("姓名", "职务", "电话"), ("张三", "书记", "8001"), ("李四", "委员", "8002")]
    placed = [
        ofd.Text(words, 30.0 + 50 * column, 60.0 + 10 * row)
        for row, line in enumerate(cells)
        for column, words in enumerate(line)
    ]
    assert lines(made(page(*placed))) == [
        "姓名：张三 | 职务：书记 | 电话：8001",
        "姓名：李四 | 职务：委员 | 电话：8002",
    ]


def test_a_wide_step_within_a_run_parts_words() -> None:
    run = (
        '<ofd:TextObject ID="5" Boundary="0 0 210 297" Font="1" Size="5">'
        '<ofd:TextCode X="80" Y="50"'
        ' DeltaX="5 5 12 5">第一章总则</ofd:TextCode></ofd:TextObject>'
    )
    assert lines(made(page(extra=run))) == ["第一章　总则"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"左栏第{number}行的文字写满这一栏" for number in "一二三四五六七八"]
    right = [f"右栏第{number}行的文字写满这一栏" for number in "一二三四五六七八"]
    placed = [
        ofd.Text(words, x, 60.0 + 10 * row, 5.0)
        for x, column in ((26.0, left), (120.0, right))
        for row, words in enumerate(column)
    ]
    assert "".join(lines(made(page(*placed)))) == "".join([*left, *right])


def test_what_is_drawn_twice_or_off_the_page_is_read_once_or_not() -> None:
    words = ofd.Text("加粗的标题文字", 60.0, 50.0)
    off = ofd.Text("纸外的文字", 400.0, 50.0)
    assert lines(made(page(words, words, off))) == ["加粗的标题文字"]


def test_several_documents_in_one_package_follow_one_another() -> None:
    first = ofd.package([page(ofd.Text("第一份。", 30, 50))])
    second = ofd.package([page(ofd.Text("第二份。", 30, 50))], folder="Doc_1")
    body = second["OFD.xml"].partition("<ofd:DocBody>")[2]
    parts = {**second, **first}
    parts["OFD.xml"] = first["OFD.xml"].replace("</ofd:OFD>", f"<ofd:DocBody>{body}")
    loaded = load_ofd(ofd.zipped(parts), "a.ofd")
    assert loaded.text.split() == ["第一份。", "第二份。"]
    assert any("2 份文档" in warning for warning in loaded.warnings)


def test_pages_that_cannot_be_read_are_named() -> None:
    whole = ofd.package([page(ofd.Text(f"第{n}页的话。", 30, 50)) for n in "一二三"])
    del whole["Doc_0/Pages/Page_1/Content.xml"]
    loaded = load_ofd(ofd.zipped(whole), "a.ofd")
    assert loaded.text.split() == ["第一页的话。", "第三页的话。"]
    assert any("第 2 页" in warning for warning in loaded.warnings)


def test_pictures_only_is_no_text_and_names_the_next_step() -> None:
    with pytest.raises(NoTextLayer, match=r"扫描件\.ofd.*另存为 PDF"):
        load_ofd(made(page(), page()), "扫描件.ofd")


def test_an_enciphered_package_is_protected() -> None:
    parts = ofd.package([page(ofd.Text("看得见。", 30, 50))])
    parts["Doc_0/Encryptions.xml"] = "<a/>"
    parts["Doc_0/Pages/Page_0/Content.xml"] = "\x01\x02 enciphered"
    with pytest.raises(FileProtected, match="加了密"):
        load_ofd(ofd.zipped(parts), "密件.ofd")


def test_hostile_parts_are_refused() -> None:
    parts = ofd.package([page(ofd.Text("正文。", 30, 50))])
    entity = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    with pytest.raises(FileBroken, match="声明"):
        load_ofd(ofd.zipped({**parts, "Doc_0/PublicRes.xml": entity}), "a.ofd")
    units = "".join(
        f'<ofd:CompositeGraphicUnit ID="{at}" Width="1" Height="1"><ofd:Content>'
        + f'<ofd:CompositeObject ID="9{at}" ResourceID="{at + 1}" Boundary="0 0 1 1"/>' * 12
        + "</ofd:Content></ofd:CompositeGraphicUnit>"
        for at in range(50, 60)
    )
    nested = (
        parts["Doc_0/PublicRes.xml"]
        .replace(
            "</ofd:Res>",
            f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits></ofd:Res>",
        )
        .replace('ResourceID="60"', 'ResourceID="50"')
    )
    with pytest.raises(FileBroken, match="没有尽头"):
        load_ofd(ofd.zipped({**parts, "Doc_0/PublicRes.xml": nested}), "a.ofd")


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "_MOST_PAGES", 2)
    with pytest.raises(FileTooLarge, match="有 3 页"):
        load_ofd(made(*[page(ofd.Text("话。", 30, 50))] * 3), "a.ofd")


def test_damage_is_named() -> None:
    whole = ofd.ofd(texts.NOTICE)
    for data in (whole[: len(whole) // 2], whole.replace(b"OFD.xml", b"QFD.xml")):
        with pytest.raises(DocumentError, match=r"通知\.ofd"):
            load_ofd(data, "通知.ofd")


def test_remarks_and_seals_are_no_text() -> None:
    parts = ofd.package([page(ofd.Text("正文。", 30, 50))])
    names = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    remark = ofd.objects([ofd.Text("批注里的话", 30, 80)])
    parts["Doc_0/Document.xml"] = parts["Doc_0/Document.xml"].replace(
        "</ofd:Document>", "<ofd:Annotations>Annots/List.xml</ofd:Annotations></ofd:Document>"
    )
    parts["Doc_0/Annots/List.xml"] = (
        f'<ofd:Annotations {names}><ofd:Page PageID="1"><ofd:FileLoc>Page_0/A.xml</ofd:FileLoc>'
        "</ofd:Page></ofd:Annotations>"
    )
    parts["Doc_0/Annots/Page_0/A.xml"] = (
        f'<ofd:PageAnnot {names}><ofd:Annot ID="7" Type="Stamp" Creator="a"><ofd:Appearance'
        f' Boundary="0 0 210 297">{remark}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>'
    )
    parts["OFD.xml"] = parts["OFD.xml"].replace(
        "</ofd:DocBody>", "<ofd:Signatures>Doc_0/Signs/List.xml</ofd:Signatures></ofd:DocBody>"
    )
    parts["Doc_0/Signs/List.xml"] = (
        f'<ofd:Signatures {names}><ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Missing.xml"/>'
        "</ofd:Signatures>"
    )
    loaded = load_ofd(ofd.zipped(parts), "盖章件.ofd")
    assert loaded.text == "正文。"
    assert loaded.warnings == ()
