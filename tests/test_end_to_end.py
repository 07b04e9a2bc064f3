"""The command line as its users run it: processes of their own over the starter library."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant import Settings, build_assistant

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
JOINT = "我们公司只有两名党员，能不能和别的企业联合建支部？"
RAIN = "明天会不会下雨？"

ANSWER = {
    *("question", "query_used", "refused", "reason", "text", "composer"),
    *("sections", "citations", "leads", "timings_ms"),
}
CITATION = {
    *("id", "document_id", "title", "issuer", "number", "date", "status"),
    *("locator", "page", "quote", "start", "end", "label"),
}
HIT = {"passage_id", "document_id", "title", "locator", "score", "text"}


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Command:
    """`dangwu` over one library folder."""

    home: Path

    def __call__(self, *arguments: str | Path, code: int = 0) -> Run:
        environment = {
            **{name: value for name, value in os.environ.items() if name[:7] != "DANGWU_"},
            "DANGWU_HOME": str(self.home),
            "PYTHONWARNINGS": "error::ResourceWarning",
            "LC_ALL": "C",
        }
        done = subprocess.run(
            [sys.executable, "-m", "assistant", *map(str, arguments)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            timeout=180,
        )
        run = Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
        assert run.code == code, run.err
        assert "Traceback" not in run.err
        return run


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> tuple[Command, Any]:
    """The command over the starter library, with what adding it printed."""
    dangwu = Command(tmp_path_factory.mktemp("end-to-end") / "资料库")
    return dangwu, dangwu("library", "add", CORPUS, "--json").json


@pytest.fixture
def dangwu(starter: tuple[Command, Any]) -> Command:
    return starter[0]


@pytest.fixture(scope="session")
def joint(starter: tuple[Command, Any]) -> Any:
    return starter[0]("ask", JOINT, "--json").json


def test_the_starter_library_goes_in_whole(starter: tuple[Command, Any]) -> None:
    _, report = starter
    assert report["failed"] == 0
    assert len(report["files"]) == len(list(CORPUS.glob("*.md"))) > 20
    assert {row["state"] for row in report["files"]} == {"已入库"}
    assert report["embedded"] == sum(row["passages"] for row in report["files"]) > 100


def test_adding_it_again_embeds_nothing(dangwu: Command) -> None:
    again = dangwu("library", "add", CORPUS, "--json").json
    assert (again["embedded"], again["failed"]) == (0, 0)
    assert {row["state"] for row in again["files"]} == {"未变化"}


def test_two_members_may_join_with_another_enterprise(joint: Any) -> None:
    assert not joint["refused"]
    assert "联合党支部" in joint["text"]
    conclusion = next(section for section in joint["sections"] if section["title"] == "结论")
    first = conclusion["items"][0]
    quotes = {citation["id"]: citation["quote"] for citation in joint["citations"]}
    assert any("第五条" in quotes[number] for number in first["citations"])


def test_an_answer_has_exactly_the_agreed_fields(joint: Any) -> None:
    assert set(joint) == ANSWER
    assert joint["question"] == JOINT and joint["composer"] == "extractive"
    for section in joint["sections"]:
        assert set(section) == {"title", "items"}
        assert all(set(item) == {"text", "citations"} for item in section["items"])
    assert all(set(one) == {*CITATION, "references"} for one in joint["citations"])


def test_every_sentence_is_cited_and_every_citation_is_used(joint: Any) -> None:
    items = [item for section in joint["sections"] for item in section["items"]]
    assert items and all(item["citations"] for item in items)
    used = {number for item in items for number in item["citations"]}
    assert used == {citation["id"] for citation in joint["citations"]}
    assert all(f"[{number}]" in joint["text"] for number in used)


@pytest.mark.parametrize(
    "question",
    [
        JOINT,
        "发展党员有哪些步骤？",
        "党费交多少？",
        "预备期多长时间？",
        "支部委员会多久开一次会？",
    ],
)
def test_every_quote_is_the_stored_text_at_its_place(dangwu: Command, question: str) -> None:
    with build_assistant(Settings(home=dangwu.home)) as assistant:
        answer = assistant.ask(question)
        assert answer.citations
        for citation in answer.citations:
            text = assistant.contents(citation.document.id).text
            assert text[citation.start : citation.end] == citation.quote


def test_quotes_of_the_printed_answer_are_in_the_library(dangwu: Command, joint: Any) -> None:
    with build_assistant(Settings(home=dangwu.home)) as assistant:
        for citation in joint["citations"]:
            document = assistant.contents(citation["document_id"])
            assert document.text[citation["start"] : citation["end"]] == citation["quote"]
            assert document.document.title == citation["title"]


def test_rain_is_refused_with_leads_and_without_citations(dangwu: Command) -> None:
    record = dangwu("ask", RAIN, "--json").json
    assert set(record) == ANSWER
    assert record["refused"] and record["reason"]
    assert (record["sections"], record["citations"]) == ([], [])
    assert record["leads"] and all(set(lead) == HIT for lead in record["leads"])


def test_search_has_exactly_the_agreed_fields(dangwu: Command) -> None:
    record = dangwu("search", JOINT, "-k", "3", "--json").json
    assert set(record) == {"query_used", "hits"}
    assert len(record["hits"]) == 3
    assert all(set(hit) == HIT for hit in record["hits"])
    scores = [hit["score"] for hit in record["hits"]]
    assert scores == sorted(scores, reverse=True) and 0 <= scores[-1] <= scores[0] <= 1
    assert "联合党支部" in record["hits"][0]["text"]


def test_the_printed_answer_can_be_pasted(dangwu: Command) -> None:
    printed = dangwu("ask", JOINT).out
    assert "【结论】" in printed and "出处" in printed
    assert "联合党支部" in printed and "《成立党支部与联合党支部要点摘编》" in printed


def test_an_empty_library_fails_in_one_line_that_says_how_to_fill_it(tmp_path: Path) -> None:
    empty = Command(tmp_path / "empty")("ask", JOINT, code=2)
    assert "library add" in empty.err and empty.err.count("\n") == 1


def test_bytes_that_are_no_text_in_a_question_do_no_harm(dangwu: Command) -> None:
    record = dangwu("ask", os.fsdecode("党费怎么交".encode() + b"\xff"), "--json").json
    assert set(record) == ANSWER


def test_the_guide_cites_the_starter_library(dangwu: Command) -> None:
    facts = ("--employees", "80", "--members", "2", "--organisation", "无")
    record = dangwu("guide", *facts, "--json").json
    assert [(one["form"], one["binding"]) for one in record["forms"]] == [("联合党支部", "应当")]
    assert all(set(citation) == CITATION for citation in record["citations"])
    assert not record["unconfirmed"]
