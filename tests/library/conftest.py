"""A library over real SQLite with small indexes, and a folder of notes beside it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Settings, build_assistant
from tests.guidance.checklist_library import write
from tests.library.kit import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A fresh library and the folder of notes beside it."""
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.library.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 2 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Shelf]:
    """A second, empty library."""
    root = tmp_path / "other"
    root.mkdir()
    shelf = Shelf(root)
    yield shelf
    shelf.library.close()


@pytest.fixture(scope="module")
def orchard_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library of rules."""
    folder = tmp_path_factory.mktemp("orchard")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([write(folder / "files")]).failed
    return folder / "home"


@pytest.fixture
def assistant(orchard_home: Path) -> Iterator[Assistant]:
    """The assistant over it, with an empty journal."""
    file = orchard_home / "journal.sqlite3"
    file.unlink(missing_ok=True)
    with build_assistant(Settings(home=orchard_home)) as made:
        yield made
