"""`dangwu visit` and `dangwu visits` over what is kept: filled in, told apart, saved, restored."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tests.cli.conftest import Dangwu


def _profile(tmp_path: Path, name: str, *lines: str) -> Path:
    file = tmp_path / f"{name}.toml"
    file.write_text("\n".join(('企业名称 = "东湖果酱厂"', *lines)), "utf-8")
    return file


def test_a_later_profile_fills_in_what_is_kept_and_the_pack_says_of_which_day(
    office: Dangwu, tmp_path: Path
) -> None:
    whole = _profile(tmp_path, "全", '园区 = "东湖园区"', "职工人数 = 80", "正式党员人数 = 4")
    short = _profile(tmp_path, "短", "职工人数 = 86")
    assert office("visit", whole, "--out", tmp_path / "一.md", "--on", "2026-03-02").code == 0
    told = office("visit", short, "--out", tmp_path / "二.md")
    assert "沿用走访档案的有 2 项（园区或区县、正式党员人数）" in told.err and "--fresh" in told.err
    pack = (tmp_path / "二.md").read_text("utf-8").replace("\\", "")
    assert "| 正式党员人数 | 4（档案，2026-03-02） |" in pack and "| 职工人数 | 86 |" in pack
    assert "标“档案”的有2项" in pack and "走访档案里2026年3月2日的情况" in pack
    (kept,) = office("visits", "list", "--json").json
    assert kept["area"] == "东湖园区"
    assert kept["values"]["members"] == {"value": "4", "day": "2026-03-02"}
    assert kept["values"]["employees"]["value"] == "86"
    fresh = office("visit", short, "--out", tmp_path / "三.md", "--fresh")
    assert "沿用" not in fresh.err
    assert "档案，" not in (tmp_path / "三.md").read_text("utf-8")
    (kept,) = office("visits", "list", "--json").json
    assert set(kept["values"]) == {"area", "employees"}


def test_a_pack_of_an_earlier_day_replaces_nothing_of_a_later_one(
    office: Dangwu, tmp_path: Path
) -> None:
    file = _profile(tmp_path, "一", "职工人数 = 86")
    assert office("visit", file, "--out", tmp_path / "一.md", "--on", "2026-06-01").code == 0
    file = _profile(tmp_path, "二", "职工人数 = 40", "正式党员人数 = 4")
    assert office("visit", file, "--out", tmp_path / "二.md", "--on", "2025-06-01").code == 0
    (kept,) = office("visits", "list", "--json").json
    assert kept["checked_on"] == "2026-06-01"
    assert kept["values"]["employees"] == {"value": "86", "day": "2026-06-01"}
    assert kept["values"]["members"] == {"value": "4", "day": "2025-06-01"}
    for day in ("1800-01-01", "9999-12-31"):
        told = office("visit", file, "--on", day)
        assert told.code == 2 and f"二.toml：走访日期写的是 {day}" in told.err


def test_enterprises_of_one_name_are_told_apart_by_their_park(
    office: Dangwu, tmp_path: Path
) -> None:
    one = _profile(tmp_path, "甲", '园区 = "甲园"', "职工人数 = 9")
    two = _profile(tmp_path, "乙", '园区 = "乙园"', "职工人数 = 5")
    assert office("visit", one, two, "--out", tmp_path / "新" / "包", "--format", "md").code == 0
    assert sorted(file.name for file in (tmp_path / "新" / "包").iterdir()) == ["乙.md", "甲.md"]
    kept = office("visits", "list", "--json").json
    assert [(one["area"], one["values"]["employees"]["value"]) for one in kept] == [
        ("乙园", "5"),
        ("甲园", "9"),
    ]
    told = office("visits", "show", "东湖果酱厂")
    assert told.code == 2 and "东湖果酱厂（乙园）、东湖果酱厂（甲园）" in told.err
    assert "甲园" in office("visits", "show", "东湖果酱厂（甲园）").out
    unsaid = _profile(tmp_path, "丙", "职工人数 = 7")
    told = office("visit", unsaid, "--out", tmp_path / "丙.md")
    assert told.code == 2 and "写明“园区或区县”" in told.err
    assert office("visits", "forget", "东湖果酱厂", "--yes").code == 2
    assert office("visits", "forget", "东湖果酱厂（甲园）", "--yes").code == 0
    assert [one["area"] for one in office("visits", "list", "--json").json] == ["乙园"]
    twice = office("visit", two, two, "--out", tmp_path / "两")
    assert twice.code == 2 and "是同一家企业（东湖果酱厂）" in twice.err


def test_what_is_kept_goes_into_a_backup_and_comes_back(
    office: Dangwu, sheet: Path, tmp_path: Path
) -> None:
    assert "3 份走访资料包" in office("visit", sheet, "--out-dir", tmp_path / "一").out
    before = office("visits", "list", "--json").json
    backup = tmp_path / "档案.json"
    assert "3 家企业" in office("visits", "export", backup).out
    if os.name == "posix":
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert "--force" in office("visits", "export", backup).err
    damaged = Path(os.environ["DANGWU_HOME"]) / "visits.sqlite3"
    damaged.write_bytes(b"nothing of the kind" * 100)
    told = office("visits", "list")
    assert told.code == 2 and "dangwu visits import" in told.err and "library" not in told.err
    damaged.unlink()
    assert "3 家企业，现在共 3 家" in office("visits", "import", backup).out
    assert office("visits", "list", "--json").json == before
    backup.write_text('{"format": "dangwu-visits", "version": 1, "enterprises": [{}]}', "utf-8")
    assert "走访档案没有变动" in office("visits", "import", backup).err
    assert office("visits", "list", "--json").json == before


def test_a_visit_says_something_and_an_address_is_no_day(office: Dangwu, tmp_path: Path) -> None:
    file = _profile(tmp_path, "一")
    assert office("visit", file, "--out", tmp_path / "一.md").code == 0
    told = office("visits", "record", "东湖")
    assert told.code == 2 and "没有写走访情况" in told.err
    assert office("visits", "show", "东湖", "--json").json["visits"] == []
    noted = ("--problem", "邮箱a@b.com没有回", "--problem", "缺章@2026-12-01")
    problems = office("visits", "record", "东湖", *noted, "--json").json["problems"]
    assert [(one["text"], one["due"]) for one in problems] == [
        ("邮箱a@b.com没有回", None),
        ("缺章", "2026-12-01"),
    ]
    assert (
        "“2026-13-01”不是日期"
        in office("visits", "record", "东湖", "--problem", "章@2026-13-01").err
    )
