"""A real model on this machine: it writes little sense, but it is a server as users have them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from assistant import Reach, Settings, build_assistant
from assistant.answering.llm import LanguageModel
from assistant.answering.llm_endpoint import ModelBounds, ModelEndpoint, ModelKind
from assistant.answering.llm_pieces import counted
from assistant.chat import ChatMessage, Role
from assistant.errors import ModelFailed
from assistant.model_failure import ModelFailure
from tests.answering import small_model

STORY = [
    ChatMessage(Role.SYSTEM, "You tell long stories."),
    ChatMessage(Role.USER, "Tell me a long story about a village, with many details."),
]


@pytest.fixture(scope="module")
def endpoint(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ModelEndpoint]:
    """The model, ready to answer; converted with the first run and kept in pytest's cache."""
    if reason := small_model.missing():
        pytest.skip(reason)
    model = small_model.converted(request.config.cache.mkdir("dangwu"))
    with small_model.serving(model, tmp_path_factory.mktemp("serving")) as url:
        yield ModelEndpoint(ModelKind.OPENAI, url, str(model), bounds=ModelBounds(120, 180))


def test_it_answers_bit_by_bit_within_the_bound(endpoint: ModelEndpoint) -> None:
    pieces = []
    stream = counted(LanguageModel(endpoint).model.stream(STORY, 12))
    with pytest.raises(StopIteration) as end:
        while True:
            pieces.append(next(stream))
    prompt, reply = end.value.value
    assert 1 < len(pieces) <= 13 and "".join(pieces).strip()
    assert prompt > 15 and 1 < reply <= 12


def test_the_check_describes_it(endpoint: ModelEndpoint, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, llm_url=endpoint.url, llm_model=endpoint.model)
    with build_assistant(settings) as assistant:
        report = assistant.check_model()
    assert report.usable and report.streaming, report.message
    assert report.reach is Reach.THIS_MACHINE
    assert report.tokens[1] > 1 and report.tokens_per_second > 0
    assert 0 < report.first_ms < report.whole_ms


def test_another_model_than_the_one_that_is_served(endpoint: ModelEndpoint) -> None:
    with pytest.raises(ModelFailed, match="DANGWU_LLM_MODEL") as caught:
        list(LanguageModel(replace(endpoint, model="nobody/nothing")).model.stream(STORY, 12))
    assert caught.value.failure is ModelFailure.REJECTED


def test_what_takes_too_long_is_left_and_the_server_is_free_again(endpoint: ModelEndpoint) -> None:
    hurried = replace(endpoint, bounds=ModelBounds(120, 1))
    with pytest.raises(ModelFailed, match="1 秒没有答完") as caught:
        list(LanguageModel(hurried).model.stream(STORY, 2000))
    assert caught.value.failure is ModelFailure.SLOW
    assert list(LanguageModel(endpoint).model.stream(STORY, 3))


def test_a_story_that_nobody_listens_to_ends(endpoint: ModelEndpoint) -> None:
    model = LanguageModel(endpoint).model
    with closing(counted(model.stream(STORY, 2000))) as stream:
        assert next(stream)
    assert list(model.stream(STORY, 3))


def test_a_connection_that_is_cut_in_the_middle(endpoint: ModelEndpoint) -> None:
    with cutting(endpoint.url, after=b'"content"') as url:
        pieces = []
        with pytest.raises(ModelFailed) as caught:
            for piece in LanguageModel(replace(endpoint, url=url)).model.stream(STORY, 200):
                pieces.append(piece)
    assert caught.value.failure is ModelFailure.BROKEN_OFF
    assert pieces


@contextmanager
def cutting(url: str, after: bytes) -> Iterator[str]:
    """The address of a relay that hands on one request, and the reply up to a word in it."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def relay() -> None:
            client, _ = door.accept()
            target = urlsplit(url)
            with client, socket.create_connection((target.hostname, target.port)) as server:
                seen = b""
                while not seen.endswith(b"}"):  # the request is one JSON object
                    part = client.recv(65536)
                    seen += part
                    server.sendall(part)
                seen = b""
                while after not in seen:
                    part = server.recv(4096)
                    seen += part
                    client.sendall(part)

        thread = threading.Thread(target=relay)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}/v1"
        thread.join()
