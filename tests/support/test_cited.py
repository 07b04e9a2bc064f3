"""Sentences with marks and passages, as a composer asks about them; attribution afterwards."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain import Kind, Quote, Status
from assistant.faults import Fault
from assistant.support.attribution import attributed
from assistant.support.cited import mark_faults, sentence_faults
from assistant.testing import line_document

RULE = line_document(
    "第一条 读书会每月举行一次，五人以上到会方可开会。\n"
    "第二条 买书的经费每年不超过3000元，由会计登记。\n"
    "第三条 预备社员不得担任组长，组长由全体正式社员选举产生。\n",
    "果园读书会条例",
)


def whole(status: Status = Status.IN_FORCE, kind: Kind = Kind.REGULATION) -> list[Quote]:
    document = replace(RULE.document, status=status, kind=kind)
    return [Quote(p, document, p.start, p.end) for p in RULE.passages]


def test_marks_stand_for_what_was_offered() -> None:
    offered = [[quote] for quote in whole()]
    text = "读书会每个月举行一次，到会五人以上才能开会。"
    assert mark_faults(text, [1], offered) == ()
    assert Fault.WORDS in mark_faults(text, [2], offered)
    assert mark_faults(text, [], offered) == (Fault.UNCITED,)
    assert mark_faults(text, [9], offered) == (Fault.NO_SUCH_MARK,)
    assert mark_faults(text, [0, 1], offered) == (Fault.NO_SUCH_MARK,)
    assert mark_faults(text, [1, 2], offered) == ()


def test_a_rule_that_binds_no_more_has_to_be_told_as_such() -> None:
    text = "买书的经费每年最多3000元，由会计登记。"
    for status in (Status.REVISED, Status.REPEALED):
        over = whole(status)[1:2]
        assert sentence_faults(text, over) == (Fault.NOT_IN_FORCE,)
        assert sentence_faults(text, over, earlier=True) == ()
        said = "修订前的条例规定，买书的经费每年不超过3000元。"
        assert Fault.NOT_IN_FORCE not in sentence_faults(said, over)
    assert sentence_faults(text, whole(Status.REVISED, Kind.DIGEST)[1:2]) == ()
    assert sentence_faults(text, whole()[1:2]) == ()


def test_an_uncited_sentence_gets_the_sentence_that_bears_it_out() -> None:
    (quote,) = attributed("预备社员不能当组长，组长由全体正式社员选举。", whole())
    start = quote.start - quote.passage.start
    assert quote.passage.text[start:].startswith("第三条")
    assert attributed("买书的经费每年不超过5000元。", whole()) == ()
    assert attributed("明天上海有雨。", whole()) == ()


def test_an_uncited_sentence_may_rest_on_two() -> None:
    both = "读书会每月举行一次，五人以上到会方可开会；买书的经费每年不超过3000元，由会计登记。"
    assert len(attributed(both, whole())) == 2
