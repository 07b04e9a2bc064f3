from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from assistant.errors import StorageFailed
from assistant.protocols import IndexEntry, Match
from assistant.retrieval.lexical import FtsIndex
from assistant.retrieval.tokens import bigram_terms, word_terms

ENTRIES = [
    IndexEntry("p-meet", "果园读书会每月举行一次"),
    IndexEntry("p-fund", "果园读书会买书的经费每年不超过三千元"),
    IndexEntry("p-card", "借书证遗失的，第十八条规定补办一次"),
    IndexEntry("p-late", "逾期还书的，第八条规定停借一个月"),
]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[FtsIndex]:
    made = FtsIndex(tmp_path / "lexical.sqlite3", "words", word_terms)
    made.add(ENTRIES)
    yield made
    made.close()


def found(index: FtsIndex, question: str, k: int = 10) -> list[str]:
    return [match.passage_id for match in index.search(question, k)]


def test_indexes_that_open_the_same_new_file_at_once_wait_for_each_other(tmp_path: Path) -> None:
    for attempt in range(30):
        database = tmp_path / f"{attempt}.sqlite3"
        indexes = [FtsIndex(database, name, word_terms) for name in ("words", "bigrams") * 2]
        start = Barrier(len(indexes))

        def first_search(one: FtsIndex, start: Barrier = start) -> list[Match]:
            start.wait()
            return one.search("读书会", 5)

        with ThreadPoolExecutor(len(indexes)) as pool:
            assert list(pool.map(first_search, indexes)) == [[]] * len(indexes)
        for one in indexes:
            one.close()


def test_more_of_the_question_found_is_a_higher_score(index: FtsIndex) -> None:
    best, second = index.search("读书会的经费", 2)
    assert (best.passage_id, second.passage_id) == ("p-fund", "p-meet")
    assert 1.0 >= best.score > second.score > 0.0


def test_words_that_stand_nowhere_lower_the_score(index: FtsIndex) -> None:
    (sure,) = index.search("借书证", 1)
    (unsure,) = index.search("借书证 潜水艇 火车票 交响乐", 1)
    assert sure.passage_id == unsure.passage_id == "p-card"
    assert unsure.score < sure.score / 2


def test_an_article_is_found_in_either_numeral(index: FtsIndex) -> None:
    assert found(index, "第18条")[0] == found(index, "第十八条")[0] == "p-card"


def test_two_tables_of_one_file_do_not_meet(tmp_path: Path, index: FtsIndex) -> None:
    other = FtsIndex(tmp_path / "lexical.sqlite3", "bigrams", bigram_terms)
    assert found(other, "读书会") == []
    other.add([IndexEntry("p-only", "读书会")])
    assert found(other, "读书会") == ["p-only"]
    assert "p-only" not in found(index, "读书会")
    other.close()


def test_an_overwritten_entry_loses_its_old_words(index: FtsIndex) -> None:
    index.add([IndexEntry("p-meet", "合作社公积金列支")])
    assert found(index, "公积金") == ["p-meet"]
    assert "p-meet" not in found(index, "每月举行")


def test_of_one_id_given_twice_the_last_counts(index: FtsIndex) -> None:
    index.add([IndexEntry("p-new", "旧的苹果"), IndexEntry("p-new", "新的葡萄")])
    assert found(index, "葡萄") == ["p-new"]
    assert found(index, "苹果") == []


def test_removed_entries_are_gone_also_after_reopening(tmp_path: Path, index: FtsIndex) -> None:
    index.remove(["p-card", "p-none", "p-card"])
    index.close()
    again = FtsIndex(tmp_path / "lexical.sqlite3", "words", word_terms)
    assert found(again, "借书证") == []
    assert found(again, "经费") == ["p-fund"]
    again.close()


@pytest.mark.parametrize(
    "question",
    [
        '"经费',
        '""" 经费',
        "经费 AND NOT 读书会",
        "经费 NEAR/2 读书会",
        "terms : 经费",
        "^经费*",
        "经费) OR (1=1",
        "{经费} + -经费",
        "'; DROP TABLE words; -- 经费",
        "经费\0",
    ],
)
def test_a_question_cannot_break_the_query_language(index: FtsIndex, question: str) -> None:
    assert found(index, question)[0] == "p-fund"
    assert len(found(index, "果园读书会 借书证 逾期还书")) == len(ENTRIES)


def test_a_huge_question_is_answered(index: FtsIndex) -> None:
    scores = index.search("果园读书会的经费" + "".join(map(chr, range(0x4E00, 0x7E00))), 10)
    assert scores and all(0.0 <= match.score <= 1.0 for match in scores)


def test_terms_of_every_passage_still_find_when_nothing_else_is_asked(tmp_path: Path) -> None:
    index = FtsIndex(tmp_path / "many.sqlite3", "words", word_terms)
    index.add([IndexEntry(f"p{n}", f"果园第{n}条") for n in range(2500)])
    assert len(index.search("果园", 5)) == 5
    assert found(index, "果园 第1234条", 1) == ["p1234"]
    scores = [match.score for match in index.search("果园 第7条", 20)]
    assert all(0.0 <= score <= 1.0 for score in scores)
    index.close()


def test_many_threads_at_once_each_get_their_answer(index: FtsIndex) -> None:
    def work(number: int) -> list[str]:
        index.add([IndexEntry(f"p-{number}", f"果园第{100 + number}条葡萄")])
        return found(index, f"第{100 + number}条", 1)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(work, range(60)))
    assert answers == [[f"p-{number}"] for number in range(60)]
    assert len(found(index, "葡萄", 100)) == 60


def test_two_writers_on_one_file_do_not_lose_a_row(tmp_path: Path) -> None:
    both = [FtsIndex(tmp_path / "shared.sqlite3", "words", word_terms) for _ in range(2)]

    def write(number: int) -> None:
        both[number % 2].add([IndexEntry(f"p{number}", f"葡萄第{number}条")])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(40)))
    assert len(found(both[0], "葡萄", 100)) == 40
    for index in both:
        index.close()


def test_a_file_that_is_no_database_is_a_storage_error_that_names_it(tmp_path: Path) -> None:
    file = tmp_path / "lexical.sqlite3"
    file.write_bytes(b"not a database " * 100)
    with pytest.raises(StorageFailed, match=r"lexical\.sqlite3"):
        FtsIndex(file, "words", word_terms).search("经费", 1)


def test_a_closed_index_fails_as_storage(index: FtsIndex) -> None:
    index.close()
    for act in (
        lambda: index.search("经费", 1),
        lambda: index.add(ENTRIES),
        lambda: index.remove(["p-meet"]),
    ):
        with pytest.raises(StorageFailed):
            act()


@pytest.mark.parametrize("name", ["", "a b", 'a"; DROP', "1a"])
def test_a_table_name_is_an_identifier(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="table name"):
        FtsIndex(tmp_path / "x.sqlite3", name, word_terms)
