"""Cross-references through the public door, over a real library of small made-up rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant, AssistantError, CrossReference, Settings, build_assistant

CHARTER = """---
title: 中国果园互助会章程
kind: 法规
status: 现行有效
written: 2024-03-01
---

中国果园互助会章程

第一条 本会的名称是果园互助会。

第二条 会员应当履行下列义务：
（一）按月交纳会费；
（二）参加劳动。

第三条 会员有选举权。
"""
OLD = CHARTER.replace("2024-03-01", "2010-03-01").replace("会员有选举权", "会员有表决权")
RULE = """---
title: 果园市会员管理条例
kind: 法规
status: 现行有效
written: 2025-06-01
---

果园市会员管理条例

第一章 总则

第一条 根据《中国果园互助会章程》第二条、第三条和第九条，制定本条例。

第二条 会员入会应当具备下列条件：
（一）年满十八周岁；
（二）有劳动能力；
（三）承认章程。
符合前款规定的，可以申请入会；属于第（二）项情形的，应当提交证明。
前款规定的证明由村委会出具，不受第九条限制。

第三条 违反本条例第二条第一款第（三）项、第二款规定的，按照第五条至第七条处理。

第四条 适用本法第二条的，从其规定；本条例第四条除外。

第五条 对会员给予提醒。

第六条 对会员给予批评。

第七条 对会员予以除名。除名前应当听取前条所称会员的申辩。

第二章 附则

第八条 按照本条例第九十九条、《无名办法》第二条和合同第二条办理。
执行《中国果园互助会章程》（2017年修订）第三条。
过去执行《中国果园互助会章程》（2010年版）第三条。
"""
DIGEST = """---
title: 会员管理要点
kind: 解读
status: 现行有效
written: 2025-07-01
---

会员管理要点

第一条 入会要有劳动能力。

第二条 按照本条例第一条、前条和《果园市会员管理条例》第五条办理。
"""
TWO_TEXTS = """关于印发两个办法的通知

果园市借书办法

第一条 借书凭证件。

第二条 按照第一条登记。

果园市还书办法

第一条 还书要按时。

第二条 不符合第一条的，按照本办法第三条处理。

第三条 逾期的停借。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("references")
    texts = {"章程": CHARTER, "旧章程": OLD, "条例": RULE, "要点": DIGEST, "两个办法": TWO_TEXTS}
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([folder]).failed
        yield assistant


def refer(library: Assistant, title: str, sentence: str = "") -> list[CrossReference]:
    """What the document refers to, or the one place in it where the sentence stands."""
    found = next(one for one in library.documents() if one.title == title)
    text = library.contents(found.id).text
    start = text.index(sentence) if sentence else 0
    return list(library.references(found.id, start, start + len(sentence or text)))


def meant(references: list[CrossReference]) -> dict[str, list[str]]:
    """By its words, what each reference means."""
    return {one.text: [clause.locator for clause in one.clauses] for one in references}


def test_a_reference_and_its_clause_are_literal_spans(library: Assistant) -> None:
    for document in library.documents():
        text = library.contents(document.id).text
        for one in library.references(document.id, 0, len(text)):
            assert text[one.start : one.end] == one.text
            for clause in one.clauses:
                target = library.contents(clause.document.id).text
                assert target[clause.start : clause.end] == clause.text
                assert clause.text and clause.label.startswith(f"《{clause.document.title}》")


def test_clauses_of_the_document_itself(library: Assistant) -> None:
    found = refer(
        library,
        "果园市会员管理条例",
        "违反本条例第二条第一款第（三）项、第二款规定的，按照第五条至第七条处理。",
    )
    assert meant(found) == {
        "第二条第一款第（三）项": ["第一章/第二条/第一款/（三）"],
        "第二款": ["第一章/第二条/第二款"],
        "第五条至第七条": ["第一章/第五条", "第一章/第六条", "第一章/第七条"],
    }


