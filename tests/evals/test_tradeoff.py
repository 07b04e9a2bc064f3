from __future__ import annotations

from pathlib import Path

from assistant import Settings, build_assistant
from evals.judging import Outcome
from evals.tradeoff import FAINT, tradeoff
from tests.evals.test_cli import RULES
from tests.evals.test_scoring import question


def outcome(answerable: bool, strength: float | None, refused: bool, reason: str = "") -> Outcome:
    asked = question(answerable=answerable, kind="fact" if answerable else "unanswerable")
    return Outcome(
        asked, refused, 1.0, 0, 0, (), "", strength=strength, reason=reason if refused else ""
    )


OUTCOMES = [
    outcome(True, 0.5, False),
    outcome(True, 0.4, False),
    outcome(True, 0.2, True, FAINT),
    outcome(True, 0.6, True, "没有收录"),
    outcome(False, 0.1, True, FAINT),
    outcome(False, 0.45, False),
]


def test_the_curve_runs_from_refusals_by_wording_alone_to_refusing_everything() -> None:
    made = tradeoff(OUTCOMES)
    assert made
    curve = made["curve"]
    assert (curve[0]["false_refusals"], curve[0]["refusal_recall"]) == (0.25, 0.0)
    assert (curve[-1]["false_refusals"], curve[-1]["refusal_recall"]) == (1.0, 1.0)
    for lower, higher in zip(curve, curve[1:], strict=False):
        assert lower["threshold"] < higher["threshold"]
        assert lower["false_refusals"] <= higher["false_refusals"]
        assert lower["refusal_recall"] <= higher["refusal_recall"]


def test_the_point_in_use_is_what_was_measured_and_lies_on_the_curve() -> None:
    made = tradeoff(OUTCOMES)
    assert made
    now = made["now"]
    assert (now["false_refusals"], now["refusal_recall"]) == (0.5, 0.5)
    assert 0.2 < now["threshold"] < 0.4
    points = {(p["false_refusals"], p["refusal_recall"]) for p in made["curve"]}
    assert (0.5, 0.5) in points


def test_without_both_sorts_of_questions_there_is_no_curve() -> None:
    assert tradeoff(OUTCOMES[:4]) is None
    assert tradeoff([]) is None


def test_the_reason_that_moves_with_the_threshold_is_the_assistants_own(tmp_path: Path) -> None:
    (tmp_path / "规则.txt").write_text(RULES, "utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([tmp_path / "规则.txt"])
        answer = assistant.ask("下届世界杯在哪个国家办？")
    assert answer.refused
    assert answer.reason == FAINT
