"""What every vector index and every lexical index keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.protocols import IndexEntry, Inspectable, LexicalIndex, VectorIndex
from assistant.retrieval.lexical import FtsIndex
from assistant.retrieval.vectors import ChromaVectorIndex
from assistant.testing import (
    HashingEmbedder,
    InMemoryLexicalIndex,
    InMemoryVectorIndex,
    bigrams,
)

Index = VectorIndex | LexicalIndex

ENTRIES = [
    IndexEntry("p-dues", "党费收缴办法\n党员每月主动交纳党费"),
    IndexEntry("p-meeting", "组织生活\n支部党员大会每季度召开一次"),
    IndexEntry("p-branch", "支部设立\n有正式党员三人以上的应当成立党支部"),
    IndexEntry("p-joint", "支部设立\n正式党员不足三人的可以成立联合党支部"),
]
MAKERS: dict[str, Callable[[Path], Index]] = {
    "vectors-in-memory": lambda folder: InMemoryVectorIndex(HashingEmbedder()),
    "vectors-in-chroma": lambda folder: ChromaVectorIndex(folder / "chroma", HashingEmbedder()),
    "words-in-memory": lambda folder: InMemoryLexicalIndex(),
    "words-in-fts5": lambda folder: FtsIndex(folder / "words.sqlite3", "words", bigrams),
}
LEXICAL = [name for name in MAKERS if name.startswith("words")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture(params=MAKERS)
def index(request: pytest.FixtureRequest, folder: Path) -> Index:
    made = MAKERS[request.param](folder)
    made.add(ENTRIES)
    return made


def found(index: Index, question: str, k: int = 10) -> list[str]:
    return [match.passage_id for match in index.search(question, k)]


def test_the_nearest_passage_stands_first(index: Index) -> None:
    for entry in ENTRIES:
        assert found(index, entry.text)[0] == entry.passage_id


def test_scores_fall_and_stay_on_their_scale(index: Index) -> None:
    scores = [match.score for match in index.search("联合党支部的党员人数", 10)]
    assert scores == sorted(scores, reverse=True)
    assert scores and all(-1.0 <= score <= 1.0 for score in scores)


def test_no_more_than_k(index: Index) -> None:
    assert len(found(index, "党员", k=2)) <= 2


def test_an_id_that_exists_is_overwritten(index: Index) -> None:
    index.add([IndexEntry("p-dues", "驻村干部住房补贴")])
    assert found(index, "驻村干部住房补贴")[0] == "p-dues"
    assert found(index, "党费收缴办法 党员每月主动交纳党费")[0] != "p-dues"
    assert found(index, "驻村干部住房补贴").count("p-dues") == 1


def test_what_was_removed_is_gone_and_the_rest_is_left(index: Index) -> None:
    index.remove(["p-joint", "p-unknown"])
    assert "p-joint" not in found(index, ENTRIES[3].text)
    assert found(index, ENTRIES[2].text)[0] == "p-branch"


def test_adding_and_removing_nothing_is_allowed(index: Index) -> None:
    index.add([])
    index.remove([])
    assert found(index, ENTRIES[0].text)[0] == "p-dues"


@pytest.mark.parametrize("maker", MAKERS)
def test_an_empty_index_finds_nothing(maker: str, folder: Path) -> None:
    assert found(MAKERS[maker](folder), "党员") == []


@pytest.mark.parametrize("question", ["", "  ", "\"'*():^-", "NEAR AND OR NOT", "！？。", "\0"])
def test_odd_questions_do_no_harm(index: Index, question: str) -> None:
    assert set(found(index, question)) <= {entry.passage_id for entry in ENTRIES}


@pytest.mark.parametrize("maker", LEXICAL)
def test_lexical_scores_are_shares_and_strangers_are_not_found(maker: str, folder: Path) -> None:
    index = MAKERS[maker](folder)
    index.add(ENTRIES)
    assert found(index, "xylophone") == []
    assert all(0.0 < match.score <= 1.0 for match in index.search("联合党支部", 10))


@pytest.mark.parametrize("maker", ["vectors-in-chroma", "words-in-fts5"])
def test_what_was_added_is_still_there_when_opened_again(maker: str, folder: Path) -> None:
    MAKERS[maker](folder).add(ENTRIES)
    assert found(MAKERS[maker](folder), ENTRIES[1].text)[0] == "p-meeting"


@pytest.mark.parametrize("maker", MAKERS)
def test_rows_can_be_compared_with_the_texts_they_came_from(maker: str, folder: Path) -> None:
    index = MAKERS[maker](folder)
    assert isinstance(index, Inspectable) and index.label and index.store
    index.add(ENTRIES)
    index.remove(["p-joint"])
    index.add([IndexEntry("p-dues", "驻村干部住房补贴")])
    held = {row.passage_id: row for row in index.rows()}
    assert held.keys() == {"p-dues", "p-meeting", "p-branch"}
    assert all(row.whole for row in held.values())
    assert held["p-branch"].mark == index.mark(ENTRIES[2].text)
    assert held["p-dues"].mark == index.mark("驻村干部住房补贴") != index.mark(ENTRIES[0].text)


@pytest.mark.parametrize("maker", MAKERS)
def test_a_reset_index_is_empty_and_takes_rows_again(maker: str, folder: Path) -> None:
    index = MAKERS[maker](folder)
    index.add(ENTRIES)
    assert isinstance(index, Inspectable)
    index.reset()
    assert list(index.rows()) == [] and found(index, ENTRIES[0].text) == []
    index.add(ENTRIES[:1])
    assert found(index, ENTRIES[0].text) == ["p-dues"]
    assert [row.passage_id for row in index.rows()] == ["p-dues"]
