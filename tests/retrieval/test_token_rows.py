"""Token rows kept beside the vectors: made when a file is added, found when a question comes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from assistant import Settings, build_assistant
from assistant.retrieval.cache_database import CacheDatabase
from assistant.retrieval.embedding import OnnxEmbedder
from assistant.retrieval.embedding_cache import CachingEmbedder
from assistant.retrieval.judging import PassageJudge
from assistant.retrieval.network import EmbeddingNetwork, Reading
from assistant.retrieval.passage_reader import PassageReader
from assistant.retrieval.shipped_models import JUDGE, judge_id, read_model, shipped_model
from assistant.retrieval.token_rows import TokenRows, packed, unpacked

QUESTION = "党费咋交"
TEXTS = ["党员按月交纳党费。", "支部委员会每届任期三年。", "活动场所由企业提供。" * 60, ""]
PAGE = "读书会规定\n\n第一条 读书会每月一次。\n\n第二条 会费十元。\n"


class Watched(EmbeddingNetwork):
    """The shipped network, which notes what passages it has read."""

    def __init__(self) -> None:
        super().__init__(shipped_model().folder)
        self.read: list[str] = []

    def passages(self, texts: Sequence[str]) -> list[Reading]:
        self.read += texts
        return super().passages(texts)


@pytest.fixture(scope="module")
def network() -> Watched:
    return Watched()


@pytest.fixture(autouse=True)
def unread(network: Watched) -> None:
    network.read.clear()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "vectors.sqlite3"


@pytest.fixture
def database(file: Path) -> Iterator[CacheDatabase]:
    opened = CacheDatabase(file)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def expected() -> list[float]:
    """What a judge says that keeps nothing on disk."""
    return PassageJudge().answers(QUESTION, TEXTS)


def judge(network: EmbeddingNetwork, database: CacheDatabase) -> PassageJudge:
    return PassageJudge(None, network, TokenRows(database, "judge"))


def test_what_was_embedded_is_judged_without_reading_it(
    network: Watched, database: CacheDatabase, expected: list[float]
) -> None:
    PassageReader(network, TokenRows(database, "judge")).embed_documents(TEXTS)
    network.read.clear()
    assert judge(network, database).answers(QUESTION, TEXTS) == expected
    assert network.read == []


def test_vectors_are_those_of_the_embedder_alone(
    network: Watched, database: CacheDatabase, shipped: OnnxEmbedder
) -> None:
    reader = PassageReader(network, TokenRows(database, "judge"))
    assert reader.embed_documents(TEXTS) == shipped.embed_documents(TEXTS)
    assert reader.embed_query(QUESTION) == shipped.embed_query(QUESTION)


def test_what_is_read_on_demand_is_kept_for_the_next_process(
    network: Watched, database: CacheDatabase, file: Path, expected: list[float]
) -> None:
    assert judge(network, database).answers(QUESTION, TEXTS) == expected
    assert sorted(network.read) == sorted(TEXTS)
    database.close()
    with closing(CacheDatabase(file)) as again:
        assert judge(network, again).answers(QUESTION, TEXTS) == expected
    assert len(network.read) == len(TEXTS)


def test_a_library_from_before_gets_its_rows_with_the_questions(
    network: Watched, database: CacheDatabase, file: Path, expected: list[float]
) -> None:
    cached = CachingEmbedder(OnnxEmbedder(), "model", database)
    cached.embed_documents(TEXTS)
    assert tables(file) == {"vectors"}
    asked = judge(network, database)
    assert asked.answers(QUESTION, TEXTS) == expected == asked.answers(QUESTION, TEXTS)
    assert len(network.read) == len(TEXTS)
    assert tables(file) == {"vectors", "token_rows"}


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM token_rows",
        "UPDATE token_rows SET vector = x''",
        "UPDATE token_rows SET vector = x'0102030405060708090a'",
        "UPDATE token_rows SET vector = substr(vector, 1, length(vector) - 1)",
        "UPDATE token_rows SET vector = zeroblob(length(vector))",
        "UPDATE token_rows SET vector = substr(vector, 1, 20) || x'55' || substr(vector, 22)",
        "UPDATE token_rows SET vector = 'a text instead of bytes'",
        "DROP TABLE token_rows",
    ],
)
def test_lost_and_damaged_rows_cost_a_reading(
    network: Watched, database: CacheDatabase, file: Path, expected: list[float], damage: str
) -> None:
    judge(network, database).answers(QUESTION, TEXTS)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(damage)
    for _ in range(2):
        assert judge(network, database).answers(QUESTION, TEXTS) == expected
    assert sorted(network.read) == sorted(TEXTS * 2)


def test_a_cache_that_is_reset_forgets_rows_too(
    network: Watched, database: CacheDatabase, file: Path, expected: list[float]
) -> None:
    asked = judge(network, database)
    asked.answers(QUESTION, TEXTS)
    CachingEmbedder(OnnxEmbedder(), "model", database).reset()
    assert not file.exists()
    assert asked.answers(QUESTION, TEXTS) == expected
    assert len(network.read) == 2 * len(TEXTS)
    assert tables(file) == {"token_rows"}


def test_rows_of_another_judge_are_not_read(network: Watched, database: CacheDatabase) -> None:
    other = PassageJudge(None, network, TokenRows(database, "other"))
    other.answers(QUESTION, TEXTS)
    judge(network, database).answers(QUESTION, TEXTS)
    assert len(network.read) == 2 * len(TEXTS)


def test_a_judge_is_told_by_its_file(tmp_path: Path) -> None:
    model = shipped_model()
    for part in model.folder.iterdir():
        (tmp_path / part.name).write_bytes(part.read_bytes())
    copy = read_model(tmp_path)
    assert judge_id(copy) == judge_id(model)
    (tmp_path / JUDGE).write_bytes(b"another")
    assert judge_id(copy) not in ("", judge_id(model))
    (tmp_path / JUDGE).unlink()
    assert judge_id(copy) == ""


@pytest.mark.parametrize("content", [None, b"not a database " * 100])
def test_without_a_usable_file_rows_stay_in_memory(
    network: Watched, file: Path, expected: list[float], content: bytes | None
) -> None:
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    asked = judge(network, CacheDatabase(file))
    assert asked.answers(QUESTION, TEXTS) == expected == asked.answers(QUESTION, TEXTS)
    assert len(network.read) == len(TEXTS)


def test_while_another_process_writes_rows_stay_in_memory(
    network: Watched, database: CacheDatabase, file: Path, expected: list[float]
) -> None:
    asked = judge(network, database)
    asked.answers(QUESTION, TEXTS[:2])
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert asked.answers(QUESTION, TEXTS) == expected == asked.answers(QUESTION, TEXTS)
    assert len(network.read) == len(TEXTS)


def test_more_than_memory_holds_is_read_again() -> None:
    rows = TokenRows()
    kept = {str(number): b"x" for number in range(1_500)}
    rows.keep(kept)
    known = rows.known(list(kept))
    assert list(known) == list(kept)[-len(known) :]
    assert 0 < len(known) < len(kept)


def test_rounding_turns_no_row_by_more_than_a_degree(network: Watched) -> None:
    for reading in network.passages(TEXTS):
        rows = unpacked(packed(reading.rows))
        assert rows.shape == reading.rows.shape
        assert len(packed(reading.rows)) < 70 * len(rows)
        cosines = (rows[:, :-1] * reading.rows[:, :-1]).sum(axis=1)
        assert cosines.min() > np.cos(np.deg2rad(1.0))
        assert not rows[:, -1].any()


@pytest.mark.parametrize(
    ("setting", "model", "kept"),
    [(None, None, 2), ("off", None, 0), ("./no-such-model", None, 0), (None, "e5-small-zh", 0)],
)
def test_an_add_makes_rows_for_our_judge_alone(
    tmp_path: Path, setting: str | None, model: str | None, kept: int
) -> None:
    page, home = tmp_path / "规定.txt", tmp_path / "home"
    page.write_text(PAGE, "utf-8")
    with build_assistant(Settings(home=home, reranker=setting, embedding_model=model)) as assistant:
        assert assistant.add([page]).embedded == 2
    assert kept_rows(home) == kept


def test_answers_leave_rows_of_passages_alone(tmp_path: Path) -> None:
    page, home = tmp_path / "规定.txt", tmp_path / "home"
    page.write_text(PAGE, "utf-8")
    with build_assistant(Settings(home=home)) as assistant:
        assistant.add([page])
        assert not assistant.ask("读书会多久一次").refused
    assert kept_rows(home) == 2


def tables(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name for (name,) in found}


def kept_rows(home: Path) -> int:
    file = home / "vectors.sqlite3"
    if "token_rows" not in tables(file):
        return 0
    with closing(sqlite3.connect(file)) as connection:
        count: int = connection.execute("SELECT COUNT(*) FROM token_rows").fetchone()[0]
    return count
