"""Copies the guides for users from the page's package, where they are kept, to docs/guide."""

from __future__ import annotations

from pathlib import Path

from ui.manual import guide_text
from ui.roles import ROLES

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "guide"


def copies() -> dict[Path, str]:
    """What belongs into docs/guide, by file."""
    return {FOLDER / f"{role.title}.md": guide_text(role) for role in ROLES}


if __name__ == "__main__":
    for file, text in copies().items():
        file.write_text(text, "utf-8")
