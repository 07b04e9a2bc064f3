from __future__ import annotations

import pytest

from evals.support import borne_out


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("满3个月可以提出。", "满三个月的，可以提出"),
        ("不超过百分之五。", "不得超过 5%"),
        ("须有三分之二以上到会。", "到会人数超过三分之二"),
        ("2014年5月起执行。", "二〇一四年五月二十八日起执行"),
        ("2014年5月28日起执行。", "自2014-05-28起执行"),
        ("共1,200元。", "一千二百元"),
        ("全国有3万户。", "30000户"),
        ("要统一安排，一般由支部办。", "由支部办"),
        ("没有数字的话。", "别的话"),
    ],
)
def test_the_same_value_in_another_spelling_is_borne_out(sentence: str, quote: str) -> None:
    assert borne_out(sentence, [quote], [])


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("满6个月可以提出。", "满三个月的，可以提出"),
        ("满三个月可以提出。", "满半年的，可以提出"),
        ("不超过5%。", "不超过5人"),
        ("须有三分之二以上到会。", "须有半数以上到会，共三人"),
        ("2014年5月29日起执行。", "2014年5月28日起执行"),
        ("2014年5月起执行。", "2014年起执行"),
        ("按《果园办法》办。", "按办法办"),
        ("按果组〔2015〕3号办。", "按2015年3号文办"),
        ("十五人开会。", "五人开会"),
    ],
)
def test_another_value_or_name_is_not(sentence: str, quote: str) -> None:
    assert not borne_out(sentence, [quote], [])


def test_quotes_count_together_and_names_of_the_cited_documents_too() -> None:
    assert borne_out("满3个月，交5元。", ["满三个月", "交五元"], [])
    assert borne_out(
        "按《果园办法》（果组〔2015〕3号）办。", ["办"], ["果园办法", "果组〔2015〕3号"]
    )


def test_endless_digits_do_no_harm() -> None:
    assert borne_out("9" * 400, ["9" * 400], [])
    assert not borne_out("九" * 400, ["八" * 400], [])
