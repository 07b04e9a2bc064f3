"""`dangwu visit --reword` and `dangwu quiz --reword` over a model server on this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.answering import model_server as made
from tests.answering.model_server import DIALECTS, Exchange, ModelServer, Play
from tests.cli.conftest import Dangwu
from tests.quiz.orchard_rules import write

ROOT = Path(__file__).resolve().parents[2]
DIGESTS = [
    ROOT / "corpus" / "01_成立党支部与联合党支部.md",
    ROOT / "corpus" / "02_支部委员会的设置与换届.md",
]
PROFILE = '企业名称 = "青禾机电有限公司"\n职工人数 = 60\n正式党员人数 = 2\n党组织形式 = "无"\n'
BRANCH = "企业有正式党员3人以上的，应当成立党支部"
SPOKEN = "企业里有正式党员3人以上的，就应当成立党支部"
JOINT = "正式党员不足3人的单位，应当成立联合党支部"
SHARE = "书屋经费不得超过果园党建经费的【空】，实行专款专用。"
BETTER = "书屋的经费，不得超过果园党建经费的【空】，并且要实行专款专用。"
_LINE = re.compile(r"^(\d+)\. (.*)$", re.MULTILINE)


def rewords(words: Mapping[str, str]) -> Play:
    """Every line that it is shown, in the words for it."""

    def play(to: Exchange) -> None:
        lines = _LINE.findall(to.body["messages"][-1]["content"])
        made.says(*(f"{at}. {words.get(line, line)}\n" for at, line in lines))(to)

    return play


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with made.model_server(DIALECTS[0]) as state:
        monkeypatch.setenv("DANGWU_LLM_URL", state.url)
        monkeypatch.setenv("DANGWU_LLM_MODEL", "qwen3:8b")
        yield state


@pytest.fixture
def profile(dangwu: Dangwu, tmp_path: Path) -> Path:
    assert dangwu("library", "add", *DIGESTS).code == 0
    path = tmp_path / "profile.toml"
    path.write_text(PROFILE, "utf-8")
    return path


@pytest.fixture
def rules(dangwu: Dangwu, tmp_path: Path) -> None:
    assert dangwu("library", "add", write(tmp_path / "files")).code == 0


def test_talks_that_pass_are_printed_with_the_count(
    server: ModelServer, dangwu: Dangwu, profile: Path
) -> None:
    server.plays = [rewords({BRANCH: SPOKEN, JOINT: JOINT.replace("应当", "可以")})]
    plain = dangwu("visit", profile, "--json").json
    assert server.asked == [] and "model" not in plain
    record = dangwu("visit", profile, "--reword", "--json").json
    counts = record.pop("model")
    assert counts["name"] == "qwen3:8b" and counts["note"] == ""
    assert (counts["reworded"], counts["stopped"]) == (1, 1)
    assert record.keys() == plain.keys() and record["checks"] == plain["checks"]
    told = dangwu("visit", profile, "--reword").out.replace("\n", "")
    assert f"{SPOKEN}（《中国共产党支部工作条例（试行）》第四条）" in told
    assert f"{JOINT}（" in told
    assert "语言模型 qwen3:8b 改写 1 句，逐句与出处核对过；1 句未通过核对，保留原文" in told
    assert "青禾" not in str(server.asked)


def test_the_count_is_told_where_a_pack_is_written(
    server: ModelServer, dangwu: Dangwu, profile: Path, tmp_path: Path
) -> None:
    server.plays = [rewords({BRANCH: SPOKEN})]
    told = dangwu("visit", profile, "--reword", "--out", tmp_path / "走访.md")
    assert told.code == 0 and "语言模型 qwen3:8b 改写 1 句" in told.err
    text = (tmp_path / "走访.md").read_text("utf-8")
    assert SPOKEN in text and "政策要点：语言模型 qwen3:8b 改写 1 句" in text


def test_a_server_that_refuses_leaves_the_pack_as_it_was(
    server: ModelServer, dangwu: Dangwu, profile: Path
) -> None:
    server.plays = [made.refuses(401)]
    record = dangwu("visit", profile, "--reword", "--json").json
    assert "密钥" in record["model"]["note"] and record["model"]["reworded"] == 0
    plain = dangwu("visit", profile, "--json").json
    assert record["sections"] == plain["sections"]


def test_stems_that_pass_are_printed_with_the_count(
    server: ModelServer, dangwu: Dangwu, rules: None
) -> None:
    server.plays = [rewords({SHARE: BETTER})]
    options = ("quiz", "--kinds", "单选", "--count", "20")
    plain = dangwu(*options, "--json").json
    assert server.asked == [] and "model" not in plain
    record = dangwu(*options, "--reword", "--json").json
    assert record["model"]["reworded"] == 1 and record["model"]["stopped"] == 0
    stems = [one["stem"] for one in record["items"]]
    assert sum(BETTER.replace("【空】", "（　　）") in one for one in stems) == 1
    told = dangwu(*options, "--reword")
    assert "语言模型 qwen3:8b 改写 1 题，逐题与出处核对过；另外" in told.err


def test_a_paper_is_written_in_better_words(
    server: ModelServer, dangwu: Dangwu, rules: None, tmp_path: Path
) -> None:
    server.plays = [rewords({SHARE: BETTER})]
    paper = tmp_path / "卷.md"
    told = dangwu("quiz", "--kinds", "单选", "--count", "20", "--reword", "--out", paper)
    assert told.code == 0 and "改写 1 题" in told.err
    assert "书屋的经费，不得超过" in paper.read_text("utf-8")


def test_a_model_that_is_cut_off_leaves_the_stems_with_a_note(
    server: ModelServer, dangwu: Dangwu, rules: None
) -> None:
    server.plays = [made.breaks_off("1. 书屋")]
    told = dangwu("quiz", "--kinds", "单选", "--count", "5", "--reword")
    assert told.code == 0 and "其余的题干保留原文。原因：" in told.err
    assert told.out == dangwu("quiz", "--kinds", "单选", "--count", "5").out


@pytest.mark.parametrize(
    "command", [("visit", "profile.toml"), ("quiz",), ("quiz", "--papers", "A")], ids=str
)
def test_without_a_model_it_is_said_what_to_set(
    command: tuple[str, ...], dangwu: Dangwu, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(profile.parent)
    told = dangwu(*command, "--reword")
    assert told.code == 2 and "DANGWU_LLM_URL" in told.err


def test_a_whole_sheet_is_not_worded_anew(dangwu: Dangwu, tmp_path: Path) -> None:
    told = dangwu("visit", tmp_path / "情况.xlsx", "--out-dir", tmp_path, "--reword")
    assert told.code == 2 and "批量生成时不改写" in told.err
