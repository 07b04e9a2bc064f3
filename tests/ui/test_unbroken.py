"""What belongs together stands in one element, and the words stay what they were."""

from __future__ import annotations

from html import unescape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.page_documents import HOSTILE
from ui.folding import folded_list
from ui.unbroken import unbroken


def whole(text: str) -> list[str]:
    return [one.text for one in BeautifulSoup(unbroken(text), "html.parser").select(".dw-whole")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("见中组发〔2018〕7号。", ["见中组发〔2018〕7号"]),
        ("自2026年11月28日起施行", ["2026年11月28日"]),
        ("二〇二六年十一月二十八日印发", ["二〇二六年十一月二十八日"]),
        ("依照第二十条第二款第（三）项", ["第二十条", "第二款", "第（三）项"]),
        ("依照第六条之一", ["第六条之一"]),
        ("按2%、百分之零点五或者1,200.50元", ["2%", "百分之零点五", "1,200.50元"]),
        ("由3至5人在15个工作日内办", ["3至5人", "15个工作日"]),
        ("三个月以内，每月一次，满18周岁", ["三个月", "18周岁"]),
        ("支部大会讨论，三人到会，二十五人赞成", ["二十五人"]),
    ],
)  # fmt: skip
def test_numbers_dates_and_clauses_are_kept_whole(text: str, kept: list[str]) -> None:
    assert whole(text) == kept


@given(st.text(alphabet="第二十条〔2026〕1号年月日%<>&\"' 、。个人", max_size=40))
def test_no_word_is_changed_or_lost(text: str) -> None:
    shown = unbroken(text).replace('<span class="dw-whole">', "").replace("</span>", "")
    assert unescape(shown) == text


def test_markup_in_a_text_stays_text() -> None:
    page = BeautifulSoup(unbroken(f"第三条{HOSTILE}"), "html.parser")
    assert page.find_all(["script", "img"]) == []
    assert page.text == f"第三条{HOSTILE}"


def test_a_list_is_folded_where_much_is_left() -> None:
    rows = [f"<li>{number}</li>" for number in range(1, 10)]
    short = folded_list("ul", rows[:6], 4, "句", "a")
    assert "details" not in short and short.count("<li>") == 6
    page = BeautifulSoup(folded_list("ol", rows, 4, "句", "a"), "html.parser")
    assert [len(one.select("li")) for one in page.select("ol")] == [4, 5]
    assert page.select("ol")[1]["start"] == "5"
    assert "其余 5 句" in page.summary.text
    other = BeautifulSoup(folded_list("ol", rows, 4, "句", "b"), "html.parser")
    assert page.details["data-fold"] != other.details["data-fold"]
