"""The starter library for tests: built once for all workers, a copy for whoever asks."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from assistant import Settings, build_assistant

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def starter_home(folders: pytest.TempPathFactory) -> Path:
    """The home of a library of its own that holds the starter documents."""
    base = folders.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each worker has a folder inside the common one
        base = base.parent
    whole, making = base / "starter-library", base / "starter-library-making"
    with FileLock(base / "starter-library.lock"):
        if not whole.exists():
            with build_assistant(Settings(home=making)) as assistant:
                assert not assistant.add([CORPUS]).failed
            making.rename(whole)
    home = folders.mktemp("starter") / "home"
    shutil.copytree(whole, home)
    return home
