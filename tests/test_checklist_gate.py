"""What passes the gate of checklists and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.checklist import (
    Checklist,
    DraftChecklist,
    DraftDifference,
    DraftNote,
    DraftStep,
    Fields,
    Remark,
)
from assistant.checklist_gate import checked_checklist
from assistant.checklist_printing import checklist_report
from tests.citing import CATALOGUE, FUND, LOAN, MEETS, quote


def gate(
    *steps: DraftStep, notes: tuple[DraftNote, ...] = (), rows: tuple[DraftNote, ...] = ()
) -> Checklist:
    draft = DraftChecklist(steps, notes, (DraftDifference(rows),) if rows else ())
    return checked_checklist("借书", draft, CATALOGUE.live, lambda *_: "", ())


def step(text: str, *words: str, fields: Fields = Fields()) -> DraftStep:
    return DraftStep(text, tuple(quote(one) for one in words), fields)


def test_a_literal_step_passes_with_its_citation() -> None:
    made = gate(step("买书的经费每年不超过3000元", FUND))
    assert [one.text for one in made.steps] == ["买书的经费每年不超过3000元"]
    assert made.citations[0].quote == FUND and not made.refused


def test_a_reworded_step_is_dropped_even_where_an_answer_might_pass() -> None:
    made = gate(step("每年买书的经费不超过3000元。", FUND), step(MEETS, MEETS))
    assert [one.text for one in made.steps] == [MEETS]
    assert made.dropped == 1


def test_an_item_that_did_not_pass_is_missing_from_the_count() -> None:
    items = (
        replace(step(MEETS, MEETS), lead="读书会的规矩是"),
        replace(step("读书会每周举行一次", MEETS), lead="读书会的规矩是"),
    )
    draft = DraftChecklist(items, lists=(("读书会的规矩是", 2),))
    made = checked_checklist("借书", draft, CATALOGUE.live, lambda *_: "", ())
    assert [(one.items, one.told) for one in made.lists] == [(2, 1)]
    assert not made.complete
    (told,) = [
        e.text for e in checklist_report(made, date(2031, 5, 1)).body if hasattr(e, "marks")
    ][:1]
    assert told == "读书会的规矩是（原文共2项，这里只有1项，请核对原文）："


def test_a_step_without_a_quote_is_dropped() -> None:
    assert gate(DraftStep(MEETS, ())).refused


def test_fields_that_the_quotes_do_not_hold_are_emptied() -> None:
    fields = Fields("读书会", ("借书证",), "一个月；两个月", "场长批准", ("借书表",))
    (made,) = gate(step("借书期限为一个月", LOAN, MEETS, fields=fields)).steps
    assert (made.who, made.materials, made.limit, made.approver, made.forms) == (
        *("读书会", (), "一个月", "", ()),
    )


def test_a_quote_that_is_not_in_the_library_supports_nothing() -> None:
    forged = quote(FUND)
    passage = replace(forged.passage, text=forged.passage.text.replace("3000", "9000"))
    made = gate(DraftStep("买书的经费每年不超过9000元", (replace(forged, passage=passage),)))
    assert made.refused and made.reason


def test_a_difference_with_one_side_only_is_none() -> None:
    ours = DraftNote(Remark.DIFFERENCE, MEETS, (quote(MEETS),))
    theirs = DraftNote(Remark.DIFFERENCE, "读书会每周举行一次", (quote(MEETS),))
    made = gate(step(MEETS, MEETS), rows=(ours, theirs))
    assert made.differences == ()
    assert gate(step(MEETS, MEETS), rows=(ours, ours)).differences != ()


def test_notes_are_held_to_the_same() -> None:
    kept = DraftNote(Remark.CAUTION, LOAN, (quote(LOAN),))
    lost = DraftNote(Remark.CAUTION, "不得借书", (quote(LOAN),))
    made = gate(step(MEETS, MEETS), notes=(kept, lost))
    assert [one.text for one in made.notes] == [LOAN]
    assert made.dropped == 1
