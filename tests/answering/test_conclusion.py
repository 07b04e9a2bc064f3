from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings, build_assistant

FEES = """果园会费规定

第一条 会员每月交纳会费，比例如下。月收入一千元以下的，会费比例为百分之一。月收入一千元到两千元的，\
会费比例为百分之二。月收入两千元到三千元的，会费比例为百分之三。月收入三千元以上的，会费比例为百分之四。\
会费由组长收齐以后在每月五日以前交给会计，会计在次月的会员大会上公布收支，公布以后张贴在仓库门口，任何会员都可以查看和提出疑问，会计应当当场回答。

第二条 联系人有四项任务：一是教新会员嫁接；二是检查果树；三是每月写一次汇报；四是看管工具房。\
联系人由会员大会推选，任期两年，可以连任，但是不得超过三届，具体办法由理事会另行规定并且报全体会员大会通过以后实行。\
联系人离开果园的，由理事会在一个月以内另行指定一名会员接替，接替的人应当把前任没有做完的工作继续做完。
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("fees")
    path: Path = folder / "会费规定.txt"
    path.write_text(FEES, encoding="utf-8")
    questions = ["会员每月交纳会费的比例是多少", "联系人的任务是什么"]
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assistant.add([path])
        return {
            question: [item.text for item in assistant.ask(question).sections[0].items]
            for question in questions
        }


def test_the_cases_of_one_rate_table_come_together_in_their_order(
    said: dict[str, list[str]],
) -> None:
    rates = [line for line in said["会员每月交纳会费的比例是多少"] if "会费比例为" in line]
    assert [line[-2] for line in rates] == ["一", "二", "三", "四"]


def test_the_members_of_a_run_in_list_stay_with_what_leads_them_in(
    said: dict[str, list[str]],
) -> None:
    listed = next(line for line in said["联系人的任务是什么"] if "四项任务" in line)
    assert "四是看管工具房" in listed
