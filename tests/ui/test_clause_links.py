"""Clauses that a source names: closed beneath their paragraph, ready to be opened."""

from __future__ import annotations

from bs4 import BeautifulSoup

from assistant import CrossReference, Document, ReferencedClause, Status
from tests.ui.page_documents import EVIL, HOSTILE, RULE, cite, contents, document
from ui.clause_links import linked_paragraph
from ui.source_view import citation_panel

LINE = "第五条 违反前款规定的，按照第三条处理。"


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def refer(
    text: str, words: str, at: Document | None = None, said: str = "第三条　全文。", note: str = ""
) -> CrossReference:
    """A reference at the first place of the words."""
    start = text.index(words)
    target = at or document()
    clause = ReferencedClause(
        target, "第三条", 0, len(said), said, f"《{target.title}》第三条", note
    )
    return CrossReference(words, start, start + len(words), (clause,))


def test_the_words_are_a_control_for_the_clause_beneath_them() -> None:
    page = read(linked_paragraph(LINE, 0, (0, 0), [refer(LINE, "第三条", note="条号请核对。")]))
    (link,) = page.select(".dw-clause-link")
    assert (link.text, link["role"], link["tabindex"]) == ("第三条", "button", "0")
    assert link["aria-expanded"] == "false"
    clause = page.find(id=link["aria-controls"])
    assert clause.has_attr("hidden") and clause["aria-label"] == "第三条"
    shown = [line.text for line in clause.find_all("p")]
    assert shown == [
        "“第三条”指",
        "《示例支部工作条例》第三条现行有效",
        "条号请核对。",
        "第三条　全文。",
    ]
    assert page.p.text == LINE  # what can be read and copied stays what the document says


def test_a_reference_in_the_quote_keeps_the_quote_in_one_mark() -> None:
    references = [refer(LINE, "前款"), refer(LINE, "第三条")]
    page = read(linked_paragraph(LINE, 0, (4, len(LINE)), references))
    (mark,) = page.find_all("mark")
    assert mark.text == LINE[4:]
    assert [link.text for link in mark.select(".dw-clause-link")] == ["前款", "第三条"]
    assert len(page.select(".dw-clause")) == 2


def test_words_across_the_end_of_the_quote_are_left_as_they_are() -> None:
    end = LINE.index("三条")
    page = read(linked_paragraph(LINE, 0, (4, end), [refer(LINE, "第三条")]))
    assert page.select(".dw-clause-link, .dw-clause") == []
    assert page.p.text == LINE


def test_the_clause_of_an_ended_text_shows_its_status() -> None:
    over = document("d9", title="旧条例", status=Status.REPEALED)
    page = read(linked_paragraph(LINE, 0, (0, 0), [refer(LINE, "第三条", over)]))
    assert page.select_one(".dw-clause .dw-badge").text == "已废止"


def test_the_panel_shows_references_at_their_place() -> None:
    parsed = contents(
        document(), ("第四条　开头。", "依照第三条办理。", "第五条　结尾。"), "第四条"
    )
    references = [refer(parsed.text, "第三条", said="## 第三条　第一段。\n第二段。")]
    page = read(citation_panel(cite(parsed, "依照第三条办理。", 1), parsed, references))
    assert page.find("mark").select_one(".dw-clause-link").text == "第三条"
    lines = [p.text for p in page.select(".dw-clause p")][2:]
    assert lines == ["第三条　第一段。", "第二段。"]
    assert read(citation_panel(cite(RULE, "应当成立支部。", 1), RULE)).select(".dw-clause") == []


def test_hostile_words_stay_words() -> None:
    one = refer(EVIL.text, HOSTILE, EVIL.document, HOSTILE, HOSTILE)
    page = read(citation_panel(cite(EVIL, f"正文{HOSTILE}结束。", 1), EVIL, [one]))
    assert page.find_all(["script", "img"]) == []
    assert {link.text for link in page.find_all("a")} == {"在原文中查看"}  # ours alone
    assert page.select_one(".dw-clause-link").text == HOSTILE
    assert HOSTILE in page.select_one(".dw-clause").text
