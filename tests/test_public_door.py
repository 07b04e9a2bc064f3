"""`import assistant` offers exactly what `__all__` says."""

from __future__ import annotations

import ast
from pathlib import Path

import assistant

DOOR = Path(assistant.__file__)


def test_all_is_sorted_and_equal_to_what_is_imported() -> None:
    imported = [
        alias.asname or alias.name
        for node in ast.parse(DOOR.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert assistant.__all__ == sorted(imported)


def test_the_door_holds_no_logic() -> None:
    kinds = {type(node) for node in ast.parse(DOOR.read_text("utf-8")).body}
    assert kinds <= {ast.Expr, ast.ImportFrom, ast.Assign}
