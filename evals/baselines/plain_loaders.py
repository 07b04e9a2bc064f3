"""Files to texts as LangChain's loaders do it: the words, and nothing made of them.

These are the packages that those loaders call. langchain_community itself would bring dozens of
others, and its loaders add nothing to what they return.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def load(path: Path) -> list[str]:
    """The texts of a file: one, or one for each page."""
    return LOADERS[path.suffix](path)


def _plain(path: Path) -> list[str]:
    return [path.read_text(encoding="utf-8")]


def _html(path: Path) -> list[str]:
    from bs4 import BeautifulSoup

    return [BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").get_text()]


def _docx(path: Path) -> list[str]:
    from docx import Document

    return ["\n\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)]


def _pdf(path: Path) -> list[str]:
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(path).pages]


def _xlsx(path: Path) -> list[str]:
    from openpyxl import load_workbook

    rows = load_workbook(path, data_only=True).active.iter_rows(values_only=True)
    return ["\n".join(" ".join(str(cell) for cell in row if cell is not None) for row in rows)]


def _pptx(path: Path) -> list[str]:
    from pptx import Presentation

    shapes = [shape for slide in Presentation(str(path)).slides for shape in slide.shapes]
    return ["\n\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)]


LOADERS: dict[str, Callable[[Path], list[str]]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": _html,
    ".docx": _docx,
    ".pdf": _pdf,
    ".xlsx": _xlsx,
    ".pptx": _pptx,
}
