from __future__ import annotations

import json
from typing import Any

import pytest

from assistant import Answer, AnswerItem, AnswerSection, Citation, Hit
from evals.evidence import Shelf
from evals.failures import problems
from evals.judging import Outcome, Response, judge
from evals.questions import Clause, Correction, Question
from evals.scoring import report
from tests.evals.made_up import BRANCH_RULES, parsed

RULES = parsed("果园读书会规则", BRANCH_RULES, "规则_2018.txt")
SHELF = Shelf([RULES])
SECOND = Clause("果园读书会规则", "2018", "第二条")
FIGURES = [
    "n",
    "evidence_hit@1",
    "evidence_hit@5",
    "evidence_hit@10",
    "mrr",
    "ndcg@10",
    "cited_evidence",
    "must_include",
    "conclusion_must_include",
    "list_complete",
    "yes_no_right",
    "refusal_recall",
    "false_refusals",
    "citation_precision",
    "citation_valid",
    "ms_p50",
    "ms_p95",
    "ci",
]
FAILURE = ["id", "kind", "role", "question", "expected", "wanted", "found", "answer", "why"]
GROUPS = ["by_kind", "by_role", "by_document", "refusal_by_subtype", "unresolved", "failures"]


def question(**changes: Any) -> Question:
    values: dict[str, Any] = {
        "id": "Q1",
        "kind": "fact",
        "text": "多久一次？",
        "answerable": True,
        "clauses": (SECOND,),
        "needs_all": False,
        "must_include": ("每月|每季度", "五人"),
        "list_items": (),
        "history": (),
        "expected": None,
        "subtype": None,
        "correction": None,
    }
    return Question(**{**values, **changes})


def hit(number: int) -> Hit:
    return Hit(RULES.passages[number], RULES.document, 0.9)


def citation(number: int, quote: str, shift: int = 0, label: int = 1) -> Citation:
    start = RULES.text.index(quote) + shift
    passage = RULES.passages[number]
    end = start + len(quote)
    return Citation(label, RULES.document, passage, passage.locator, quote, start, end, "《规则》")


def answer(sections: dict[str, list[str]], *citations: Citation, refused: bool = False) -> Answer:
    made = [
        AnswerSection(title, tuple(AnswerItem(text, (1,)) for text in items))
        for title, items in sections.items()
    ]
    reason = "没有找到依据：每月、五人都查不到。" if refused else ""
    # The gate makes real answers; here one is put together to be judged.
    return Answer("问", "问", refused, reason, "extractive", tuple(made), citations)


def judged(asked: Question, given: Answer | None, *hits: Hit) -> Outcome:
    return judge(asked, Response(hits, given, ms=10.0), SHELF)


def test_a_right_answer_has_no_problem() -> None:
    given = answer(
        {"结论": ["读书会每月举行一次。"], "依据": ["五人以上方可开会。"]},
        citation(2, "读书会每月举行一次，由组长召集，五人以上方可开会"),
    )
    outcome = judged(question(), given, hit(2), hit(1))
    assert (outcome.rank, outcome.cited) == (1, True)
    assert (outcome.citations, outcome.citations_right, outcome.citations_valid) == (1, 1, 1)
    assert (outcome.must_include, outcome.conclusion) == (1.0, 0.5)
    assert problems(outcome) == []


def test_a_wrong_quote_and_a_wrong_clause_are_seen() -> None:
    given = answer(
        {"结论": ["买书。"]}, citation(4, "买书的钱"), citation(2, "读书会每月", shift=1)
    )
    outcome = judged(question(), given, hit(4), hit(2))
    assert (outcome.rank, outcome.citations, outcome.citations_valid) == (2, 2, 1)
    assert outcome.citations_right == 1
    assert problems(outcome) == ["1 条引文与原文不符", "必含内容不全（0%）"]


def test_a_sentence_whose_number_is_not_in_its_quote_makes_the_citation_invalid() -> None:
    given = answer({"结论": ["读书会每月举行两次。"]}, citation(2, "读书会每月举行一次"))
    outcome = judged(question(must_include=()), given, hit(2))
    assert (outcome.citations_literal, outcome.citations_valid, outcome.unsupported) == (1, 0, 1)
    assert problems(outcome) == ["1 句的数字、日期或文件名不在所引原文里"]


