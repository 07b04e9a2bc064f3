"""Long titles break behind a name."""

from __future__ import annotations

import pytest

from assistant.export.title_lines import title_lines


@pytest.mark.parametrize(
    "lines",
    [
        ("支部换届办理清单",),
        ("某某智能装备制造（集团）股份有限公司", "走访资料包"),
        ("东湖区新材料产业园第一幼儿用品厂", "党建工作走访资料包"),
        ("这个题目很长可是里面没有任何单位的名称所以不断开",),
        ("长" * 41,),
        ("长" * 19 + "公司走访资料包",),  # the name alone is longer than a line
    ],
)
def test_a_title_breaks_behind_a_name_or_is_left_to_the_program(lines: tuple[str, ...]) -> None:
    assert title_lines("".join(lines)) == lines
