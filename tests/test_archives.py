"""ZIP archives as folders: names, limits, what is refused, what is cited."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant import archives
from assistant.archives import (
    archive_of,
    is_archive,
    member_at,
    members,
    read_bytes,
    sha256_of,
)
from assistant.documents.loaders.registry import SUPPORTED
from assistant.documents.reading import FileReader
from assistant.errors import (
    DocumentError,
    FileBroken,
    FileMissing,
    FileProtected,
    FileTooLarge,
    FileUnreadable,
    FormatUnsupported,
)
from assistant.library.files import file_state, find_files
from assistant.text import digest

RULE = "样例制度\n第一条　支部每月活动一次。\n第二条　本制度自印发之日起施行。\n"


def zipped(parts: Mapping[str, str | bytes], folder: Path, name: str = "文件.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for inner, data in parts.items():
            archive.writestr(inner, data)
    return path


def raw_names(path: Path, names: Mapping[bytes, bytes]) -> None:
    """Write other bytes of the same length where the names stand, as old archivers did."""
    data = path.read_bytes()
    for stated, wanted in names.items():
        assert len(stated) == len(wanted)
        assert data.count(stated) == 2
        data = data.replace(stated, wanted)
    path.write_bytes(data)


def found(path: Path) -> dict[str, str]:
    """Inner path → what is wrong with it, of all that an archive yields."""
    return {
        file.path.relative_to(path).as_posix(): str(file.error or "")
        for file in find_files([path], SUPPORTED)
    }


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_a_statement_of_their_encoding(encoding: str, tmp_path: Path) -> None:
    wanted = "制度/第一号通知.txt".encode(encoding)
    path = zipped({"x" * len(wanted): RULE}, tmp_path)
    raw_names(path, {b"x" * len(wanted): wanted})
    assert found(path) == {"制度/第一号通知.txt": ""}


def test_names_in_unicode_and_with_backslashes(tmp_path: Path) -> None:
    path = zipped({"甲.txt": RULE, "乙x丙.txt": RULE}, tmp_path)
    raw_names(path, {"乙x丙.txt".encode(): "乙\\丙.txt".encode()})
    assert found(path) == {"乙/丙.txt": "", "甲.txt": ""}


def test_what_archivers_and_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    names = ("__MACOSX/._甲.txt", ".DS_Store", "~$甲.docx", "Thumbs.db", "甲.txt~", "图.psd")
    path = zipped({"甲.txt": RULE, "空/": "", **dict.fromkeys(names, "x")}, tmp_path)
    assert found(path) == {"甲.txt": ""}


def test_a_member_is_read_and_cited_by_its_inner_path(tmp_path: Path) -> None:
    path = zipped({"2025年/制度.txt": RULE}, tmp_path)
    (file,) = find_files([path], SUPPORTED)
    parsed = FileReader(1_000_000).read(file.path)
    assert parsed.document.source_name == "制度.txt"
    assert [section.mark for section in parsed.sections if section.rank == "条"] == [
        "第一条",
        "第二条",
    ]
    assert parsed.document.sha256 == sha256_of(file.path) == digest(RULE)
    assert file_state(file.path).key.endswith("/文件.zip/2025年/制度.txt")
    assert archive_of(file.path) == path


def test_a_changed_member_shows_in_its_state(tmp_path: Path) -> None:
    path = zipped({"甲.txt": RULE, "乙.txt": "不变。"}, tmp_path)
    before = [file_state(path / name) for name in ("甲.txt", "乙.txt")]
    zipped({"甲.txt": RULE.replace("一次", "两次"), "乙.txt": "不变。"}, tmp_path)
    after = [file_state(path / name) for name in ("甲.txt", "乙.txt")]
    assert before[0] != after[0]
    assert before[1] == after[1]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/甲.txt", "…/…/etc/甲.txt"),
        ("/etc/甲.txt", "…/etc/甲.txt"),
        ("C:/甲.txt", "…/甲.txt"),
        ("好/../../甲.txt", "好/…/…/甲.txt"),
    ],
)
def test_paths_that_lead_outside_are_refused_by_name(name: str, shown: str, tmp_path: Path) -> None:
    path = zipped({name: RULE, "好.txt": RULE}, tmp_path)
    result = found(path)
    assert "压缩包以外的路径" in result[shown]
    assert result["好.txt"] == ""
    with pytest.raises(FileUnreadable, match="压缩包以外"):
        read_bytes(path / shown)


def test_links_have_no_content(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("链接.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "文件.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert "只是一个链接" in found(path)["链接.txt"]
    with pytest.raises(FileUnreadable, match="只是一个链接"):
        read_bytes(path / "链接.txt")


def test_archives_in_archives_are_named_with_the_next_step(tmp_path: Path) -> None:
    inner = zipped({"甲.txt": RULE}, tmp_path, "里.zip").read_bytes()
    path = zipped({"里.zip": inner, "甲.txt": RULE}, tmp_path, "外.zip")
    assert "又是一个压缩包" in found(path)["里.zip"]
    assert found(path)["甲.txt"] == ""
    with pytest.raises(FormatUnsupported, match="请先解压"):
        read_bytes(path / "里.zip")


def test_a_locked_member_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = zipped({"密.txt": RULE, "明.txt": RULE}, tmp_path)
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x03\x04") + 6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "请用密码解压" in found(path)["密.txt"]
    assert found(path)["明.txt"] == ""
    with pytest.raises(FileProtected):
        read_bytes(path / "密.txt")


def test_a_bomb_is_refused_unread_and_a_sheet_of_zeros_is_not(tmp_path: Path) -> None:
    path = zipped({"炸弹.txt": b"\0" * 64_000_000, "平常.txt": "一" * 500_000}, tmp_path)
    result = found(path)
    assert "疑为恶意文件" in result["炸弹.txt"]
    assert result["平常.txt"] == ""
    with pytest.raises(FileTooLarge, match="倍"):
        read_bytes(path / "炸弹.txt")


def test_a_member_that_lies_about_its_size_ends_there(tmp_path: Path) -> None:
    path = zipped({"谎.txt": b"\0" * 50_000_000}, tmp_path)
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.find(mark) + at
        data[start : start + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(FileBroken, match="已损坏"):
        read_bytes(path / "谎.txt")


def test_too_many_members_or_too_much_in_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped({f"{at}.txt": RULE for at in range(4)}, tmp_path)
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    with pytest.raises(FileTooLarge, match=r"文件\.zip”里有 4 个文件，超过上限 3 个"):
        members(path)
    (file,) = find_files([path], SUPPORTED)
    assert isinstance(file.error, FileTooLarge)
    monkeypatch.setattr(archives, "MAX_MEMBERS", 9)
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 100)
    with pytest.raises(FileTooLarge, match="超过上限"):
        members(path)


def test_damage_is_named(tmp_path: Path) -> None:
    whole = zipped({"甲.txt": RULE * 50, "乙.txt": RULE}, tmp_path).read_bytes()
    broken = tmp_path / "坏.zip"
    for data in (whole[: len(whole) // 2], b"PK\x03\x04", b"", b"\0" * 3000):
        broken.write_bytes(data)
        (file,) = find_files([broken], SUPPORTED)
        assert isinstance(file.error, FileBroken)
        assert "坏.zip" in str(file.error)
    at = whole.find(b"PK\x03\x04") + 45
    broken.write_bytes(whole[:at] + bytes(20) + whole[at + 20 :])
    with pytest.raises(DocumentError, match=r"坏\.zip”里的“甲\.txt”已损坏"):
        read_bytes(broken / "甲.txt")


def test_an_archive_without_documents_and_a_folder_of_that_name(tmp_path: Path) -> None:
    empty = zipped({"图.psd": "x"}, tmp_path)
    (file,) = find_files([empty], SUPPORTED)
    assert "压缩包" in str(file.error)
    assert "没有可以入库的文件" in str(file.error)
    folder = tmp_path / "其实是文件夹.zip"
    folder.mkdir()
    (folder / "甲.txt").write_text(RULE, "utf-8")
    assert not is_archive(folder)
    assert [file.path.name for file in find_files([folder], SUPPORTED)] == ["甲.txt"]


def test_a_member_that_is_not_there(tmp_path: Path) -> None:
    path = zipped({"甲.txt": RULE}, tmp_path)
    with pytest.raises(FileMissing, match="压缩包里找不到"):
        member_at(path / "乙.txt")


def test_a_method_that_is_not_supported_is_named(tmp_path: Path) -> None:
    path = zipped({"甲.txt": RULE}, tmp_path)
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.find(mark) + at] = 97
    path.write_bytes(data)
    with pytest.raises(FormatUnsupported, match="不支持的压缩方式"):
        read_bytes(path / "甲.txt")


def test_reading_stops_after_the_limit(tmp_path: Path) -> None:
    path = zipped({"甲.txt": "一" * 1000}, tmp_path)
    assert len(read_bytes(path / "甲.txt", 100)) == 101
    assert io.BytesIO(read_bytes(path / "甲.txt")).read().decode() == "一" * 1000
