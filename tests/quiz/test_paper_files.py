"""Papers written out and read back with the readers that others use."""

from __future__ import annotations

import html
import io
import json
import shutil
import sqlite3
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import openpyxl
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.errors import ExportFailed
from assistant.export.paper_gift import gift_bytes
from assistant.export.paper_moodle import moodle_bytes
from assistant.export.paper_writing import SUFFIXES, write_papers
from assistant.export.plain_text import one_line
from assistant.papers import PaperSet, covered
from assistant.quiz.versions import ordered
from assistant.quiz_items import ItemKind, Option
from tests.quiz.gift_reader import read_gift
from tests.quiz.made_items import (
    BLANK,
    EVERY,
    HOSTILE,
    HOSTILE_BLANK,
    HOSTILE_SINGLE,
    MULTIPLE,
    SINGLE,
    paper_of,
    set_of,
)

PAPER = paper_of(*EVERY)
PLAIN = one_line(HOSTILE)


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def written(suffix: str, made: PaperSet | None = None, **more: str) -> Path:
        target = tmp_path / f"试卷{suffix}"
        write_papers(made or set_of(PAPER), target, **more)
        return target

    return written


def _lines(path: Path) -> list[str]:
    return [line.text for line in docx.Document(str(path)).paragraphs]


def test_the_word_paper_has_sections_options_in_columns_and_no_key(write: Any) -> None:
    path = write(".docx")
    lines = _lines(path)
    assert lines[:2] == ["读书会测试", "满分16分　时间30分钟　共8题"]
    assert "一、单项选择题（每题2分，共4分。每题只有一个选项正确）" in lines
    assert "五、简答题（共1题，2分）" in lines
    assert "A．一次\tB．两次\tC．三次\tD．四次" in lines  # short ones share a line
    assert "D．每年购买二十本以上的新书并且捐给读书会收藏" in lines  # long ones do not
    assert "6．读书会每月举行＿＿＿＿＿＿，＿＿＿＿＿＿以上到会方可开会。" in lines
    assert not any("解析" in line or "出处" in line or "答案：" in line for line in lines)
    assert "读书会测试答题纸" in lines


def test_the_word_key_tells_letters_explanation_source_and_words(write: Any) -> None:
    path = write(".docx")
    key = path.with_name("试卷_答案.docx")
    lines = _lines(key)
    at = lines.index("3．答案：ABC")
    assert lines[at + 1] == f"解析：{MULTIPLE.explanation}"
    assert lines[at + 2].startswith("出处：《果园读书会条例》第2条")
    assert lines[at + 3] == f"原文：“{MULTIPLE.citation.quote}”"
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(key)).tables[0].rows]
    assert rows[0][:3] == ["题号", "1", "2"] and rows[1][:3] == ["答案", "A", "A"]


def test_versions_stand_in_one_file_each_on_pages_of_its_own(write: Any, tmp_path: Path) -> None:
    papers = ordered(PAPER, ("A", "B"))
    made = PaperSet(papers, len(EVERY), covered(papers[0]))
    path = write(".docx", made)
    lines = _lines(path)
    assert lines.index("读书会测试（A卷）") < lines.index("读书会测试（B卷）")
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(path)], check=True, capture_output=True)
    pdf = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    heads = [text for text in pages if "满分16分" in text]
    sheets = [text for text in pages if "答题纸" in text and "满分" not in text]
    assert len(heads) == 2 and len(sheets) == 2
    assert all("密" in text and "姓名" in text for text in pages)


@pytest.mark.parametrize("layout", ["通用", "问卷星", "考试星"])
def test_a_workbook_holds_each_item_in_the_columns_it_tells(write: Any, layout: str) -> None:
    book = openpyxl.load_workbook(write(".xlsx", layout=layout))
    head, *rows = list(book.worksheets[0].iter_rows(values_only=True))
    told = [row[0] for row in book["说明"].iter_rows(min_row=2, values_only=True)]
    assert list(head) == told[:-1] and told[-1] == "来历"
    values = [dict(zip(head, row, strict=True)) for row in rows]
    stem, key = ("题目", "答案") if layout == "问卷星" else ("题干", "正确答案")
    assert [one["题型"] for one in values] == [f"{item.kind.label}题" for item in EVERY]
    assert values[0][stem] == SINGLE.stem and values[0]["选项A"] == "一次"
    assert values[2][key] == "ABC"
    assert values[5][key] == "一次|五人"
    assert values[3][key] == ("A" if layout == "问卷星" else "正确")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert values[1]["选项B"] == PLAIN  # begins with "=", and is a text all the same


