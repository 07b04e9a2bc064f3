"""When two titles, 文号 or clauses mean the same."""

from __future__ import annotations

import pytest

from assistant.document_names import (
    alike,
    attached_key,
    clause_path,
    is_trial_title,
    number_key,
    title_key,
    without_prefix,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("果园法（2018年修正）", "果园法"),
        ("果园工作条例（试行）", "果园工作条例"),
        ("果园法(2023修订)", "果园 法"),
        ("《果园法》", "果园法"),
    ],
)
def test_editions_of_one_title(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


def test_other_brackets_tell_texts_apart() -> None:
    assert title_key("果园章程（果园县）") != title_key("果园章程（果树县）")


def test_prefixes_and_attached_texts() -> None:
    assert without_prefix(title_key("中华人民共和国果园法")) == title_key("果园法")
    assert attached_key("关于印发《果园办法》的通知") == title_key("果园办法")
    assert attached_key("关于做好果园工作的通知") is None
    assert is_trial_title("果园办法（试行）") and not is_trial_title("果园办法")


def test_numbers_whatever_the_brackets() -> None:
    assert number_key("园发〔2012〕11号") == number_key("园发（2012）第11号")


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("第十二条第二款", ("条12", "款2")),
        ("第一章/第12条/第二款", ("条12", "款2")),
        ("第三条第（四）项", ("条3", "项4")),
        ("第三条/（四）", ("条3", "项4")),
        ("第五条之一", ("条5之一",)),
        ("二/（一）", ("条2", "项1")),
        ("总则", ()),
    ],
)
def test_clauses(words: str, path: tuple[str, ...]) -> None:
    assert clause_path(words) == path


def test_likeness() -> None:
    assert alike("果园办法", "果园办法") == 1.0
    assert alike("果园办法", "仓库制度") == 0.0
