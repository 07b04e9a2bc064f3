"""`import assistant` offers exactly what `__all__` says."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import assistant

DOOR = Path(assistant.__file__)
BODY = ast.parse(DOOR.read_text("utf-8")).body
VENDORS = {"importlib", "typing"}


def test_all_is_sorted_and_equal_to_what_is_imported() -> None:
    imported = [
        alias.asname or alias.name
        for statement in BODY
        for node in ast.walk(statement)
        if isinstance(node, ast.ImportFrom) and node.module not in VENDORS
        for alias in node.names
    ]
    assert assistant.__all__ == sorted(imported)


@pytest.mark.parametrize("name", assistant.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(assistant, name) is not None


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = assistant.no_such_name


def test_the_door_holds_no_logic_but_late_loading() -> None:
    assert {type(node) for node in BODY} <= {ast.Expr, ast.ImportFrom, ast.Assign, ast.If}
    functions = [
        node.name for node in ast.walk(ast.Module(BODY, [])) if isinstance(node, ast.FunctionDef)
    ]
    assert functions == ["__getattr__"]


@pytest.mark.parametrize("module", ["assistant", "assistant.cli.main"])
def test_the_system_is_loaded_when_it_is_asked_for(module: str) -> None:
    program = f"""
import sys, {module}
print("assistant.bootstrap" in sys.modules)
print(assistant.build_assistant.__module__, "assistant.bootstrap" in sys.modules)
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=DOOR.parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == ["False", "assistant.bootstrap", "True"]
