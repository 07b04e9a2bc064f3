"""A written answer on a terminal: sentence by sentence, in the end whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Settings, build_assistant
from assistant.cli.answer_lines import answer_lines, work_lines
from assistant.cli.answer_stream import REPLACED, AnswerStream
from tests.answering.scripted import Scripted

QUESTION = "正式党员不足三人怎么办"
WRITTEN = (
    "结论\n正式党员不足三人的，可以与邻近单位成立联合党支部[1]。\n怎么做\n"
    "正式党员不足三人的，先去县里买表[1]。\n有正式党员三人以上的，应当成立党支部[1]。\n"
)


@pytest.fixture
def model() -> Scripted:
    return Scripted("")


@pytest.fixture
def assistant(files: Path, tmp_path: Path, model: Scripted) -> Iterator[Assistant]:
    with build_assistant(Settings(home=tmp_path / "home"), model=model) as assistant:
        assistant.add([files])
        yield assistant


def lines(answer: Answer, dropped: bool = False) -> list[str]:
    return [*answer_lines(answer), *work_lines(answer.work, dropped)]


def printed(
    assistant: Assistant, capsys: pytest.CaptureFixture[str], dropped: bool = False
) -> tuple[Answer, str, str]:
    """The answer, what was printed before it was finished, and all that was printed."""
    stream = AnswerStream()
    capsys.readouterr()
    answer = assistant.ask(QUESTION, on_statement=stream.told)
    before = capsys.readouterr().out
    stream.finish(lines(answer, dropped))
    return answer, before, before + capsys.readouterr().out


def test_the_finished_answer_has_the_same_form_as_one_printed_at_once(
    assistant: Assistant, model: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    model.says(WRITTEN)
    answer, before, after = printed(assistant, capsys)
    assert answer.composer == "generative", answer.work
    assert before.startswith("【结论】\n") and "联合党支部。[1]" in before and "出处" not in before
    assert after == "\n".join(lines(answer)) + "\n"
    assert "写了 3 句，1 句无依据，已略去" in after and "买表" not in after


def test_what_was_held_back_is_listed_on_request(
    assistant: Assistant, model: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    model.says(WRITTEN)
    _, _, after = printed(assistant, capsys, dropped=True)
    assert "× 正式党员不足三人的，先去县里买表。" in after and "内容与出处不相合" in after


def test_words_that_turn_out_to_be_no_answer_are_taken_back(
    assistant: Assistant, model: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    model.says(WRITTEN.replace("正式党员不足", "不足", 1), breaks_after=60)
    answer, before, after = printed(assistant, capsys)
    assert answer.composer == "extractive" and "联合党支部" in before
    behind = after.split(REPLACED)[1]
    assert behind.strip() == "\n".join(lines(answer)).strip()
    assert "没有答完" in behind
