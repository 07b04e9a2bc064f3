"""What stands around a model, over models that follow a script."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence

import pytest

from assistant.answering.llm_breaker import RestedModel
from assistant.answering.llm_retrying import PersistentModel
from assistant.answering.llm_thinking import OutspokenModel
from assistant.answering.llm_time_limits import PunctualModel
from assistant.chat import ChatMessage, Role
from assistant.errors import ModelFailed
from assistant.model_failure import ModelFailure
from assistant.protocols import ChatModel
from assistant.testing import Script, ScriptedModel

ASKED = [ChatMessage(Role.USER, "党费多久交一次")]


def answer(model: ChatModel) -> str:
    return "".join(model.stream(ASKED, 100))


def failure(model: ChatModel) -> ModelFailed:
    with pytest.raises(ModelFailed) as caught:
        answer(model)
    return caught.value


def fails(failure: ModelFailure, at: int = 0, wait_s: float | None = None) -> Script:
    return Script("按月交", fails_at=at, failure=failure, wait_s=wait_s)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


# ---- time limits


def test_a_model_in_time_is_passed_on_with_its_tokens() -> None:
    stream = PunctualModel(ScriptedModel("按月交。"), 5, 5, 5).stream(ASKED, 100)
    pieces = []
    with pytest.raises(StopIteration) as end:
        while True:
            pieces.append(next(stream))
    assert (pieces, end.value.value) == (["按", "月", "交", "。"], (7, 4))


@pytest.mark.parametrize(
    ("pause_s", "limits", "words"),
    [
        (3, (0.1, 5, 5), "0.1 秒没有写出第一个字"),
        (0.4, (5, 0.1, 5), "写到一半，0.1 秒没有动静"),
        (0.2, (5, 5, 0.5), "0.5 秒没有答完"),
    ],
)
def test_each_limit_is_told_apart(
    pause_s: float, limits: tuple[float, float, float], words: str
) -> None:
    error = failure(PunctualModel(ScriptedModel(Script("按月交。", pause_s=pause_s)), *limits))
    assert error.failure is ModelFailure.SLOW and words in str(error)


def test_who_waits_is_not_held_up_by_a_silent_model() -> None:
    go = threading.Event()

    class Stuck:
        name = "stuck"

        def stream(self, messages: Sequence[ChatMessage], most_tokens: int) -> Iterator[str]:
            go.wait(60)
            yield "按"

    failure(PunctualModel(Stuck(), 0.1, 5, 5))
    assert not go.is_set()
    go.set()


def test_a_reader_who_takes_long_is_no_fault_of_the_model() -> None:
    stream = PunctualModel(ScriptedModel("按月交。"), 10, 10, 2).stream(ASKED, 100)
    got = [next(stream)]
    time.sleep(2.5)
    assert "".join([*got, *stream]) == "按月交。"


def test_the_inner_model_is_closed_after_a_time_out_and_an_early_leave() -> None:
    inner = ScriptedModel(Script("按月交。" * 100, pause_s=0.05))
    failure(PunctualModel(inner, 5, 5, 0.2))
    stream = PunctualModel(inner, 5, 5, 5).stream(ASKED, 100)
    next(stream)
    stream.close()
    deadline = time.monotonic() + 5
    while inner.closed < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert inner.closed == 2


# ---- another try


@pytest.mark.parametrize("kind", [kind for kind in ModelFailure if kind.passing])
def test_what_passes_is_tried_again_with_longer_pauses(kind: ModelFailure) -> None:
    clock, inner = Clock(), ScriptedModel(fails(kind), fails(kind), "按月交。")
    assert answer(PersistentModel(inner, pause_s=1, sleep=clock.sleep)) == "按月交。"
    assert clock.slept == [1, 2]


@pytest.mark.parametrize("kind", [kind for kind in ModelFailure if not kind.passing])
def test_what_does_not_pass_is_told_at_once(kind: ModelFailure) -> None:
    inner = ScriptedModel(fails(kind), "按月交。")
    assert failure(PersistentModel(inner)).failure is kind
    assert len(inner.asked) == 1


def test_nobody_reads_the_beginning_of_an_answer_twice() -> None:
    inner = ScriptedModel(fails(ModelFailure.BUSY, at=1), "每月交。")
    stream = PersistentModel(inner).stream(ASKED, 100)
    assert next(stream) == "按"
    with pytest.raises(ModelFailed):
        next(stream)
    assert len(inner.asked) == 1


def test_it_gives_up_after_some_tries_and_the_last_failure_stands() -> None:
    clock, inner = Clock(), ScriptedModel(fails(ModelFailure.BUSY))
    assert failure(PersistentModel(inner, 4, sleep=clock.sleep)).failure is ModelFailure.BUSY
    assert len(inner.asked) == 4


def test_the_wait_that_a_server_asks_for_is_kept_if_it_is_bearable() -> None:
    clock = Clock()
    inner = ScriptedModel(fails(ModelFailure.BUSY, wait_s=7), "好。")
    assert answer(PersistentModel(inner, patience_s=10, sleep=clock.sleep)) == "好。"
    assert clock.slept == [7]
    far = ScriptedModel(fails(ModelFailure.BUSY, wait_s=70), "好。")
    failure(PersistentModel(far, patience_s=10, sleep=clock.sleep))
    assert clock.slept == [7]


def test_an_empty_answer_is_no_failure_to_try_again() -> None:
    assert answer(PersistentModel(ScriptedModel(Script(), "好。"))) == ""


# ---- rest


def test_a_service_that_fails_in_a_row_rests_and_is_then_tried_by_one() -> None:
    clock = Clock()
    down = fails(ModelFailure.UNREACHABLE)
    inner = ScriptedModel(down, down, down, "好。")
    model = RestedModel(inner, failures=2, rest_s=60, clock=clock)
    assert [failure(model).failure for _ in range(3)] == [
        ModelFailure.UNREACHABLE,
        ModelFailure.UNREACHABLE,
        ModelFailure.RESTING,
    ]
    clock.now = 30
    assert "连不上；约 30 秒后再试" in str(failure(model))
    clock.now = 61
    assert failure(model).failure is ModelFailure.UNREACHABLE
    assert failure(model).failure is ModelFailure.RESTING
    clock.now = 122
    trial = model.stream(ASKED, 100)
    assert next(trial) == "好"
    assert "正在再试" in str(failure(model))
    assert "".join(trial) == "。"
    assert answer(model) == "好。"
    assert len(inner.asked) == 5


def test_a_trial_that_is_left_early_does_not_block_the_next() -> None:
    clock = Clock()
    model = RestedModel(ScriptedModel(fails(ModelFailure.SLOW), "好。"), 1, 60, clock)
    failure(model)
    clock.now = 61
    trial = model.stream(ASKED, 100)
    next(trial)
    trial.close()
    assert answer(model) == "好。"


@pytest.mark.parametrize("kind", [kind for kind in ModelFailure if not kind.of_the_service])
def test_what_comes_from_the_question_does_not_count(kind: ModelFailure) -> None:
    inner = ScriptedModel(fails(ModelFailure.SLOW), fails(kind), fails(ModelFailure.SLOW), "好。")
    model = RestedModel(inner, failures=2)
    for _ in range(3):
        failure(model)
    assert answer(model) == "好。"


def test_a_success_between_failures_counts_from_the_start() -> None:
    slow = fails(ModelFailure.SLOW)
    model = RestedModel(ScriptedModel(slow, "好。", slow, "行。"), failures=2)
    failure(model)
    answer(model)
    failure(model)
    assert answer(model) == "行。"


def test_of_many_threads_one_tries_a_resting_service() -> None:
    clock = Clock()
    inner = ScriptedModel(fails(ModelFailure.SLOW), Script("好。", pause_s=0.2))
    model = RestedModel(inner, 1, 60, clock)
    failure(model)
    clock.now = 61
    told: list[str] = []

    def ask() -> None:
        try:
            told.append(answer(model))
        except ModelFailed as error:
            told.append(error.failure)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == sorted(["好。", *[ModelFailure.RESTING] * 7])


# ---- thinking aloud


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("按月交。", "按月交。"),
        ("<think>\n怎么答？\n</think>\n\n按月交。", "按月交。"),
        ("\n<think></think>按月交。", "按月交。"),
        ("  按月交。", "按月交。"),
        ("<thinking about it", "<thinking about it"),
        ("<b>按月交。", "<b>按月交。"),
        ("按月<think>吗？</think>交。", "按月交。"),
        ("按月交。<think>还有呢", "按月交。"),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 100])
def test_thoughts_before_the_answer_are_left_out(written: str, said: str, size: int) -> None:
    pieces = [written[i : i + size] for i in range(0, len(written), size)]
    assert answer(OutspokenModel(ScriptedModel(Script(pieces)))) == said


@pytest.mark.parametrize("written", ["", " \n", "<thi", "<think>想了很久", "<think>想</think> \n"])
def test_to_say_nothing_is_a_failure(written: str) -> None:
    assert failure(OutspokenModel(ScriptedModel(written))).failure is ModelFailure.EMPTY
