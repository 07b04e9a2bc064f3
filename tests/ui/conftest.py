"""A page on a loopback port and a browser that reports every request it makes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from assistant import Assistant, Settings, build_assistant
from tests.guidance.checklist_library import write
from tests.ui.page_assistant import PageAssistant
from tests.ui.page_visit import Visit
from tests.ui.serving import served
from tests.ui.stock_desk import agreeing

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
_ON_BRANCHES = (
    "01_成立党支部与联合党支部.md",
    "02_支部委员会的设置与换届.md",
    "03_三会一课与会议表决.md",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Gradio 6 counts its events with two pandas options that pandas 3 deprecates."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            for words in (".*future.no_silent_downcasting", "The copy keyword is deprecated"):
                item.add_marker(pytest.mark.filterwarnings(f"ignore:{words}"))


@pytest.fixture
def assistant() -> PageAssistant:
    """The assistant behind the page of this test."""
    return PageAssistant()


@pytest.fixture
def address(assistant: PageAssistant) -> Iterator[str]:
    """Where the page of this test is."""
    with served(assistant) as where:
        yield where


@pytest.fixture(scope="session")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """A real assistant over the rules on reading corners of an orchard."""
    folder = tmp_path_factory.mktemp("orchard")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([write(folder / "files")]).failed
        yield assistant


@pytest.fixture(scope="session")
def branches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """A real assistant over what the starter library says of branches: visits rest on it."""
    home = tmp_path_factory.mktemp("branches") / "home"
    with build_assistant(Settings(home=home)) as assistant:
        assert not assistant.add([CORPUS / name for name in _ON_BRANCHES]).failed
        yield assistant


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium with a fresh profile."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """The page in a window of 1280 by 800; nothing may have left this machine at the end."""
    with Visit(browser, address) as visiting:
        yield visiting


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Assistant]:
    """An empty library of this test."""
    with build_assistant(Settings(home=tmp_path / "home", max_file_mb=1)) as assistant:
        yield assistant


@pytest.fixture
def shelf_address(library: Assistant) -> Iterator[str]:
    with served(library) as where:
        yield where


@pytest.fixture
def desk(browser: Browser, shelf_address: str) -> Iterator[Visit]:
    """The page on a desktop; every question is answered with yes and remembered."""
    with Visit(browser, shelf_address) as visiting:
        yield agreeing(visiting)
