"""Paragraphs and runs of a Word document as text; the words in them cannot become markup."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from assistant.export.plain_text import one_line

LINE_BREAK = "<w:r><w:br/></w:r>"
_DEEPEST = 3  # levels of headings that have a look of their own


def run(text: str, style: str = "") -> str:
    """Words of one look. The hint makes Word take quotation marks from the Chinese font."""
    styled = f'<w:rStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:r><w:rPr>{styled}<w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(one_line(text))}</w:t></w:r>'
    )


def paragraph(runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; `properties` are what its style does not say, as markup."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{runs}</w:p>"


def heading(text: str, level: int) -> str:
    """A heading; levels below the third look like the third."""
    return paragraph(run(text), f"Heading{min(max(level, 1), _DEEPEST)}")


def marks(numbers: Sequence[int]) -> str:
    """The numbers of sources behind a sentence."""
    return run("".join(f"[{number}]" for number in numbers), "Mark") if numbers else ""


def page_break() -> str:
    """A line of no height that begins a page."""
    return paragraph("", "Gap", "<w:pageBreakBefore/>")
