"""What is wrong with a judged question, in words, beside what was expected and what was found."""

from __future__ import annotations

from typing import Any

from evals.judging import Outcome
from evals.measures import declined, hit


def problems(outcome: Outcome) -> list[str]:
    """Everything wrong with one outcome, in Chinese; empty when all is right."""
    why = [f"出错：{outcome.error}"] if outcome.error else []
    if outcome.citations_literal < outcome.citations:
        why.append(f"{outcome.citations - outcome.citations_literal} 条引文与原文不符")
    if outcome.unsupported:
        why.append(f"{outcome.unsupported} 句的数字、日期或文件名不在所引原文里")
    if not outcome.question.answerable:
        return why + ([] if declined(outcome) else ["应当拒答而作了回答"])
    if not hit(outcome, 5):
        why.append("前 5 段没有依据" if outcome.rank is None else f"依据排在第 {outcome.rank} 段")
    if outcome.refused:
        return [*why, "有依据的问题被拒答"]
    if not outcome.cited:
        why.append("没有引用应引的条款")
    for share, label in (
        (outcome.must_include, "必含内容不全"),
        (outcome.list_complete, "清单不全"),
    ):
        if share is not None and share < 1:
            why.append(f"{label}（{share:.0%}）")
    if outcome.yes_no is False:
        why.append("结论的是非不对或没有表态")
    return why


def failure(outcome: Outcome) -> dict[str, Any]:
    """A row for the list of failed questions."""
    question = outcome.question
    return {
        "id": question.id,
        "kind": question.kind,
        "role": question.role,
        "question": question.text,
        "expected": [clause.name for clause in question.full] or ["拒答"],
        "wanted": list(dict.fromkeys((*question.must_include, *question.list_items))),
        "found": list(outcome.found),
        "answer": outcome.head,
        "why": problems(outcome),
    }
