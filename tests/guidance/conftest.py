"""Assistants over made-up rules and over the starter library, each built once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Assistant, Settings, build_assistant
from tests.guidance.checklist_library import write
from tests.starter_library import starter_home


@pytest.fixture(scope="session")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over the reading corners of an orchard."""
    folder = tmp_path_factory.mktemp("orchard")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([write(folder / "files")]).failed
        yield assistant


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over the starter library."""
    with build_assistant(Settings(home=starter_home(tmp_path_factory))) as assistant:
        yield assistant
