"""Answers in a model's words through the public door: real files, indexes and the shipped model."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Answer, AnswerProgress, Assistant, Settings, answer_record, build_assistant
from tests.answering.library import write
from tests.answering.scripted import Scripted

CONDITIONS = "社员借书应当具备哪些条件"
ALL_FOUR = (
    "结论\n社员借书应当具备四项条件中的年龄、劳动时间、借书证等条件[1]。\n社员借书应当具备下列条件[1]。\n依据\n"
    "年满十六周岁[1]。\n在合作社劳动满三个月[1]。\n持有本人的借书证[1]。\n没有逾期未还的书籍[1]。\n"
)


@pytest.fixture(scope="module")
def model() -> Scripted:
    return Scripted("")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([write(folder / "files")]).failed
    return folder / "home"


@pytest.fixture(scope="module")
def author(home: Path, model: Scripted) -> Iterator[Assistant]:
    with build_assistant(Settings(home=home), model=model) as assistant:
        yield assistant


def section(answer: Answer, title: str) -> list[str]:
    return [i.text for one in answer.sections if one.title == title for i in one.items]


def test_what_is_told_on_the_way_is_what_the_answer_begins_with(
    author: Assistant, model: Scripted
) -> None:
    model.says(
        "结论\n书籍丢失，按照原价的两倍赔偿[1]。\n依据\n赔款要上交村里[1]。\n赔款用于买书[1]。\n注意\n借书期限为三十天[1]。"
    )
    told: list[AnswerProgress] = []
    answer = author.ask("书丢了怎么赔", on_statement=told.append)
    assert answer.composer == "generative"
    assert section(answer, "结论") == ["书籍丢失，按照原价的两倍赔偿。"]
    items = [(one.title, item) for one in answer.sections for item in one.items]
    assert [(one.section, one.item) for one in told] == items[: len(told)]
    assert len(told) == 3 and told[-1].citations == answer.citations
    assert answer.timings_ms["first_sentence"] <= answer.timings_ms["total"]
    assert all(one.quote in one.passage.text for one in answer.citations)
    assert any("试行" in text for text in section(answer, "注意"))


def test_the_record_tells_what_the_model_did(author: Assistant, model: Scripted) -> None:
    model.says("结论\n书籍丢失，按照原价的两倍赔偿[1]。\n赔款要上交村里[1]。")
    record = answer_record(author.ask("书丢了怎么赔"))
    assert record["composer"] == "generative"
    assert record["model"] == {
        "name": model.name,
        "written": 2,
        "dropped": [{"text": "赔款要上交村里。", "faults": ["内容与出处不相合"]}],
        "note": "",
        "tokens": record["model"]["tokens"],
    }
    assert record["model"]["tokens"]["prompt"] > record["model"]["tokens"]["reply"] > 0


def test_without_a_model_nothing_is_told_of_one(clerk: Assistant) -> None:
    assert "model" not in answer_record(clerk.ask("书丢了怎么赔"))
    assert clerk.model is None


@pytest.mark.parametrize(
    "question", ["明天会不会下雨？", "怎么办？", "《果树嫁接条例》怎么规定赔偿"]
)
def test_a_refusal_is_decided_before_the_model_is_asked(
    author: Assistant, model: Scripted, question: str
) -> None:
    model.says("结论\n书籍丢失，按照原价的两倍赔偿[1]。")
    answer = author.ask(question)
    assert answer.refused and answer.work is None
    assert model.asked == []


def test_a_whole_list_is_shown_and_one_with_a_gap_is_not(
    author: Assistant, model: Scripted
) -> None:
    model.says(ALL_FOUR)
    answer = author.ask(CONDITIONS)
    assert answer.composer == "generative", answer.work
    assert len(section(answer, "依据")) == 4
    model.says(ALL_FOUR.replace("持有本人的借书证[1]。\n", ""))
    gap = author.ask(CONDITIONS)
    assert gap.composer == "extractive"
    assert gap.work and "列全" in gap.work.note
    assert "借书证" in "".join(section(gap, "结论") + section(gap, "依据"))


def test_each_part_of_a_question_has_to_be_answered(author: Assistant, model: Scripted) -> None:
    question = "书籍丢失按几倍赔偿？借书期限多长？"
    both = "书籍丢失按几倍赔偿？\n借书期限多长？"
    model.says(both, "结论\n书籍丢失的，按原价的两倍赔偿[1]。\n借书期限为三十天[2]。")
    whole = author.ask(question)
    assert whole.composer == "generative"
    assert not any("没有找到依据" in text for text in section(whole, "注意"))
    model.says(both, "结论\n书籍丢失的，按原价的两倍赔偿[1]。")
    half = author.ask(question)
    assert half.composer == "extractive"
    assert "三十天" in "".join(section(half, "结论"))


def test_a_wrong_premise_is_put_right_in_the_words_of_the_rule(
    author: Assistant, model: Scripted, clerk: Assistant
) -> None:
    question = "借书期限是不是六十天"
    plain = section(clerk.ask(question), "结论")[0]
    model.says("结论\n是的。逾期不还的，停借两个月[1]。")
    answer = author.ask(question)
    assert section(answer, "结论")[0] == plain
    assert "是的" not in "".join(section(answer, "结论"))


def test_the_model_reads_status_and_place_of_what_it_may_cite(
    author: Assistant, model: Scripted
) -> None:
    model.says("结论\n每亩每天限用二十桶[1]。")
    author.ask("灌溉每亩每天限用几桶")
    system, user = model.asked[-1]
    assert "资料" in system.text and "第一条" not in system.text
    assert '编号="1"' in user.text and '时效="现行有效"' in user.text
    assert "第一条　灌溉用水" in user.text and "五十桶" not in user.text


def test_a_follow_up_is_searched_as_the_model_puts_it_and_told_so(
    author: Assistant, model: Scripted
) -> None:
    model.says("借书逾期不还的怎么处理", "结论\n逾期不还的，停借两个月[1]。")
    answer = author.ask("那逾期不还的呢？", ["借书期限是多少天"])
    assert answer.query_used == "借书期限是多少天 那逾期不还的呢？"  # 怎么处理 was not asked
    model.says("借书期限逾期不还的呢", "结论\n逾期不还的，停借两个月[1]。")
    answer = author.ask("那逾期不还的呢？", ["借书期限是多少天"])
    assert answer.query_used == "借书期限逾期不还的呢"
    assert "停借两个月" in "".join(section(answer, "结论"))


def test_the_model_is_asked_anew_when_the_library_has_changed(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home, tmp_path / "home")
    model = Scripted("结论\n书籍丢失的，按原价的两倍赔偿[1]。")
    with build_assistant(Settings(home=tmp_path / "home"), model=model) as assistant:
        for _ in range(2):
            assistant.ask("书丢了怎么赔")
        assert len(model.asked) == 1
        held = {document.title: document.id for document in assistant.documents()}
        assistant.remove(held["果园读书会条例（试行）"])
        answer = assistant.ask("书丢了怎么赔")
    assert held["果园读书会条例（试行）"] not in [one.document.id for one in answer.citations]
    assert "两倍" not in "".join(item.text for one in answer.sections for item in one.items)


def test_a_model_that_failed_over_the_question_is_not_waited_for_again(
    author: Assistant, model: Scripted
) -> None:
    model.says("借书期限逾期不还的呢", breaks_after=3)
    answer = author.ask("那逾期不还的呢？", ["借书期限是多少天"])
    assert len(model.asked) == 1
    assert answer.composer == "extractive"
    assert answer.work and "没有答完" in answer.work.note
    assert "停借两个月" in "".join(section(answer, "结论") + section(answer, "依据"))
