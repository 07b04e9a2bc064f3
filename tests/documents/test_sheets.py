"""Registration sheets: what a clerk states of a file wins, and shows as stated."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from assistant import IngestState, Settings, build_assistant, missing_particulars
from assistant.documents.reading import FileReader
from assistant.domain import Kind, Level, ParsedDocument, Status
from assistant.errors import SheetWrong
from assistant.library.files import find_files

TEXT = "关于做好读书工作的通知\n请读书。\n第一条 每天读一页。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "资料").mkdir()
    (tmp_path / "资料" / "通知.txt").write_text(TEXT, "utf-8")
    return tmp_path / "资料"


def read(folder: Path, name: str = "通知.txt") -> ParsedDocument:
    return FileReader(1_000_000).read(folder / name)


def test_a_manifest_fills_in_what_the_text_does_not_say(folder: Path) -> None:
    assert missing_particulars(read(folder).document) == ("文号", "发文机关", "成文日期")
    (folder / "manifest.toml").write_text(
        '["通知.txt"]\n"文号" = "园发(2012)11号"\n"发文机关" = "果园县委"\n'
        '"成文日期" = 2012-03-04\n"时效" = "现行有效"\n"层级" = "县级"\n"类别" = "制度"\n'
        'trial = "是"\n"替代的文件" = ["旧通知"]\n',
        "utf-8",
    )
    parsed = read(folder)
    document = parsed.document
    assert (document.number, document.issuer) == ("园发〔2012〕11号", "果园县委")
    assert (document.written, document.status) == (date(2012, 3, 4), Status.IN_FORCE)
    assert (document.level, document.kind, document.trial) == (Level.COUNTY, Kind.POLICY, True)
    assert document.replaces == ("旧通知",)
    number = next(one for one in parsed.particulars if one.name == "number")
    assert (number.shown, number.origin, number.start) == ("园发(2012)11号", "登记单", None)
    assert missing_particulars(document) == ()


def test_the_sheet_of_one_file_wins_over_the_manifest(folder: Path) -> None:
    (folder / "manifest.toml").write_text(
        '["通知.txt"]\nissuer = "甲"\nregion = "果园县"\n', "utf-8"
    )
    (folder / "通知.txt.toml").write_text('issuer = "乙"\n', "utf-8")
    document = read(folder).document
    assert (document.issuer, document.region) == ("乙", "果园县")


def test_a_sheet_wins_over_the_head_of_the_file(folder: Path) -> None:
    (folder / "读书.md").write_text("---\ntitle: 甲文\nissuer: 甲\n---\n读书。\n", "utf-8")
    (folder / "读书.md.toml").write_text('title = "乙文"\n', "utf-8")
    document = read(folder, "读书.md").document
    assert (document.title, document.issuer) == ("乙文", "甲")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('["通知.txt"]\n"文件号" = "1"\n', "项目“文件号”不认识，只能写：标题、文号"),
        ('["通知.txt"]\nwritten = "去年"\n', "written 写的是“去年”，不是日期"),
        ('["通知.txt"]\nstatus = "也许"\n', "status 写的是“也许”，只能是：现行有效"),
        ('["通知.txt"]\nsecrecy = "很密"\n', "secrecy 写的是“很密”"),
        ('"通知.txt" = "园发1号"\n', "通知.txt"),
        ("不是 TOML", "不是合法的 TOML"),
    ],
)
def test_what_cannot_be_is_said(folder: Path, content: str, said: str) -> None:
    (folder / "manifest.toml").write_text(content, "utf-8")
    with pytest.raises(SheetWrong, match="manifest.toml") as caught:
        read(folder)
    assert said in str(caught.value)


def test_a_sheet_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "manifest.toml").write_bytes('["通知.txt"]\nissuer = "甲"\n'.encode("gb18030"))
    with pytest.raises(SheetWrong, match="不是 UTF-8"):
        read(folder)


def test_a_sheet_that_speaks_of_no_file_is_a_row_of_the_report(folder: Path) -> None:
    (folder / "manifest.toml").write_text('["通告.txt"]\nissuer = "甲"\n', "utf-8")
    (error,) = [found.error for found in find_files([folder], frozenset({".txt"})) if found.error]
    assert "manifest.toml 里的“通告.txt”在文件夹里找不到" in str(error)


def test_a_sheet_inside_an_archive(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "资料.zip", "w") as archive:
        archive.writestr("甲/通知.txt", TEXT)
        archive.writestr("甲/manifest.toml", '["通知.txt"]\nissuer = "果园县委"\n')
    document = FileReader(1_000_000).read(tmp_path / "资料.zip" / "甲" / "通知.txt").document
    assert document.issuer == "果园县委"


def test_filling_in_a_sheet_updates_the_document_and_embeds_nothing_but_titles(
    folder: Path, tmp_path: Path
) -> None:
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([folder])
        (folder / "manifest.toml").write_text('["通知.txt"]\nissuer = "果园县委"\n', "utf-8")
        (row,) = assistant.add([folder]).rows
        assert (row.state, row.embedded) == (IngestState.REPLACED, 0)
        (document,) = assistant.documents()
        assert (document.issuer, document.revision) == ("果园县委", 2)
        (row,) = assistant.add([folder]).rows
        assert row.state is IngestState.UNCHANGED
        (folder / "manifest.toml").unlink()
        assistant.add([folder])
        assert assistant.documents()[0].issuer is None
