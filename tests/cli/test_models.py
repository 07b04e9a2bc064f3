"""`dangwu models check` over servers on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering import model_server as made
from tests.answering.model_server import DIALECTS, ModelServer
from tests.cli.conftest import Dangwu

TOLD = {
    "openai": {"object": "list", "data": [{"id": "x"}, {"id": "qwen3:8b", "max_model_len": 8192}]},
    "ollama": {"model_info": {"general.architecture": "qwen3", "qwen3.context_length": 8192}},
}


@pytest.fixture(params=DIALECTS, ids=lambda dialect: dialect.kind)
def server(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ModelServer]:
    with made.model_server(request.param) as state:
        state.told = TOLD[state.dialect.kind]
        state.plays = [made.says("1、", "2、", "3。", pause_s=0.05)]
        monkeypatch.setenv("DANGWU_LLM_KIND", state.dialect.kind)
        monkeypatch.setenv("DANGWU_LLM_URL", state.url)
        monkeypatch.setenv("DANGWU_LLM_MODEL", "qwen3:8b")
        yield state


def test_without_a_model_it_says_how_to_get_one(dangwu: Dangwu) -> None:
    outcome = dangwu("models", "check")
    assert outcome.code == 2
    assert "没有接入语言模型" in outcome.out and "DANGWU_LLM_MODEL" in outcome.out
    assert dangwu("models", "check", "--json").json == {"configured": False, "usable": False}


def test_a_model_that_answers_is_described(server: ModelServer, dangwu: Dangwu) -> None:
    outcome = dangwu("models", "check")
    assert outcome.code == 0
    for words in ("qwen3:8b", server.url, "本机", "3 段", "8192", "1、2、3。", "可以使用"):
        assert words in outcome.out


def test_the_record_has_what_the_lines_have(server: ModelServer, dangwu: Dangwu) -> None:
    outcome = dangwu("models", "check", "--json")
    record = outcome.json
    assert outcome.code == 0
    assert record["usable"] and record["streaming"] and record["failure"] is None
    assert (record["pieces"], record["prompt_tokens"], record["reply_tokens"]) == (3, 11, 3)
    assert (record["context_tokens"], record["most_context_tokens"]) == (4096, 8192)
    assert 0 < record["first_ms"] <= record["whole_ms"]
    assert record["whole_ms"] >= 100 and 0 < record["tokens_per_second"] < 40
    assert (record["url"], record["reach"]) == (server.url, "本机")


def test_the_check_sends_nothing_but_its_own_question(server: ModelServer, dangwu: Dangwu) -> None:
    dangwu("models", "check")
    (body,) = server.asked
    (turn,) = body["messages"]
    assert turn["role"] == "user" and "从一数到十" in turn["content"]


def test_a_server_that_tells_no_length_and_does_not_stream(
    server: ModelServer, dangwu: Dangwu
) -> None:
    server.told = {}
    server.plays = [made.says("1、2、3。")]
    outcome = dangwu("models", "check")
    assert outcome.code == 0
    assert "不逐段" in outcome.out and "没有说明" in outcome.out
    assert dangwu("models", "check", "--json").json["most_context_tokens"] is None


def test_a_setting_above_the_length_of_the_model_is_told(
    server: ModelServer, dangwu: Dangwu, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANGWU_LLM_CONTEXT_TOKENS", "16384")
    assert "请把设置改小" in dangwu("models", "check").out


@pytest.mark.parametrize(
    ("play", "failure", "words"),
    [
        (made.refuses(401), "密钥不对或没有权限", "DANGWU_LLM_API_KEY"),
        (made.breaks_off("1、"), "没有答完就断开", "再问一次"),
    ],
)
def test_a_model_that_fails_is_told_with_the_next_step(
    server: ModelServer, dangwu: Dangwu, play: made.Play, failure: str, words: str
) -> None:
    server.plays = [play]
    outcome = dangwu("models", "check")
    assert outcome.code == 2
    assert "不能使用" in outcome.out and words in outcome.out and "可以使用" not in outcome.out
    record = dangwu("models", "check", "--json").json
    assert not record["usable"] and record["failure"] == failure and words in record["message"]


def test_a_wrong_setting_is_told(dangwu: Dangwu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANGWU_LLM_URL", "http://127.0.0.1:8000/v1")
    outcome = dangwu("models", "check")
    assert outcome.code == 2 and "DANGWU_LLM_MODEL" in outcome.err
