"""Chroma embedded, and as a server process that the test starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from assistant.errors import ConfigurationError, EndpointError, StorageFailed
from assistant.protocols import IndexEntry
from assistant.retrieval.vectors import ChromaVectorIndex
from assistant.testing import HashingEmbedder
from tests.retrieval.chroma_server import chroma_server, program

ENTRIES = [
    IndexEntry("p-meet", "果园读书会每月举行一次"),
    IndexEntry("p-fund", "买书的经费每年不超过三千元"),
    IndexEntry("p-card", "借书证遗失的补办一次"),
]
Open = Callable[[], ChromaVectorIndex]
_numbers = count()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not program().exists():
        pytest.skip("the chroma command is not installed beside Python")
    with chroma_server(tmp_path_factory.mktemp("server") / "chroma") as address:
        yield address


@pytest.fixture(params=["embedded", "server"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens the same index anew at each call; every test has its own."""
    name = f"passages-{next(_numbers)}"
    place: Path | str = tmp_path / "chroma"
    if request.param == "server":
        place = request.getfixturevalue("address")
    return lambda: ChromaVectorIndex(place, HashingEmbedder(), name)


def found(index: ChromaVectorIndex, question: str, k: int = 10) -> list[str]:
    return [match.passage_id for match in index.search(question, k)]


def test_scores_are_cosines(reopen: Open) -> None:
    index, embedder = reopen(), HashingEmbedder()
    index.add(ENTRIES)
    question = embedder.embed_query("读书会的经费")
    for match in index.search("读书会的经费", 10):
        text = next(entry.text for entry in ENTRIES if entry.passage_id == match.passage_id)
        vector = embedder.embed_query(text)
        cosine = sum(a * b for a, b in zip(question, vector, strict=True))
        assert match.score == pytest.approx(cosine, abs=1e-4)
    (same,) = index.search(ENTRIES[0].text, 1)
    assert same.score == pytest.approx(1.0, abs=1e-4)


def test_best_first_and_no_more_than_asked(reopen: Open) -> None:
    index = reopen()
    index.add(ENTRIES)
    assert found(index, "读书会经费", 2)[0] in {"p-meet", "p-fund"}
    scores = [match.score for match in index.search("读书会经费", 100)]
    assert len(scores) == 3 and scores == sorted(scores, reverse=True)
    assert len(found(index, "读书会经费", 2)) == 2


def test_an_empty_index_finds_nothing(reopen: Open) -> None:
    assert found(reopen(), "读书会") == []


def test_what_was_written_is_there_when_opened_again(reopen: Open) -> None:
    first = reopen()
    first.add(ENTRIES)
    first.remove(["p-fund", "p-unknown"])
    again = reopen()
    assert set(found(again, "读书会")) == {"p-meet", "p-card"}


def test_of_one_id_the_last_text_counts(reopen: Open) -> None:
    index = reopen()
    index.add(ENTRIES)
    index.add([IndexEntry("p-card", "旧葡萄"), IndexEntry("p-card", "果树冬季剪枝")])
    (best,) = index.search("果树冬季剪枝", 1)
    assert best.passage_id == "p-card" and best.score == pytest.approx(1.0, abs=1e-4)
    assert len(found(index, "果园")) == 3


def test_removing_all_leaves_an_index_that_can_be_filled_again(reopen: Open) -> None:
    index = reopen()
    index.add(ENTRIES)
    index.remove([entry.passage_id for entry in ENTRIES])
    assert found(index, "读书会") == []
    index.add(ENTRIES[:1])
    assert found(index, "读书会") == ["p-meet"]


def test_many_searches_at_once_agree(reopen: Open) -> None:
    index = reopen()
    index.add(ENTRIES)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: found(index, "经费"), range(24)))
    assert all(answer == answers[0] for answer in answers)


def test_rows_come_page_by_page_and_a_reset_drops_them(reopen: Open) -> None:
    index = reopen()
    many = [IndexEntry(f"p{number:04}", f"读书会第{number}次") for number in range(1_203)]
    for start in range(0, len(many), 401):
        index.add(many[start : start + 401])
    rows = list(reopen().rows())
    assert {row.passage_id for row in rows} == {entry.passage_id for entry in many}
    assert len(rows) == len(many) and all(row.whole for row in rows)
    index.reset()
    assert list(index.rows()) == [] and found(index, "读书会") == []
    index.add(many[:1])
    assert found(reopen(), "读书会") == ["p0000"]


def test_a_server_that_is_gone_is_an_endpoint_error_that_names_it(tmp_path: Path) -> None:
    if not program().exists():
        pytest.skip("the chroma command is not installed beside Python")
    with chroma_server(tmp_path / "chroma") as address:
        index = ChromaVectorIndex(address, HashingEmbedder())
        index.add(ENTRIES)
    for act in (
        lambda: index.search("读书会", 1),
        lambda: index.add(ENTRIES),
        lambda: index.remove(["p-meet"]),
    ):
        with pytest.raises(EndpointError, match=address.removeprefix("http://")):
            act()


def test_a_server_that_was_never_there_is_an_endpoint_error() -> None:
    with pytest.raises(EndpointError, match=r"127\.0\.0\.1:9 .*DANGWU_CHROMA_URL"):
        ChromaVectorIndex("http://127.0.0.1:9", HashingEmbedder())


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:8000",
        "ftp://127.0.0.1",
        "http://",
        "",
        "http://h:99999",
        "http://h:x",
        "http://[",
    ],
)
def test_a_wrong_address_is_a_configuration_error_that_shows_it(url: str) -> None:
    with pytest.raises(ConfigurationError, match="DANGWU_CHROMA_URL"):
        ChromaVectorIndex(url, HashingEmbedder())


def test_vectors_of_other_dimensions_are_an_error_and_harm_nothing(tmp_path: Path) -> None:
    index = ChromaVectorIndex(tmp_path / "chroma", HashingEmbedder())
    index.add(ENTRIES)
    other = ChromaVectorIndex(tmp_path / "chroma", HashingEmbedder(64))
    with pytest.raises(StorageFailed):
        other.search("读书会", 1)
    with pytest.raises(StorageFailed):
        other.add(ENTRIES)
    assert found(index, ENTRIES[1].text, 1) == ["p-fund"]


def test_a_damaged_store_is_a_storage_error_that_names_it(tmp_path: Path) -> None:
    place = tmp_path / "chroma"
    place.mkdir()
    (place / "chroma.sqlite3").write_bytes(b"not a database " * 500)
    with pytest.raises(StorageFailed, match="chroma"):
        ChromaVectorIndex(place, HashingEmbedder()).search("读书会", 1)


def test_a_file_in_its_place_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "chroma").write_text("a file")
    with pytest.raises(StorageFailed, match="chroma"):
        ChromaVectorIndex(tmp_path / "chroma", HashingEmbedder()).add(ENTRIES)
