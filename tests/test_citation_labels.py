"""Citations as they are pasted: label and locator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.citation_labels import label, spoken_locator
from assistant.testing import line_document


@pytest.mark.parametrize(
    ("locator", "shown"),
    [
        ("第二章/第四条", "第四条"),
        ("第二章/第四条/第二款", "第四条第二款"),
        ("第二章/第四条/（三）", "第四条第（三）项"),
        ("第二章/第四条/第二款/（三）", "第四条第二款第（三）项"),
        ("第一编/第二章/第三节/第四十条", "第四十条"),
        ("第四条之一", "第四条之一"),
        ("第二章", "第二章"),
        ("二/（一）", "第二部分（一）"),
        ("二/（一）/1.", "第二部分（一）第1点"),
        ("", ""),
    ],
)
def test_a_locator_reads_as_a_clerk_writes_it(locator: str, shown: str) -> None:
    assert spoken_locator(locator) == shown


def test_a_paragraph_named_by_its_first_sentence_is_quoted() -> None:
    assert spoken_locator("四/拓宽来源渠道把书买好") == "第四部分“拓宽来源渠道把书买好”"


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({}, "《读书会条例》第四条"),
        ({"number": "园发〔2031〕58号"}, "《读书会条例》（园发〔2031〕58号）第四条"),
        (
            {"number": "园发〔2031〕58号", "issuer": "果园社", "written": date(2031, 5, 1)},
            "《读书会条例》（园发〔2031〕58号，果园社，2031年5月1日）第四条",
        ),
        ({"issuer": "果园社"}, "《读书会条例》（果园社）第四条"),
        ({"effective": date(2031, 12, 31)}, "《读书会条例》（2031年12月31日）第四条"),
    ],
)
def test_a_label_leaves_out_what_is_not_known(facts: dict[str, Any], shown: str) -> None:
    document = replace(line_document("正文", "读书会条例").document, **facts)
    assert label(document, "第二章/第四条") == shown
