"""Articles and serial numbers without the name of a document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Settings, build_assistant
from tests.answering.library import BRANCH, CLUB

PESTS = """果园防虫规定

果发〔2032〕14号

第一条 防虫网应当在花期之前十天架设完毕。

第二条 防虫网由管水员每月检查一次。
"""
FIRES = """果园防火规定

果园联发〔2033〕14号

第一条 草棚和粮仓之间应当留出六米的空地。
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("references")
    files = {"读书会.txt": CLUB, "支部.txt": BRANCH, "防虫.txt": PESTS, "防火.txt": FIRES}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assistant.add([folder / name for name in files])
        yield assistant


def conclusion(answer: Answer) -> str:
    return "".join(item.text for item in answer.sections[0].items)


def test_an_article_belongs_to_the_document_of_the_question_before(office: Assistant) -> None:
    answer = office.ask("第二条说的啥", ["果园防虫规定是什么时候出的？"])
    assert conclusion(answer) == "防虫网由管水员每月检查一次。"
    follow = office.ask("那第四条呢", ["读书会条例里借书要什么条件？", "丢了书怎么赔？"])
    assert "借书期限为三十天" in conclusion(follow)
    assert "果园读书会条例" in follow.query_used


def test_without_one_the_documents_that_have_such_an_article_are_offered(
    office: Assistant,
) -> None:
    answer = office.ask("第二条说的啥")
    assert answer.refused and "请写明是哪一份" in answer.reason
    for title in ("果园读书会条例（试行）", "果园合作社党支部学习办法", "果园防虫规定"):
        assert f"《{title}》" in answer.reason
    assert "防火" not in answer.reason


def test_an_article_that_only_one_document_has_is_given_itself(office: Assistant) -> None:
    assert "公积金列支" in conclusion(office.ask("第六条是什么"))


def test_an_article_that_no_document_has_is_said_to_be_missing(office: Assistant) -> None:
    answer = office.ask("第九十条规定了什么")
    assert answer.refused and "没有一份文件有第九十条" in answer.reason


def test_a_serial_number_leads_straight_to_its_document(office: Assistant) -> None:
    answer = office.ask("58号文规定书丢了怎么赔")
    assert "两倍" in conclusion(answer)
    assert {citation.document.number for citation in answer.citations} == {"园发〔2031〕58号"}


def test_a_serial_number_that_two_documents_have_is_asked_back(office: Assistant) -> None:
    answer = office.ask("14号文里防虫网什么时候架设")
    assert answer.refused
    assert "《果园防虫规定》" in answer.reason and "《果园防火规定》" in answer.reason
    assert "花期之前十天" in conclusion(office.ask("2032年14号文里防虫网什么时候架设"))


def test_a_serial_number_that_no_document_has_is_said_to_be_missing(office: Assistant) -> None:
    answer = office.ask("28号文对借书期限怎么规定")
    assert answer.refused and "没有28号文" in answer.reason
