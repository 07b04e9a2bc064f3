"""Both clients against a real HTTP server on this machine that does what servers do."""

from __future__ import annotations

import json
import logging
import time
import traceback
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from assistant.answering.llm import LanguageModel, backend
from assistant.answering.llm_endpoint import ModelBounds, ModelEndpoint, ModelKind
from assistant.answering.llm_pieces import counted
from assistant.chat import ChatMessage, Role
from assistant.errors import ModelFailed
from assistant.model_failure import ModelFailure
from tests.answering import model_server as made
from tests.answering.model_server import DIALECTS, ModelServer, OllamaDialect

KEY = "sk-a-secret-that-nobody-may-read"
QUESTION = "张三的组织关系怎么转"
ASKED = [ChatMessage(Role.SYSTEM, "只答所问。"), ChatMessage(Role.USER, QUESTION)]
BOUNDS = ModelBounds(first_s=20, whole_s=20, context_tokens=2048)


@pytest.fixture(params=DIALECTS, ids=lambda dialect: dialect.kind)
def server(request: pytest.FixtureRequest) -> Iterator[ModelServer]:
    with made.model_server(request.param) as state:
        yield state


@pytest.fixture
def endpoint(server: ModelServer) -> ModelEndpoint:
    return ModelEndpoint(ModelKind(server.dialect.kind), server.url, "m", KEY, BOUNDS)


def answer(endpoint: ModelEndpoint) -> str:
    return "".join(LanguageModel(endpoint).model.stream(ASKED, 50))


def failure(endpoint: ModelEndpoint) -> ModelFailed:
    with pytest.raises(ModelFailed) as caught:
        answer(endpoint)
    return caught.value


def test_the_answer_comes_in_pieces_with_its_count_of_tokens(endpoint: ModelEndpoint) -> None:
    stream = backend(endpoint).stream(ASKED, 50)
    pieces = []
    with pytest.raises(StopIteration) as end:
        while True:
            pieces.append(next(stream))
    assert pieces == ["党费", "按月", "交。"]
    assert end.value.value == (11, 3)


def test_messages_and_bounds_are_sent_and_the_key(
    server: ModelServer, endpoint: ModelEndpoint
) -> None:
    answer(endpoint)
    (body,) = server.asked
    sent = [(turn["role"], turn["content"]) for turn in body["messages"]]
    assert sent == [("system", "只答所问。"), ("user", QUESTION)]
    assert (body["model"], body["stream"], server.dialect.bound(body)) == ("m", True, 50)
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    if isinstance(server.dialect, OllamaDialect):
        assert body["options"]["num_ctx"] == 2048


REFUSALS = [
    (400, "Unrecognized request argument supplied: stream_options"),
    (422, "body.stream_options: Extra inputs are not permitted"),
    (400, "Unknown parameter: 'stream_options.include_usage'"),
]


@pytest.mark.parametrize(("status", "message"), REFUSALS)
def test_a_server_that_does_not_know_stream_options_is_asked_without_and_that_is_remembered(
    status: int, message: str
) -> None:
    with made.model_server(DIALECTS[0]) as server:
        server.plays = [made.refuses(status, message), made.says("党费", "按月", "交。")]
        model = backend(ModelEndpoint(ModelKind.OPENAI, server.url, "m", KEY, BOUNDS))
        assert "".join(model.stream(ASKED, 50)) == "党费按月交。"
        assert "".join(model.stream(ASKED, 50)) == "党费按月交。"
        assert ["stream_options" in body for body in server.asked] == [True, False, False]


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Unrecognized request argument: temperature", [True, False, True, False]),
        ("messages must not be empty", [True, True]),
    ],
)
def test_what_is_refused_for_something_else_stays_refused(message: str, asked: list[bool]) -> None:
    with made.model_server(DIALECTS[0]) as server:
        server.plays = [made.refuses(400, message)]
        model = backend(ModelEndpoint(ModelKind.OPENAI, server.url, "m", KEY, BOUNDS))
        for _ in range(2):
            with pytest.raises(ModelFailed) as caught:
                list(model.stream(ASKED, 50))
            assert caught.value.failure is ModelFailure.REJECTED
        assert ["stream_options" in body for body in server.asked] == asked


