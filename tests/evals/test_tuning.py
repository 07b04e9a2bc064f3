"""A small model tuned, exported and used, with the real libraries."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

import assistant
from assistant import Settings, build_assistant
from evals.errors import InputError
from evals.training.card import Sample, draw_sample
from evals.training.embedder import Recipe, tune
from evals.training.examples import Example, Place
from evals.training.export import export
from evals.training.mining import mine
from evals.training.shelf import Shelf
from tests.cli.conftest import BRANCH, DUES

TOKENIZER = Path(assistant.__file__).parent / "models" / "e5-small-zh" / "tokenizer.json"
LONGER = f"""{BRANCH}
第三条 支部委员会每届任期三年。

第四条 支部大会每季度召开一次，由书记主持。
"""
ROWS = [
    ("钱咋交", "第一条 党员应当按月交纳党费。", "第三条 支部委员会每届任期三年。"),
    ("俩人能不能建支部", "第二条 正式党员不足三人的，可以联合。", "第一条 党员应当交党费。"),
    ("几年一换", "第三条 支部委员会每届任期三年。", "第二条 党费不少于二角。"),
    ("多久开会", "第四条 支部大会每季度召开一次。", "第三条 任期三年。"),
] * 2


SAMPLE = Sample(
    tuple(question for question, _, _ in ROWS[:4]),
    tuple((right,) for _, right, _ in ROWS[:4]),
    tuple(wrong for _, _, wrong in ROWS[:4]),
)


@pytest.fixture(scope="module")
def untuned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network of one layer with the vocabulary of the shipped model."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("untuned")
    words = Tokenizer.from_file(str(TOKENIZER))
    names = {"pad_token": "<pad>", "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}
    PreTrainedTokenizerFast(tokenizer_object=words, **names).save_pretrained(folder / "parts")
    config = BertConfig(
        vocab_size=words.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
    )
    BertModel(config).save_pretrained(folder / "parts")
    encoder = Transformer(str(folder / "parts"))
    model = SentenceTransformer(modules=[encoder, Pooling(32, "mean")], device="cpu")
    model.save(str(folder / "model"))
    return folder / "model"


def test_a_tuned_model_works_in_the_product(untuned: Path, tmp_path: Path) -> None:
    tuned, folder, papers = tmp_path / "tuned", tmp_path / "model", tmp_path / "papers"
    tune(untuned, ROWS, Recipe(batch=4, learning_rate=0.01, tokens=32, epochs=5), tuned)
    size = export(tuned, folder, SAMPLE)
    assert 0 < size < 10_000_000
    card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    assert card["unrelated"] < card["same"]
    papers.mkdir()
    (papers / "党费收缴办法.txt").write_text(DUES, encoding="utf-8")
    settings = Settings(home=tmp_path / "home", embedding_model=str(folder))
    with build_assistant(settings) as made:
        assert not made.add([papers]).failed
        hits = made.search("按月交纳党费", 1).hits
        assert "按月交纳" in hits[0].passage.text
        assert math.isfinite(hits[0].similarity)


def test_keeping_all_of_the_old_weights_changes_nothing(untuned: Path, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    tune(untuned, ROWS, Recipe(batch=4, learning_rate=0.01, kept=1.0), tmp_path / "same")
    text = "query: 党费怎么交"
    old, new = (
        SentenceTransformer(str(folder), device="cpu").encode(text)
        for folder in (untuned, tmp_path / "same")
    )
    assert new == pytest.approx(old, abs=1e-4)


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="model.safetensors"):
        tune(tmp_path, ROWS, Recipe(), tmp_path / "out")


def test_mined_rows_hold_the_right_passage_and_the_checked_negative(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "党费收缴办法.txt").write_text(DUES, encoding="utf-8")
    (papers / "支部设立办法.txt").write_text(LONGER, encoding="utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as made:
        made.add([papers])
        shelf = Shelf(made)
        asked = Example(
            "S1",
            "支委会几年换一次",
            "plain",
            Place("支部设立办法", "第三条"),
            (Place("支部设立办法", "第四条"),),
        )
        unknown = Example("S2", "别的", "plain", Place("别的办法", "第一条"), ())
        (row,) = mine([asked, unknown], shelf, 7, lambda done, total: None)
        sample = draw_sample([asked, unknown], [shelf], 7)
    assert sample.questions == (asked.question,)
    assert "任期三年" in sample.right[0][0]
    assert len(sample.others) == 6
    assert "任期三年" in row.positive
    assert row.checked == 1 and "每季度" in row.negatives[0]
    assert row.positive not in row.negatives
    assert len(row.negatives) >= 2
