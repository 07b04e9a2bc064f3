"""Another embedding model through sentence-transformers: a tiny real one made here."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ConfigurationError
from assistant.retrieval.assembly import build_retrieval, choose_embedder
from assistant.retrieval.embedding_models import SentenceTransformerEmbedder

CHARACTERS = "读书会买借还每月一次经费三千元果园问文：query: passage"
TEXTS = ["读书会每月一次", "买书经费三千元", "还书"]


def make_model(folder: Path, prompts: dict[str, str]) -> Path:
    """A model of one embedding a character, saved as sentence-transformers saves."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers

    known = {letter: number for number, letter in enumerate(["?", *sorted(set(CHARACTERS))])}
    tokenizer: Any = Tokenizer(models.WordLevel(known, unk_token="?"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    module = StaticEmbedding(tokenizer, embedding_dim=16)
    SentenceTransformer(modules=[module], device="cpu", prompts=prompts).save(str(folder))
    return folder


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prompts = {"query": "问：", "passage": "文："}
    return make_model(tmp_path_factory.mktemp("models") / "tiny", prompts)


@pytest.fixture(scope="session")
def embedder(folder: Path) -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(str(folder))


def test_one_unit_vector_a_text_in_order(embedder: SentenceTransformerEmbedder) -> None:
    made = embedder.embed_documents(TEXTS)
    assert [len(vector) for vector in made] == [16] * 3
    assert [math.hypot(*vector) for vector in made] == pytest.approx([1.0] * 3, abs=1e-4)
    for text, vector in zip(TEXTS, made, strict=True):
        assert embedder.embed_documents([text])[0] == pytest.approx(vector, abs=1e-5)


def test_numbers_are_plain_floats(embedder: SentenceTransformerEmbedder) -> None:
    assert type(embedder.embed_query("读书")[0]) is float
    assert type(embedder.embed_documents(["读书"])[0][0]) is float


def test_no_texts_no_vectors(embedder: SentenceTransformerEmbedder) -> None:
    assert embedder.embed_documents([]) == []


def test_questions_and_passages_take_the_prompts_of_the_model(
    embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    assert embedder.embed_query("读书") != embedder.embed_documents(["读书"])[0]
    bare = SentenceTransformerEmbedder(str(make_model(tmp_path / "bare", {})))
    assert bare.embed_query("读书") == pytest.approx(bare.embed_documents(["读书"])[0])


def test_an_e5_model_gets_its_prefixes_even_when_its_folder_is_silent(tmp_path: Path) -> None:
    embedder = SentenceTransformerEmbedder(str(make_model(tmp_path / "my-e5", {})))
    assert embedder.embed_query("读书") != pytest.approx(embedder.embed_documents(["读书"])[0])


def test_two_models_have_two_ids(embedder: SentenceTransformerEmbedder, folder: Path) -> None:
    assert str(folder) in embedder.model_id


@pytest.mark.parametrize("content", [None, b"", b"{}", b"not json"])
def test_a_folder_without_a_model_is_a_configuration_error(
    tmp_path: Path, content: bytes | None
) -> None:
    place = tmp_path / "nothing"
    if content is not None:
        place.mkdir()
        (place / "config.json").write_bytes(content)
    with pytest.raises(ConfigurationError, match="nothing.*DANGWU_EMBEDDING_MODEL"):
        SentenceTransformerEmbedder(str(place))


def test_a_named_model_takes_the_place_of_the_shipped_one(folder: Path, tmp_path: Path) -> None:
    chosen = choose_embedder(str(folder))
    assert isinstance(chosen, SentenceTransformerEmbedder)
    retrieval = build_retrieval(tmp_path / "home", chosen)
    assert retrieval.model_id == chosen.model_id
    assert len(retrieval.embedder.embed_query("读书")) == 16
    retrieval.close()
