"""What of a model's answer is shown: only what the passages bear out, or the plain answer."""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

from assistant import attributed, sentence_faults
from assistant.answer_progress import AnswerProgress, Listener
from assistant.answering.extractive import ExtractiveComposer
from assistant.answering.generative import GenerativeComposer
from assistant.answering.sentence_check import Support
from assistant.domain import Draft, Kind, Status
from assistant.faults import Fault
from assistant.testing import (
    HashingEmbedder,
    InMemoryCatalogue,
    bigrams,
    hits_of,
    line_document,
)
from tests.answering.scripted import Scripted

CLUB = line_document(
    "读书会每月举行一次，由组长召集。\n借书期限为三十天，逾期不还的停借两个月。\n"
    "书籍丢失的，按原价的两倍赔偿。\n",
    title="果园读书会条例",
)
HITS = [replace(hit, score=0.9) for hit in hits_of(CLUB)]
CATALOGUE = InMemoryCatalogue([CLUB])
PLAIN = ExtractiveComposer(CATALOGUE, HashingEmbedder(), lambda question: [question], bigrams, abs)
QUESTION = "读书会由谁召集"


def written(model: Scripted, question: str = QUESTION, **listening: object) -> Draft:
    writer = GenerativeComposer(model, CATALOGUE, Support(sentence_faults, attributed), 4_096)
    return writer.write(
        question,
        HITS,
        PLAIN.compose(question, HITS),
        listener=Listener(**listening),  # type: ignore[arg-type]
    )


def texts(draft: Draft) -> dict[str, list[str]]:
    return {one.title: [st.text for st in one.statements] for one in draft.sections}


def quotes(draft: Draft) -> list[str]:
    return [
        CLUB.text[quote.start : quote.end]
        for section in draft.sections
        for statement in section.statements
        for quote in statement.quotes
    ]


def test_sentences_that_are_borne_out_are_shown_with_the_spans_they_rest_on() -> None:
    draft = written(Scripted("结论\n读书会由组长召集[1]。\n依据\n读书会每月举行一次[1]。"))
    assert draft.composer == "generative"
    assert texts(draft) == {"结论": ["读书会由组长召集。"], "依据": ["读书会每月举行一次。"]}
    assert set(quotes(draft)) == {"读书会每月举行一次，由组长召集。"}
    assert draft.work and (draft.work.written, draft.work.dropped, draft.work.note) == (2, (), "")


def test_what_is_not_borne_out_is_held_back_and_told_with_what_is_wrong() -> None:
    model = Scripted(
        "结论\n读书会由组长召集[1]。\n依据\n读书会每年举行四次[1]。\n组长由社员大会选举产生。\n读书会每月举行一次[9]。\n"
    )
    draft = written(model)
    assert texts(draft) == {"结论": ["读书会由组长召集。"]}
    assert draft.work and draft.work.written == 4
    assert [one.text for one in draft.work.dropped] == [
        "读书会每年举行四次。",
        "组长由社员大会选举产生。",
        "读书会每月举行一次。",
    ]
    wrong, uncited, unknown = (one.faults for one in draft.work.dropped)
    assert wrong and (uncited, unknown) == ((Fault.UNCITED,), (Fault.NO_SUCH_MARK,))


def test_a_sentence_with_the_wrong_mark_or_none_is_cited_to_what_bears_it_out() -> None:
    draft = written(Scripted("结论\n读书会由组长召集[2]。\n依据\n借书期限为三十天。"))
    assert set(texts(draft)) == {"结论", "依据"}
    assert quotes(draft) == [
        "读书会每月举行一次，由组长召集。",
        "借书期限为三十天，逾期不还的停借两个月。",
    ]


def test_sentences_are_told_one_by_one_as_they_pass() -> None:
    told: list[AnswerProgress] = []
    model = Scripted(
        "结论\n读书会由组长召集[1]。\n依据\n组长要会唱歌[1]。\n读书会每月举行一次[1]。"
    )
    draft = written(model, told=told.append)
    assert [(one.section, one.item.text) for one in told] == [
        ("结论", "读书会由组长召集。"),
        ("依据", "读书会每月举行一次。"),
    ]
    assert [one.item.citations for one in told] == [(1,), (1,)]
    assert draft.work and len(draft.work.dropped) == 1


def test_nothing_left_under_the_conclusion_gives_the_plain_answer_with_a_note() -> None:
    draft = written(
        Scripted("结论\n读书会由村长召集，他说了算[1]。\n依据\n读书会每月举行一次[1]。")
    )
    assert draft.composer == "extractive"
    assert texts(draft) == texts(PLAIN.compose(QUESTION, HITS))
    assert draft.work and "结论" in draft.work.note and draft.work.written == 2


def test_a_number_that_was_asked_for_has_to_be_there() -> None:
    draft = written(Scripted("结论\n逾期不还的停借[1]。"), "借书期限是多少天")
    assert draft.composer == "extractive"
    assert draft.work and "数字" in draft.work.note
    assert "三十天" in "".join(texts(draft)["结论"])
    whole = written(Scripted("结论\n借书期限为三十天[1]。"), "借书期限是多少天")
    assert whole.composer == "generative"


def test_a_model_that_breaks_off_leaves_the_plain_answer_with_the_reason() -> None:
    model = Scripted("结论\n读书会由组长召集[1]。\n依据\n读书会每月举行一次[1]。", breaks_after=12)
    draft = written(model)
    assert draft.composer == "extractive"
    assert draft.work and "没有答完" in draft.work.note


