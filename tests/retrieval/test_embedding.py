from __future__ import annotations

import math
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.errors import ConfigurationError
from assistant.retrieval.embedding import DIMENSIONS, OnnxEmbedder
from assistant.retrieval.shipped_models import SHIPPED, find_model, read_model, shipped_model

LONG = "果园合作社读书会的借书规则。" * 200


def cosine(one: list[float], other: list[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_vectors_have_length_one_and_the_stated_dimensions(shipped: OnnxEmbedder) -> None:
    for vector in shipped.embed_documents(["读书会", "", "😀", "a" * 5000, "\n"]):
        assert len(vector) == DIMENSIONS
        assert math.hypot(*vector) == pytest.approx(1.0, abs=1e-4)


def test_a_vector_does_not_depend_on_its_company(shipped: OnnxEmbedder) -> None:
    texts = ["读书会每月一次", LONG, "好", "经费三千元"]
    (alone,) = shipped.embed_documents(["读书会每月一次"])
    assert shipped.embed_documents(texts)[0] == alone
    assert shipped.embed_documents(texts[::-1])[-1] == alone


def test_two_embedders_agree(shipped: OnnxEmbedder) -> None:
    other = OnnxEmbedder(threads=1)
    texts = ["读书会每月一次", "经费三千元"]
    assert other.embed_documents(texts) == shipped.embed_documents(texts)
    assert other.embed_query("读书会") == shipped.embed_query("读书会")


def test_a_question_and_a_passage_are_embedded_differently(shipped: OnnxEmbedder) -> None:
    (passage,) = shipped.embed_documents(["读书会"])
    question = shipped.embed_query("读书会")
    assert question != passage
    assert cosine(question, passage) > 0.6


def test_beyond_512_tokens_a_text_no_longer_counts(shipped: OnnxEmbedder) -> None:
    long, longer, changed = shipped.embed_documents([LONG, LONG + "葡萄", "葡萄" + LONG])
    assert long == longer
    assert long != changed
    assert len(shipped.embed_query(LONG * 20)) == DIMENSIONS


def test_meaning_counts_where_no_word_is_shared(shipped: OnnxEmbedder) -> None:
    near, far = shipped.embed_documents(["书籍丢失须照价赔偿", "果树每年冬季剪枝"])
    question = shipped.embed_query("把借来的书弄没了要掏钱吗")
    assert cosine(question, near) > cosine(question, far)


def test_many_threads_at_once(shipped: OnnxEmbedder) -> None:
    expected = shipped.embed_query("读书会每月一次")
    with ThreadPoolExecutor(8) as pool:
        vectors = list(pool.map(shipped.embed_query, ["读书会每月一次"] * 24))
    assert all(vector == expected for vector in vectors)


def test_no_texts_no_vectors(shipped: OnnxEmbedder) -> None:
    assert shipped.embed_documents([]) == []


@pytest.mark.parametrize("missing", ["model_qint8.onnx", "tokenizer.json", "model.json"])
def test_a_missing_model_file_is_named(tmp_path: Path, missing: str) -> None:
    for part in shipped_model().folder.iterdir():
        if part.name != missing:
            shutil.copy(part, tmp_path)
    with pytest.raises(ConfigurationError, match=missing):
        read_model(tmp_path)


@pytest.mark.parametrize(
    "card", ["", "[]", "{}", '{"id": "a", "unrelated": 1, "same": 0.5}', '{"id": "a"}']
)
def test_an_unreadable_card_is_told(tmp_path: Path, card: str) -> None:
    for part in shipped_model().folder.iterdir():
        shutil.copy(part, tmp_path)
    (tmp_path / "model.json").write_text(card, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="model.json"):
        read_model(tmp_path)


def test_every_shipped_model_embeds_and_has_an_id_of_its_own() -> None:
    models = [shipped_model(name) for name in SHIPPED]
    assert len({model.id for model in models}) == len(SHIPPED)
    for model in models:
        near, far = OnnxEmbedder(model).embed_documents(["书籍丢失须照价赔偿", "果树每年冬季剪枝"])
        question = OnnxEmbedder(model).embed_query("把借来的书弄没了要掏钱吗")
        scale = model.scale
        assert scale.share(cosine(question, near)) > scale.share(cosine(question, far))


def test_a_model_is_found_by_name_and_by_folder(tmp_path: Path) -> None:
    found = find_model("e5-small-zh")
    assert found is not None
    assert found.id == "e5-small-zh-int8"
    assert find_model(str(found.folder)) == found
    assert find_model(str(tmp_path)) is None
