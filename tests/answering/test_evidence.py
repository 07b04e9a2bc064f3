"""What answers are made of, seen through the door: clauses, whole lists, sentences, quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Answer, Assistant, Settings, build_assistant
from assistant.leads import without_lead
from assistant.text import squeeze
from tests.answering.library import write

QUESTIONS = [
    "借书要具备哪些条件？",
    "书丢了怎么赔",
    "读书会多久举行一次",
    "买书的钱谁出",
    "预备党员要写学习心得吗",
    "年度学习计划由谁制定",
]


def said(answer: Answer, section: str = "结论") -> list[str]:
    return [item.text for one in answer.sections if one.title == section for item in one.items]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_sentence_is_its_own_evidence(clerk: Assistant, question: str) -> None:
    answer = clerk.ask(question)
    quotes = {citation.id: citation.quote for citation in answer.citations}
    assert answer.sections
    for section in answer.sections:
        if section.title == "注意":
            continue  # told by the registry about the sources, not by the sources themselves
        for item in section.items:
            quoted = "".join(quotes[number] for number in item.citations)
            assert squeeze(quoted) == squeeze(without_lead(item.text))


@pytest.mark.parametrize("question", QUESTIONS)
def test_quotes_are_literal_spans_of_passages_and_labels_say_where(
    clerk: Assistant, question: str
) -> None:
    for citation in clerk.ask(question).citations:
        text = clerk.contents(citation.document.id).text
        assert text[citation.start : citation.end] == citation.quote
        assert citation.passage.start <= citation.start < citation.end <= citation.passage.end
        assert citation.label.startswith(f"《{citation.document.title}》")
        assert citation.locator.split("/")[-1].strip("（）") in citation.label


@pytest.mark.parametrize("question", QUESTIONS)
def test_sentences_do_not_begin_with_the_mark_of_their_clause(
    clerk: Assistant, question: str
) -> None:
    texts = said(clerk.ask(question))
    assert texts
    assert not any(text.startswith(("第", "（", "(")) for text in texts)


def test_a_list_comes_whole_in_order_and_each_item_names_its_place(clerk: Assistant) -> None:
    answer = clerk.ask("借书要具备哪些条件？")
    items = [text for text in said(answer) if not text.endswith("：")]
    assert [item.rstrip("；。") for item in items] == [
        "年满十六周岁",
        "在合作社劳动满三个月",
        "持有本人借书证",
        "没有逾期未还的书籍",
    ]
    labels = {citation.quote: citation.label for citation in answer.citations}
    assert labels["持有本人借书证；"] == (
        "《果园读书会条例（试行）》（园发〔2031〕58号）第三条第（三）项"
    )


def test_no_sentence_is_said_twice(clerk: Assistant) -> None:
    for question in QUESTIONS:
        answer = clerk.ask(question)
        texts = [item.text for section in answer.sections for item in section.items]
        assert len(texts) == len(set(texts))


@pytest.mark.parametrize("count", [12, 25])
def test_a_long_list_comes_whole(tmp_path: Path, count: int) -> None:
    items = "".join(
        f"{n}. 第{n}类果品应当检查{chr(0x4E00 + n)}项指标；\n" for n in range(1, count + 1)
    )
    text = f"果品检查办法\n\n第一条 检查果品的内容包括：\n{items}\n第二条 检查每年一次。\n"
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([write(tmp_path / "files", {"果品检查办法.txt": text})])
        answer = assistant.ask("检查果品的内容包括哪些")
    whole = "".join(item.text for section in answer.sections for item in section.items)
    assert [n for n in range(1, count + 1) if f"第{n}类果品" not in whole] == []


def test_a_sentence_that_runs_over_several_passages_is_quoted_from_each(tmp_path: Path) -> None:
    parts = "；".join(
        f"{n}是{n}号果园由{n}组负责浇水、剪枝和采收，{n}组组长早晚各巡查一遍"
        for n in "一二三四五六七八九"
    )
    text = f"果园分工办法\n\n第一条 各组按照下列分工管好果园，{parts}。\n\n第二条 分工每年调整。\n"
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([write(tmp_path / "files", {"果园分工办法.txt": text})])
        answer = assistant.ask("七号果园由哪个组负责浇水")
        stored = assistant.contents(assistant.documents()[0].id)
    quotes = {citation.id: citation for citation in answer.citations}
    longest = max(
        (item for section in answer.sections for item in section.items),
        key=lambda item: len(item.citations),
    )
    pieces = [quotes[number] for number in longest.citations]
    assert "七号果园由七组负责浇水" in longest.text
    assert len({piece.passage.id for piece in pieces}) > 2
    assert squeeze("".join(piece.quote for piece in pieces)) == squeeze(longest.text)
    assert all(stored.text[piece.start : piece.end] == piece.quote for piece in pieces)
