"""What list and show tell of a document, and what add says is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Dangwu

NOTICE = """果园市委组织部文件

果组发〔2012〕11号

关于印发《果园市党员教育管理办法（试行）》的通知

各县委组织部，市直各单位党委：

现将《果园市党员教育管理办法（试行）》印发给你们，请认真贯彻执行。

果园市委组织部

2012年3月5日

果园市党员教育管理办法（试行）

第一条 为了加强党员教育管理，制定本办法。

第二条 本办法自2012年4月1日起施行，《果园市党员教育暂行规定》同时废止。
"""


@pytest.fixture
def shown(dangwu: Dangwu, tmp_path: Path) -> tuple[Dangwu, str]:
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, "utf-8")
    assert dangwu("library", "add", path).code == 0
    return dangwu, dangwu("library", "list", "--json").json[0]["id"]


def test_show_tells_where_each_particular_was_read(shown: tuple[Dangwu, str]) -> None:
    dangwu, document = shown
    out = dangwu("library", "show", document).out
    assert "依据" in out
    assert "文号：果组发〔2012〕11号（正文：“果组发〔2012〕11号”）" in out
    assert "主送" in out and "各县委组织部" in out
    assert "试行" in out
    assert "废止　《果园市党员教育暂行规定》" in out


def test_show_json_carries_the_evidence_with_its_place(shown: tuple[Dangwu, str]) -> None:
    dangwu, document = shown
    record = dangwu("library", "show", document, "--json").json
    (number,) = [one for one in record["particulars"] if one["name"] == "number"]
    assert number["label"] == "文号" and number["origin"] == "正文"
    text = "".join(passage["text"] for passage in record["passages"])
    assert text[number["start"] : number["end"]] == number["shown"]
    assert record["missing"] == []


def test_what_is_missing_is_named_with_the_way_to_state_it(dangwu: Dangwu, files: Path) -> None:
    path = files / "党费收缴办法.txt"
    added = dangwu("library", "add", path)
    (line,) = [line for line in added.out.splitlines() if "未见：" in line]
    assert "发文机关" in line and "manifest.toml" in line and str(path) in line
    record = dangwu("library", "add", path, "--json").json["files"][0]
    assert "发文机关" in record["missing"]
    again = dangwu("library", "add", path)
    assert "未见：" not in again.out  # told when it came in; `show` tells it always
    document = dangwu("library", "list", "--json").json[0]["id"]
    assert "未见：" in dangwu("library", "show", document).out

    sheet = path.with_name(path.name + ".toml")
    sheet.write_text(
        '"文号" = "果组发〔2020〕1号"\n"发文机关" = "果园市委组织部"\n'
        '"成文日期" = 2020-01-01\n"施行日期" = 2020-02-01\n',
        "utf-8",
    )
    stated = dangwu("library", "add", path)
    assert "已更新" in stated.out and "未见：" not in stated.out
    out = dangwu("library", "show", document).out
    assert "未见：" not in out and "登记单" in out
