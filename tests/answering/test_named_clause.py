from __future__ import annotations

import pytest

from assistant import Assistant


def conclusion(clerk: Assistant, question: str) -> list[str]:
    return [item.text for item in clerk.ask(question).sections[0].items]


@pytest.mark.parametrize(
    "question",
    [
        "《果园读书会条例（试行）》第四条",
        "果园读书会条例第四条规定了什么？",
        "读书会条例第4条的内容是什么",
        "根据果园读书会条例第四条",
    ],
)
def test_an_article_asked_for_by_number_is_given_itself(clerk: Assistant, question: str) -> None:
    assert conclusion(clerk, question) == ["借书期限为三十天，逾期不还的，停借两个月。"]


def test_the_same_number_in_another_document_is_another_article(clerk: Assistant) -> None:
    said = conclusion(clerk, "支部学习办法第四条说了什么")
    assert said == ["支部书记负责制定年度学习计划，于每年一月底以前报上级党委备案。"]


def test_an_article_that_does_not_exist_is_refused_by_its_number(clerk: Assistant) -> None:
    answer = clerk.ask("根据果园读书会条例第五十条，每天都要开会，对吗？")
    assert answer.refused
    assert "果园读书会条例（试行）" in answer.reason
    assert "第五十条" in answer.reason
    assert "第6条" in answer.reason


def test_a_claim_about_an_article_is_searched_for_as_well(clerk: Assistant) -> None:
    answer = clerk.ask("果园读书会条例第六条写的是书籍丢失按原价两倍赔偿，没错吧？")
    cited = {citation.locator for citation in answer.citations}
    assert any("第五条" in locator for locator in cited)
    assert any("第六条" in locator for locator in cited)


def test_a_number_without_a_document_is_a_question_like_any_other(clerk: Assistant) -> None:
    assert not clerk.ask("逾期不还的书按第四条要停借多久").refused


def test_where_another_article_answers_its_number_is_said(clerk: Assistant) -> None:
    answer = clerk.ask("读书会条例第六条写的是书籍丢失按两倍赔偿，没错吧？")
    first = answer.sections[0].items[0]
    assert first.text.startswith("见第五条：书籍丢失的，按原价的两倍赔偿")
    quotes = {citation.id: citation.quote for citation in answer.citations}
    assert "第五条" in [quotes[number] for number in first.citations]
    assert not clerk.ask("书籍丢失怎么赔偿").sections[0].items[0].text.startswith("见")
