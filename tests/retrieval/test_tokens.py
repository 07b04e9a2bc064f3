from __future__ import annotations

import time
from collections.abc import Callable
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.tokens import bigram_terms, word_terms

Tokenize = Callable[[str], list[str]]
BOTH = pytest.mark.parametrize("tokenize", [word_terms, bigram_terms])
LISTED = [
    line.strip()
    for line in files("assistant.retrieval").joinpath("party_terms.txt").read_text().splitlines()
    if line.strip() and not line.startswith("#")
]


@BOTH
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第十八条", "第18条"),
        ("第一百零五条", "第 105 条".replace(" ", "")),
        ("第二款", "第2款"),
        ("第三章", "第３章"),
        ("某委发〔2031〕58号", "某委发(2031)58号"),
        ("某委发〔2031〕58号", "某委发［2031］第58号"),
        ("某委发〔2031〕58号", "某委发【2031】 58 号"),
    ],
)
def test_two_spellings_of_one_thing_share_a_term_that_others_do_not_have(
    tokenize: Tokenize, one: str, other: str
) -> None:
    shared = set(tokenize(one)) & set(tokenize(other))
    strangers = set(tokenize("第十九条 第三款 第四章 另委发〔2032〕59号"))
    assert any(any(c.isdigit() for c in term) for term in shared - strangers)


@BOTH
def test_another_article_is_another_term(tokenize: Tokenize) -> None:
    assert "第18条" in tokenize("按第十八条办理")
    assert "第18条" not in tokenize("按第八条、第十条、第八十一条办理")


@BOTH
def test_a_number_of_a_document_depends_on_year_and_serial(tokenize: Tokenize) -> None:
    here = "2031年58号"
    assert here in tokenize("见某委发〔2031〕58号文")
    assert here not in tokenize("见某委发〔2031〕85号文")
    assert here not in tokenize("见某委发〔2013〕58号文")


@BOTH
@pytest.mark.parametrize(
    ("text", "unlike"), [("3.5", "35"), ("12.8", "12 8"), ("3.5%", "35%"), ("5%", "5")]
)
def test_decimals_and_percentages_are_their_own_terms(
    tokenize: Tokenize, text: str, unlike: str
) -> None:
    assert set(tokenize(text)) - set(tokenize(unlike))
    assert set(tokenize(text)) <= set(tokenize(f"增长 {text}。"))


@BOTH
def test_width_and_case_make_no_difference(tokenize: Tokenize) -> None:
    assert tokenize("２０３１年ＡＢ") == tokenize("2031年ab")


def test_listed_party_terms_stay_whole_within_a_sentence() -> None:
    cut = [term for term in LISTED if term not in word_terms(f"园区要求{term}按时完成")]
    assert cut == []


def test_the_list_of_party_terms_holds_each_once() -> None:
    assert len(LISTED) == len(set(LISTED)) > 50


@pytest.mark.parametrize("word", ["厂房", "租金", "园区"])
def test_a_word_is_found_in_the_middle_of_a_sentence(word: str) -> None:
    assert word in word_terms(f"我想问园区厂房租金由谁来定{word}")
    assert word in bigram_terms(f"我想问园区厂房租金由谁来定{word}")


def test_a_title_is_one_term_and_its_words_as_well() -> None:
    terms = word_terms("依据《果园读书会办法》办理")
    assert "果园读书会办法" in terms and "果园" in terms


def test_words_that_carry_no_subject_are_left_out_of_words() -> None:
    assert word_terms("请问这个是什么呢") == []


@BOTH
@pytest.mark.parametrize("text", ["", " \n\t", "😀🎉", "。，！？《》", "\u200b", "\0"])
def test_nothing_to_read_no_terms(tokenize: Tokenize, text: str) -> None:
    assert tokenize(text) == []


def test_a_single_character_is_a_term_of_its_own() -> None:
    assert bigram_terms("党") == ["党"]
    assert bigram_terms("甲。乙") == ["甲", "乙"]


@BOTH
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_terms_hold_letters_and_digits_only(tokenize: Tokenize, text: str) -> None:
    assert all(term and term.isalnum() for term in tokenize(text))


@BOTH
@pytest.mark.parametrize("text", ["党员大会讨论决定。" * 20_000, "《" * 100_000, "第一" * 100_000])
def test_a_huge_text_is_read_in_linear_time(tokenize: Tokenize, text: str) -> None:
    begun = time.perf_counter()
    tokenize(text)
    assert time.perf_counter() - begun < 5
