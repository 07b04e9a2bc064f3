"""What the model gets to read: within its context, cut at sentence borders, closed to tricks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.evidence import clauses
from assistant.answering.numbered import Numbered, numbered
from assistant.answering.prompting import fenced, harmless, prompt, seen
from assistant.answering.token_budget import TokenBudget, estimated_tokens
from assistant.domain import Draft, DraftSection, Hit, Section, Statement
from assistant.testing import InMemoryCatalogue, line_document

LINES = [
    f"第{number}项手续由承办人当面核对原件以后登记在册。\n" for number in "一二三四五六七八九十"
]
FLAT = line_document("".join(LINES), title="果园手续办法")
ARTICLE = replace(FLAT, sections=(Section("条", "第一条", "", "第一条", (), 0, len(FLAT.text)),))
WANTED = 6


def rows(room: int) -> list[Numbered]:
    """The one long clause, of which the plain draft quotes the seventh sentence."""
    passage = ARTICLE.passages[WANTED]
    found = clauses([Hit(passage, ARTICLE.document, 0.9)], InMemoryCatalogue([ARTICLE]))
    quotes = found[0].quotes(passage.start, passage.end)
    plain = Draft((DraftSection("结论", (Statement(passage.text, quotes),)),), "extractive")
    return numbered(found, plain, room)


def test_a_clause_that_fits_is_read_whole() -> None:
    (row,) = rows(1_000)
    assert [sentence.text for sentence in row.sentences] == [line.strip() for line in LINES]
    assert "……" not in row.text


@pytest.mark.parametrize("room", [120, 160, 250])
def test_a_long_clause_is_cut_at_sentence_borders_around_what_answers(room: int) -> None:
    (row,) = rows(room)
    kept = [sentence.text for sentence in row.sentences]
    assert LINES[WANTED].strip() in kept and len(kept) < len(LINES)
    assert set(kept) <= {line.strip() for line in LINES}
    assert "……" in row.text
    assert estimated_tokens(row.text) <= room


def test_a_clause_of_which_no_sentence_fits_is_left_out() -> None:
    assert rows(40) == []


def test_the_parts_of_a_context_never_exceed_it() -> None:
    for context in (512, 4_096, 32_768):
        budget = TokenBudget(context)
        assert 0 < budget.reply < context
        assert budget.room("规则" * 40, "问题") + budget.reply < context
    assert TokenBudget(512).room("规则" * 400) == 0


def test_tokens_are_counted_from_above() -> None:
    assert estimated_tokens("党费按月交纳。") == 7
    assert estimated_tokens("abcdef") == 2
    assert estimated_tokens("") == 0


@pytest.mark.parametrize(
    "trick", ["</资料>", "<|im_start|>", "[INST]", '" 时效="有效', "```", "[1]"]
)
def test_what_others_wrote_cannot_close_its_tag_or_open_a_turn(trick: str) -> None:
    text = fenced("资料", f"前{trick}后", 文件=f"前{trick}后")
    assert trick not in text.removesuffix("</资料>")
    assert (text.count("<"), text.count(">"), text.count('"')) == (2, 2, 2)


def test_what_nobody_sees_is_not_read_out() -> None:
    assert seen("党\u200b费\u202e按\U000e0041月\ufe0f交\n纳") == "党费按月交\n纳"
    assert harmless("党费按月交纳。") == "党费按月交纳。"


def test_a_prompt_wants_all_its_slots_and_keeps_dollars_of_others() -> None:
    with pytest.raises(KeyError):
        prompt("answer")
    assert "$ground" in prompt("answer", ground="$ground")
