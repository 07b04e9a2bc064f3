"""What is filled in by hand: lines to write on, and places to sign."""

from __future__ import annotations

from assistant.export.plain_text import asked
from assistant.export.word_page import TYPE_WIDTH
from assistant.export.word_text import paragraph, run
from assistant.report import FillIn, Signatures

_SIGNED = 5_700  # twips from the margin to where the line for a name ends
_TO_THE_LINE = "<w:r><w:tab/></w:r>"
_DAY = "　　　　年　　月　　日"


def blank_lines(element: FillIn) -> str:
    """The words, and lines to the edge of the type area behind and below them."""
    stop = _tabs(f'<w:tab w:val="right" w:leader="underscore" w:pos="{TYPE_WIDTH}"/>')
    first = paragraph(run(asked(element.text)) + _TO_THE_LINE, "FillIn", stop)
    further = paragraph(_TO_THE_LINE, "FillIn", stop)
    return first + further * (element.lines - 1)


def signature_lines(element: Signatures) -> str:
    """A line for each who signs, kept on one page."""
    stops = _tabs(
        f'<w:tab w:val="left" w:leader="underscore" w:pos="{_SIGNED}"/>'
        f'<w:tab w:val="right" w:pos="{TYPE_WIDTH}"/>'
    )
    last = len(element.names) - 1
    return "".join(
        paragraph(
            run(f"{name}（签名）：") + _TO_THE_LINE * 2 + run(_DAY),
            "FillIn",
            ("<w:keepNext/>" if place < last else "") + stops,
        )
        for place, name in enumerate(element.names)
    )


def _tabs(stops: str) -> str:
    return f"<w:tabs>{stops}</w:tabs>"
