from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.protocols import IndexEntry
from assistant.retrieval import lexical_terms
from assistant.retrieval.lexical import FtsIndex
from assistant.retrieval.lexical_scores import best_rows
from assistant.retrieval.lexical_terms import TermTable
from assistant.retrieval.tokens import bigram_terms

WORDS = [f"w{number}" for number in range(60)]


def split(text: str) -> list[str]:
    return text.split()


def texts(number: int, seed: int) -> list[str]:
    """Some words stand in most texts, some in few; one text is longer than a byte can count."""
    chance = random.Random(seed)
    often = [1 / (at + 1) for at in range(len(WORDS))]
    lengths = [chance.randint(1, 40) for _ in range(number - 1)] + [20_000]
    return [" ".join(chance.choices(WORDS, often, k=length)) for length in lengths]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    index = FtsIndex(tmp_path / "lexical.sqlite3", "words", split)
    index.add([IndexEntry(f"p{at}", text) for at, text in enumerate(texts(700, seed=1))])
    index.remove([f"p{at}" for at in range(0, 700, 9)])
    index.close()
    return tmp_path / "lexical.sqlite3"


@pytest.fixture
def connection(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute(
            "CREATE VIRTUAL TABLE temp.words_places USING fts5vocab(main,words,instance)"
        )
        yield opened


def by_sqlite(connection: sqlite3.Connection, terms: list[str], k: int) -> list[tuple[int, float]]:
    return connection.execute(
        "SELECT rowid, -bm25(words) FROM words WHERE words MATCH ? ORDER BY rank, rowid LIMIT ?",
        (" OR ".join(f'"{term}"' for term in terms), k),
    ).fetchall()


@pytest.mark.parametrize("k", [1, 10, 100, 5_000])
def test_the_best_rows_and_their_scores_are_those_of_sqlite(
    connection: sqlite3.Connection, k: int
) -> None:
    table = TermTable(connection, "words")
    chance = random.Random(k)
    for size in (1, 2, 3, 8, 20) * 6:
        asked = chance.sample(WORDS[:40], size)
        table.keep_up()
        found = best_rows(table, [term for term in asked if term in table.counts(asked)], k)
        expected = by_sqlite(connection, asked, k)
        assert len(expected) >= min(k, 20)
        assert found == expected


def test_what_another_connection_writes_counts_at_once(file: Path) -> None:
    reader, writer = (FtsIndex(file, "words", split) for _ in range(2))
    before = reader.search("w3 w50", 5)
    writer.add([IndexEntry("p-new", "w3 w50 w50")])
    after = reader.search("w3 w50", 5)
    assert after[0].passage_id == "p-new" not in [match.passage_id for match in before]
    reader.remove(["p-new"])
    assert reader.search("w3 w50", 5) == before == writer.search("w3 w50", 5)
    reader.close()
    writer.close()


def test_little_room_for_lists_changes_no_answer(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = [" ".join(random.Random(seed).sample(WORDS, 6)) for seed in range(20)]
    with closing(FtsIndex(file, "words", split)) as index:
        roomy = [index.search(question, 10) for question in questions]
    monkeypatch.setattr(lexical_terms, "_LISTED", 100)
    monkeypatch.setattr(lexical_terms, "_COUNTED", 8)
    with closing(FtsIndex(file, "words", split)) as index:
        assert [index.search(question, 10) for question in questions] == roomy


def test_two_tables_of_one_file_keep_their_own_lists(tmp_path: Path) -> None:
    file = tmp_path / "lexical.sqlite3"
    words, bigrams = FtsIndex(file, "words", split), FtsIndex(file, "bigrams", bigram_terms)
    for index in (words, bigrams):
        index.add([IndexEntry("p-one", "葡萄 苹果"), IndexEntry("p-two", "梨")])
    for _ in range(2):
        assert [match.passage_id for match in words.search("苹果", 5)] == ["p-one"]
        assert words.search("苹", 5) == []
        assert [match.passage_id for match in bigrams.search("梨", 5)] == ["p-two"]
    words.close()
    bigrams.close()
