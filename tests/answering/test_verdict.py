"""Yes or no before a conclusion: said where a rule decides it, and not where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Answer, Settings, build_assistant
from assistant.answering.question import read
from assistant.answering.verdict import lead
from assistant.leads import Lead

RULES = """果园钥匙管理办法

第一条 保管员可以在收获季节把仓库钥匙交给组长代管。

第二条 受过警告处分的社员，不得保管仓库钥匙。

第三条 更换保管员应当由社员大会逐个表决。

第四条 钥匙丢失的，保管员应当在当天书面报告组长。

第五条 符合条件的社员，可以申请配一把仓库钥匙。
"""


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("保管员能不能把钥匙交给组长？", "保管员可以把钥匙交给组长代管。", Lead.MAY),
        ("受过处分的人能保管钥匙吗", "受过警告处分的社员，不得保管仓库钥匙。", Lead.MAY_NOT),
        ("临时小组可以接收社员吗", "临时小组组织学习，一般不接收社员。", Lead.MAY_NOT),
        ("换保管员用不用社员大会表决？", "更换保管员应当由社员大会表决。", Lead.MUST),
        ("丢了钥匙要不要赔偿？", "社员丢失钥匙不需要赔偿。", Lead.NEED_NOT),
        ("保管员能打包表决吗？", "更换保管员应当逐个表决。", Lead.MAY_NOT),
        ("不报告组长行不行？", "丢失钥匙应当报告组长。", Lead.MAY_NOT),
        ("我能申请配钥匙吗？", "符合条件的社员，可以申请配一把仓库钥匙。", Lead.DEPENDS),
        # What the word allows is another act; a number decides by itself; who cannot come is no
        # prohibition; 不得超过 is a bound; what one must do says not what another may.
        ("小组长可以接收社员吗？", "小组长不在时，可以成立临时小组。", None),
        ("社员能配两把钥匙吗？", "社员可以配一把钥匙。", None),
        ("来不了的人算在内可以吗？", "不能到会的社员，应当统计在内。", None),
        ("借期能延长吗？", "借期延长的时间不得超过十天。", None),
        ("组长可以保管钥匙吗？", "组长应当保管钥匙。", None),
        ("会计能兼任组长吗？", "大的小组可以设专职组长。", None),
        ("钥匙由谁保管？", "组长不得保管钥匙。", None),
    ],
)
def test_a_rule_decides_what_it_speaks_of_and_nothing_else(
    question: str, sentence: str, expected: Lead | None
) -> None:
    ask = read(question)
    act = {ask.act[at : at + 2] for at in range(len(ask.act) - 1)}
    weigh = lambda text: sum(pair in text for pair in act) / max(len(act), 1)  # noqa: E731
    assert lead(ask, sentence, weigh) is expected


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    folder: Path = tmp_path_factory.mktemp("keys")
    (folder / "钥匙.txt").write_text(RULES, encoding="utf-8")
    questions = [
        "受过警告处分的社员能不能保管仓库钥匙？",
        "保管员可不可以在收获季节把仓库钥匙交给组长代管？",
        "仓库钥匙由谁代管？",
    ]
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assistant.add([folder / "钥匙.txt"])
        return {question: assistant.ask(question) for question in questions}


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("受过警告处分的社员能不能保管仓库钥匙？", "不可以：受过警告处分的社员，不得保管"),
        (
            "保管员可不可以在收获季节把仓库钥匙交给组长代管？",
            "可以：保管员可以在收获季节",
        ),
        ("仓库钥匙由谁代管？", "保管员可以在收获季节"),
    ],
)
def test_the_conclusion_begins_with_the_word_and_the_rule_itself_follows(
    answers: dict[str, Answer], question: str, beginning: str
) -> None:
    first = answers[question].sections[0]
    assert first.title == "结论"
    assert first.items[0].text.startswith(beginning)
    assert first.items[0].citations
