"""The training questions, and what is made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.errors import InputError
from evals.jsonl import read_rows
from evals.training import gather, legal
from evals.training.cli import main
from evals.training.evaluation_sets import evaluation_questions
from evals.training.examples import DATA, Example, Place, load_examples
from evals.training.faults import evaluation_faults, own_faults, text_faults
from evals.training.likeness import alike, longest_shared, pairs
from evals.wording import squeeze

SHARED = Path(__file__).resolve().parents[3] / "shared"
DUES = Place("党费收缴办法", "第一条")
MEETING = Place("支部工作办法", "第二条")


def example(question: str = "没工资的咋交", **changes: object) -> Example:
    made = Example("S0001", question, "elliptical", DUES, (MEETING,))
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def shipped() -> list[Example]:
    return load_examples()


def test_there_are_as_many_as_promised(shipped: list[Example]) -> None:
    answered = [each for each in shipped if each.clause]
    unanswered = [each for each in shipped if not each.clause]
    assert len(answered) >= 3_000
    assert sum(len(each.near) for each in answered) >= 800
    assert len(unanswered) >= 500
    assert sum(each.subtype != "out_of_domain" for each in unanswered) >= 500


def test_none_is_asked_twice_nor_an_answer_and_none_at_once(shipped: list[Example]) -> None:
    assert list(own_faults(shipped)) == []


def test_none_stands_in_an_evaluation_set(shipped: list[Example]) -> None:
    asked = evaluation_questions(SHARED)
    assert len(asked) >= 180
    assert list(evaluation_faults(shipped, asked)) == []


def test_a_repeated_and_a_reworded_question_are_found() -> None:
    first = example("预备期满了多久之内要转正")
    again = example("预备期满了，多久之内要转正？", id="S0002")
    (fault,) = own_faults([first, again])
    assert "S0002 与 S0001" in fault
    (fault,) = evaluation_faults([first], ["党员预备期满了多久要转正呀"])
    assert "S0001" in fault
    assert list(evaluation_faults([first], ["党费一个月交多少"])) == []


def test_ids_and_contradictions_are_found() -> None:
    same_id = [example("没工资的咋交"), example("支部一年开几回会")]
    assert any("用了 2 次" in fault for fault in own_faults(same_id))
    assert any("又算近似" in fault for fault in own_faults([example(near=(DUES,))]))


def test_copied_wording_and_missing_clauses_are_found() -> None:
    texts = {DUES: "第一条 党员应当按月交纳党费，没有经济收入的可以免交。"}
    copied, missing = text_faults([example("党员应当按月交纳党费，对吗")], texts)
    assert {("照抄" in fault) for fault in (copied, missing)} == {True, False}
    assert "支部工作办法" in copied + missing
    assert list(text_faults([example(near=())], texts)) == []


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("a.jsonl", '{"id": "A1", "question": "问", "style": "plain"}', "doc"),
        ("a.jsonl", '{"id": "A1", "question": "问", "style": "x", "doc": "甲", "at": ""}', "A1"),
        ("unanswered.jsonl", '{"id": "N1", "question": "问", "style": "plain"}', "subtype"),
        ("a.jsonl", "{", "第 1 行"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, name: str, line: str, told: str) -> None:
    (tmp_path / name).write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=told):
        load_examples(tmp_path)


def test_a_folder_without_questions_is_named(tmp_path: Path) -> None:
    assert main(["check", "--data", str(tmp_path)]) == 2


TEXTS = st.text("支部党员大会一二三，。 Ａa", max_size=12)


@given(one=TEXTS, other=TEXTS)
def test_the_longest_shared_run_stands_in_both(one: str, other: str) -> None:
    found = longest_shared(one, other)
    assert found in squeeze(one) and found in squeeze(other)
    longer = len(found) + 1
    plain = squeeze(one)
    assert not any(
        plain[at : at + longer] in squeeze(other) for at in range(len(plain) - longer + 1)
    )


@given(texts=st.lists(TEXTS, max_size=6), share=st.sampled_from([0.3, 0.5, 1.0]))
def test_alike_finds_what_comparing_all_finds(texts: list[str], share: float) -> None:
    def ratio(one: str, other: str) -> float:
        mine, others = pairs(one), pairs(other)
        return len(mine & others) / len(mine | others) if mine & others else 0.0

    expected = {
        (one, other)
        for one in range(len(texts))
        for other in range(one + 1, len(texts))
        if ratio(texts[one], texts[other]) >= share
    }
    assert {(one, other) for one, other, _ in alike(texts, texts, share)} == expected


@pytest.mark.parametrize(
    ("kept_out", "share"),
    [(lambda n: gather.kept_out(Place("办法", f"第{n}条")), 0.05)]
    + [(lambda n: legal.kept_out(f"问题{n}"), 0.3)],
)
def test_a_fixed_share_is_left_for_measuring(kept_out: Callable[[int], bool], share: float) -> None:
    found = [kept_out(number) for number in range(4_000)]
    assert sum(found) / 4_000 == pytest.approx(share, abs=0.02)
    assert found == [kept_out(number) for number in range(4_000)]


def test_the_files_hold_no_field_that_nobody_reads() -> None:
    known = {"id", "question", "style", "doc", "at", "near", "subtype"}
    for file in DATA.glob("*.jsonl"):
        for row in read_rows(file, ()):
            assert set(row) <= known, row
