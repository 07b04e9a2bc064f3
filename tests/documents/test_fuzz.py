"""Damaged files of every format: a document or one of our errors, soon, and nothing else."""

from __future__ import annotations

import random
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from assistant.archives import members
from assistant.documents.loaders.office_program import find_program
from assistant.documents.reading import FileReader
from assistant.domain import ParsedDocument
from assistant.errors import DocumentError
from tests.documents.loaders import sample_files as samples
from tests.documents.made import (
    ofd,
    slides,
    texts,
    word_levels,
    word_lists,
    word_revisions,
    workbooks,
)
from tests.documents.made.damage import damaged
from tests.documents.made.rtf import rtf

SEED = 33190
SECONDS = 30.0  # for one file, OCR of a page on a busy machine included; longer is a hang
READER = FileReader(10_000_000)
LISTED = [
    *word_lists.LISTS.values(),
    *word_levels.LISTS.values(),
    *word_revisions.LISTS.values(),
]
NAMES = ("a.txt", "a.md", "a.html", "a.docx", "a.xlsx", "a.pptx", "a.ofd", "a.pdf")
# format → whole files of it, and how many damaged ones are read
FORMATS: dict[str, tuple[list[bytes], int]] = {
    "txt": ([t.encode("gb18030") for t in map("\n".join, texts.DOCUMENTS.values())], 150),
    "md": ([("---\ntitle: 样例\n---\n" + "\n\n".join(texts.RULES)).encode()], 100),
    "html": ([samples.html(texts.RULES), samples.html(texts.NOTICE, "gb2312")], 300),
    "docx": (
        [samples.docx(texts.RULES, samples.TABLE), *(one.word.data() for one in LISTED)],
        800,
    ),
    "xlsx": ([workbooks.register(), workbooks.formats(), workbooks.counted(results=True)], 350),
    "pptx": ([slides.deck()], 200),
    "ofd": (
        [
            ofd.ofd(texts.NOTICE, "codes"),
            ofd.ofd(texts.RULES, head="汇编", numbers="— {} —", lines_per_page=12),
        ],
        350,
    ),
    # a page that can no longer be read goes to OCR, which takes its time
    "pdf": ([samples.pdf(texts.NOTICE[:4], numbers="{}", lines_per_page=5)], 60),
}


def outcome(path: Path) -> str:
    """What became of a file: read, or the name of the error; fails on anything else."""
    began = time.monotonic()
    try:
        parsed = READER.read(path)
    except DocumentError as error:
        assert path.name in str(error), error
        result = type(error).__name__
    else:
        check(parsed)
        result = "read"
    assert time.monotonic() - began < SECONDS
    return result


def check(parsed: ParsedDocument) -> None:
    """A document that is read is sound: pages and sections lie within it, passages re-join."""
    size = len(parsed.text)
    assert parsed.text.strip()
    assert list(parsed.pages) == sorted(parsed.pages)
    assert all(0 <= start <= size for start in parsed.pages)
    assert all(0 <= one.start <= one.end <= size for one in parsed.sections)
    for passage in parsed.passages:
        assert passage.text == parsed.text[passage.start : passage.end]


@pytest.mark.parametrize("suffix", FORMATS)
def test_damaged_files(suffix: str, tmp_path: Path) -> None:
    chance = random.Random(f"{SEED} {suffix}")
    files, rounds = FORMATS[suffix]
    counted: Counter[str] = Counter()
    for number in range(rounds):
        data = damaged(chance.choice(files), chance)
        path = tmp_path / f"第{number}份.{suffix}"
        path.write_bytes(data)
        counted[outcome(path)] += 1
        path.unlink()
    # the damage must leave files to read and, but for text, files to refuse
    assert counted["read"] > 0.1 * rounds
    assert counted["read"] < rounds or suffix in ("txt", "md", "html")


def test_files_under_the_name_of_another_format(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    for suffix, (files, _) in FORMATS.items():
        for name in NAMES:
            for data in (files[0], damaged(files[0], chance)):
                path = tmp_path / name
                path.write_bytes(data)
                assert outcome(path), suffix


def test_damaged_archives(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("制度/条例.txt", "\n".join(texts.RULES))
        archive.writestr("通知.html", samples.html(texts.NOTICE))
    data = whole.read_bytes()
    counted: Counter[str] = Counter()
    for number in range(300):
        path = tmp_path / f"{number}.zip"
        path.write_bytes(damaged(data, chance))
        try:
            inside = members(path)
        except DocumentError as error:
            assert path.name in str(error)
            counted["archive"] += 1
            continue
        for member in inside:
            if member.path.suffix in (".txt", ".html"):
                counted[outcome(member.path)] += 1
    assert counted["read"] > 100
    assert counted["archive"] > 10


def test_damaged_old_files(tmp_path: Path) -> None:
    if find_program() is None:
        pytest.skip("没有安装 LibreOffice，跳过")
    chance = random.Random(SEED)
    for number in range(4):
        path = tmp_path / f"{number}.rtf"
        path.write_bytes(damaged(rtf(texts.RULES), chance))
        assert outcome(path)
