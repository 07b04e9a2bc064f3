"""`dangwu ask` with a configured model, over a server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from tests.answering import model_server as made
from tests.answering.model_server import DIALECTS, ModelServer
from tests.cli.conftest import Dangwu

QUESTION = "正式党员不足三人怎么办"
PIECES = ("结论\n正式党员不足三人的，", "可以与邻近单位成立联合党支部[1]。\n", "要请客吃饭[1]。")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, dangwu: Dangwu, files: Path) -> Iterator[ModelServer]:
    """A model that writes the pieces, over a library of two rules."""
    assert dangwu("library", "add", files).code == 0
    with made.model_server(DIALECTS[0]) as state:
        state.plays = [made.says(*PIECES)]
        monkeypatch.setenv("DANGWU_LLM_URL", state.url)
        monkeypatch.setenv("DANGWU_LLM_MODEL", "qwen3:8b")
        yield state


def test_the_record_has_the_same_form_and_what_the_model_did(
    server: ModelServer, dangwu: Dangwu
) -> None:
    record = dangwu("ask", QUESTION, "--json").json
    assert record["composer"] == "generative", record["model"]
    assert record["text"].startswith(
        "【结论】\n正式党员不足三人的，可以与邻近单位成立联合党支部。[1]"
    )
    assert record["model"] == {
        "name": "qwen3:8b",
        "written": 2,
        "dropped": [{"text": "要请客吃饭。", "faults": ["内容与出处不相合"]}],
        "note": "",
        "tokens": {"prompt": 11, "reply": 3},
    }
    timings = record["timings_ms"]
    assert 0 < timings["check"] < timings["first_sentence"] <= timings["total"]
    assert (timings["prompt_tokens"], timings["reply_tokens"]) == (11, 3)


def test_what_was_held_back_is_counted_and_listed_on_request(
    server: ModelServer, dangwu: Dangwu
) -> None:
    answer = dangwu("ask", QUESTION).out
    assert "写了 2 句，1 句无依据，已略去" in answer and "请客" not in answer
    assert "× 要请客吃饭。　（内容与出处不相合）" in dangwu("ask", QUESTION, "--dropped").out


@pytest.mark.parametrize(
    "play",
    [made.breaks_off("结论\n", "正式党员不足三人的，"), made.refuses(401), made.says("")],
    ids=["breaks off", "refuses", "says nothing"],
)
def test_a_model_that_fails_is_no_failure_of_the_command(
    server: ModelServer, dangwu: Dangwu, play: made.Play
) -> None:
    server.plays = [play]
    answer = dangwu("ask", QUESTION)
    assert answer.code == 0
    assert "联合党支部" in answer.out.split("出处")[0]
    assert "下面改用逐句摘自资料库的原文" in answer.out
    assert "qwen3:8b" in answer.out


def test_the_assistant_tells_where_texts_go(server: ModelServer) -> None:
    settings = Settings()
    with build_assistant(settings) as assistant:
        assert assistant.model is not None
        assert (assistant.model.name, assistant.model.address, assistant.model.reach) == (
            "qwen3:8b",
            server.url,
            "本机",
        )


def test_dates_come_from_the_literal_answer_and_ask_no_model(
    server: ModelServer, dangwu: Dangwu
) -> None:
    assert dangwu("dates", QUESTION, "--json").code == 0
    assert server.asked == []