def test_nothing_of_the_environment_is_sent(
    server: ModelServer, endpoint: ModelEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = ["OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OLLAMA_API_KEY"]
    for name in others:
        monkeypatch.setenv(name, f"other-{name}")
    for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE", "OLLAMA_HOST", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    answer(replace(endpoint, key=""))
    headers = server.headers[0]
    assert "authorization" not in headers
    assert [name for name in headers if name.startswith(("openai", "x-stainless"))] == []
    assert "other-" not in json.dumps([headers, server.asked])


def test_the_proxy_of_the_environment_is_for_what_lies_beyond_this_machine(
    server: ModelServer, endpoint: ModelEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, server.url.removesuffix(server.dialect.base))
    monkeypatch.setenv("NO_PROXY", "")
    far = replace(endpoint, url=f"http://llm.example.com{server.dialect.base}")
    assert answer(far) == "党费按月交。"
    assert server.paths[0].startswith("http://llm.example.com/")
    assert answer(endpoint) == "党费按月交。"
    assert server.paths[1].startswith("/")


def test_nobody_else_is_told_what_was_asked(
    endpoint: ModelEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.model_server(DIALECTS[0]) as tracing:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "ls-1")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracing.url)
        assert answer(endpoint) == "党费按月交。"
        time.sleep(0.5)
        assert tracing.paths == []


def test_what_ollama_has_cut_without_a_word_is_told(endpoint: ModelEndpoint) -> None:
    full = replace(endpoint, bounds=ModelBounds(20, 20, context_tokens=14))
    if endpoint.kind is ModelKind.OLLAMA:
        assert failure(full).failure is ModelFailure.TOO_LONG
    assert answer(replace(full, bounds=ModelBounds(20, 20, context_tokens=15))) == "党费按月交。"


