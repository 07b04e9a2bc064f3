"""What an answer looks like: a short conclusion, the clause beside it, what others decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Answer, Settings, build_assistant

LONG = (
    "果园合作社的每一个小组在每年收获以前，应当按照理事会下发的表格、上一年的产量、当年的天气和虫害情况，"
    "认真估算本小组各类果树的产量，并且把估算的依据、参加估算的社员名单和组长的签名一并装订成册，"
    "估产册应当在八月十五日以前交到合作社办公室，由会计负责登记，逾期没有交来的，由办公室派人上门收取。"
)
RULES = f"""果园估产办法（试行）

第一条 {LONG}

第二条 新开果园的步骤如下：
（一）小组向理事会提出申请，写明新开果园的位置、面积、土质和准备种的树种；
（二）理事会在十天以内派人到现场查看，查看的人要把坡度、水源和道路写进记录；
（三）理事会把申请和查看记录一并报社员大会批准，批准以后在村口张榜公布；
（四）小组凭批准的文书到合作社仓库领取树苗、肥料和工具，由仓库保管员逐件登记；
（五）小组栽种。

第三条 果园改种别的果树，由小组商量以后提出方案，改种方案应当写明改种的树种和面积。\
改种方案报理事会批准以后才能实行。改种的费用由小组自己承担。
"""
HANDBOOK = """---
title: 果园估产讲话
kind: 讲话
---

# 果园估产讲话

一、关于奖励。估产最准的小组每年奖励肥料二十袋，由理事会在年终大会上发放。
"""
EMPTY_CELLS = "附表 | | | | |\n"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    folder: Path = tmp_path_factory.mktemp("form")
    (folder / "估产.txt").write_text(RULES + EMPTY_CELLS, encoding="utf-8")
    (folder / "讲话.md").write_text(HANDBOOK, encoding="utf-8")
    questions = (
        "估产册什么时候交到办公室？",
        "新开果园怎么办手续？",
        "果园改种别的果树，方案要写明什么",
        "估产最准的小组奖励多少肥料",
        "估产册一共要几个人签名？",
    )
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assistant.add([folder / "估产.txt", folder / "讲话.md"])
        return {question: assistant.ask(question) for question in questions}


def section(answer: Answer, title: str) -> list[str]:
    return [item.text for one in answer.sections if one.title == title for item in one.items]


def test_no_conclusion_is_longer_than_120_characters(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        assert sum(map(len, section(answer, "结论"))) <= 120


def test_a_long_sentence_is_cut_to_what_answers_and_shows_where_it_was_cut(
    answers: dict[str, Answer],
) -> None:
    answer = answers["估产册什么时候交到办公室？"]
    said = section(answer, "结论")[0]
    assert "八月十五日以前" in said and "……" in said
    quote = next(c.quote for c in answer.citations if "八月十五日" in c.quote)
    assert quote in LONG and quote == said.strip("…")


def test_steps_stand_whole_and_in_order_under_what_to_do(answers: dict[str, Answer]) -> None:
    steps = section(answers["新开果园怎么办手续？"], "怎么做")
    marked = [step for step in steps if step.endswith(("；", "栽种。"))]
    assert [step[:2] for step in marked] == ["小组", "理事", "理事", "小组", "小组"]


def test_the_way_goes_on_in_the_neighbouring_article(tmp_path: Path) -> None:
    (tmp_path / "小组.txt").write_text(
        "果园小组办法\n\n"
        "第一条 果园成立学习小组的，应当由果园提出申请，申请写明组员名单和活动地点。\n\n"
        "第二条 学习小组的成立由合作社理事会研究决定并批复，批复以后召开组员大会选举组长。\n\n"
        "第三条 学习小组的名称应当好听。\n",
        encoding="utf-8",
    )
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([tmp_path / "小组.txt"])
        answer = assistant.ask("怎么成立学习小组？")
    said = "".join(section(answer, "结论") + section(answer, "怎么做"))
    assert said.index("提出申请") < said.index("研究决定并批复")


def test_what_another_body_decides_stands_apart(answers: dict[str, Answer]) -> None:
    answer = answers["果园改种别的果树，方案要写明什么"]
    assert any("报理事会批准" in text for text in section(answer, "需请示"))
    assert not any("报理事会批准" in text for text in section(answer, "依据"))


def test_the_standing_of_the_sources_is_said_with_the_citation_it_is_about(
    answers: dict[str, Answer],
) -> None:
    trial = section(answers["估产册什么时候交到办公室？"], "注意")
    assert trial == ["《果园估产办法（试行）》标明试行，以最新规定为准。"]
    speech = answers["估产最准的小组奖励多少肥料"]
    remark = next(item for one in speech.sections if one.title == "注意" for item in one.items)
    assert "是讲话" in remark.text
    about = {c.id: c.document.title for c in speech.citations}
    assert {about[number] for number in remark.citations} == {"果园估产讲话"}


def test_a_number_that_no_rule_states_is_not_answered_with_another(
    answers: dict[str, Answer],
) -> None:
    answer = answers["估产册一共要几个人签名？"]
    assert answer.refused and "没有写出所问的数字" in answer.reason


def test_empty_cells_of_a_form_are_no_sentences(answers: dict[str, Answer]) -> None:
    texts = [i.text for a in answers.values() for s in a.sections for i in s.items]
    assert texts and not any("|" in text for text in texts)
