from __future__ import annotations

from pathlib import Path

import pytest

from evals.baselines.neighbours import chatchat_splitter, kotaemon_splitter
from evals.evidence import Shelf
from evals.gains import gain
from evals.questions import Clause
from evals.window_search import BASELINES, document_search, evaluate, passages, windows
from tests.evals.made_up import BRANCH_RULES, SPEECH, parsed
from tests.evals.test_scoring import question

RULES = parsed("果园读书会规则", BRANCH_RULES, "规则_2018.txt")
TALK = parsed("在果园座谈会上的讲话", SPEECH)
LONG = parsed(
    "果园管理办法",
    [
        (0, f"第{n}条", "", f"第{n}条 第{n}号园子由组长看管，每周查一次。\n" * 9)
        for n in range(1, 40)
    ],
)
DOCUMENTS = [RULES, TALK, LONG]


@pytest.mark.parametrize("splitter", [chatchat_splitter, kotaemon_splitter])
def test_windows_stand_where_they_say_and_cover_the_text(splitter: object) -> None:
    cut = windows(DOCUMENTS, splitter())  # type: ignore[operator]
    texts = {document.document.id: document.text for document in DOCUMENTS}
    covered: dict[str, set[int]] = {key: set() for key in texts}
    for _, found in cut.values():
        assert texts[found.document_id][found.start : found.end] == found.text
        covered[found.document_id] |= set(range(found.start, found.end))
    for key, text in texts.items():
        assert not {at for at, sign in enumerate(text) if sign.strip()} - covered[key]
    assert (
        len({found.start for _, found in cut.values() if found.document_id == LONG.document.id}) > 2
    )


def test_passages_are_searched_with_their_title_and_headings() -> None:
    rows = [row for row, _ in passages([RULES]).values()]
    assert all(title.startswith("果园读书会规则") for _, title, _ in rows)
    assert [text for *_, text in rows] == [passage.text for passage in RULES.passages]


@pytest.mark.parametrize("name", BASELINES)
def test_every_baseline_finds_a_clause_in_its_document(name: str, tmp_path: Path) -> None:
    system = document_search(name, DOCUMENTS, tmp_path)
    system.add(lambda done, total: None)
    found = system.search("买书的钱由合作社公积金列支，每年不超过三千元")
    asked = question(clauses=(Clause("果园读书会规则", "2018", "第三条"),))
    assert gain(asked, found, Shelf(DOCUMENTS)).hit(5) == 1.0
    assert len(found) <= 10


def test_figures_leave_out_what_cannot_be_answered(tmp_path: Path) -> None:
    asked = [
        question(
            id="A", text="读书会每月举行几次", clauses=(Clause("果园读书会规则", None, "第二条"),)
        ),
        question(id="B", text="世界杯", answerable=False, clauses=()),
    ]
    made = evaluate("bigram-bm25", DOCUMENTS, asked, tmp_path)
    assert made["by_query"]["hit@1"] == {"A": 1.0}
    assert made["system"] == "bigram-bm25"
    assert made["read"] > 0


def test_a_question_that_needs_all_its_clauses_gains_by_each() -> None:
    both = (Clause("果园读书会规则", None, "第二条"), Clause("果园读书会规则", None, "第三条"))
    found = [pair[1] for pair in passages([RULES]).values()]
    shelf = Shelf([RULES])
    any_one = gain(question(clauses=both), found[2:], shelf)
    every = gain(question(clauses=both, needs_all=True), found[2:], shelf)
    assert (any_one.rank, any_one.ndcg) == (1, 1.0)
    assert every.rank == 3
    assert every.ndcg == pytest.approx((1 + 0.5) / (1 + 0.6309), abs=1e-3)
