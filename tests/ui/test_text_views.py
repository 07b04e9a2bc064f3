"""What the place 原文 shows: list, hits, a document with its outline, two versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from assistant import (
    Assistant,
    Citation,
    Hit,
    Level,
    OpenText,
    Settings,
    Status,
    build_assistant,
)
from tests.reading_library import HOSTILE, write_reading_library
from tests.ui.page_assistant import joint_answer
from tests.ui.page_documents import DIGEST, EVIL, RULE, cite, document
from ui.conversation import Turn
from ui.reading import Reading
from ui.text_address import Asked, asked, comparison_link, text_link
from ui.text_body import text_body
from ui.text_head import text_head
from ui.text_hits import best_sentence, hits_view
from ui.text_list import PAGE, Wanted, list_form, list_view, wanted_of


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("views")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([write_reading_library(folder / "files")]).failed
        yield assistant


@pytest.fixture
def rule(library: Assistant) -> OpenText:
    """The version in force of the rule."""
    found = next(one for one in library.documents() if one.number)
    return library.texts.open(found.id)


SHELF = (
    document("a", title="条例甲", level=Level.PARTY_RULE, region=None),
    document("b", title="办法乙", level=Level.COUNTY, region="示例县", published=date(2020, 2, 2)),
    document("c", title="通知丙", published=None, status=Status.REPEALED, number=None),
)


def titles(html: str) -> list[str]:
    return [link.text for link in read(html).select(".dw-shelf li > a")]


def test_documents_stand_in_groups_by_authority_with_their_number() -> None:
    page = read(list_view(SHELF))
    assert page.select_one(".dw-count").text == "共 3 份文件"
    heads = [head.text.split() for head in page.select("h3")]
    assert heads == [["党内法规", "1", "份"], ["县级", "1", "份"], ["层级未注明", "1", "份"]]
    assert [link["href"] for link in page.select("li > a")] == ["#doc-a", "#doc-b", "#doc-c"]
    assert page.select("li")[2].select_one(".dw-badge").text == "已废止"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(words="7号 办法"), ["办法乙"]),
        (Wanted(level="县级"), ["办法乙"]),
        (Wanted(level="层级未注明"), ["通知丙"]),
        (Wanted(region="示例县"), ["办法乙"]),
        (Wanted(status="已废止"), ["通知丙"]),
        (Wanted(group="none", sort="newest"), ["办法乙", "条例甲", "通知丙"]),
        (Wanted(group="none", sort="oldest"), ["条例甲", "办法乙", "通知丙"]),
        (Wanted(group="year"), ["办法乙", "条例甲", "通知丙"]),
        (Wanted(group="region"), ["办法乙", "条例甲", "通知丙"]),
        (Wanted(group="status"), ["办法乙", "条例甲", "通知丙"]),
    ],
)
def test_documents_are_filtered_grouped_and_sorted(wanted: Wanted, found: list[str]) -> None:
    assert titles(list_view(SHELF, wanted)) == found


def test_nothing_found_and_nothing_held_say_what_to_do() -> None:
    assert "换一个词" in read(list_view(SHELF, Wanted(words="没有"))).text
    assert "资料库是空的" in read(list_view(())).text


def test_a_long_list_has_pages_and_groups_tell_their_whole_number() -> None:
    many = [document(f"d{n}", title=f"文件{n:03}") for n in range(PAGE + 5)]
    first, last = list_view(many), list_view(many, Wanted(page=9))
    assert (len(titles(first)), len(titles(last))) == (PAGE, 5)
    assert f"{PAGE + 5} 份" in read(last).h3.text
    assert [one["data-name"] for one in read(first).select("[data-act]")] == ["2"]


def test_what_no_form_offers_counts_as_nothing() -> None:
    assert wanted_of({"group": "__class__", "sort": "x", "page": "7"}) == Wanted()
    form = read(list_form(SHELF, Wanted(level="县级")))
    assert [one.text for one in form.select('[name="level"] option')] == [
        "全部层级", "党内法规", "县级", "层级未注明",
    ]  # fmt: skip
    assert form.select_one("option[selected]").text == "县级"


def test_hits_mark_whole_words_and_lead_to_the_best_sentence() -> None:
    hit = Hit(RULE.passages[5], RULE.document, 0.5, matched=("支部", "联合支部", "五个"))
    start, end = best_sentence(hit)
    assert RULE.text[start:end] == "联合支部覆盖的单位一般不超过五个。"
    page = read(hits_view("联合支部", [hit]))
    assert page.li.a["href"] == f"#doc-d1-{start}-{end}"
    assert page.li.a.text == "《示例支部工作条例》第四条"
    assert [mark.text for mark in page.find_all("mark")] == ["支部", "联合支部", "五个"]
    assert page.li.select_one(".dw-badge").text == "现行有效"
    assert "没有找到" in read(hits_view("无", [])).text


def test_addresses_are_read_back() -> None:
    assert asked(text_link("d1", 3, 9)[1:]) == asked(text_link("d1")[1:]) == Asked("d1")
    assert asked(comparison_link("d1", "d2")[1:]) == Asked("d1", "d2")
    for wrong in ("", "doc-", "doc-d1-x", "diff-d1", "doc-../etc", "doc-d1-1-2-3", "diff-a-/b"):
        assert asked(wrong) == Asked()


def test_every_paragraph_stands_at_its_offset(rule: OpenText) -> None:
    page, text = read(text_body(rule)), rule.contents.text
    leaves = page.select("[data-at]")
    for leaf in leaves:
        at = int(leaf["data-at"])
        assert text[at : at + len(leaf.text)] == leaf.text
    assert "".join("".join(leaf.text.split()) for leaf in leaves) == "".join(text.split())
    assert [head.text for head in page.select("h3")] == ["第一章 总则", "第二章 工具"]
    assert [one["data-loc"] for one in page.select("section")] == ["第一条", "第二条", "第三条"]
    assert (
        page.select("section")[1].select("p[data-at]")[-1]["data-loc"] == "第二条第二款第（二）项"
    )
    assert page.select_one(".dw-text")["data-label"].startswith(
        "《果园管理办法》（果社发〔2024〕3号"
    )
    link = page.select_one(".dw-clause-link")
    assert "借出工具应当登记" in page.find(id=link["data-clause"]).text


def test_the_outline_nests_clauses_in_chapters(library: Assistant, rule: OpenText) -> None:
    head, text = Reading(library).open(text_link(rule.contents.document.id)[1:])
    outline = read(text).select_one(".dw-outline")
    assert [one.text for one in outline.select("nav > ul > li.dw-branch > a")] == [
        "第一章 总则", "第二章 工具",
    ]  # fmt: skip
    inner = outline.select("nav ul ul a")
    assert [link.b.text for link in inner] == ["第一条", "第二条", "第三条"]
    start = int(inner[0]["data-entry"])
    assert rule.contents.text[start:].startswith("第一条")
    facts = {dt.text: dt.find_next("dd").text for dt in read(head).find_all("dt")}
    assert facts["文号"] == "果社发〔2024〕3号" and facts["地区"] == "示例县"


def test_rows_become_a_table_whose_merged_cells_are_one() -> None:
    line = "序号 | 姓名 | 情况 | 情况"
    sections = (replace(RULE.sections[0], rank="行", start=0, end=len(line)),)
    parsed = replace(RULE, text=f"{line}\n以上。", sections=sections)
    page = read(text_body(OpenText(parsed, "《表》", "", None, (), ())))
    cells = page.select("td")
    assert [(cell.text, cell.get("colspan")) for cell in cells] == [
        ("序号", None), ("姓名", None), ("情况", "2"),
    ]  # fmt: skip
    assert [parsed.text[int(cell["data-at"]) :][:2] for cell in cells] == ["序号", "姓名", "情况"]
    assert page.select_one("p[data-at]").text == "以上。"


def citing(id: str) -> Citation:
    return replace(cite(RULE, "联合支部覆盖的单位一般不超过五个。", 1), document=document(id))


def test_versions_references_and_this_conversation_are_told(
    library: Assistant, rule: OpenText
) -> None:
    own = rule.contents.document
    from_conversation = replace(citing(own.id), label=f"《{own.title}》第一条")
    answer = replace(joint_answer("修剪几次？", ""), citations=(from_conversation,))
    turns = (Turn("修剪几次？", answer=answer), Turn("别的？"))
    page = read(Reading(library).about(f"doc-{own.id}", turns))
    links = [link["href"] for link in page.select(".dw-versions a")]
    old = next(one for one in library.documents() if one.status is Status.REVISED)
    assert links == [f"#doc-{old.id}", f"#diff-{old.id}-{own.id}"]
    assert "被 1 份文件提到，本次对话引用 1 次" in page.text
    asked_about = page.select_one(".dw-cited-places").parent
    assert asked_about.text.startswith("修剪几次？")
    assert (
        asked_about.a["href"] == f"#doc-{own.id}-{from_conversation.start}-{from_conversation.end}"
    )


def test_another_document_is_found_for_comparing(library: Assistant, rule: OpenText) -> None:
    own = rule.contents.document.id
    reading = Reading(library)
    page = read(reading.about(f"doc-{own}", (), "冬季"))
    (link,) = page.select("details[open] .dw-plain:not(.dw-versions) a")
    assert link.text == "与《关于做好冬季修剪的通知》对照"
    assert "没有标题里有“<b>”的其他文件" in read(reading.about(f"doc-{own}", (), "<b>")).text


def test_changes_are_marked_clause_by_clause(library: Assistant, rule: OpenText) -> None:
    new = rule.contents.document
    old = next(one for one in library.documents() if one.status is Status.REVISED)
    page = read(Reading(library).compare(f"diff-{old.id}-{new.id}"))
    assert page.select_one("[data-shown]")["data-shown"] == f"diff-{old.id}-{new.id}"
    shown = {row.h3.a.text: row for row in page.select(".dw-changes li")}
    assert shown["第三条"].select_one(".dw-badge").text == "新增"
    assert [one.name for one in shown["第一条"].select("del, ins")][:2] == ["del", "ins"]


def test_a_document_that_is_gone_says_so_with_ways_out(library: Assistant) -> None:
    reading = Reading(library)
    for shown in (reading.open("doc-d00000000")[1], reading.compare("diff-d0000-d1111")):
        page = read(shown)
        assert "不在资料库里" in page.select_one("[role=alert]").text
        assert {link["href"] for link in page.find_all("a")} == {
            "#texts", "#texts-search", "#chat",
        }  # fmt: skip
    assert reading.about("doc-d00000000", ()) == ""


def test_comparing_never_reads_a_file_by_its_path(library: Assistant) -> None:
    assert "不在资料库里" in Reading(library).compare("diff-/etc/passwd-/etc/hosts")


def test_hostile_texts_stay_text(library: Assistant) -> None:
    reading = Reading(library)
    hostile = next(one for one in library.documents() if one.title == "附表说明")
    opened = OpenText(EVIL, HOSTILE, HOSTILE, EVIL.document, (), ())
    shown = [
        *reading.open(f"doc-{hostile.id}"),
        text_head(opened),
        text_body(opened),
        list_view([EVIL.document]),
        hits_view(HOSTILE, [Hit(EVIL.passages[1], EVIL.document, 0.1, matched=("<script>",))]),
        *reading.open(f"doc-{HOSTILE}"),
        *reading.search({"words": HOSTILE}),
    ]
    page = read("".join(shown))
    assert page.find_all(["script", "img"]) == []
    assert all(link["href"].startswith("#") for link in page.find_all("a"))
    assert HOSTILE.split("\u202e")[0] in page.text


def test_a_digest_says_what_it_rests_on() -> None:
    page = read(text_head(OpenText(DIGEST, "《要点》", "", None, (), ())))
    note = page.select_one(".dw-digest-note").text
    assert "不是文件原文" in note and "《示例支部工作条例》第四条、第五条" in note
