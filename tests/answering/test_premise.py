"""Figures that a question claims of a rule: put right by the rule, or left alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Assistant, Settings, build_assistant

OTHERWISE = "与问题里说的不同："


def conclusion(clerk: Assistant, question: str) -> str:
    answer = clerk.ask(question)
    assert not answer.refused
    return answer.sections[0].items[0].text


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("读书会借书期限规定是四十天，对吗？", "借书期限为三十天"),
        ("书籍丢失规定要按原价的三倍赔偿，没错吧", "按原价的两倍赔偿"),
        ("读书会必须每周举行一次，是吧", "读书会每月举行一次"),
        ("预备党员的学习心得按规定每个月要写一篇吗", "每季度写一篇学习心得"),
        ("规定集中学习每次要满六十分钟，我们人少怎么办", "不少于四十分钟"),
    ],
)
def test_a_wrong_figure_is_put_right_with_the_rule(
    clerk: Assistant, question: str, sentence: str
) -> None:
    said = conclusion(clerk, question)
    assert said.startswith(OTHERWISE)
    assert sentence in said


@pytest.mark.parametrize(
    "question",
    [
        "读书会借书期限规定是三十天，对吗？",
        "借书期限规定是一个月以内的三十天，没错吧",
        "我借书借了四十天，要停借多久？",
        "我们读书会有七个人，到了四个，能开会吗？",
        "老李在合作社劳动了两个月，能借书吗？",
        "买书的经费有两千元，够不够办读书会？",
        "社员借书应当具备哪几个条件",
    ],
)
def test_right_figures_and_those_of_the_asker_are_left_alone(
    clerk: Assistant, question: str
) -> None:
    answer = clerk.ask(question)
    texts = [item.text for section in answer.sections for item in section.items]
    assert not any(OTHERWISE in text for text in texts)


def test_a_figure_of_another_thing_is_not_held_against_the_question(clerk: Assistant) -> None:
    # Thirty days is how long a book is lent; nothing is said of how long a card is valid.
    answer = clerk.ask("规定借书证有效期是两百天，对吗？")
    texts = [item.text for section in answer.sections for item in section.items]
    assert not any(OTHERWISE in text for text in texts)


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("premise")
    (folder / "办法.txt").write_text(BRANCH, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assistant.add([folder / "办法.txt"])
        yield assistant


BRANCH = """果园支部办事办法

第一条 接收新成员由支部大会讨论决定，报上级党委批准。

第二条 支部活动费不得用于购买股票。

第三条 换届需要延期的，应当从严审核，延长期限一般不超过一年。

第四条 新成员应当参加集中培训，培训时间一般不少于二十四个学时。
"""


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("接收新成员由党小组讨论决定就行，对吧", "支部大会讨论决定"),
        ("支部活动费可以用于购买股票，没错吧", "不得用于购买股票"),
        ("换届延期最长可以延两年，是吧", "不超过一年"),
        ("集中培训规定要满四十个学时，对吧", "二十四个学时"),
    ],
)
def test_a_wrong_body_a_wrong_permission_and_a_limit_are_put_right(
    branch: Assistant, question: str, sentence: str
) -> None:
    said = conclusion(branch, question)
    assert said.startswith(OTHERWISE)
    assert sentence in said


@pytest.mark.parametrize(
    "question",
    [
        "接收新成员由支部大会讨论决定，对吧",
        "支部活动费不能用于购买股票，对吧",
        "换届可以延期半年，对吧",
        "集中培训不少于二十四个学时，是吧",
    ],
)
def test_what_the_rule_says_or_leaves_open_is_not_put_right(
    branch: Assistant, question: str
) -> None:
    answer = branch.ask(question)
    texts = [item.text for section in answer.sections for item in section.items]
    assert not any("与问题里" in text for text in texts)
