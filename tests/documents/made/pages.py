"""Pages drawn for the tests: with the text where a printer, a scanner or a copier puts it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject, StreamObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.documents.loaders.sample_files import FONT, wrap
from tests.documents.made.scans import Picture

WIDTH, HEIGHT = A4
LEFT, TOP = 80.0, 740.0
SIZE, STEP = 14.0, 24.0
Draw = Callable[[Canvas], None]


def pdf(*pages: Draw) -> bytes:
    """A file of pages, each drawn by a function."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for draw in pages:
        canvas.setFont(FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(texts: Sequence[str], left: float = LEFT, top: float = TOP, size: float = SIZE) -> Draw:
    """Lines below each other, where they stand in the list."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        for row, text in enumerate(texts):
            indent = len(text) - len(text.lstrip("\u3000"))
            canvas.drawString(left + indent * size, top - row * STEP, text.lstrip("\u3000"))

    return draw


def prose(paragraphs: Sequence[str]) -> Draw:
    """Indented paragraphs, whose indents are places and not characters."""
    return lines([line for text in paragraphs for line in wrap(text, indent="\u3000\u3000")])


def columns(left: Sequence[str], right: Sequence[str], title: str) -> Draw:
    """Two columns under a title, written line by line across both."""

    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(WIDTH / 2, 780, title)
        for row in range(max(len(left), len(right))):
            for column, at in ((left, 60), (right, 310)):
                if row < len(column):
                    canvas.drawString(at, TOP - row * STEP, column[row])

    return draw


def table(rows: Sequence[Sequence[str]], top: float, widths: Sequence[float]) -> Draw:
    """A table with rules round its cells; a line feed breaks the line of a cell."""

    def draw(canvas: Canvas) -> None:
        edges = [LEFT]
        for width in widths:
            edges.append(edges[-1] + width)
        rules = [top]
        for cells in rows:
            for at, text in zip(edges, cells, strict=False):
                for line, words in enumerate(text.split("\n")):
                    canvas.drawString(at + 4, rules[-1] - STEP * (line + 1) + 7, words)
            rules.append(rules[-1] - STEP * max(1 + text.count("\n") for text in cells))
        canvas.grid(edges, rules)

    return draw


def both(*draws: Draw) -> Draw:
    """Several things on one page."""

    def draw(canvas: Canvas) -> None:
        for one in draws:
            canvas.setFont(FONT, SIZE)
            one(canvas)

    return draw


def slanted(text: str) -> Draw:
    """A watermark from corner to corner."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 40)
        canvas.translate(150, 250)
        canvas.rotate(45)
        canvas.drawString(0, 0, text)
        canvas.restoreState()

    return draw


def turned(draw_upright: Draw, turns: int, entry: bool = False) -> Draw:
    """Writing turned to the left by right angles; the page's `entry` shows it upright again."""

    def draw(canvas: Canvas) -> None:
        if entry:
            canvas.setPageRotation(90 * turns)
        across = HEIGHT if entry and turns % 2 else WIDTH
        along = WIDTH if entry and turns % 2 else HEIGHT
        canvas.translate(across if turns in (1, 2) else 0, along if turns in (2, 3) else 0)
        canvas.rotate(90 * turns)
        canvas.scale(0.7, 0.7)
        draw_upright(canvas)

    return draw


def scan(picture: Picture, layer: Sequence[str] = ()) -> Draw:
    """A picture over the whole page, with an invisible text layer where one is given."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        text = canvas.beginText(LEFT, TOP)
        text.setFont("Helvetica", SIZE)
        text.setTextRenderMode(3)
        for line in layer:
            text.textLine(line)
        canvas.drawText(text)

    return draw


def swollen(data: bytes, side: int) -> bytes:
    """The file with its pictures said to be `side` pixels wide and high: a picture bomb."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for item in writer._objects:
        if isinstance(item, StreamObject) and item.get("/Subtype") == "/Image":
            item[NameObject("/Width")] = item[NameObject("/Height")] = NumberObject(side)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def blank(canvas: Canvas) -> None:
    """Nothing."""