def test_clauses_counted_from_the_place(library: Assistant) -> None:
    title = "果园市会员管理条例"
    second = refer(
        library, title, "符合前款规定的，可以申请入会；属于第（二）项情形的，应当提交证明。"
    )
    assert meant(second) == {
        "前款": ["第一章/第二条/第一款"],
        "第（二）项": ["第一章/第二条/第一款/（二）"],
    }
    third = refer(library, title, "前款规定的证明由村委会出具，不受第九条限制。")
    assert meant(third) == {"前款": ["第一章/第二条/第二款"]}
    last = refer(library, title, "除名前应当听取前条所称会员的申辩。")
    assert meant(last) == {"前条": ["第一章/第六条"]}


def test_another_document_means_its_version_in_force(library: Assistant) -> None:
    found = refer(
        library,
        "果园市会员管理条例",
        "根据《中国果园互助会章程》第二条、第三条和第九条，制定本条例。",
    )
    assert [one.text for one in found] == ["第二条", "第三条"]  # it has no 第九条
    (clause,) = found[1].clauses
    assert clause.text == "第三条 会员有选举权。"
    assert (clause.document.status, clause.note) == ("现行有效", "")


def test_an_edition_that_is_named_is_the_one_that_is_meant(library: Assistant) -> None:
    (found,) = refer(
        library, "果园市会员管理条例", "过去执行《中国果园互助会章程》（2010年版）第三条。"
    )
    (clause,) = found.clauses
    assert clause.text == "第三条 会员有表决权。"
    assert (clause.document.status, clause.note) == ("已修订", "")


def test_a_later_version_than_the_text_that_cites_it_says_so(
    library: Assistant, tmp_path: Path
) -> None:
    early = tmp_path / "早的办法.txt"
    early.write_text(
        "果园市早年办法\n\n第一条 执行《中国果园互助会章程》第三条。\n\n"
        "第二条 本办法自2015年1月1日起施行。\n",
        "utf-8",
    )
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        (tmp_path / "章程.md").write_text(CHARTER, "utf-8")
        assert not assistant.add([early, tmp_path / "章程.md"]).failed
        (found,) = refer(assistant, "果园市早年办法")
        assert "条号请核对" in found.clauses[0].note


def test_what_is_not_certain_has_no_reference(library: Assistant) -> None:
    title = "果园市会员管理条例"
    # 本法 is not what this text calls itself; 第四条 is where it stands.
    assert refer(library, title, "适用本法第二条的，从其规定；本条例第四条除外。") == []
    # No such article, no such document, no document at all, another edition.
    assert refer(library, title, "按照本条例第九十九条、《无名办法》第二条和合同第二条办理。") == []
    assert refer(library, title, "执行《中国果园互助会章程》（2017年修订）第三条。") == []


def test_a_digest_has_no_articles_of_its_own(library: Assistant) -> None:
    (found,) = refer(library, "会员管理要点")
    assert found.text == "第五条"
    assert found.clauses[0].document.title == "果园市会员管理条例"


def test_two_texts_in_one_document_are_told_apart(library: Assistant) -> None:
    parsed = next(one for one in library.documents() if "两个办法" in one.source_name)
    text = library.contents(parsed.id).text
    found = library.references(parsed.id, 0, len(text))
    assert [(one.text, one.clauses[0].text) for one in found] == [
        ("第一条", "第一条 借书凭证件。"),
        ("第一条", "第一条 还书要按时。"),
        ("第三条", "第三条 逾期的停借。"),
    ]


def test_on_a_day_before_the_present_version_the_earlier_one_is_meant(library: Assistant) -> None:
    rule = next(one for one in library.documents() if one.title == "果园市会员管理条例")
    found = library.references(rule.id, 0, 300, date(2015, 1, 1))
    assert {clause.text for one in found for clause in one.clauses} >= {"第三条 会员有表决权。"}


def test_one_clause_by_its_name(library: Assistant) -> None:
    rule = next(one for one in library.documents() if one.title == "果园市会员管理条例")
    (article,) = library.clause(rule.id, "第七条")
    assert article.text.startswith("第七条 对会员予以除名。")
    (item,) = library.clause(rule.id, "第2条第一款第（二）项")
    assert item.text == "（二）有劳动能力；"
    with pytest.raises(AssistantError, match="第三十条"):
        library.clause(rule.id, "第三十条")
