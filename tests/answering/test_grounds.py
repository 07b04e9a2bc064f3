"""A no is said only where something in the rule or in the question can make it one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from assistant.answering.grounds import may_deny


@pytest.mark.parametrize(
    ("question", "rule", "may"),
    [
        (
            "两名社员能和别的单位联合成立小组吗",
            "社员不足3人的，应当与其他单位联合成立小组。",
            False,
        ),
        ("能不能开会", "社员大会应当每季度召开1次。", False),
        ("能不能不开会", "社员大会应当每季度召开1次。", True),
        ("能在网上开会吗", "社员大会不得在网上召开。", True),
        ("外人能投票吗", "只有社员才能投票。", True),
        ("两个月开一次行吗", "社员大会每1个月召开1次。", True),
        ("举手行吗", "采取无记名投票方式表决。", True),
    ],
)
def test_what_can_make_a_no(question: str, rule: str, may: bool) -> None:
    assert may_deny(question, rule) is may


def test_those_who_are_fewer_may_join_others(tmp_path: Path) -> None:
    (tmp_path / "章程.txt").write_text(
        "果园小组章程\n\n第一条 正式党员不足3人的果园，应当与别的果园一起成立联合小组，"
        "只有一名、两名正式党员的都是这样。\n",
        encoding="utf-8",
    )
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([tmp_path / "章程.txt"])
        answer = assistant.ask("我们果园只有两名正式党员，能不能和别的果园成立联合小组？")
    assert not answer.sections[0].items[0].text.startswith(("不可以", "否"))
