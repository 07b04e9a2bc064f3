"""`dangwu checklist --reword` with a configured model, over a server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answering import model_server as made
from tests.answering.model_server import DIALECTS, ModelServer
from tests.cli.conftest import Dangwu
from tests.guidance.checklist_library import write

TOPIC = "设立图书角"


@pytest.fixture
def corners(dangwu: Dangwu, tmp_path: Path) -> None:
    assert dangwu("library", "add", write(tmp_path / "corners")).code == 0


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, corners: None) -> Iterator[ModelServer]:
    with made.model_server(DIALECTS[0]) as state:
        monkeypatch.setenv("DANGWU_LLM_URL", state.url)
        monkeypatch.setenv("DANGWU_LLM_MODEL", "qwen3:8b")
        yield state


def test_what_passes_is_printed_with_the_count(server: ModelServer, dangwu: Dangwu) -> None:
    server.plays = [made.says("3. 由管理组勘察场地，写好记录。\n", "4. 由村长讨论通过。\n")]
    plain = dangwu("checklist", TOPIC, "--json").json
    assert server.asked == [] and "model" not in plain
    record = dangwu("checklist", TOPIC, "--reword", "--json").json
    texts = [step["text"] for step in record["steps"]]
    assert texts[2:4] == ["由管理组勘察场地，写好记录。", "召开社员大会讨论通过"]
    assert record["steps"][2]["original"] == plain["steps"][2]["text"]
    assert record["model"] == {
        "name": "qwen3:8b",
        "reworded": 1,
        "kept": len(texts) - 1,
        "stopped": 1,
        "note": "",
    }
    told = dangwu("checklist", TOPIC, "--reword").out
    told = told.replace("\n", "")
    assert "语言模型 qwen3:8b 改写 1 步，逐步与出处核对过；1 步未通过核对，保留原文；" in told


def test_a_server_that_refuses_leaves_the_words_of_the_sources(
    server: ModelServer, dangwu: Dangwu
) -> None:
    server.plays = [made.refuses(401)]
    record = dangwu("checklist", TOPIC, "--reword", "--json").json
    assert record["model"]["reworded"] == 0
    assert "密钥" in record["model"]["note"]
    assert record["steps"] == dangwu("checklist", TOPIC, "--json").json["steps"]


def test_without_a_model_it_is_said_what_to_set(corners: None, dangwu: Dangwu) -> None:
    told = dangwu("checklist", TOPIC, "--reword")
    assert told.code == 2
    assert "DANGWU_LLM_URL" in told.err
