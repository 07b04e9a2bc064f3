"""The citation gate: only what live sources bear out comes through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.chat import ModelWork
from assistant.citations import EXTRACTIVE, cite, supported
from assistant.domain import Answer, Draft, DraftSection, Quote
from assistant.faults import Fault
from assistant.testing import InMemoryCatalogue, hits_of, line_document
from tests.citing import CATALOGUE, CLUB, FUND, LOAN, MEETS, OTHER, draft, gate, quote, says


def texts(answer: Answer) -> list[str]:
    return [item.text for section in answer.sections for item in section.items]


def test_a_literal_sentence_passes_with_its_citation() -> None:
    answer = gate(draft(says(MEETS, quote(MEETS))))
    assert (answer.refused, texts(answer), answer.composer) == (False, [MEETS], "queue")
    (citation,) = answer.citations
    assert citation.quote == MEETS == CLUB.text[citation.start : citation.end]
    assert answer.sections[0].items[0].citations == (citation.id,) == (1,)
    assert citation.document.title == "果园读书会条例"


def test_other_products_cite_through_the_same_gate() -> None:
    said = [
        says(FUND, quote(FUND)),
        says("买书的经费每年9000元。", quote(FUND)),
        says(MEETS, quote(MEETS)),
    ]
    citations, items = cite(said, CATALOGUE.live, lambda document, start, end: "第二条")
    assert [citation.quote for citation in citations] == [FUND, MEETS]
    assert [item and item.citations for item in items] == [(1,), None, (2,)]
    assert citations[0].label.endswith("第二条")
    assert cite(said, InMemoryCatalogue([OTHER]).live, lambda *place: "")[0] == ()


def test_one_span_has_one_number_and_others_count_on() -> None:
    answer = gate(
        draft(
            says(MEETS, quote(MEETS)),
            says(FUND, quote(FUND), quote(MEETS)),
            says(MEETS, quote(MEETS), quote(MEETS)),
        )
    )
    numbers = [item.citations for item in answer.sections[0].items]
    assert numbers == [(1,), (2, 1), (1,)]
    assert [citation.id for citation in answer.citations] == [1, 2]


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 5), (0, 10_000), (5, 5), (8, 3), (10_000, 10_010), (-9, -3)]
)
def test_a_span_outside_its_passage_is_dropped(start: int, end: int) -> None:
    bad = replace(quote(MEETS), start=start, end=end)
    assert gate(draft(says(MEETS, bad))).refused


def test_a_span_of_the_next_passage_under_the_wrong_passage_is_dropped() -> None:
    bad = replace(quote(FUND), passage=CLUB.passages[0])
    assert gate(draft(says(FUND, bad))).refused


def test_a_span_of_white_space_is_dropped() -> None:
    passage = CLUB.passages[0]
    blank = Quote(passage, CLUB.document, passage.end - 1, passage.end)
    assert gate(draft(says("读书会", blank))).refused


def test_a_passage_that_is_not_live_is_dropped() -> None:
    answer = gate(draft(says(MEETS, quote(MEETS))), InMemoryCatalogue([OTHER]))
    assert answer.refused and not answer.citations


def test_the_live_text_counts_and_not_what_the_draft_says_it_is() -> None:
    claimed = "读书会每天举行九次"
    forged = replace(quote(MEETS).passage, text=f"第一条 {claimed}，五人以上到会方可开会。\n")
    start = forged.start + forged.text.index(claimed)
    lie = Quote(forged, CLUB.document, start, start + len(claimed))
    assert gate(draft(says(claimed, lie))).refused
    kept = gate(draft(says(MEETS, lie)))
    assert kept.citations[0].quote == MEETS


def test_the_document_shown_is_the_live_one() -> None:
    borrowed = replace(quote(MEETS), document=replace(CLUB.document, title="中国最高条例"))
    (citation,) = gate(draft(says(MEETS, borrowed))).citations
    assert citation.document == CLUB.document
    assert "中国最高条例" not in citation.label


@pytest.mark.parametrize(
    ("statement", "words", "passes"),
    [
        ("借书期限为1个月", LOAN, True),
        ("借书期限为１个月", LOAN, True),
        ("借书期限为两个月", LOAN, False),
        ("借书期限为一百个月", LOAN, False),
        ("自2031年5月1日起执行", LOAN, True),
        ("借书期限为一个月，自二〇三一年5月1日起执行", LOAN, True),
        ("自2032年5月1日起执行", LOAN, False),
        ("自2031年6月1日起执行", LOAN, False),
        ("买书的经费每年不超过三千元", FUND, True),
        ("买书的经费每年不超过3,000元", FUND, True),
        ("买书的经费每年不超过3000.5元", FUND, False),
        ("买书的经费每年不超过三万元", FUND, False),
        ("买书的经费每年不超过300元", FUND, False),
        ("根据《果园读书会条例》，买书的经费每年不超过3000元", FUND, True),
        ("《果园读书会条例》（园发〔2031〕58号）规定，买书的经费每年不超过3000元", FUND, True),
        ("根据《果树管护办法》，买书的经费每年不超过3000元", FUND, False),
        ("根据《果园借书条例》，买书的经费每年不超过3000元", FUND, False),
        ("园发〔2031〕59号规定，买书的经费每年不超过3000元", FUND, False),
        ("园发〔2032〕58号规定，买书的经费每年不超过3000元", FUND, False),
        ("组长可以随意处置全部公共财产", FUND, False),
        ("明天上海有雨", FUND, False),
    ],
)
def test_numbers_dates_and_names_must_stand_in_what_is_cited(
    statement: str, words: str, passes: bool
) -> None:
    assert gate(draft(says(statement, quote(words)))).refused is not passes


def test_a_number_may_come_from_any_of_several_quotes() -> None:
    both = "读书会每月举行一次，买书的经费每年不超过3000元。"
    assert not gate(draft(says(both, quote(MEETS), quote(FUND)))).refused
    assert gate(draft(says(both, quote(MEETS)))).refused


def test_one_bad_quote_among_good_ones_drops_the_sentence() -> None:
    bad = replace(quote(FUND), end=10_000)
    assert gate(draft(says(MEETS, quote(MEETS), bad))).refused


@pytest.mark.parametrize("text", ["", "  ", "\n\u3000"])
def test_an_empty_statement_is_dropped(text: str) -> None:
    assert gate(draft(says(text, quote(MEETS)))).refused


def test_a_statement_without_a_quote_is_dropped() -> None:
    assert gate(draft(says(MEETS))).refused


def test_planted_errors_go_and_right_sentences_stay() -> None:
    proposed = Draft(
        (
            DraftSection("注意", (says("经费不超过9000元", quote(FUND)),)),
            DraftSection(
                "结论",
                (
                    says(MEETS, quote(MEETS)),
                    says("买书的经费每年不超过5000元。", quote(FUND)),
                    says("根据《果树管护办法》，读书会每月举行一次", quote(MEETS)),
                    says("买书的经费每年不超过3000元。", quote(FUND)),
                    says("果树每年冬季剪枝两次。", quote("果树每年冬季剪枝两次。", OTHER)),
                ),
            ),
        ),
        "queue",
    )
    answer = gate(proposed)
    assert texts(answer) == [MEETS, FUND, "果树每年冬季剪枝两次。"]
    assert [section.title for section in answer.sections] == ["结论"]
    assert [citation.id for citation in answer.citations] == [1, 2, 3]


@pytest.mark.parametrize(
    "proposed", [Draft((), "queue"), draft(), draft(says("编造九十九条", quote(MEETS)))]
)
def test_when_nothing_is_left_it_is_a_refusal_with_leads(proposed: Draft) -> None:
    answer = gate(proposed)
    assert answer.refused and answer.reason
    assert (answer.sections, answer.citations) == ((), ())
    assert list(answer.leads) == hits_of(CLUB)[:2]


@pytest.mark.parametrize("digits", ["9" * 400, "9" * 5000, "九" * 5000, "一" + "亿" * 400])
def test_numbers_of_absurd_length_are_compared_like_others(digits: str) -> None:
    source = line_document(f"第一条 编号为{digits}的书籍不外借。\n", "怪书办法")
    words = f"编号为{digits}的书籍不外借。"
    catalogue = InMemoryCatalogue([source])
    assert not gate(draft(says(words, quote(words, source))), catalogue).refused


def test_the_locator_comes_from_the_span_and_else_from_the_passage() -> None:
    assert gate(draft(says(MEETS, quote(MEETS)))).citations[0].locator == "1"
    found = gate(draft(says(MEETS, quote(MEETS))), locator="第一章/第一条")
    assert found.citations[0].locator == "第一章/第一条"
    assert found.citations[0].label.endswith("第一条")


def test_supported_ignores_width_space_and_punctuation() -> None:
    assert supported("读书会 每月举行１次！", [MEETS])
    assert not supported("读书会每月举行１次", ["果树剪枝每月一次"])


def test_a_part_of_the_question_of_which_nothing_passes_is_named() -> None:
    said = replace(says(MEETS, quote(MEETS)), part="多久开一次")
    invented = replace(says("买书的经费每年9000元。", quote(FUND)), part="经费多少？")
    answer = gate(replace(draft(said, invented), parts=("多久开一次", "经费多少？")))
    remarks = next(section for section in answer.sections if section.title == "注意")
    named = [item.text for item in remarks.items if "这一问" in item.text]
    assert len(named) == 1 and named[0].startswith("“经费多少”这一问，资料库里没有找到依据")


def test_a_lead_of_ours_counts_neither_for_nor_against_a_sentence() -> None:
    lead = "与问题里说的不同："
    assert texts(gate(draft(says(f"{lead}{MEETS}", quote(MEETS)))))[0] == f"{lead}{MEETS}"
    assert gate(draft(says(f"{lead}买书的经费每年9000元。", quote(FUND)))).refused


def test_a_rule_that_is_left_alone_is_not_shown_as_a_contrast() -> None:
    both = DraftSection("对照", (says(MEETS, quote(MEETS)), says("每年9000元。", quote(FUND))))
    answer = gate(Draft((*draft(says(MEETS, quote(MEETS))).sections, both), "queue"))
    assert not answer.refused and "对照" not in {section.title for section in answer.sections}


def test_what_a_model_worded_is_held_against_all_that_its_sources_say() -> None:
    paraphrase = "读书会每个月举行一次，要有五人以上到会才能开。"
    loosened = "读书会可以不开会，五人以上到会即可。"
    whole = quote("读书会每月举行一次，五人以上到会方可开会。")
    proposed = replace(
        draft(says(paraphrase, whole), says(loosened, whole)), work=ModelWork("小模型", written=2)
    )
    answer = gate(proposed)
    assert texts(answer) == [paraphrase]
    assert answer.work is not None
    (dropped,) = answer.work.dropped
    assert dropped.text == loosened and Fault.FORCE in dropped.faults


def test_extracted_sentences_pass_as_they_are() -> None:
    stretch = "五人以上到会方可开会"
    extracted = replace(draft(says(stretch, quote(MEETS))), composer=EXTRACTIVE)
    held = replace(extracted, composer="model")
    assert gate(extracted).refused is gate(held).refused is True
    literal = replace(draft(says(MEETS, quote(MEETS))), composer=EXTRACTIVE)
    assert texts(gate(literal)) == texts(gate(replace(literal, composer="model"))) == [MEETS]
