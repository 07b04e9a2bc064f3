"""Heads that a question counts, held against a rule for so many or more."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from assistant.answering.heads import heads_missed

FROM_THREE = "企业里正式党员达到3人或者更多，就应当成立小组。"
FROM_TWENTY = "会员二十人以上的，应当建立基层委员会。"
LET_OFF = "正式党员3人以上的，不得只设联络员，应当设立组长。"


@pytest.mark.parametrize(
    ("question", "rule", "missed"),
    [
        ("我们两个正式党员，能单独成立吗", FROM_THREE, True),
        ("正式党员只有2名，能单独成立吗", FROM_THREE, True),
        ("我们三个正式党员，能单独成立吗", FROM_THREE, False),
        ("我们两个预备党员，能单独成立吗", FROM_THREE, False),
        ("我们两个正式党员，能联合成立吗", FROM_THREE, False),
        ("两个正式党员加五个正式党员，能单独成立吗", FROM_THREE, False),
        ("19名会员要不要建委员会", FROM_TWENTY, True),
        ("20名会员要不要建委员会", FROM_TWENTY, False),
        ("两个正式党员，能只设联络员吗", LET_OFF, False),
    ],
)
def test_fewer_than_a_rule_is_for(question: str, rule: str, missed: bool) -> None:
    assert heads_missed(question, rule) is missed


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("果园里有两个正式党员，能单独成立果园小组吗？", "否："),
        ("果园里有两个正式党员，要不要单独成立果园小组？", "不需要："),
    ],
)
def test_the_answer_says_no_where_heads_are_too_few(
    tmp_path: Path, question: str, word: str
) -> None:
    (tmp_path / "章程.txt").write_text(
        "果园小组章程\n\n第一条 果园里正式党员3人以上的，应当单独成立果园小组。\n", encoding="utf-8"
    )
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([tmp_path / "章程.txt"])
        answer = assistant.ask(question)
    assert answer.sections[0].items[0].text.startswith(f"{word}果园里正式党员3人以上")
