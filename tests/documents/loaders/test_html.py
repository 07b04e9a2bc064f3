"""Web pages: the text and nothing around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents.loaders.html import load_html
from assistant.text import squeeze
from tests.documents.loaders import sample_files as samples


def page(body: str, head: str = "") -> bytes:
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def test_particulars_become_properties() -> None:
    loaded = load_html(samples.html(samples.RULES), "a.html")
    assert loaded.properties["title"] == samples.RULES[0]
    assert loaded.properties["published"] == "2025-01-08"
    assert loaded.properties["source"] == "样例市委组织部"


def test_lines_entities_and_tables() -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>"
        for row in samples.TABLE
    )
    body = (
        "<div id='zoom'><p>一、时间&nbsp;&ldquo;每月&rdquo;一次，\n 不得少于</p>"
        f"第一行，<br>第二行。<ul><li>甲项；</li><li>乙项。</li></ul><table>{rows}</table></div>"
    )
    assert load_html(page(body), "a.html").text.split("\n") == [
        "一、时间 “每月”一次，不得少于",
        "第一行，",
        "第二行。",
        "甲项；",
        "乙项。",
        "活动：集中学习 | 负责人：支部书记 | 时限：3天",
        "活动：走访慰问 | 负责人：组织委员 | 时限：7天",
    ]


def test_a_layout_table_is_not_taken_for_data() -> None:
    text = "支部应当按时召开会议，并做好记录。" * 60
    cells = f"<td><a href='/'>首页</a></td><td><p>{text}</p><p>第二段，完。</p></td>"
    body = f"<table><tr>{cells}</tr></table>"
    assert load_html(page(body), "a.html").text.endswith(f"{text}\n第二段，完。")


def test_a_form_around_the_whole_page_keeps_its_text() -> None:
    text = "支部应当按时召开会议，并做好记录。"
    assert load_html(page(f"<form><div>{text * 20}</div></form>"), "a.html").text == text * 20


def test_a_hidden_copy_for_reading_aloud_is_left_out() -> None:
    paragraphs = [f"第{number}点，支部应当做好第{number}件事，并留下记录。" for number in range(40)]
    marked = "".join(f"<p>{text}</p>" for text in paragraphs)
    body = f"<div class='a'>{marked}</div><div class='b'>{''.join(paragraphs)}</div>"
    assert load_html(page(body), "a.html").text.split("\n") == paragraphs


def test_a_title_outside_the_text_is_put_before_it() -> None:
    body = f"<div id='zoom'><p>{'支部应当按时召开会议，并做好记录。' * 9}</p></div>"
    loaded = load_html(page(body, "<meta name='ArticleTitle' content='会议规定'>"), "a.html")
    assert loaded.text.startswith("会议规定\n\n支部应当")


def test_hostile_markup_is_text_and_nesting_is_harmless() -> None:
    body = (
        "<div>" * 3000 + "支部应当按时召开会议，<b onclick='x()'>并做好记录</b>。" + "</div>" * 3000
    )
    assert load_html(page(body), "a.html").text == "支部应当按时召开会议，并做好记录。"


def test_reference_pages_keep_their_sentences(shared: Path) -> None:
    """Sentences of the reference extraction, menus and legal footers left out of the count."""
    folder = shared / "documents" / "gz-tianhe-policy"
    if not folder.is_dir():
        pytest.skip("no reference pages here")
    references = {path.stem: path.read_text("utf-8") for path in (folder / "text").glob("*.txt")}
    lines = [line for text in references.values() for line in set(text.split("\n"))]
    good = total = 0
    for path in sorted((folder / "html").glob("*.html")):
        wanted = [
            squeeze(sentence)
            for line in references[path.stem].split("\n")
            if "。" in line and len(line) > 20 and lines.count(line) < 3 and "ICP" not in line
            for sentence in line.split("。")
        ]
        loaded = load_html(path.read_bytes(), path.name)
        kept = squeeze(loaded.text)
        size = sum(map(len, wanted))
        lost = sum(len(sentence) for sentence in wanted if sentence not in kept)
        total += 1
        good += lost <= 0.05 * size
    assert total and good / total >= 0.9, f"{good} of {total}"