def test_words_in_the_reason_of_a_refusal_are_no_answer() -> None:
    outcome = judged(question(), answer({}, refused=True), hit(2))
    assert outcome.must_include == 0.0
    assert problems(outcome) == ["有依据的问题被拒答"]


def test_an_error_is_reported_and_scores_nothing() -> None:
    outcome = judge(question(), Response(error="库是空的"), SHELF)
    assert problems(outcome)[0] == "出错：库是空的"
    assert not outcome.refused


def test_the_polarity_of_the_conclusion_counts_not_that_of_the_rest() -> None:
    asked = question(kind="yesno", expected="no", must_include=())
    right = answer({"结论": ["不能，须五人以上。"], "依据": ["可以开会。"]})
    wrong = answer({"结论": ["可以，须五人以上。"], "依据": ["不能开会。"]})
    assert judged(asked, right, hit(2)).yes_no is True
    assert judged(asked, wrong, hit(2)).yes_no is False


@pytest.mark.parametrize(("text", "declined"), [("应当是五人以上。", True), ("十人以上。", False)])
def test_a_false_premise_may_be_corrected(text: str, declined: bool) -> None:
    correction = Correction((SECOND,), ("五人",))
    asked = question(
        kind="unanswerable",
        answerable=False,
        clauses=(),
        must_include=(),
        subtype="false_premise",
        correction=correction,
    )
    outcome = judged(asked, answer({"结论": [text]}, citation(2, "五人以上方可开会")))
    assert outcome.corrected is declined
    assert bool(problems(outcome)) is not declined


def test_figures_of_a_known_set() -> None:
    nothing = question(
        id="U1", kind="unanswerable", answerable=False, clauses=(), must_include=(), subtype="x"
    )
    good = answer(
        {"结论": ["每月，五人。"]}, citation(2, "每月举行一次，由组长召集，五人以上方可开会")
    )
    stray = answer({"结论": ["每月。"]}, citation(4, "买书的钱"))
    outcomes = [
        judged(question(), good, hit(2)),
        judged(question(id="Q2", role="member"), stray, hit(1), hit(2)),
        judged(question(id="Q3"), answer({}, refused=True), hit(1)),
        judged(nothing, answer({}, refused=True)),
        judged(nothing, stray),
    ]
    made = report(outcomes, [("Q9", "某规则 第一条")])
    assert made["n"] == 5
    assert made["evidence_hit@1"] == pytest.approx(1 / 3, abs=1e-4)
    assert made["evidence_hit@5"] == pytest.approx(2 / 3, abs=1e-4)
    assert made["mrr"] == 0.5
    assert made["ndcg@10"] == pytest.approx((1 + 0.6309) / 3, abs=1e-4)
    assert made["ci"]["mrr"] == (0.0, 1.0)
    assert made["by_role"]["member"]["n"] == 1
    assert made["by_document"]["果园读书会规则"]["n"] == 3
    assert made["cited_evidence"] == pytest.approx(1 / 3, abs=1e-4)
    assert made["citation_precision"] == 0.5
    assert made["citation_valid"] == 1.0
    assert made["must_include"] == 0.5
    assert made["refusal_recall"] == 0.5
    assert made["false_refusals"] == pytest.approx(1 / 3, abs=1e-4)
    assert made["list_complete"] is None
    assert made["refusal_by_subtype"] == {"x": {"n": 2, "refusal_recall": 0.5}}
    assert made["unresolved"] == [{"id": "Q9", "clause": "某规则 第一条"}]
    assert [failure["id"] for failure in made["failures"]] == ["Q2", "Q3", "U1"]


def test_the_report_has_the_keys_of_the_design() -> None:
    made = report([judged(question(), answer({}, refused=True))], [])
    assert list(made) == [*FIGURES, *GROUPS]
    assert list(made["by_kind"]["fact"]) == FIGURES
    failure = made["failures"][0]
    assert list(failure) == FAILURE
    assert json.loads(json.dumps(made, ensure_ascii=False))["n"] == 1


def test_clauses_that_the_library_lacks_are_listed() -> None:
    lacking = Clause("没有的规则", "2020", "第一条")
    asked = question(clauses=(SECOND, lacking))
    assert SHELF.unresolved([asked]) == [("Q1", "没有的规则（2020）第一条")]
