"""The kept visit packs: what the product says today, every sentence of it reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.citations import supported
from evals.visit_packs import COMMAND, ON, profiles, reviewed, sentences, write_pack


@pytest.mark.parametrize("path", profiles(), ids=lambda path: path.stem)
def test_a_kept_pack_is_what_is_said_today(starter: Assistant, path: Path, tmp_path: Path) -> None:
    written = tmp_path / "pack.md"
    pack = write_pack(starter, path, written)
    kept = path.with_suffix(".md").read_text("utf-8")
    assert written.read_text("utf-8") == kept, f"写出新的：{COMMAND}，把改了的句子核对一遍"
    known = reviewed()
    for point in sentences(pack):
        assert known[point.text]["clause"] in point.source, point.text
        assert point.citations
    texts = {one.document.id: starter.contents(one.document.id) for one in pack.citations}
    for citation in pack.citations:
        contents = texts[citation.document.id]
        assert contents.text[citation.start : citation.end] == citation.quote
        assert any(one.id == citation.passage.id for one in contents.passages)
    used = {number for point in sentences(pack) for number in point.citations}
    assert used == {one.id for one in pack.citations}
    assert pack.doubts == ()


def test_a_review_holds_the_sentence_against_the_words_themselves() -> None:
    found = reviewed()
    assert len(found) > 100
    only_digests = [text for text, one in found.items() if one["original"] == "只见摘编"]
    assert len(only_digests) == 2
    for text, one in found.items():
        assert text in only_digests or supported(text, [one["original"]], [one["clause"]]), text


def test_there_is_a_profile_of_each_kind() -> None:
    assert [path.stem[:1] for path in profiles()] == list("123456")
    assert ON.isoformat() == "2026-11-27"
