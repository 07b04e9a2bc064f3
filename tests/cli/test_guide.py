from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Dangwu

ROOT = Path(__file__).resolve().parents[2]
FOUNDING = ROOT / "corpus" / "01_成立党支部与联合党支部.md"
COMMITTEES = ROOT / "corpus" / "02_支部委员会的设置与换届.md"


@pytest.fixture
def stocked(dangwu: Dangwu) -> Dangwu:
    """The command line over two digests of the starter library."""
    assert dangwu("library", "add", FOUNDING, COMMITTEES).code == 0
    return dangwu


def test_the_guide_reads_like_a_clerks_note(stocked: Dangwu) -> None:
    told = stocked("guide", "--employees", "80", "--members", "2", "--organisation", "无")
    assert told.code == 0
    titles = [line for line in told.out.splitlines() if line.startswith("【")]
    assert titles[0] == "【结论】" and titles[1] == "【为什么】"
    assert "应当与别的单位一起成立联合党支部[1][2]（党内法规）" in told.out
    assert "本企业正式党员2名，现有党组织：无" in told.out
    assert "【下一步】" in told.out and "【还缺什么" in told.out
    assert "[1] 《成立党支部与联合党支部要点摘编》" in told.out


def test_what_the_library_lacks_is_named(stocked: Dangwu) -> None:
    told = stocked("guide", "--employees", "80", "--members", "4", "--union-members", "30")
    assert "应当建立基层工会委员会：资料库里没有《中华人民共和国工会法》，请先添加" in told.out
    assert "【需核实" in told.out


def test_json_has_the_agreed_fields_and_literal_quotes(stocked: Dangwu) -> None:
    facts = ("--employees", "300", "--members", "55", "--region", "浙江", "--foreign", "否")
    record = stocked("guide", *facts, "--json").json
    agreed = {"forms", "next_steps", "missing", "citations"}
    assert agreed <= set(record)
    assert record["enterprise"]["foreign"] is False
    national = [(one["form"], one["binding"]) for one in record["forms"] if not one["region"]]
    assert national[0] == ("党支部", "应当")
    numbers = {citation["id"] for citation in record["citations"]}
    points = [*record["forms"], *record["next_steps"], *record["notes"]]
    assert {n for point in points for n in point["citations"]} <= numbers
    text = FOUNDING.read_text("utf-8") + COMMITTEES.read_text("utf-8")
    assert all(citation["quote"] in text for citation in record["citations"])
    assert all(gap["fact"] and gap["text"] for gap in record["missing"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--employees", "3", "--members", "4"], "正式党员人数（4）多于职工人数（3）"),
        (["--employees", "3", "--members", "-1"], "“-1”不是 0 到"),
        (["--employees", "三个", "--members", "1"], "“三个”不是 0 到"),
        (["--employees", "9" * 5_000, "--members", "1"], "--employees"),
        (["--employees", "30"], "少写了选项“--members”"),
        (["--members", "3"], "少写了选项“--employees”"),
        (["--employees", "30", "--members", "3", "--foreign", "也许"], "是、否"),
        (["--employees", "30", "--members", "3", "--site", "月球"], "园区"),
        (["--employees", "30", "--members", "3", "--organisation", "小组"], "联合党支部"),
        (["--employees", "30", "--members", "3", "--unit-members", "2,x"], "“x”"),
        (["--employees", "30", "--members", "3", "--unit-members", "2，2"], "对不上"),
    ],
)
def test_impossible_input_is_one_line(dangwu: Dangwu, options: list[str], said: str) -> None:
    told = dangwu("guide", *options)
    assert told.code == 2
    assert said in told.err and told.err.count("\n") == 1
    assert told.out == ""


def test_an_empty_library_is_one_line(dangwu: Dangwu) -> None:
    told = dangwu("guide", "--employees", "30", "--members", "3")
    assert told.code == 2 and "library add" in told.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bare_terminal_is_asked(stocked: Dangwu, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["很多", "80", "4", "1", "无", "园区", "", "", "否", "", "0", "", "", ""]
    monkeypatch.setattr("sys.stdin", Terminal("\n".join(answers) + "\n"))
    told = stocked("guide")
    assert told.code == 0
    assert "“很多”不是 0 到 2000000 之间的整数" in told.err
    assert "应当成立党支部" in told.out and "有没有临时组建的工程" not in told.out


def test_a_terminal_that_hangs_up_cancels(stocked: Dangwu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("80\n"))
    told = stocked("guide")
    assert told.code == 130 and "已取消" in told.err
