"""Documents opened for reading: versions, what refers to them, what ended clauses of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, AssistantError, Document, Settings, Status, build_assistant
from tests.reading_library import write_reading_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("texts")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([write_reading_library(folder / "files")]).failed
        yield assistant


def named(library: Assistant, title: str, year: int) -> Document:
    return next(
        one
        for one in library.documents()
        if one.title == title and one.date and one.date.year == year
    )


def test_versions_stand_newest_first_from_whichever_one_is_read(library: Assistant) -> None:
    old, new = named(library, "果园管理办法", 2019), named(library, "果园管理办法", 2024)
    for one in (old, new):
        assert [each.id for each in library.texts.versions(one.id)] == [new.id, old.id]
    notice = named(library, "关于做好冬季修剪的通知", 2024)
    assert [each.id for each in library.texts.versions(notice.id)] == [notice.id]


def test_an_old_version_says_what_revised_it(library: Assistant) -> None:
    old, new = named(library, "果园管理办法", 2019), named(library, "果园管理办法", 2024)
    opened = library.texts.open(old.id)
    assert opened.contents.document.status is Status.REVISED
    assert opened.successor is not None and opened.successor.id == new.id
    assert opened.reason == "已由《果园管理办法》（2024年5月1日）修订，请用新版本。"
    assert opened.label == "《果园管理办法》（果园合作社，2019年3月1日）"


def test_references_within_the_text_are_looked_up(library: Assistant) -> None:
    opened = library.texts.open(named(library, "果园管理办法", 2024).id)
    assert [one.text for one in opened.references] == ["第二条第二款"]


def test_documents_that_name_a_text_mean_the_version_in_force(library: Assistant) -> None:
    old, new = named(library, "果园管理办法", 2019), named(library, "果园管理办法", 2024)
    (one,) = library.texts.referring(new.id)
    assert (one.document.title, one.times) == ("关于做好冬季修剪的通知", 2)
    text = library.contents(one.document.id).text
    assert text[one.start : one.end] == "果园管理办法"
    assert library.texts.referring(old.id) == ()


def test_a_text_that_is_not_held_is_an_error(library: Assistant) -> None:
    for verb in (library.texts.open, library.texts.versions, library.texts.referring):
        with pytest.raises(AssistantError, match="d00000"):
            verb("d00000")


def test_a_clause_that_another_text_ended_is_named_once(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "甲.md").write_text(
        "---\ntitle: 果品检验办法\nkind: 制度\nissuer: 果园合作社\nwritten: 2020-01-01\n"
        "status: 现行有效\n---\n\n果品检验办法\n\n第一条 果品应当检验。\n\n"
        "第二条 检验收费如下：\n\n（一）苹果每吨五元；\n\n（二）梨每吨三元。\n",
        "utf-8",
    )
    (files / "乙.md").write_text(
        "---\ntitle: 果品免费检验规定\nkind: 制度\nissuer: 果园合作社\nwritten: 2023-01-01\n"
        "status: 现行有效\n---\n\n果品免费检验规定\n\n第一条 检验不收费。\n\n"
        "第二条 本规定自2023年2月1日起施行，《果品检验办法》第二条同时废止。\n",
        "utf-8",
    )
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assert not assistant.add([files]).failed
        opened = assistant.texts.open(named(assistant, "果品检验办法", 2020).id)
        (ended,) = opened.ended
        assert opened.contents.sections[ended.section].mark == "第二条"
        assert ended.status is Status.REPEALED
        assert ended.by is not None and ended.by.title == "果品免费检验规定"
