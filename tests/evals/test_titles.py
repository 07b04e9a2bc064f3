from __future__ import annotations

from datetime import date

import pytest

from assistant import Document, Kind
from evals.titles import core_title, same_title, same_version


def document(title: str, source: str = "", kind: Kind = Kind.REGULATION) -> Document:
    return Document("d1", title, kind, "0" * 64, effective=None, source_name=source)


def test_core_titles_agree_whatever_surrounds_them() -> None:
    names = ["中华人民共和国果树法", "《果树法》", "果树法（试行）", "果树法（2014）", "果树 法"]
    assert {core_title(name) for name in names} == {"果树法"}


@pytest.mark.parametrize(
    ("gold", "title", "source", "same"),
    [
        ("果园工作条例（试行）", "果园工作条例", "", True),
        ("果园工作规程", "关于印发《果园工作规程（试行）》的通知", "", True),
        ("果园工作规程", "对《果园工作规程》的解读", "", False),
        ("某某部关于做好浇水工作的通知", "关于做好浇水工作的通知", "", True),
        ("果树法", "果树法实施条例", "经济法__果树法实施条例(2019-04-23).md", False),
        ("果树法", "第一章", "经济法__果树法(2018-12-29).md", True),
        ("果园工作条例", "果园工作条例要点摘编", "01_果园要点.md", False),
    ],
)
def test_titles(gold: str, title: str, source: str, same: bool) -> None:
    assert same_title(gold, document(title, source)) is same


def test_the_speech_is_known_by_its_title() -> None:
    assert same_title("speech", document("在果园座谈会上的讲话", kind=Kind.SPEECH))
    assert not same_title("speech", document("社长发表重要讲话", kind=Kind.NEWS))
    assert not same_title("speech", document("果园工作条例"))


@pytest.mark.parametrize(
    ("version", "source", "effective", "same"),
    [
        ("2014", "05_细则_2014（已有2026年修订）.txt", None, True),
        ("2019", "05_细则_2014.txt", None, False),
        ("2018-10-26", "公司法(2018-10-26).md", None, True),
        ("2023-12-29", "公司法(2018-10-26).md", None, False),
        ("2023", "公司法(2023-12-29).md", date(2024, 7, 1), True),
        ("2018-10-26", "规则.txt", date(2018, 10, 26), True),
        ("2018", "规则.txt", None, True),
        (None, "规则_2011.txt", None, True),
    ],
)
def test_versions(version: str | None, source: str, effective: date | None, same: bool) -> None:
    made = Document("d1", "规则", Kind.REGULATION, "0", effective=effective, source_name=source)
    assert same_version(version, made) is same
