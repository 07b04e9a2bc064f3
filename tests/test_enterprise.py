"""What cannot be told about an enterprise, refused in words that name the number."""

from __future__ import annotations

import pytest

from assistant import MOST_EMPLOYEES, AssistantError, Enterprise


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"employees": 0, "members": 0}, "职工人数写的是 0"),
        ({"employees": -1, "members": 0}, "职工人数写的是 -1"),
        ({"employees": MOST_EMPLOYEES + 1, "members": 0}, "职工人数写的是 2000001"),
        ({"employees": 10, "members": -1}, "正式党员人数写的是 -1"),
        ({"employees": 10, "members": 11}, r"正式党员人数（11）多于职工人数（10）"),
        ({"employees": 10, "members": 6, "probationary": 5}, r"合计（11）多于职工人数（10）"),
        ({"employees": 10, "members": 1, "mobile": 11}, "流动党员人数"),
        ({"employees": 10, "members": 1, "union_members": 11}, "工会会员人数"),
        ({"employees": 10, "members": 1, "youth": -2}, "团员人数"),
        ({"employees": 10, "members": 1, "project_months": 601}, "项目月数"),
        ({"employees": 10, "members": 1, "joint_units": 0}, "联合党支部的单位数"),
        ({"employees": 10, "members": 3, "unit_members": (2, 2)}, "合计 4，与正式党员人数 3"),
        ({"employees": 10, "members": 0, "unit_members": ()}, "各单位正式党员人数"),
        ({"employees": 10, "members": 0, "unit_members": (-1, 1)}, "各单位正式党员人数"),
        ({"employees": 10, "members": 1, "region": "  "}, "地区应写"),
        ({"employees": 10, "members": 1, "industry": "长" * 61}, "行业应写"),
    ],
)
def test_numbers_that_cannot_be(facts: dict[str, object], said: str) -> None:
    with pytest.raises(AssistantError, match=said):
        Enterprise(**facts)  # type: ignore[arg-type]


def test_everybody_may_be_a_member() -> None:
    assert Enterprise(employees=3, members=2, probationary=1).members == 2
