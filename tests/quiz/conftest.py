"""Assistants over made-up rules and over the starter library, each built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Item, QuizRequest, Settings, build_assistant
from tests.quiz.club_rules import ORCHARD, RULES
from tests.quiz.orchard_rules import write
from tests.starter_library import starter_home


@pytest.fixture(scope="session")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over the rules of an orchard."""
    folder = tmp_path_factory.mktemp("orchard")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([write(folder / "files")]).failed
        yield assistant


@pytest.fixture(scope="session")
def orchard_items(orchard: Assistant) -> tuple[Item, ...]:
    """All items on them."""
    return orchard.quiz(QuizRequest(count=1000)).items


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over the starter library."""
    with build_assistant(Settings(home=starter_home(tmp_path_factory))) as assistant:
        yield assistant


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder with both texts."""
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "果园读书会条例.txt").write_text(RULES, "utf-8")
    (folder / "果树管护办法.txt").write_text(ORCHARD, "utf-8")
    return folder


@pytest.fixture
def club(rules: Path, tmp_path: Path) -> Iterator[Assistant]:
    """An assistant over both texts, with an empty bank."""
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assert not assistant.add([rules]).failed
        yield assistant
