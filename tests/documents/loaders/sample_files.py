"""Real files in every format, written for the tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape

from docx import Document
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from assistant.documents.wrapping import display_width

FONT = "STSong-Light"
COLUMN = 28  # ideographs in a line of a page

# Written for these tests; no official wording.
RULES = (
    "样例企业党支部活动办法（试行）",
    "第一章　总则",
    "第一条　为了让党支部的活动有计划、有记录、有经费，根据上级党组织的要求，结合本企业倒班生产、"
    "人员流动快的实际，经支部党员大会讨论通过，制定本办法。",
    "第二条　本办法适用于企业全体党员，包括预备党员和在本企业工作三个月以上的流动党员。",
    "第二章　活动安排",
    "第三条　支部每月安排一次集中活动，一般定在下旬，并符合下列要求：",
    "（一）提前三天通知到每名党员，写明时间、地点和内容；",
    "（二）活动后两天内整理记录，由书记签字，存入支部档案，保存期限不少于五年；",
    "（三）因倒班不能到场的党员，由党小组长在七天之内补课，并在记录中写明补课的时间和内容。",
    "第四条　活动经费从党建工作经费中列支，每人每年不超过500元，年底向全体党员公布使用情况。",
    "第三章　附则",
    "第五条　本办法自2025年1月1日起施行。",
)
TABLE = (
    ("活动", "负责人", "时限"),
    ("集中学习", "支部书记", "3天"),
    ("走访慰问", "组织委员", "7天"),
)


def wrap(paragraph: str, column: int = COLUMN, indent: str = "") -> list[str]:
    """The lines of a paragraph as a printer breaks it: no closing mark at the start of a line."""
    text, lines = indent + paragraph, []
    while text:
        end = min(column, len(text))
        while end < len(text) and display_width(text[: end + 1]) <= column:
            end += 1
        while end < len(text) and text[end] in "，。；：、）”":
            end -= 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def pdf(
    paragraphs: Sequence[str],
    head: str = "",
    numbers: str = "",
    lines_per_page: int = 12,
    blank_pages: Sequence[int] = (),
) -> bytes:
    """A typeset PDF; `numbers` is a pattern such as "— {} —"; blank pages hold a picture only."""
    lines = [line for paragraph in paragraphs for line in wrap(paragraph)]
    pages = [lines[at : at + lines_per_page] for at in range(0, len(lines), lines_per_page)]
    for number in blank_pages:
        pages.insert(number - 1, [])
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number, page in enumerate(pages, 1):
        if not page:
            canvas.rect(100, 300, 300, 300, fill=1)
            canvas.showPage()
            continue
        canvas.setFont(FONT, 9)
        if head:
            canvas.drawString(220, 810, head)
        canvas.setFont(FONT, 14)
        for row, line in enumerate(page):
            canvas.drawString(80, 760 - 24 * row, line)
        if numbers:
            canvas.drawString(280, 40, numbers.format(number))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked_pdf(password: str) -> bytes:
    """A PDF that opens with `password`; the empty one locks editing only."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(RULES))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = (), title: str = "") -> bytes:
    """A Word document with running head and foot, and a table after the paragraphs."""
    document = Document()
    document.core_properties.title = title
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph("表后说明。")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def html(paragraphs: Sequence[str], encoding: str = "utf-8") -> bytes:
    """A page of a government site: menus, breadcrumb, share bar, text, legal footer."""
    title, *rest = paragraphs
    body = "".join(f"<p>　　{escape(text)}</p>\n" for text in rest)
    page = f"""<!DOCTYPE html><html><head><meta charset="{encoding}">
<title>{title} - 样例市人民政府门户网站</title><style>p{{color:red}}</style>
<script>var a = "脚本里的话，不是正文。";</script></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li>
<li><a href="/b">政务服务</a></li><li><a href="/c">互动交流</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/x">规范性文件</a></div>
<div class="article"><h1>{title}</h1>
<div class="info">发布日期：2025-01-08 来源：样例市委组织部 浏览量：12</div>
<div id="zoom" class="TRS_Editor">{body}</div>
<div class="share">分享到：<a>微信</a><a>微博</a></div>
<p>上一篇：<a href="/1">另一份通知</a></p><p>下一篇：没有了</p></div>
<div class="footer">主办：样例市人民政府办公室　ICP备00000000号</div></body></html>"""
    return page.encode(encoding)
