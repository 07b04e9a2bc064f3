"""The source panel marks the cited sentence in its place."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup

from assistant import Hit, Kind, Status
from tests.ui.page_documents import DIGEST, EVIL, HOSTILE, RULE, cite, contents, document
from ui.excerpt import excerpt
from ui.source_view import citation_panel, lead_panel, problem_panel

QUOTE = "联合支部覆盖的单位一般不超过五个。"


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_the_quote_is_marked_within_its_article_and_neighbours() -> None:
    page = read(citation_panel(cite(RULE, QUOTE, 2), RULE))
    assert [mark.text for mark in page.find_all("mark")] == [QUOTE]
    own = [p.text for p in page.select(".dw-excerpt p") if not p.get("class")]
    assert own[0].startswith("第四条")
    assert own[1].endswith(QUOTE)
    assert [p.text[:3] for p in page.select(".dw-near")] == ["第五条"]


def test_facts_and_the_citation_for_pasting() -> None:
    page = read(citation_panel(cite(RULE, QUOTE, 2), RULE))
    facts = {dt.text: dt.find_next("dd").text for dt in page.find_all("dt")}
    assert facts == {
        "位置": "第四条",
        "文号": "示发〔2018〕7号",
        "发文机关": "示例机关",
        "日期": "2018年10月28日",
        "页码": "第 3 页",
    }
    label = "《示例支部工作条例》（示发〔2018〕7号，示例机关）第四条"
    assert page.select_one("[data-copy]")["data-copy"] == f"{label}：“{QUOTE}”"


def test_facts_that_are_unknown_are_left_out() -> None:
    bare = document(number=None, issuer=None, published=None, status=Status.UNKNOWN)
    parsed = contents(bare, ("第一行。", "第二行。"))
    citation = cite(parsed, "第二行。", 1)
    page = read(
        citation_panel(replace(citation, passage=replace(citation.passage, page=None)), parsed)
    )
    assert [dt.text for dt in page.find_all("dt")] == ["位置"]
    assert "None" not in page.text


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    start, end = RULE.text.index("应当成立"), RULE.text.index("，可以按照")
    shown = read(excerpt(RULE, start, end, RULE.passages[4]).html)
    assert [mark.text for mark in shown.find_all("mark")] == [
        "应当成立支部。",
        "正式党员不足三人的单位",
    ]


def test_a_long_article_is_cut_around_the_quote() -> None:
    lines = ["第一条　开头。", *[f"第{n}款的文字。" * 20 for n in range(40)], "第二条　结尾。"]
    parsed = contents(document(), lines, "第一条")
    whole = replace(parsed.sections[0], end=parsed.text.index("\n第二条"))
    parsed = replace(parsed, sections=(whole,))
    start = parsed.text.index("第20款")
    shown = read(excerpt(parsed, start, start + 7, parsed.passages[21]).html)
    assert shown.find("mark").text == "第20款的文字"
    assert [p.text for p in shown.select(".dw-near")] == ["……", "……"]
    assert len(shown.text) < 2500


def test_markdown_headings_lose_their_marks_but_a_quote_keeps_every_character() -> None:
    parsed = contents(document(), ("# 办法", "## 一、总则", "正文一句。", "## 二、附则"))
    wide = replace(parsed.passages[2], start=0)
    start = parsed.text.index("正文")
    shown = read(excerpt(parsed, start, start + 5, wide).html)
    assert [p.text for p in shown.find_all("p")] == ["办法", "一、总则", "正文一句。", "二、附则"]
    quoted = read(excerpt(parsed, 0, 4, parsed.passages[0]).html)
    assert quoted.find("mark").text == "# 办法"


def test_a_document_that_changed_since_the_answer_is_not_quoted() -> None:
    changed = replace(RULE, text=RULE.text.replace("五个", "六个"))
    page = read(citation_panel(cite(RULE, QUOTE, 2), changed))
    assert "重新提问" in page.select_one("[role=alert]").text
    assert page.find_all("mark") == []


def test_a_digest_of_ours_lists_what_it_rests_on() -> None:
    page = read(citation_panel(cite(DIGEST, DIGEST.passages[1].text, 3), DIGEST))
    note = page.select_one(".dw-digest-note")
    assert "本项目编写的要点摘编，不是文件原文" in note.text
    rows = [row.text for row in note.find_all("li")]
    assert rows[0].startswith(
        "《示例支部工作条例》（示发〔2018〕7号，示例机关，2018-10-28）第四条、第五条"
    )
    assert [badge.text for badge in note.select(".dw-badge")] == ["现行有效", "已废止"]


def test_an_explanation_by_others_is_not_called_ours() -> None:
    theirs = replace(DIGEST, document=replace(DIGEST.document, sources=(), issuer="某报社"))
    page = read(citation_panel(cite(theirs, DIGEST.passages[1].text, 3), theirs))
    note = page.select_one(".dw-digest-note").text
    assert "解读材料，不是文件原文" in note
    assert "本项目" not in note


def test_a_rule_has_no_digest_note() -> None:
    assert document().kind is Kind.REGULATION
    assert read(citation_panel(cite(RULE, QUOTE, 2), RULE)).select(".dw-digest-note") == []


def test_a_lead_is_shown_as_unconfirmed_and_not_for_copying() -> None:
    page = read(lead_panel(Hit(RULE.passages[2], RULE.document, 0.4), RULE))
    assert "未经确认的线索" in page.h2.text
    assert page.find("mark").text == RULE.passages[2].text
    assert page.select("[data-copy]") == []


def test_hostile_documents_stay_text() -> None:
    page = read(
        citation_panel(cite(EVIL, HOSTILE, 1), EVIL)
        + lead_panel(Hit(EVIL.passages[1], EVIL.document, 0.1), EVIL)
        + problem_panel(HOSTILE, HOSTILE)
    )
    assert page.find_all(["script", "img"]) == []
    assert {link.text for link in page.find_all("a")} == {"在原文中查看"}  # ours alone
    assert page.find("mark").text == HOSTILE
