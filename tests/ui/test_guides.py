"""The guides: one text for docs and page, safely drawn, and true to the page's own names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from assistant import Settings, build_assistant
from scripts.copy_guides import FOLDER, copies
from tests.ui.conftest import CORPUS
from tests.ui.page_words import page_names
from ui import manual as manuals
from ui.addresses import addresses
from ui.help_place import help_view
from ui.roles import EVERYBODY, ROLES, Role
from ui.welcome import welcome

_NEEDED = (
    "02_支部委员会的设置与换届.md",
    "25_操作指引_成立联合党支部.md",
    "26_操作指引_支部换届全流程.md",
)
_BOTH = pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Every name that stands on the page."""
    home = tmp_path_factory.mktemp("names") / "home"
    with build_assistant(Settings(home=home)) as assistant:
        assert not assistant.add([CORPUS / name for name in _NEEDED]).failed
        return page_names(assistant)


def shown(role: Role) -> BeautifulSoup:
    page = BeautifulSoup(help_view(), "html.parser")
    article = page.select_one(f'[data-manual="{role.name}"]')
    assert article
    return article


def plain(markdown: str) -> list[str]:
    """The lines of a guide without marks of Markdown and without pictures."""
    lines = (re.sub(r"^(#+|\d+\.|-)\s+|\*\*", "", line.strip()) for line in markdown.splitlines())
    return [line for line in lines if line and not line.startswith("![")]


def test_docs_hold_the_guides_of_the_page() -> None:
    written = {file: file.read_text("utf-8") for file in FOLDER.glob("*.md")}
    index = written.pop(FOLDER / "README.md")
    assert written == copies(), "run `make docs`"
    assert all(f"({role.title}.md)" in index for role in ROLES)


@_BOTH
def test_the_page_says_what_the_docs_say(role: Role) -> None:
    article = shown(role)
    for tasks in article.select(".dw-manual-tasks"):
        tasks.extract()
    lines = [one.get_text() for one in article.select("h2, h3, p, li")]
    assert lines == plain(manuals.guide_text(role))
    assert not article.select("img")


@_BOTH
def test_every_name_in_a_guide_stands_on_the_page(role: Role, names: set[str]) -> None:
    text = manuals.guide_text(role)
    bold, quoted = set(re.findall(r"\*\*(.+?)\*\*", text)), set(re.findall("“(.+?)”", text))
    assert bold - set(addresses()) == set()
    for name in bold:
        assert set(name.split(" › ")) <= names
    assert len(quoted) > 15
    assert quoted - names - _NOT_OF_THE_PAGE == set()


# What a clerk asks or writes, and the word that goes into a field.
_NOT_OF_THE_PAGE = {"那怎么申请", "无"}


def test_names_in_the_index_and_the_welcome_stand_on_the_page(names: set[str]) -> None:
    words = (FOLDER / "README.md").read_text("utf-8") + welcome()
    assert set(re.findall("“(.+?)”", words)) <= names


@_BOTH
def test_links_of_a_role_lead_to_places_and_tasks(role: Role) -> None:
    article, known = shown(role), set(addresses().values())
    tasks = {one["id"] for one in article.select("h3[id]")}
    links = {str(one["href"]).removeprefix("#") for one in article.select("a")}
    assert tasks and tasks < links
    assert links - tasks <= known
    assert {one.address for one in role.starts} <= known
    assert set(role.places) <= known and role.name != EVERYBODY


def test_markup_in_a_guide_is_shown_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = "# 标题\n\n## 一\n\n<script>x</script> [点](javascript:x) <img src=x onerror=x>\n"
    (tmp_path / "trainer.md").write_text(hostile, "utf-8")
    monkeypatch.setattr(manuals, "FOLDER", tmp_path)
    trainer = next(one for one in ROLES if one.name == "trainer")
    page = BeautifulSoup(manuals.manual(trainer, {}).html, "html.parser")
    assert not page.select("script, img, a")
    assert "<script>x</script>" in page.get_text()
