"""Formats that LibreOffice reads for us; what needs it is skipped where it is absent."""

from __future__ import annotations

import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.documents.loaders import office_program
from assistant.documents.loaders.office import load_office
from assistant.documents.loaders.registry import load
from assistant.errors import DocumentError, FileBroken, FileProtected, FileTooLarge
from assistant.errors import FormatUnsupported as Unsupported
from tests.documents.loaders import sample_files as samples
from tests.documents.made import libreoffice, slides, word_levels, word_lists, workbooks
from tests.documents.made.rtf import rtf

LISTS = {**word_lists.LISTS, **word_levels.LISTS}
SURVIVES = ("WPS单级列表", "标题样式", "起始编号")
ARTICLES = (
    "样例制度",
    (0, "支部应当做到："),
    (1, "有计划；"),
    (1, "有记录。"),
    (0, "本制度（试行）自印发之日起施行。"),
)


def children_named(part: str) -> list[str]:
    """The command lines of running processes that hold `part`."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if part in line:
            found.append(line)
    return found


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without LibreOffice: nothing on the path, nothing in the usual places."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office_program, "_PLACES", ())


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A program of that name of our own, first on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "soffice"
    script.write_text("#!/bin/sh\nsleep 30417 &\nsleep 30418\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return script


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_numbers_survive_in_old_formats(kind: str, tmp_path: Path) -> None:
    files = {f"{at}.docx": LISTS[name].word.data() for at, name in enumerate(SURVIVES)}
    old = libreoffice.convert(files, kind, tmp_path)
    for at, name in enumerate(SURVIVES):
        loaded = load_office(old[f"{at}.docx"], f"a.{kind}")
        assert loaded.text.split("\n") == list(LISTS[name].lines), name


def test_numbers_of_rtf_as_word_writes_it() -> None:
    needs_libreoffice()
    assert load_office(rtf(ARTICLES), "a.rtf").text.split("\n") == [
        "样例制度",
        "第一条 支部应当做到：",
        "（一）有计划；",
        "（二）有记录。",
        "第二条 本制度（试行）自印发之日起施行。",
    ]


def needs_libreoffice() -> None:
    if office_program.find_program() is None:
        pytest.skip("没有安装 LibreOffice，跳过")


@pytest.mark.parametrize(
    ("old", "new", "wps", "shown"),
    [
        ("doc", "docx", "wps", "活动：集中学习 | 负责人：支部书记 | 时限：3天"),
        ("xls", "xlsx", "et", "姓名：张三 | 金额：1,200.00 | 比例：50% | 日期：2025/3/1"),
        ("ppt", "pptx", "dps", "## 二、材料清单"),
    ],
)
def test_old_files_under_their_names(
    old: str, new: str, wps: str, shown: str, tmp_path: Path
) -> None:
    made = {
        "docx": samples.docx(samples.RULES, samples.TABLE),
        "xlsx": workbooks.register(),
        "pptx": slides.deck(),
    }[new]
    data = libreoffice.convert({f"a.{new}": made}, old, tmp_path)[f"a.{new}"]
    for suffix in (old, wps):
        path = tmp_path / f"样例.{suffix}"
        path.write_bytes(data)
        assert shown in load(path, 10_000_000).text.split("\n")


@pytest.mark.usefixtures("no_program")
def test_without_the_program_the_package_is_named() -> None:
    with pytest.raises(Unsupported, match=r"制度\.rtf.*apt-get install libreoffice-writer.*\.docx"):
        load_office(rtf(ARTICLES), "制度.rtf")
    for stream, package in (("Workbook", "calc"), ("PowerPoint Document", "impress")):
        with pytest.raises(Unsupported, match=f"apt-get install libreoffice-{package}"):
            load_office(container(stream, b""), "制度.xls")


@pytest.mark.usefixtures("no_program")
def test_a_lock_is_told_without_the_program() -> None:
    for data in (locked_word(), locked_sheet()):
        with pytest.raises(FileProtected, match=r"密\.doc.*打开密码"):
            load_office(data, "密.doc")


def container(stream: str, first: bytes) -> bytes:
    """The bytes of an old container that tell its kind, and the first sector of its stream."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    return head + first.ljust(512, b"\0") + stream.encode("utf-16-le").ljust(512, b"\0")


def locked_word() -> bytes:
    return container("WordDocument", b"\xec\xa5\xc1\x00" + b"\0" * 7 + b"\x01")


def locked_sheet() -> bytes:
    book = b"\x09\x08\x10\x00\x00\x06\x05\x00".ljust(20, b"\0") + b"\x2f\x00\x36\x00"
    return container("Workbook", book)


def test_a_program_that_hangs_is_stopped_with_its_children(program: Path) -> None:
    began = time.monotonic()
    with pytest.raises(FileTooLarge, match=r"慢\.rtf.*超过 1 秒"):
        load_office(rtf(ARTICLES), "慢.rtf", seconds=1)
    assert time.monotonic() - began < 10
    assert not children_named("sleep 3041")
    assert not children_named(str(program))


def test_a_program_that_fails_gives_a_broken_file(program: Path) -> None:
    program.write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(FileBroken, match=r"坏\.rtf.*另存为不加密的 \.docx"):
        load_office(rtf(ARTICLES), "坏.rtf")
    program.write_text("#!/bin/sh\necho 'Error: no export filter for x'\n")
    with pytest.raises(Unsupported, match=r"缺 LibreOffice 的一个组件.*libreoffice-writer"):
        load_office(rtf(ARTICLES), "坏.rtf")


def test_conversions_side_by_side_touch_nothing_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_libreoffice()
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    texts = [(f"第{at}号制度", *ARTICLES[1:]) for at in range(3)]
    with ThreadPoolExecutor(3) as pool:
        loaded = list(pool.map(lambda text: load_office(rtf(text), "a.rtf").text, texts))
    assert [text.split("\n")[0] for text in loaded] == [text[0] for text in texts]
    assert not list(home.iterdir())
    assert not list(temporary.iterdir())
    assert not children_named(str(temporary))


def test_damaged_old_files_are_refused_or_read(tmp_path: Path) -> None:
    whole = rtf(ARTICLES)
    doc = libreoffice.convert({"a.rtf": whole}, "doc", tmp_path)["a.rtf"]
    for name, data in (
        ("半截.doc", doc[: len(doc) // 2]),
        ("乱.doc", doc[:512] + bytes(reversed(doc[512:]))),
        ("半截.rtf", whole[: len(whole) // 3]),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        try:
            assert load(path, 10_000_000).text
        except DocumentError as error:
            assert name in str(error)


def test_other_content_is_no_office_file() -> None:
    with pytest.raises(FileBroken, match="内容不是 Word"):
        load_office(b"%PDF-1.4 something else", "a.doc")
