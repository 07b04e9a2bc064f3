"""`dangwu quiz` as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Dangwu
from tests.quiz.orchard_rules import write


@pytest.fixture
def orchard(tmp_path: Path, dangwu: Dangwu) -> Dangwu:
    """The command over the rules of an orchard."""
    assert dangwu("library", "add", write(tmp_path / "果园")).code == 0
    return dangwu


def test_items_on_screen_have_options_key_explanation_and_source(orchard: Dangwu) -> None:
    outcome = orchard("quiz", "--count", "6", "--seed", "2")
    assert outcome.code == 0
    for words in ("## 一、", "   - A. ", "   - 答案：", "   - 解析：", "   - 出处：《"):
        assert words in outcome.out


def test_json_holds_what_was_asked_for(orchard: Dangwu) -> None:
    record = orchard("quiz", "--count", "3", "--kinds", "判断,single", "--json").json
    assert record["asked"] == record["made"] == 3
    assert {item["kind"] for item in record["items"]} == {"judge", "single"}


def test_fewer_items_are_explained(orchard: Dangwu) -> None:
    outcome = orchard("quiz", "--count", "200", "--documents", "水房")
    assert outcome.code == 0
    assert "要 200 题，只出得了" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--kinds", "连线"), "没有“连线”这种题型"),
        (("--count", "0"), "“0”不是 1 到 1000 之间的整数"),
        (("--count", "abc"), "“abc”不是 1 到 1000 之间的整数"),
        (("--seed", "-1"), "“-1”不是 0 到"),
        (("--documents", "果园章程"), "资料库里没有“果园章程”"),
    ],
)
def test_what_cannot_be_is_said(orchard: Dangwu, arguments: tuple[str, str], words: str) -> None:
    outcome = orchard("quiz", *arguments)
    assert outcome.code == 2
    assert words in outcome.err


def test_an_empty_library_says_what_to_do(dangwu: Dangwu) -> None:
    outcome = dangwu("quiz")
    assert outcome.code == 2
    assert "dangwu library add" in outcome.err
