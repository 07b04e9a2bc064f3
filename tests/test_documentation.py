"""The documents that are made from the code are fresh, and what they point at is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from scripts import document_modules
from tests import architecture_rules as rules

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_module_list_is_fresh() -> None:
    written = document_modules.PAGE.read_text("utf-8")
    assert written == document_modules.page(written), "run `make docs`"


def test_every_module_says_in_its_docstring_what_it_owns() -> None:
    sources = rules.Project(ROOT).sources
    assert [source.path for source in sources if not ast.get_docstring(source.tree)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_names_only_commands_and_targets_that_exist() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"\bmake ([a-z]+)", text)) <= targets
    commands = set(re.findall(r"^## dangwu (.+)$", (ROOT / "docs/cli.md").read_text("utf-8"), re.M))
    used = set(re.findall(r"\bdangwu (library [a-z]+|search|ask|dates|guide|serve)\b", text))
    assert used and used <= commands