def test_a_client_that_crashes_leaves_the_plain_answer(caplog: object) -> None:
    class Crashing(Scripted):
        def stream(self, messages: object, most_tokens: int) -> NoReturn:
            raise ValueError("not foreseen")

    draft = written(Crashing(""))
    assert draft.composer == "extractive"
    assert draft.work and "意外" in draft.work.note and "not foreseen" not in draft.work.note


def test_a_model_that_writes_nothing_of_use_leaves_the_plain_answer() -> None:
    for reply in ("", "好的，以下是答复：", "<think>想不出来", "\n\n"):
        draft = written(Scripted(reply))
        assert draft.composer == "extractive"
        assert draft.work and draft.work.note


def test_who_does_not_want_the_answer_any_more_ends_the_request() -> None:
    model = Scripted("结论\n读书会由组长召集[1]。\n依据\n读书会每月举行一次[1]。")
    draft = written(model, wanted=lambda: False)
    assert model.closed == 1
    assert draft.composer == "extractive" and draft.work and "停止" in draft.work.note


def test_a_model_that_circles_is_not_read_to_its_end() -> None:
    model = Scripted("结论\n" + "读书会由组长召集[1]。" * 500)
    draft = written(model)
    assert model.closed == 1
    assert texts(draft) == {"结论": ["读书会由组长召集。"]}


def test_a_yes_or_no_of_the_model_is_not_passed_on() -> None:
    draft = written(Scripted("结论\n不可以。读书会由组长召集[1]。"), "读书会能不能由组长召集")
    assert "不可以" not in "".join(texts(draft)["结论"])


def test_a_line_that_announces_a_list_is_shown_with_the_list_or_not_at_all() -> None:
    draft = written(
        Scripted(
            "结论\n读书会由组长召集[1]。\n依据\n借书期限：\n期限为九十天[2]。\n读书会：\n每月举行一次[1]。"
        )
    )
    assert texts(draft)["依据"] == ["读书会：", "每月举行一次。"]


def test_the_same_question_is_not_asked_twice_and_another_one_is() -> None:
    model = Scripted("结论\n读书会由组长召集[1]。")
    writer = GenerativeComposer(model, CATALOGUE, Support(sentence_faults, attributed), 4_096)

    def ask(question: str) -> Draft:
        return writer.write(question, HITS, PLAIN.compose(question, HITS))

    assert ask(QUESTION).sections == ask(QUESTION).sections
    assert len(model.asked) == 1
    ask("读书会谁来召集")
    assert len(model.asked) == 2


def test_a_reply_that_broke_off_is_asked_for_again() -> None:
    model = Scripted("结论\n读书会由组长召集[1]。", breaks_after=9)
    writer = GenerativeComposer(model, CATALOGUE, Support(sentence_faults, attributed), 4_096)
    for _ in range(2):
        writer.write(QUESTION, HITS, PLAIN.compose(QUESTION, HITS))
    assert len(model.asked) == 2


def test_an_empty_plain_draft_is_a_refusal_and_the_model_is_not_asked() -> None:
    model = Scripted("结论\n读书会由组长召集[1]。")
    writer = GenerativeComposer(model, CATALOGUE, Support(sentence_faults, attributed), 4_096)
    assert writer.write(QUESTION, HITS, Draft((), "extractive", "没有")).sections == ()
    assert model.asked == []


def test_a_rule_that_binds_no_more_is_said_to_be_one() -> None:
    document = replace(CLUB.document, status=Status.REVISED, kind=Kind.REGULATION)
    former = replace(CLUB, document=document)
    hits = [replace(hit, document=document) for hit in HITS]
    catalogue = InMemoryCatalogue([former])
    composer = ExtractiveComposer(
        catalogue, HashingEmbedder(), lambda question: [question], bigrams, abs
    )
    model = Scripted("结论\n读书会由组长召集[1]。")
    writer = GenerativeComposer(model, catalogue, Support(sentence_faults, attributed), 4_096)
    draft = writer.write(QUESTION, hits, composer.compose(QUESTION, hits))
    assert texts(draft) == {"结论": ["修订前的规定：读书会由组长召集。"]}


def test_a_beginning_that_only_repeats_the_question_is_left_out() -> None:
    question = "我们村有两名社员，读书会由谁召集"
    draft = written(Scripted("结论\n你们村有两名社员，读书会由组长召集[1]。"), question)
    assert texts(draft)["结论"] == ["读书会由组长召集。"]
    draft = written(Scripted("结论\n你们村有两名社员，读书会每年举行九次[1]。"), question)
    assert draft.composer == "extractive"


def test_a_context_without_room_for_a_passage_gives_the_plain_answer() -> None:
    model = Scripted("结论\n读书会由组长召集[1]。")
    writer = GenerativeComposer(model, CATALOGUE, Support(sentence_faults, attributed), 512)
    plain = PLAIN.compose(QUESTION, HITS)
    draft = writer.write("读" * 200, HITS, plain)
    assert model.asked == [] and draft.sections == plain.sections
    assert draft.work and "DANGWU_LLM_CONTEXT_TOKENS" in draft.work.note


def test_a_model_that_concludes_at_length_is_cut_to_a_conclusion() -> None:
    draft = written(
        Scripted(
            "读书会每月举行一次，由组长召集[1]。借书期限为三十天，逾期不还的停借两个月[2]。"
            "书籍丢失的，按原价的两倍赔偿[3]。读书会由组长召集[1]。借书期限为三十天[2]。"
            "逾期不还的停借两个月[2]。读书会每月举行一次[1]。书籍丢失按两倍赔偿[3]。"
            "逾期不还的，借书停两个月[2]。书籍丢失的，赔偿原价的两倍[3]。"
        )
    )
    assert len("".join(texts(draft)["结论"])) <= 120
    assert texts(draft)["依据"]
