"""Votes and heads of a meeting, held against the rules of a half."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from assistant.answering.halves import half_reached

VOTES = "赞成人数超过应到会有表决权的社员的半数，才能通过。"
VOTES_OF_THOSE_PRESENT = "赞成票超过到会人数的半数为通过。"
LEAST = "理事会须有半数以上委员到会方可进行。"
OVER = "有表决权的社员到会人数必须超过应到会人数的半数。"


@pytest.mark.parametrize(
    ("question", "rule", "reached"),
    [
        ("一共20人，到了12个，10个人同意，通过了没", VOTES, False),
        ("一共20人，到了12个，11个人同意，通过了没", VOTES, True),
        ("一共20人，到了12个，7票赞成，通过了没", VOTES_OF_THOSE_PRESENT, True),
        ("一共20人，到了12个，6票赞成，通过了没", VOTES_OF_THOSE_PRESENT, False),
        ("十个委员来了五个，能开会吗", LEAST, True),
        ("十个委员来了五个，能开会吗", OVER, False),
        ("五个委员只来了俩，作不作数", LEAST, False),
        ("应到会20人，实到11人，决议通过了吗", OVER, None),
        ("到了12个，10个人同意，通过了没", VOTES, None),
        ("3名社员要不要成立小组", OVER, None),
    ],
)
def test_a_half_is_reached_missed_or_not_to_be_told(
    question: str, rule: str, reached: bool | None
) -> None:
    assert half_reached(question, rule) is reached


def test_the_answer_says_no_where_the_votes_do_not_suffice(tmp_path: Path) -> None:
    (tmp_path / "章程.txt").write_text(
        "果园合作社社员大会章程\n\n第一条 社员大会表决时，赞成人数超过应到会社员的半数为通过。\n",
        encoding="utf-8",
    )
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([tmp_path / "章程.txt"])
        answer = assistant.ask("社员大会应到会20人，到了12人，10人赞成，表决算通过了没？")
    assert answer.sections[0].items[0].text.startswith("否：社员大会表决时，赞成人数超过")
