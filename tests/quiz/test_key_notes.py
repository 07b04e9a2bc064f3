"""What a printed key says of all its items, and that it says nothing twice."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain import Kind, Status
from assistant.export.paper_markdown import key_markdown
from tests.quiz.made_items import SINGLE, TRUE, paper_of


def test_a_key_says_once_what_holds_for_all_and_no_sentence_twice() -> None:
    told = replace(SINGLE, explanation=f"《果园读书会条例》第一条规定：“{SINGLE.citation.quote}”")
    digest = replace(
        SINGLE.citation.document,
        title="果园要点摘编",
        kind=Kind.DIGEST,
        collection="出题要点",
        sources=(),
        status=Status.IN_FORCE,
    )
    restated = replace(TRUE, citation=replace(TRUE.citation, document=digest))
    key = key_markdown([paper_of(told, restated)]).decode()
    assert key.count("以所列规定的原文为准") == 1
    assert "状态未知" not in key and "现行有效" not in key and "果园要点摘编" not in key
    assert key.count("下列文件的效力请核对：《果园读书会条例》。") == 1
    assert key.count(SINGLE.citation.quote) == 2  # once explained, once as the other's evidence
