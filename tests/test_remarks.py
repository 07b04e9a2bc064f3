"""What is said of the sources: told by the registry about the documents that were cited."""

from __future__ import annotations

import pytest

from assistant.domain import Citation, Document, Kind, Level, Passage, Source, Status
from assistant.remarks import remarks


def cited(number: int, quote: str = "社员按月交费。", **document: object) -> Citation:
    facts = {
        "id": f"d{number}",
        "title": "果园办法",
        "kind": Kind.REGULATION,
        "sha256": "",
    } | document
    source = Document(**facts)  # type: ignore[arg-type]
    passage = Passage(f"p{number}", source.id, 0, "", (), quote, 0, len(quote))
    return Citation(number, source, passage, "", quote, 0, len(quote), "")


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"status": Status.REVISED}, "已经修订"),
        ({"status": Status.REPEALED}, "已经废止"),
        ({"status": Status.NOT_YET}, "尚未施行"),
        ({"status": Status.TRIAL}, "标明试行"),
        ({"kind": Kind.SPEECH, "level": Level.REFERENCE}, "是讲话"),
        ({"level": Level.UNIT}, "有关单位自己的规定"),
        ({"level": Level.PROVINCE, "region": "果园省"}, "地方规定"),
        ({"title": "高等学校果园条例"}, "只适用于高等学校"),
    ],
)
def test_each_standing_is_said_once_with_the_citation_it_is_about(
    document: dict[str, object], words: str
) -> None:
    told = remarks([cited(1, status=Status.IN_FORCE, title="总则"), cited(2, **document)])
    assert [(words in item.text, item.citations) for item in told] == [(True, (2,))]


def test_of_a_rule_in_force_nothing_is_said() -> None:
    assert remarks([cited(1, status=Status.IN_FORCE, level=Level.PARTY_RULE)]) == ()


def test_a_digest_is_marked_where_its_words_name_a_revised_text_and_only_there() -> None:
    sources = (Source("灌溉细则", status="已修订"), Source("会费规定", status="现行有效"))
    about = {"kind": Kind.DIGEST, "title": "要点摘编", "sources": sources, "status": Status.TRIAL}
    old = cited(1, "每天限用二十桶（《灌溉细则》第三条）。", **about)
    new = cited(2, "按月交费（《会费规定》第一条）。", **about)
    told = remarks([new, old])
    assert [item.citations for item in told] == [(1,)]
    assert "《灌溉细则》已经修订" in told[0].text and "会费规定" not in told[0].text
    assert remarks([new]) == ()


def test_many_documents_are_named_by_two() -> None:
    told = remarks([cited(n, status=Status.TRIAL, title=f"办法{n}") for n in range(1, 5)])
    assert told[0].text.startswith("《办法1》《办法2》等文件标明试行")
