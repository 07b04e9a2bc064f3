"""Documents without pages: TXT, Markdown, web pages, Word, sheets; and slides."""

from __future__ import annotations

from html import escape
from pathlib import Path

from evals.speed.leaves import Leaf


def write_txt(leaf: Leaf, path: Path) -> None:
    """A line for each paragraph."""
    path.write_text("\n".join(leaf.paragraphs), encoding="utf-8")


def write_md(leaf: Leaf, path: Path) -> None:
    """The title as a heading."""
    path.write_text("\n\n".join([f"# {leaf.title}", *leaf.articles]), encoding="utf-8")


def write_html(leaf: Leaf, path: Path) -> None:
    """A page with a menu before the text and a legal line after it."""
    body = "\n".join(f"<p>　　{escape(text)}</p>" for text in leaf.articles)
    menu = "".join(f'<li><a href="/{at}">{name}</a></li>' for at, name in enumerate(_MENU))
    path.write_text(
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{leaf.title}</title></head>'
        f'<body><div class="header"><ul>{menu}</ul></div><div class="article">'
        f"<h1>{leaf.title}</h1>{body}</div>"
        '<div class="footer">主办：测速网站　联系我们</div></body></html>',
        encoding="utf-8",
    )


def write_docx(leaf: Leaf, path: Path) -> None:
    """Paragraphs in the default style."""
    from docx import Document

    document = Document()
    for text in leaf.paragraphs:
        document.add_paragraph(text)
    document.save(str(path))


def write_xlsx(leaf: Leaf, path: Path) -> None:
    """A row for each article under a head of three columns."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = leaf.title[:31]
    sheet.append(["条目", "内容", "承办"])
    for text in leaf.articles:
        number, _, words = text.partition("　")
        sheet.append([number, words, "测速科"])
    book.save(path)


def write_pptx(leaf: Leaf, path: Path) -> None:
    """A slide for each page: its heading, and its lines as paragraphs."""
    from pptx import Presentation

    show = Presentation()
    articles, pages = list(leaf.articles), len(leaf.pages)
    size = -(-len(articles) // pages)
    for number in range(pages):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = leaf.title if number == 0 else f"{leaf.title}（{number + 1}）"
        body = slide.placeholders[1].text_frame
        body.text = "\n".join(articles[number * size : (number + 1) * size])
    show.save(str(path))


_MENU = ("首页", "政务公开", "政务服务", "互动交流")
