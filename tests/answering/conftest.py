"""An assistant over made-up rules, built once: real files, indexes and the shipped model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Assistant, Settings, build_assistant
from tests.answering.library import write


@pytest.fixture(scope="session")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant; tests that change the library make their own."""
    folder = tmp_path_factory.mktemp("answering")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        report = assistant.add([write(folder / "files")])
        assert not report.failed
        yield assistant
