"""What stands where on a page, as its reader sees it: in points or pixels, y downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.loaders.page_layout import TextBox


@dataclass(frozen=True, slots=True)
class Edge:
    """A horizontal or vertical rule, or the side of a frame."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Does it run from left to right?"""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """Stretches of text and rules of one page.

    `turned`: lines written in another direction than the page. `askew`: text that stands
    slantwise, as watermarks do; it is no part of the text.
    """

    height: float
    boxes: Sequence[TextBox] = ()
    edges: Sequence[Edge] = ()
    turned: tuple[str, ...] = ()
    askew: str = ""
