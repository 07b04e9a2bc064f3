"""Writes the module list of docs/architecture.md from the first line of each module's docstring."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
MARK = "<!-- Below this line: written by `make docs`. -->\n"
PACKAGES = ("assistant", "ui", "evals")


def page(written: str) -> str:
    """The page with its hand-written part kept and the module list renewed."""
    head = written.partition(MARK)[0]
    return head + MARK + "".join(_lists())


def _lists() -> Iterator[str]:
    for package in PACKAGES:
        for folder in [
            ROOT / package,
            *sorted(f for f in (ROOT / package).rglob("*") if f.is_dir()),
        ]:
            files = [file for file in sorted(folder.glob("*.py")) if file.name != "__init__.py"]
            if files:
                yield f"\n### {folder.relative_to(ROOT).as_posix()}\n\n"
                yield f"{_owns(folder / '__init__.py')}\n\n"
                yield from (f"- `{file.name}`: {_owns(file)}\n" for file in files)


def _owns(file: Path) -> str:
    docstring = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return " ".join(docstring.partition("\n\n")[0].split())


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
