from __future__ import annotations

import pytest

from evals.wording import contained, holds, plain, share_held, squeeze


def test_plain_folds_width_and_drops_space_but_keeps_punctuation() -> None:
    assert plain("第 ３ 条，\n５０％") == "第3条,50%"


def test_squeeze_keeps_letters_and_digits_only() -> None:
    assert squeeze("《果园（试行）》 第３条——A。") == "果园试行第3条a"


@pytest.mark.parametrize(
    ("text", "entry", "held"),
    [
        ("一般不超过５０人", "50", True),
        ("每 季 度一次", "每季度|每月", True),
        ("每年一次", "每季度|每月", False),
        ("每年一次", "|", False),
        ("路线、方针、政策", "路线、方针", True),
    ],
)
def test_an_entry_is_held_in_any_wording(text: str, entry: str, held: bool) -> None:
    assert holds(text, entry) is held


def test_share_held() -> None:
    assert share_held("苹果和梨", ["苹果", "桃|梨", "枣", "杏"]) == 0.5
    assert share_held("", []) == 1.0


def test_containment_sees_a_copy_inside_a_longer_text() -> None:
    clause = "读书会每月举行一次，由组长召集，五人以上方可开会。"
    assert contained(clause, f"第二条　{clause}散会后登记。") == 1.0
    assert contained(clause, "买书的钱由合作社公积金列支，每年不超过三千元。") == 0.0


def test_containment_tolerates_a_slip_but_not_another_sentence() -> None:
    clause = "读书会每月举行一次，由组长召集，五人以上方可开会，散会后由组长登记并报合作社备案。"
    assert contained(clause.replace("方可", "才可"), clause) >= 0.8
    assert contained("由组长召集的读书会一年举行三次，十人以上才能开始，不必登记。", clause) < 0.8


def test_a_few_letters_prove_nothing() -> None:
    assert contained("第二条", "第二条 读书会每月举行一次，由组长召集。") == 0.0
