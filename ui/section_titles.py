"""How a section looks by its title: the conclusion first in weight, cautions set apart."""

from __future__ import annotations

_CLASSES = {
    "结论": " dw-chief",
    "需请示": " dw-apart dw-apart-ask",
    "注意": " dw-apart dw-apart-note",
    "需核实": " dw-apart dw-apart-ask",
    "对照": " dw-compared",
}


def section_class(title: str) -> str:
    """The class names to add, with a space before them; empty for an ordinary section."""
    return _CLASSES.get(title, "")
