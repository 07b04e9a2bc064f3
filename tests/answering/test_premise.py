"""Figures that a question claims of a rule: put right by the rule, or left alone."""

from __future__ import annotations

import pytest

from assistant import Assistant

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
