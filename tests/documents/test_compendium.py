"""A book of other texts takes no particulars from what it collects."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assistant import Settings, build_assistant

TEXTS = """果园合作社社员培训工作手册
果园合作社办公室
2031年6月

果园借书办法（试行）

第一条 社员借书，每次不超过三本。

第二条 本办法由果园县供销社解释。

第三条 本办法自2029年1月1日起施行，《果园旧借书办法》（园发〔2019〕3号）同时废止。

果园县供销社
2028年12月20日
"""


def test_issuer_date_and_repeals_of_collected_texts_are_not_those_of_the_book(
    tmp_path: Path,
) -> None:
    (tmp_path / "手册.txt").write_text(TEXTS, encoding="utf-8")
    (tmp_path / "办法.txt").write_text(TEXTS.split("\n\n", 1)[1], encoding="utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([tmp_path / "手册.txt", tmp_path / "办法.txt"])
        documents = {document.title: document for document in assistant.documents()}
    book = next(one for title, one in documents.items() if "手册" in title)
    rule = next(one for title, one in documents.items() if "手册" not in title)
    assert book.issuer != "果园县供销社" and book.effective is None and not book.trial
    assert not book.repeals and not book.replaces
    assert rule.effective == date(2029, 1, 1)
    assert [one.title for one in rule.repeals] == ["果园旧借书办法"]
