from __future__ import annotations

import pytest

from assistant.retrieval.quantities import lacks_quantity


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("读书会多久开一次？", "读书会每月举行一次。", False),
        ("读书会多久开一次？", "读书会由组长召集。", True),
        ("几个人可以开会？", "五人以上到会方可开会。", False),
        ("几个人可以开会？", "到会的在三天内登记。", True),
        ("赔偿比例是多少？", "按原价的百分之五十赔偿。", False),
        ("每人交多少钱？", "每人交三元。", False),
        ("每人交多少钱？", "书籍由组长保管。", True),
        ("书由谁保管？", "书籍由组长保管。", False),
        ("几个月内要还，一次能借几本？", "借期三十天，逾期停借两个月。", False),
    ],
)
def test_a_text_without_a_figure_of_the_unit_asked_for(
    question: str, text: str, lacks: bool
) -> None:
    assert lacks_quantity(question, text) is lacks
