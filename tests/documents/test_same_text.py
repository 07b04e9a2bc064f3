"""One document in every format gives the same particulars, articles, clauses and items."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.documents.loaders.office_program import find_program
from assistant.documents.reading import FileReader
from assistant.domain import ParsedDocument
from assistant.text import squeeze
from tests.documents.loaders import sample_files as samples
from tests.documents.made import libreoffice, ofd, texts
from tests.documents.made.rtf import rtf
from tests.documents.made.word import Level, Word, abstract, num, p

TITLE, *REST = texts.RULES
NUMBER = "样园规〔2025〕3号"
PARAGRAPHS = (TITLE, NUMBER, *REST)
LEVELS = (
    Level("chineseCountingThousand", "第%1章", suff="space"),
    Level("chineseCountingThousand", "第%2条", suff="space", restart=0),
    Level("chineseCountingThousand", "（%3）", suff="nothing"),
    Level("decimal", "%4.", suff="nothing"),
)
DEPTHS = (("第", "章　"), ("第", "条　"), ("（", "）"), ("", "."))


def numbered_word() -> bytes:
    """The document with every number set by Word, none typed."""
    body = ""
    for paragraph in PARAGRAPHS:
        depth, words = _depth(paragraph)
        body += p(words, (1, depth) if depth is not None else None)
    return Word(body, abstract(1, LEVELS) + num(1, 1)).data()


def _depth(paragraph: str) -> tuple[int | None, str]:
    for depth, (before, after) in enumerate(DEPTHS):
        mark, found, words = paragraph.partition(after)
        if found and paragraph.startswith(before) and len(mark) <= 4:
            return depth, words
    return None, paragraph


def converted(kind: str) -> Callable[[Path], bytes]:
    """The typed Word document in an old format."""
    return lambda folder: libreoffice.convert({"a.docx": samples.docx(PARAGRAPHS)}, kind, folder)[
        "a.docx"
    ]


def typed(data: bytes) -> Callable[[Path], bytes]:
    return lambda _: data


FILES: dict[str, Callable[[Path], bytes]] = {
    "文本.txt": typed("\n".join(PARAGRAPHS).encode()),
    "国标.txt": typed("\r\n".join(f"　　{line}" for line in PARAGRAPHS).encode("gb18030")),
    "笔记.md": typed("\n\n".join((f"# {TITLE}", NUMBER, *REST)).encode()),
    "手打.docx": typed(samples.docx(PARAGRAPHS)),
    "自动编号.docx": lambda _: numbered_word(),
    "排版.pdf": typed(samples.pdf(PARAGRAPHS, head="制度汇编", numbers="— {} —")),
    "版式.ofd": typed(ofd.ofd(PARAGRAPHS, head="制度汇编", numbers="— {} —", lines_per_page=18)),
    "逐字.ofd": typed(ofd.ofd(PARAGRAPHS, "glyphs")),
    "网页.html": typed(samples.html(PARAGRAPHS)),
    "富文本.rtf": lambda folder: rtf(PARAGRAPHS),
    "旧版.doc": converted("doc"),
    "开放.odt": converted("odt"),
}
NEEDS_LIBREOFFICE = (".rtf", ".doc", ".odt")


def outline(parsed: ParsedDocument) -> list[tuple[str, str]]:
    """Every section by its locator, with its words in comparison form."""
    return [
        (section.locator, squeeze(parsed.text[section.start : section.end]))
        for section in parsed.sections
    ]


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> ParsedDocument:
    path = tmp_path_factory.mktemp("plain") / "文本.txt"
    path.write_bytes("\n".join(PARAGRAPHS).encode())
    return FileReader(1_000_000).read(path)


def test_the_text_itself_is_cut_as_it_should_be(wanted: ParsedDocument) -> None:
    found = dict(outline(wanted))
    articles = [section.locator for section in wanted.sections if section.rank == "条"]
    assert [locator.rsplit("/")[-1] for locator in articles] == [
        f"第{number}条" for number in "一二三四五六七八"
    ]
    assert found["第二章/第四条/（三）/2."].startswith(squeeze("2.每周到场不少于两次"))
    assert found["第一章/第二条/第二款"].startswith(squeeze("租用的场地"))


@pytest.mark.parametrize("name", FILES)
def test_the_same_articles(name: str, wanted: ParsedDocument, tmp_path: Path) -> None:
    if name.endswith(NEEDS_LIBREOFFICE) and find_program() is None:
        pytest.skip("没有安装 LibreOffice，跳过")
    path = tmp_path / name
    path.write_bytes(FILES[name](tmp_path))
    parsed = FileReader(10_000_000).read(path)
    assert outline(parsed) == outline(wanted)
    assert squeeze(parsed.text) == squeeze(wanted.text)
    assert parsed.document.title == TITLE
    assert parsed.document.number == NUMBER
    assert parsed.warnings == wanted.warnings
