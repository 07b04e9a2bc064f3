"""The judge and the models that can take its place."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from assistant.errors import ConfigurationError
from assistant.retrieval.cross_encoder import CrossEncoderReranker
from assistant.retrieval.judging import PassageJudge
from assistant.retrieval.shipped_models import JUDGE, shipped_model

TEXTS = ["党员按月交纳党费。", "支部委员会每届任期三年。", "活动场所由企业提供。"]
QUESTIONS = ["党费咋交", "支委会几年一换", "在哪里过组织生活"] * 4


def test_many_questions_at_once_are_judged_as_one_by_one() -> None:
    judge = PassageJudge()
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: judge.answers(question, TEXTS), QUESTIONS))
    assert together == [PassageJudge().answers(question, TEXTS) for question in QUESTIONS]


def test_each_question_finds_its_answer() -> None:
    judge = PassageJudge()
    for place, question in enumerate(QUESTIONS[:2]):
        shares = judge.answers(question, TEXTS)
        assert shares.index(max(shares)) == place


@pytest.mark.parametrize("content", [None, b"", b"not a network"])
def test_a_damaged_judge_is_named_with_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    folder = tmp_path / "dangwu-e5-small"
    shutil.copytree(shipped_model().folder, folder)
    (folder / JUDGE).unlink()
    if content is not None:
        (folder / JUDGE).write_bytes(content)
    with pytest.raises(ConfigurationError, match="dangwu-e5-small.*DANGWU_RERANKER=off"):
        PassageJudge(folder).answers("党费咋交", TEXTS)


def test_the_setting_chooses(tmp_path: Path) -> None:
    page = tmp_path / "规定.txt"
    page.write_text("读书会规定\n\n第一条 读书会每月一次。\n\n第二条 会费十元。\n", "utf-8")
    judged: dict[str | None, bool] = {}
    for setting in (None, "off"):
        settings = Settings(home=tmp_path / "home", reranker=setting)
        with build_assistant(settings) as assistant:
            assistant.add([page])
            hits = assistant.search("读书会几时开", 2).hits
            judged[setting] = all(hit.answers is not None for hit in hits)
    assert judged == {None: True, "off": False}


def test_any_cross_encoder_can_take_its_place(tmp_path: Path) -> None:
    reranker = CrossEncoderReranker(str(tiny_cross_encoder(tmp_path / "one", labels=1)))
    shares = reranker.answers("读书会几时开", ["读书会每月一次", "会费十元"])
    assert len(shares) == 2
    assert all(type(share) is float and 0 < share < 1 for share in shares)
    assert reranker.answers("读书会几时开", []) == []


def test_a_model_of_several_scores_is_refused(tmp_path: Path) -> None:
    folder = tiny_cross_encoder(tmp_path / "three", labels=3)
    with pytest.raises(ConfigurationError, match="three.*一个分数"):
        CrossEncoderReranker(str(folder)).answers("读书会几时开", TEXTS)


@pytest.mark.parametrize("name", ["./nowhere", "nobody/nothing"])
def test_a_model_that_is_not_there_is_named_and_nothing_else_is_said(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ConfigurationError, match=f"{name}.*DANGWU_RERANKER"):
        CrossEncoderReranker(name).answers("党费咋交", TEXTS)
    assert caplog.messages == []


def test_a_model_that_is_not_there_hinders_only_questions(tmp_path: Path) -> None:
    page = tmp_path / "规定.txt"
    page.write_text("读书会规定\n\n第一条 读书会每月一次。\n", "utf-8")
    settings = Settings(home=tmp_path / "home", reranker="./nowhere")
    with build_assistant(settings) as assistant:
        assert len(assistant.add([page]).failed) == 0
        assert len(assistant.documents()) == 1
        with pytest.raises(ConfigurationError, match="./nowhere"):
            assistant.search("读书会几时开")


def tiny_cross_encoder(folder: Path, labels: int) -> Path:
    """A network of one layer with random weights, saved as transformers saves."""
    from tokenizers import Tokenizer
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    words = Tokenizer.from_file(str(shipped_model().folder / "tokenizer.json"))
    names = {"pad_token": "<pad>", "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}
    PreTrainedTokenizerFast(tokenizer_object=words, **names).save_pretrained(folder)
    config = BertConfig(
        vocab_size=words.get_vocab_size(),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder
