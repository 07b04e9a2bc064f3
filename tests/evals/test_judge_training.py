"""A judge trained for a moment on a few groups, written beside the real network and used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.retrieval.embedding import OnnxEmbedder
from assistant.retrieval.judging import PassageJudge
from assistant.retrieval.shipped_models import JUDGE, read_model, shipped_model
from evals.training.judge import JudgeRecipe, train_judge
from evals.training.judge_export import export_judge
from evals.training.judge_groups import Group, legal_groups
from evals.training.judge_states import States

TEXTS = ("党费按月交纳。", "支委会每届任期三年。", "阅览室周末开放。")
GROUPS = [
    Group("钱咋交", TEXTS, (True, False, False)),
    Group("几年一换", TEXTS, (False, True, False)),
    Group("食堂几点开饭", TEXTS[:2], (False, False)),
]
RECIPE = JudgeRecipe(epochs=20, batch=2, learning_rate=3e-3, width=16)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped embedding model with another judge."""
    folder = tmp_path_factory.mktemp("models") / "judged"
    shutil.copytree(shipped_model().folder, folder)
    states = States(folder, [group.question for group in GROUPS], TEXTS)
    written = export_judge(train_judge(GROUPS, states, RECIPE), folder)
    assert written == (folder / JUDGE).stat().st_size
    return folder


def test_it_learns_what_it_is_shown(trained: Path) -> None:
    judge = PassageJudge(trained)
    for group in GROUPS:
        shares = judge.answers(group.question, group.texts)
        assert [share > 0.5 for share in shares] == list(group.answers)


def test_sentence_vectors_stay_what_they_were(trained: Path) -> None:
    before, after = OnnxEmbedder(), OnnxEmbedder(read_model(trained))
    assert after.model_id == before.model_id
    assert after.embed_documents(list(TEXTS)) == before.embed_documents(list(TEXTS))


def test_the_legal_set_comes_by_question_with_passages_of_others() -> None:
    rows = [("甲", "条一", "条九"), ("甲", "条二", "条八"), ("乙", "条三", "条一")]
    first, second = legal_groups(rows, seed=1)
    assert first.question == "甲"
    right = {text for text, answers in zip(first.texts, first.answers, strict=True) if answers}
    assert right == {"条一", "条二"}
    assert {"条九", "条八"} <= set(first.texts) - right
    assert set(second.texts) - {"条三"} <= {"条一", "条二"}