CASES = {
    "key": (made.refuses(401), ModelFailure.KEY, "DANGWU_LLM_API_KEY"),
    "forbidden": (made.refuses(403), ModelFailure.KEY, "DANGWU_LLM_API_KEY"),
    "balance": (made.refuses(402), ModelFailure.BALANCE, "余额"),
    "quota": (made.refuses(429, "insufficient_quota"), ModelFailure.BALANCE, "额度"),
    "model": (made.refuses(404), ModelFailure.UNKNOWN_MODEL, "DANGWU_LLM_MODEL"),
    "rejected": (made.refuses(400), ModelFailure.REJECTED, "DANGWU_LLM_KIND"),
    "too-long": (
        made.refuses(400, "This model's maximum context length is 4096 tokens"),
        ModelFailure.TOO_LONG,
        "DANGWU_LLM_CONTEXT_TOKENS",
    ),
    "too-big": (made.refuses(413), ModelFailure.TOO_LONG, "DANGWU_LLM_CONTEXT_TOKENS"),
    "withheld": (made.refuses(400, "Content Exists Risk"), ModelFailure.WITHHELD, "内容审核"),
    "withheld-later": (
        made.says("党", reason="content_filter"),
        ModelFailure.WITHHELD,
        "内容审核",
    ),
    "moved": (
        made.refuses(307, Location="http://127.0.0.1:9/v1"),
        ModelFailure.GARBLED,
        "DANGWU_LLM_URL",
    ),
    "closed": (made.breaks_off("党"), ModelFailure.BROKEN_OFF, "没有答完"),
    "reset": (made.breaks_off("党", how="reset"), ModelFailure.BROKEN_OFF, "没有答完"),
    "unnoticed": (made.breaks_off("党", how="unnoticed"), ModelFailure.BROKEN_OFF, "没有答完"),
    "closed-at-once": (made.breaks_off(), ModelFailure.BROKEN_OFF, "没有答完"),
    "error-within": (made.errs("党"), ModelFailure.BROKEN_OFF, "没有答完"),
    "empty": (made.says(), ModelFailure.EMPTY, "没有写出内容"),
    "blank": (made.says("\n", " "), ModelFailure.EMPTY, "没有写出内容"),
    "thoughts": (made.says("<think>", "想"), ModelFailure.EMPTY, "思考"),
    "a-page": (made.sends(b"<html>Welcome</html>\n"), ModelFailure.GARBLED, "/v1"),
    "nothing": (made.sends(b""), ModelFailure.GARBLED, "DANGWU_LLM_URL"),
    "no-json": (made.sends(b"data: {nonsense\n\n"), ModelFailure.GARBLED, "DANGWU_LLM_URL"),
    "no-text": (made.sends(b"\xff\xfe\xfa\n\n"), ModelFailure.GARBLED, "DANGWU_LLM_URL"),
    "other-json": (made.sends(b'data: [1, 2]\n\n{"a": 1}\n'), ModelFailure.GARBLED, "DANGWU_"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_goes_wrong_is_told_with_what_to_do_and_is_asked_once(
    server: ModelServer, endpoint: ModelEndpoint, case: str
) -> None:
    play, kind, words = CASES[case]
    server.plays = [play]
    error = failure(endpoint)
    assert error.failure is kind
    assert words in str(error) and "语言模型 m" in str(error)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [400, 401, 500])
def test_neither_key_nor_question_is_repeated(
    server: ModelServer,
    endpoint: ModelEndpoint,
    status: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.plays = [made.refuses(status, f"{KEY} may not ask {QUESTION}")]
    told = "".join(traceback.format_exception(failure(endpoint), chain=True)) + caplog.text
    assert KEY not in told and QUESTION not in told
    assert KEY not in repr(endpoint)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(
    server: ModelServer, endpoint: ModelEndpoint, status: int
) -> None:
    server.plays = [made.refuses(status, Retry_After="1"), made.says("好", "的。")]
    begun = time.monotonic()
    assert answer(endpoint) == "好的。"
    assert time.monotonic() - begun >= 1
    assert len(server.asked) == 2


def test_a_server_that_wants_too_long_a_wait_is_not_waited_for(
    server: ModelServer, endpoint: ModelEndpoint
) -> None:
    server.plays = [made.refuses(429, Retry_After="3600")]
    assert failure(endpoint).wait_s == 3600
    assert len(server.asked) == 1


def test_after_failures_in_a_row_the_server_is_left_alone(
    server: ModelServer, endpoint: ModelEndpoint
) -> None:
    server.plays = [made.refuses(500, Retry_After="99")]
    model = LanguageModel(endpoint).model
    for _ in range(3):
        with pytest.raises(ModelFailed, match="500"):
            list(model.stream(ASKED, 50))
    with pytest.raises(ModelFailed, match="连续 3 次") as caught:
        list(model.stream(ASKED, 50))
    assert caught.value.failure is ModelFailure.RESTING
    assert len(server.asked) == 3


@pytest.mark.parametrize("after", [[], ["党"]])
def test_a_silent_server_is_left_and_notices(
    server: ModelServer, endpoint: ModelEndpoint, after: list[str]
) -> None:
    server.plays = [made.stays_silent(after)]
    quick = replace(endpoint, bounds=ModelBounds(first_s=0.5, whole_s=1))
    assert failure(quick).failure is ModelFailure.SLOW
    assert server.left.acquire(timeout=10)


def test_signs_of_life_do_not_keep_a_reply_going(
    server: ModelServer, endpoint: ModelEndpoint
) -> None:
    life = b"\n" if isinstance(server.dialect, OllamaDialect) else b": still here\n\n"
    server.plays = [made.stays_silent(["党"], sign_of_life=life)]
    quick = replace(endpoint, bounds=ModelBounds(first_s=0.5, whole_s=1))
    failure(quick)
    assert server.left.acquire(timeout=10)


def test_leaving_early_ends_the_request(server: ModelServer, endpoint: ModelEndpoint) -> None:
    server.plays = [made.says(*["党"] * 2000, pause_s=0.005)]
    with closing(counted(LanguageModel(endpoint).model.stream(ASKED, 2000))) as stream:
        assert next(stream) == "党"
    assert server.left.acquire(timeout=10)


def test_nobody_there(endpoint: ModelEndpoint) -> None:
    error = failure(replace(endpoint, url="http://127.0.0.1:9/v1"))
    assert error.failure is ModelFailure.UNREACHABLE
    assert "http://127.0.0.1:9/v1" in str(error) and "拒绝连接" in str(error)
