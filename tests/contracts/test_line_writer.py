"""What every writer of lines keeps: the fake, and the one that asks a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from assistant.answering.line_wording import LineWording
from assistant.protocols import LineWriter
from assistant.testing import FixedLines, ScriptedModel

STEPS = ["管理组勘察场地，写出勘察记录", "召开社员大会讨论通过", "张榜公示不少于七天"]
WORDS = {STEPS[0]: "勘察场地，写好勘察记录", STEPS[2]: "张榜公示至少七天"}
Make = Callable[[Mapping[str, str]], LineWriter]


def asking(words: Mapping[str, str]) -> LineWriter:
    lines = [f"{at}. {words[one]}" for at, one in enumerate(STEPS, start=1) if one in words]
    return LineWording(ScriptedModel("\n".join(lines)), 4096)


@pytest.fixture(params=[FixedLines, asking], ids=["fake", "model"])
def make(request: pytest.FixtureRequest) -> Make:
    found: Make = request.param
    return found


def test_words_come_at_the_place_of_their_step_and_only_where_there_are_any(make: Make) -> None:
    writer = make(WORDS)
    assert writer.name
    proposals = writer.propose("设立图书角", STEPS)
    assert proposals.texts == {0: WORDS[STEPS[0]], 2: WORDS[STEPS[2]]}
    assert proposals.note == ""


def test_no_words_at_all_are_told(make: Make) -> None:
    proposals = make({}).propose("设立图书角", STEPS)
    assert proposals.texts == {} and proposals.note


def test_steps_are_not_changed(make: Make) -> None:
    steps = list(STEPS)
    make(WORDS).propose("设立图书角", steps)
    assert steps == STEPS


def test_many_steps_are_asked_for_in_portions_that_fit(make: Make) -> None:
    many = [f"第{at}件事要办好，写清办理的时间和经办的人员" for at in range(1, 31)]
    proposals = make(WORDS).propose("设立图书角", many)
    assert set(proposals.texts) <= set(range(30))


def test_a_model_is_asked_for_a_dozen_steps_at_a_time() -> None:
    model = ScriptedModel("")
    many = [f"第{at}件事要办好，写清办理的时间和经办的人员" for at in range(1, 31)]
    LineWording(model, 4096).propose("设立图书角", many)
    asked = [messages[-1].text for messages in model.asked]
    assert [text.count("件事要办好") for text in asked] == [12, 12, 6]
    assert "13. 第13件事" in asked[1]
