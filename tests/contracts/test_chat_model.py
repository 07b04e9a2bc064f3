"""What every language model keeps: the fake, the clients, and what stands around them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import pytest

from assistant.answering.llm import LanguageModel, backend
from assistant.answering.llm_endpoint import ModelBounds, ModelEndpoint, ModelKind
from assistant.answering.llm_pieces import counted
from assistant.chat import ChatMessage, Role
from assistant.errors import ModelFailed
from assistant.protocols import ChatModel
from assistant.testing import Script, ScriptedModel
from tests.answering.model_server import DIALECTS, breaks_off, model_server, says, waits

PIECES = ["党费", "按月", "交纳", "。"]
ASKED = [
    ChatMessage(Role.SYSTEM, "只答所问。"),
    ChatMessage(Role.USER, "党费"),
    ChatMessage(Role.ASSISTANT, "问什么？"),
    ChatMessage(Role.USER, "多久交一次"),
]


@dataclass
class Case:
    """A way to a model that writes pieces, all of them or up to a failure, and to who left it."""

    writes: Callable[[Sequence[str], float], ChatModel]
    fails_after: Callable[[Sequence[str]], ChatModel]
    left: Callable[[], bool]
    holds: Callable[[Sequence[str], threading.Event], ChatModel]


def scripted() -> Iterator[Case]:
    made: list[ScriptedModel] = []

    def keep(script: Script) -> ChatModel:
        made.append(ScriptedModel(script))
        return made[-1]

    yield Case(
        lambda pieces, pause_s: keep(Script(pieces, pause_s=pause_s)),
        lambda pieces: keep(Script(pieces, fails_at=len(pieces))),
        lambda: made[-1].closed == 1,
        lambda pieces, go: keep(Script(pieces)),
    )


def served(number: int, whole: bool) -> Iterator[Case]:
    dialect = DIALECTS[number]
    with model_server(dialect) as server:
        endpoint = ModelEndpoint(
            ModelKind(dialect.kind), server.url, "m", bounds=ModelBounds(20, 20)
        )
        model = LanguageModel(endpoint).model if whole else backend(endpoint)

        def writes(pieces: Sequence[str], pause_s: float) -> ChatModel:
            server.plays = [says(*pieces, pause_s=pause_s)]
            return model

        def fails_after(pieces: Sequence[str]) -> ChatModel:
            server.plays = [breaks_off(*pieces)]
            return model

        def holds(pieces: Sequence[str], go: threading.Event) -> ChatModel:
            server.plays = [waits(go, *pieces)]
            return model

        yield Case(writes, fails_after, lambda: server.left.acquire(blocking=False), holds)


CASES: dict[str, Callable[[], Iterator[Case]]] = {
    "scripted": scripted,
    "openai": lambda: served(0, False),
    "ollama": lambda: served(1, False),
    "openai-robust": lambda: served(0, True),
    "ollama-robust": lambda: served(1, True),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    yield from CASES[request.param]()


def test_it_has_a_name(case: Case) -> None:
    assert case.writes(PIECES, 0).name


def test_the_pieces_are_text_and_the_answer_is_whole(case: Case) -> None:
    pieces = list(case.writes(PIECES, 0).stream(ASKED, 100))
    assert all(type(piece) is str and piece for piece in pieces)
    assert pieces == PIECES


def test_pieces_come_as_they_are_written(case: Case) -> None:
    go = threading.Event()
    stream = case.holds(PIECES, go).stream(ASKED, 100)
    assert next(stream) == PIECES[0]
    go.set()  # what is still to come is written only now
    assert list(stream) == PIECES[1:]


def test_the_answer_is_bounded(case: Case) -> None:
    assert list(case.writes(PIECES, 0).stream(ASKED, 2)) == PIECES[:2]


def test_a_failure_is_told_after_what_came_before_it(case: Case) -> None:
    pieces = []
    with pytest.raises(ModelFailed, match="语言模型"):
        for piece in case.fails_after(PIECES[:2]).stream(ASKED, 100):
            pieces.append(piece)
    assert pieces == PIECES[:2]


def test_leaving_early_ends_it(case: Case) -> None:
    with closing(counted(case.writes(["党"] * 1000, 0.01).stream(ASKED, 1000))) as stream:
        next(stream)
    deadline = time.monotonic() + 10
    while not (left := case.left()) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert left


def test_several_may_ask_at_once(case: Case) -> None:
    model = case.writes(PIECES, 0.02)
    answers: list[str] = []
    threads = [
        threading.Thread(target=lambda: answers.append("".join(model.stream(ASKED, 100))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["".join(PIECES)] * 4
