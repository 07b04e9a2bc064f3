"""No network beyond this machine, no settings of the developer's, a library folder of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import enable_socket, socket_allow_hosts

SHARED = Path(__file__).resolve().parents[2] / "shared"
LOOPBACK = ["127.0.0.1", "::1", "localhost"]


@pytest.hookimpl(trylast=True)
def pytest_runtest_setup() -> None:
    """Sockets reach this machine only, Unix sockets included."""
    enable_socket()
    socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(autouse=True)
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A fresh home for the library, nothing else set, no model hub."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("DANGWU_")]:
            patch.delenv(name)
        home = tmp_path_factory.mktemp("home")
        patch.setenv("DANGWU_HOME", str(home))
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("TRANSFORMERS_OFFLINE", "1")
        patch.setenv("ANONYMIZED_TELEMETRY", "False")
        patch.setenv("GRADIO_ANALYTICS_ENABLED", "False")
        yield home


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with reference documents is not here")
    return SHARED