def test_an_anki_deck_holds_one_card_an_item_and_keeps_the_ids_of_notes(
    write: Any, tmp_path: Path
) -> None:
    with zipfile.ZipFile(write(".apkg")) as archive:
        archive.extract("collection.anki2", tmp_path)
    with sqlite3.connect(tmp_path / "collection.anki2") as base:
        notes = base.execute("SELECT guid, flds, tags FROM notes ORDER BY id").fetchall()
        cards = base.execute("SELECT count(*) FROM cards").fetchone()[0]
        decks = json.loads(base.execute("SELECT decks FROM col").fetchone()[0])
    base.close()
    assert cards == len(notes) == len(EVERY)
    assert "读书会测试" in {deck["name"] for deck in decks.values()}
    assert [guid for guid, _, _ in notes] == [f"dangwu-{item.id}" for item in EVERY]
    fields = notes[0][1].split("\x1f")
    assert fields[0] == SINGLE.stem and fields[2] == "A　一次"
    assert fields[5] == SINGLE.citation.quote
    assert "<script" not in notes[1][1] and "{{c1" not in notes[1][1]
    assert {len(tags.split()) for _, _, tags in notes} == {3}  # kind, topic, difficulty


def test_gift_reads_back_to_the_words_and_weights_that_went_in(write: Any) -> None:
    questions = read_gift(write(".gift").read_text("utf-8"))
    assert [one.kind for one in questions] == [
        *["multichoice"] * 3, *["truefalse"] * 2, *["shortanswer"] * 2, "essay",
    ]  # fmt: skip
    assert questions[0].stem == SINGLE.stem
    assert dict((words, worth) for worth, words in questions[0].answers) == {
        "一次": 100, "两次": 0, "三次": 0, "四次": 0,
    }  # fmt: skip
    assert [worth for worth, _ in questions[2].answers] == [33.33333, 33.33333, 33.33333, -100]
    assert questions[1].stem == one_line(HOSTILE_SINGLE.stem)
    assert (0, PLAIN) in questions[1].answers
    assert [one.answers[0][1] for one in questions[3:5]] == ["TRUE", "FALSE"]
    assert questions[5].answers == ((100, "一次；五人"),)
    assert questions[6].answers == ((100, PLAIN.replace("->", "→")),)
    assert "评分要点：（1）爱护图书" in questions[7].feedback
    assert SINGLE.citation.quote in questions[0].feedback


_ANY_WORDS = st.text(
    st.characters(exclude_categories=["Co", "Cs"]), min_size=1, max_size=60
).filter(lambda words: bool(one_line(words).strip()))
_MARKUP = st.text(st.sampled_from("\\\\:#={}~%->[]/ 0a一&"), min_size=1, max_size=30).filter(
    lambda words: bool(one_line(words).strip())
)


@given(stem=_ANY_WORDS | _MARKUP, wrong=_ANY_WORDS | _MARKUP, why=_ANY_WORDS | _MARKUP)
def test_any_words_come_back_from_gift_and_xml(stem: str, wrong: str, why: str) -> None:
    made = replace(
        SINGLE,
        stem=stem,
        options=(*SINGLE.options[:1], Option(wrong)),
        explanation=why,
    )
    question = read_gift(gift_bytes([paper_of(made)]).decode())[0]
    assert question.stem == one_line(stem).strip()
    assert question.answers == ((100, "一次"), (0, one_line(wrong).strip()))
    assert one_line(why) in question.feedback
    node = ElementTree.fromstring(moodle_bytes([paper_of(made)])).findall("question")[1]
    assert html.unescape(node.findtext("questiontext/text") or "") == one_line(stem)
    assert [one.findtext("text") for one in node.findall("answer")] == ["一次", one_line(wrong)]


def test_more_than_four_options_all_have_a_column(write: Any) -> None:
    texts = tuple(f"选项之{at}" for at in range(8))
    made = replace(MULTIPLE, options=tuple(Option(one, one in texts[:3]) for one in texts))
    made = replace(made, key=texts[:3])
    for layout in ("通用", "问卷星", "考试星"):
        path = write(f"{layout}.xlsx", set_of(paper_of(made)), layout=layout)
        head, row = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
        values = dict(zip(head, row, strict=True))
        assert [values[f"选项{letter}"] for letter in "ABCDEFGH"] == list(texts)


