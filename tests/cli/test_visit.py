from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Dangwu

ROOT = Path(__file__).resolve().parents[2]
FOUNDING = ROOT / "corpus" / "01_成立党支部与联合党支部.md"
COMMITTEES = ROOT / "corpus" / "02_支部委员会的设置与换届.md"
PROFILE = """
企业名称 = "示例有限公司"
职工人数 = 60
正式党员人数 = 2
党组织形式 = "无"
"""


@pytest.fixture
def stocked(dangwu: Dangwu) -> Dangwu:
    """The command line over two digests of the starter library."""
    assert dangwu("library", "add", FOUNDING, COMMITTEES).code == 0
    return dangwu


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "profile.toml"
    path.write_text(PROFILE, "utf-8")
    return path


def test_a_pack_is_printed_in_its_parts(stocked: Dangwu, profile: Path) -> None:
    told = stocked("visit", profile, "--on", "2026-11-27")
    assert told.code == 0
    assert told.out.startswith("示例有限公司走访资料包")
    for title in ("一、企业基本情况", "三、达标检查", "五、访谈提纲", "走访记录表"):
        assert title in told.out
    assert "应当与别的单位一起成立联合党支部（党内法规）。[1][2]" in told.out
    assert "资料库里没有《中华人民共和国工会法》" in told.out


def test_json_has_the_agreed_fields_and_literal_quotes(stocked: Dangwu, profile: Path) -> None:
    record = stocked("visit", profile, "--on", "2026-11-27", "--json").json
    assert {"checks", "sections", "citations"} <= set(record)
    assert {one["state"] for one in record["checks"]} <= {"达标", "未达标", "缺资料"}
    joint = next(one for one in record["checks"] if one["id"] == "joint")
    assert joint["requirement"] == "正式党员不足3人的单位，应当成立联合党支部"
    assert joint["state"] == "未达标" and joint["citations"]
    assert joint["steps"][0]["due"] == "2026-12-28"  # the 27th is a Sunday
    numbers = {one["id"] for one in record["citations"]}
    assert {n for one in record["checks"] for n in one["citations"]} <= numbers
    texts = FOUNDING.read_text("utf-8") + COMMITTEES.read_text("utf-8")
    assert all(one["quote"] in texts for one in record["citations"])
    assert record["sections"][0]["title"] == "一、企业基本情况"
    assert record["unconfirmed"]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
def test_a_pack_is_written_to_a_file(
    stocked: Dangwu, profile: Path, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"走访{suffix}"
    told = stocked("visit", profile, "--out", target)
    assert told.code == 0
    assert target.stat().st_size > 1000
    assert "已写入" in told.err and "未达标 1 项" in told.err
    assert "--force" in stocked("visit", profile, "--out", target).err
    assert stocked("visit", profile, "--out", target, "--force").code == 0


def test_one_bad_profile_does_not_stop_the_others(
    stocked: Dangwu, profile: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "坏的.toml"
    bad.write_text('企业名称 = "乙"\n职工人数 = "很多"\n', "utf-8")
    folder = tmp_path / "包"
    folder.mkdir()
    told = stocked("visit", bad, profile, "--out", folder)
    assert told.code == 2
    assert "“职工人数”写的是“很多”，应写整数，例如：86" in told.err
    assert "2 份情况表里有 1 份没有做成" in told.err
    assert [path.name for path in folder.iterdir()] == ["profile.docx"]
    printed = stocked("visit", profile, profile, "--json")
    assert len(printed.json) == 2


def test_the_template_can_be_filled_in(stocked: Dangwu, tmp_path: Path) -> None:
    target = tmp_path / "样表.toml"
    assert "企业名称" in stocked("visit", "--template").out
    assert stocked("visit", "--template", "--out", target).code == 0
    assert "已经存在" in stocked("visit", "--template", "--out", target).err
    assert stocked("visit", target).out.startswith("某某机械有限公司走访资料包")


def test_the_format_of_several_and_what_cannot_be_told_apart(
    stocked: Dangwu, profile: Path, tmp_path: Path
) -> None:
    other = tmp_path / "乙.toml"
    other.write_text('企业名称 = "乙公司"\n情况截止日期 = 2029-01-01', "utf-8")
    told = stocked("visit", profile, other, "--out", tmp_path / "新", "--format", "md")
    assert [file.name for file in (tmp_path / "新").iterdir()] == ["profile.md"]
    assert "乙.toml：“情况截止日期”（2029-01-01）晚于走访日期" in told.err
    assert "--format 只在批量生成时用" in stocked("visit", profile, "--format", "md").err
    told = stocked("visit", profile, "--out", tmp_path / "包.pdf")
    assert told.code == 2 and "如 走访.docx" in told.err and "ics" not in told.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "没有写情况表。样表用 dangwu visit --template"),
        (["没有.toml"], "没有.toml：没有这个文件"),
        (["--on", "明天", "x.toml"], "“明天”不是日期"),
    ],
)
def test_what_cannot_be_read_is_told(dangwu: Dangwu, arguments: list[str], said: str) -> None:
    told = dangwu("visit", *arguments)
    assert told.code == 2
    assert said in told.err


def test_an_empty_library_is_told(dangwu: Dangwu, profile: Path) -> None:
    told = dangwu("visit", profile)
    assert told.code == 2
    assert "资料库还是空的" in told.err
