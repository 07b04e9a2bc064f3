"""Profiles in files: which are read, and which are named as of no use, with the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant import Problem, ProfileUnreadable
from assistant.guidance.profile_reading import LARGEST, read_profile


def test_chinese_keys_need_no_quotes_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "甲.toml"
    path.write_text(
        '\ufeff企业名称 = "示例（中国）有限公司"\n  职工人数 = 20 # 大约\n'
        '行业 = "机械 = 电子"\n\n[[上次走访问题]]\n问题 = "没有场地"\n期限 = 2026-12-31\n',
        "utf-8",
    )
    known = read_profile(path)
    assert (known.name, known.employees, known.industry) == (
        "示例（中国）有限公司",
        20,
        "机械 = 电子",
    )
    assert known.problems == (Problem("没有场地", date(2026, 12, 31)),)
    path.write_text('name = "甲"\n上次走访问题 = [{ 问题 = "乙", 已办结 = "是" }]', "utf-8")
    assert read_profile(path).problems == (Problem("乙", done=True),)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "没有写“企业名称”"),
        ("企业名称 = “示例”\n".encode(), "第 1 行“企业名称 = “示例””不合 TOML 的写法"),
        ('企业名称 = "示例"\n职工人数 = 二十\n'.encode(), "第 2 行“职工人数 = 二十”"),
        ('企业名称 = "示例"\n职工人 = 20\n'.encode(), "是不是“职工人数”？"),
        ('企业名称 = "示例'.encode(), "不合 TOML 的写法"),
        ('企业名称 = "示例"'.encode("gbk"), "不是 UTF-8 编码"),
        ('企业名称 = "示例"'.encode("utf-16"), "不是 UTF-8 编码"),
        (b"\x00\xff\xfe", "不是文字文件"),
        (b"#" * (LARGEST + 1), "文件太大"),
    ],
)
def test_a_file_of_no_use_is_named_with_the_reason(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "坏的.toml"
    path.write_bytes(content)
    with pytest.raises(ProfileUnreadable) as caught:
        read_profile(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileUnreadable, match="没有这个文件"):
        read_profile(tmp_path / "没有.toml")
    with pytest.raises(ProfileUnreadable, match="这是文件夹"):
        read_profile(tmp_path)