def test_moodle_xml_reads_back_and_several_blanks_become_a_cloze(write: Any) -> None:
    quiz = ElementTree.parse(write(".xml")).getroot()
    questions = quiz.findall("question")
    assert [one.get("type") for one in questions] == [
        "category", *["multichoice"] * 3, *["truefalse"] * 2, "cloze", "shortanswer", "essay",
    ]  # fmt: skip
    first = questions[1]
    assert first.findtext("questiontext/text") == SINGLE.stem
    assert [(a.get("fraction"), a.findtext("text")) for a in first.findall("answer")][0] == (
        "100",
        "一次",
    )
    assert questions[3].findtext("single") == "false"
    hostile = questions[2]
    assert "<script" not in (hostile.findtext("questiontext/text") or "")
    assert [a.findtext("text") for a in hostile.findall("answer")][1] == PLAIN
    cloze = questions[6].findtext("questiontext/text") or ""
    assert "{1:SHORTANSWER:=一次}，{1:SHORTANSWER:=五人}" in cloze
    assert questions[7].findtext("answer/text") == one_line(HOSTILE_BLANK.key[0])
    assert questions[1].findtext("idnumber") == SINGLE.id


def test_markdown_shows_what_was_written_and_nothing_of_it_is_markup(write: Any) -> None:
    path = write(".md")
    tokens = MarkdownIt().parse(path.read_text("utf-8"))
    shown = MarkdownIt("commonmark", {"html": True}).render(path.read_text("utf-8"))
    assert "<script" not in shown and "<em>粗" not in shown
    heads = [tokens[at + 1].content for at, one in enumerate(tokens) if one.type == "heading_open"]
    assert heads[0] == "读书会测试" and len(heads) == 6
    assert "解析" not in shown
    assert "解析" in path.with_name("试卷_答案.md").read_text("utf-8")


def test_json_holds_all_versions_with_numbers_keys_and_evidence(write: Any) -> None:
    papers = ordered(PAPER, ("A", "B"))
    record = json.loads(write(".json", PaperSet(papers, 8, covered(papers[0]))).read_text("utf-8"))
    assert [one["version"] for one in record["papers"]] == ["A", "B"]
    items = [item for section in record["papers"][0]["sections"] for item in section["items"]]
    assert [one["number"] for one in items] == list(range(1, 9))
    by_id = {one["id"]: one for one in items}
    assert by_id[BLANK.id]["answers"] == ["一次", "五人"]
    assert by_id[MULTIPLE.id]["citation"]["quote"] == MULTIPLE.citation.quote
    assert record["coverage"]["kinds"][0] == {"name": "判断", "count": 2, "points": 4}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_is_written_over_a_file_unasked(write: Any, suffix: str) -> None:
    path = write(suffix)
    before = path.read_bytes()
    with pytest.raises(ExportFailed, match="已经存在"):
        write(suffix)
    assert path.read_bytes() == before


def test_no_half_of_two_files_is_written(tmp_path: Path) -> None:
    (tmp_path / "试卷_答案.docx").write_bytes(b"kept")
    with pytest.raises(ExportFailed, match="试卷_答案.docx"):
        write_papers(set_of(PAPER), tmp_path / "试卷.docx")
    assert not (tmp_path / "试卷.docx").exists()


@pytest.mark.parametrize(
    ("name", "layout", "words"),
    [
        ("试卷.pdf", "通用", "可用的后缀"),
        ("试卷", "通用", "可用的后缀"),
        ("试卷.xlsx", "别的", "版式"),
    ],
)
def test_what_cannot_be_written_is_told_with_what_can(
    tmp_path: Path, name: str, layout: str, words: str
) -> None:
    with pytest.raises(ExportFailed, match=words):
        write_papers(set_of(PAPER), tmp_path / name, layout=layout)


def test_long_and_odd_titles_do_not_break_a_file(tmp_path: Path) -> None:
    paper = paper_of(*EVERY, title=f"a/b::{HOSTILE}" + "长" * 300)
    for suffix in SUFFIXES:
        write_papers(set_of(paper), tmp_path / f"卷{suffix}")
    assert read_gift((tmp_path / "卷.gift").read_text("utf-8"))
    ElementTree.parse(tmp_path / "卷.xml")
    docx.Document(io.BytesIO((tmp_path / "卷.docx").read_bytes()))


def test_every_kind_has_a_place_in_every_format() -> None:
    assert {item.kind for item in EVERY} == set(ItemKind)
