from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import StorageFailed
from assistant.retrieval.cache_database import CacheDatabase
from assistant.retrieval.embedding_cache import CachingEmbedder
from assistant.testing import HashingEmbedder

TEXTS = [f"果园第{number}条" for number in range(1200)]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "vectors.sqlite3"


@pytest.fixture
def model() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def cache(database: Path, model: HashingEmbedder) -> Iterator[CachingEmbedder]:
    made = CachingEmbedder(model, "model-a", CacheDatabase(database))
    yield made
    made.close()


def test_a_text_is_embedded_once(cache: CachingEmbedder, model: HashingEmbedder) -> None:
    first = cache.embed_documents(TEXTS)
    second = cache.embed_documents(TEXTS[::-1])
    for made, kept in zip(first, second[::-1], strict=True):
        assert kept == pytest.approx(made, abs=1e-7)
    assert cache.computed == model.embedded == len(TEXTS)


def test_a_text_that_stands_twice_in_one_call_is_embedded_once(cache: CachingEmbedder) -> None:
    one, other, again = cache.embed_documents(["读书", "买书", "读书"])
    assert one == again != other
    assert cache.computed == 2


def test_only_new_texts_reach_the_model(cache: CachingEmbedder, model: HashingEmbedder) -> None:
    cache.embed_documents(["读书"])
    cache.embed_documents(["买书", "读书", "借书"])
    assert model.embedded == 3


def test_what_comes_from_the_cache_is_what_the_model_made(
    cache: CachingEmbedder, model: HashingEmbedder
) -> None:
    cache.embed_documents(["读书"])
    (kept,) = cache.embed_documents(["读书"])
    assert kept == pytest.approx(model.embed_query("读书"), abs=1e-7)


def test_nothing_is_embedded_again_after_reopening(
    cache: CachingEmbedder, database: Path, model: HashingEmbedder
) -> None:
    before = cache.embed_documents(["读书", "买书"])
    cache.close()
    again = CachingEmbedder(model, "model-a", CacheDatabase(database))
    assert again.embed_documents(["读书", "买书"]) == [pytest.approx(row) for row in before]
    assert again.computed == 0
    again.close()


def test_two_models_stand_side_by_side(cache: CachingEmbedder, database: Path) -> None:
    other = CachingEmbedder(HashingEmbedder(64), "model-b", CacheDatabase(database))
    assert len(cache.embed_documents(["读书"])[0]) == 256
    assert len(other.embed_documents(["读书"])[0]) == 64
    assert len(cache.embed_documents(["读书"])[0]) == 256
    assert (cache.computed, other.computed) == (1, 1)
    other.close()


def test_questions_are_not_kept(cache: CachingEmbedder, model: HashingEmbedder) -> None:
    assert cache.embed_query("读书") == model.embed_query("读书")
    cache.embed_documents(["读书"])
    assert cache.computed == 1


def test_no_texts_no_vectors(cache: CachingEmbedder) -> None:
    assert cache.embed_documents([]) == []
    assert cache.computed == 0


def test_when_the_model_fails_nothing_is_kept_or_counted(database: Path) -> None:
    class Failing(HashingEmbedder):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            raise StorageFailed("模型坏了")

    cache = CachingEmbedder(Failing(), "model-a", CacheDatabase(database))
    with pytest.raises(StorageFailed, match="模型坏了"):
        cache.embed_documents(["读书"])
    cache.close()
    sound = CachingEmbedder(HashingEmbedder(), "model-a", CacheDatabase(database))
    sound.embed_documents(["读书"])
    assert (cache.computed, sound.computed) == (0, 1)
    sound.close()


def test_a_file_that_is_no_database_is_a_storage_error_that_names_it(database: Path) -> None:
    database.write_bytes(b"not a database " * 100)
    with pytest.raises(StorageFailed, match=r"vectors\.sqlite3.*删除"):
        CachingEmbedder(HashingEmbedder(), "model-a", CacheDatabase(database)).embed_documents(
            ["读书"]
        )


def test_a_folder_in_its_place_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        CachingEmbedder(HashingEmbedder(), "model-a", CacheDatabase(tmp_path)).embed_documents(
            ["读书"]
        )


def test_damaged_pages_are_a_storage_error_when_they_are_read(
    cache: CachingEmbedder, database: Path
) -> None:
    cache.embed_documents(TEXTS)
    cache.close()
    content = database.read_bytes()
    database.write_bytes(content[:4096] + b"\x5a" * (len(content) - 4096))
    damaged = CachingEmbedder(HashingEmbedder(), "model-a", CacheDatabase(database))
    with pytest.raises(StorageFailed, match=r"vectors\.sqlite3.*删除"):
        damaged.embed_documents(TEXTS)
    damaged.close()
