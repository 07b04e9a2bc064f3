"""Plots as SVG inside a page: its fonts, its colours in light and dark, and nothing from outside.

Colours are drawn as stand-ins and replaced by the variables of the style sheet. Texts stay texts,
so that the reader's fonts show Chinese whatever fonts this machine has.
"""

from __future__ import annotations

import html
import io
import logging
import re
import warnings
from contextlib import ExitStack
from typing import Any

INK, SOFT, RULE = "#010101", "#020202", "#030303"
SERIES = ("#040404", "#050505", "#060606")
_VARIABLES = {INK: "--ink", SOFT: "--soft", RULE: "--rule"}
_VARIABLES |= {color: f"--series-{at}" for at, color in enumerate(SERIES, start=1)}
_FONTS = ["Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "DejaVu Sans"]
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.family": _FONTS,
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": SOFT,
    "axes.edgecolor": RULE,
    "axes.linewidth": 0.8,
    "axes.unicode_minus": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "legend.frameon": False,
}
_IDS = re.compile(r'(\bid="|url\(#|href="#)')
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_SCALE = 1.4  # pixels a point


class Canvas:
    """Panels side by side, drawn within a `with`: our settings hold there and nowhere else."""

    def __init__(self, columns: int, rows: int = 1, size: tuple[float, float] = (4.6, 2.9)) -> None:
        self._shape = rows, columns
        self._size = size[0] * columns, size[1] * rows
        self._settings = ExitStack()
        self.figure: Any = None
        self.panels: list[Any] = []

    def __enter__(self) -> Canvas:
        import matplotlib
        from matplotlib.figure import Figure

        logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
        self._settings.enter_context(matplotlib.rc_context(_SETTINGS))
        self.figure = Figure(figsize=self._size)
        self.panels = list(self.figure.subplots(*self._shape, squeeze=False).flatten())
        for panel in self.panels:
            panel.grid(True)
            panel.set_axisbelow(True)
            panel.tick_params(length=0)
        return self

    def __exit__(self, *raised: object) -> None:
        self._settings.close()

    def svg(self, name: str, description: str) -> str:
        """The drawing; `name` keeps its ids apart from those of other plots on the page."""
        target = io.StringIO()
        with warnings.catch_warnings():
            # Glyphs that the fonts here lack: the reader's fonts draw them.
            warnings.filterwarnings("ignore", message=r"Glyph \d+.*missing from")
            self.figure.savefig(
                target, format="svg", transparent=True, bbox_inches="tight", pad_inches=0.08
            )
        return _inline(target.getvalue(), name, description)


def _inline(svg: str, name: str, description: str) -> str:
    """Without prologue, metadata and name spaces: HTML needs none of their addresses."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>", "", body, flags=re.S)
    head, _, rest = body.partition(">")
    width, height = (float(part) for part in _BOX.findall(head)[0])
    rest = _IDS.sub(rf"\g<1>{name}-", rest).replace("xlink:href", "href")
    for color, variable in _VARIABLES.items():
        rest = rest.replace(color, f"var({variable})")
    rest = re.sub(r"font: (?:\w+ )*?([\d.]+px)[^;\"]*", r"font-size: \1", rest)
    return (
        f'<svg class="plot" role="img" aria-label="{html.escape(description)}" '
        f'width="{width * _SCALE:.0f}" viewBox="0 0 {width:g} {height:g}">{rest}'
    )
