"""What follows from the journal: blind spots, figures, workbooks, cases, printed answers."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from assistant import (
    Assistant,
    AssistantError,
    Evidence,
    Exchange,
    Verdict,
    answer_report,
    cited_evidence,
    wanted_document,
)
from tests.library.journal_kit import answered, ask


def test_questions_without_an_answer_are_grouped(assistant: Assistant) -> None:
    for question in (
        "按照《果园防火条例》要培训多少学时",
        "《果园防火条例》里怎么说的",
        "明天上海的天气怎么样",
        "上海后天的天气怎么样",
    ):
        assert ask(assistant, question).refused
    spots = {one.questions[-1]: one for one in assistant.journal.unanswered()}
    rule = spots["按照《果园防火条例》要培训多少学时"]
    assert (rule.count, rule.wanted) == (2, "《果园防火条例》全文")
    assert spots["明天上海的天气怎么样"].count == 2
    assert len(spots) == 2


@pytest.mark.parametrize(
    ("reason", "wanted"),
    [
        (
            "资料库没有收录《某条例》，不能据此回答；需要这份文件的全文，加入后再问。",
            "《某条例》全文",
        ),
        ("资料库里没有找到关于“积分制”的规定；需要写明它的文件。", "写明“积分制”的文件"),
        ("没有找到。需要写明这件事的文件，可向上级索取。", "能回答“‘红心’补贴找谁”的文件"),
        ("没有写出所问的数字；或补充写明这个数字的文件。", "能回答“‘红心’补贴找谁”的文件"),
        (
            "需要当地党委印发的、写明这件事的文件，再问。",
            "当地党委印发的、能回答“‘红心’补贴找谁”的文件",
        ),
        ("资料库里没有找到能回答这个问题的内容。", ""),
    ],
)
def test_a_refusal_names_the_document_that_is_wanted(reason: str, wanted: str) -> None:
    assert wanted_document("“红心”补贴找谁？", reason) == wanted


def test_figures_count_days_and_take_the_nearest_rank(assistant: Assistant) -> None:
    for number in range(20):
        assistant.journal.record(
            Exchange("问", float(number + 1), assistant.ask("天气"), str(number))
        )
    *before, today = assistant.journal.figures(7)
    assert len(before) == 6 and all(day.asked == 0 and day.ms_p50 is None for day in before)
    assert (today.asked, today.unanswered, today.ms_p50, today.ms_p95) == (20, 20, 10.0, 19.0)


def test_the_workbook_holds_no_formula(assistant: Assistant, tmp_path: Path) -> None:
    ask(assistant, '=HYPERLINK("http://x.example")', "q1")
    ask(assistant, answered(assistant), "q2")
    assistant.journal.say("q2", Verdict.INCOMPLETE, "=1+1", "b1")
    target = tmp_path / "问答记录.xlsx"
    assistant.journal.export(target)
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["问答", "答不上来的问题", "反馈"]
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert '=HYPERLINK("http://x.example")' in [cell.value for cell in cells]
    with pytest.raises(AssistantError, match="已存在|存在"):
        assistant.journal.export_unanswered(target)


def test_a_question_becomes_an_evaluation_case_once(
    assistant: Assistant, orchard_home: Path
) -> None:
    answer = ask(assistant, answered(assistant), "q1")
    ask(assistant, "那没有写的呢，上海天气", "q2")
    journal = assistant.journal
    evidence = [cited_evidence(answer.citations[0])]
    journal.make_case("q1", [Evidence("别的文件", "第九条")])
    file = journal.make_case("q1", evidence, ["必须有"])
    journal.make_case("q2", [])
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["J-q1", "J-q2"]
    assert rows[0]["docs"][0]["doc"] == answer.citations[0].document.title
    assert rows[0]["must_include"] == ["必须有"] and rows[0]["answerable"]
    assert not rows[1]["answerable"] and rows[1]["history"] == [answer.question]
    assert journal.cases(journal.entries()) == {"q1", "q2"}
    file.unlink()


def test_a_kept_answer_knows_what_has_changed_since(assistant: Assistant, tmp_path: Path) -> None:
    file = tmp_path / "借阅办法.md"
    file.write_text("# 松林借阅办法\n\n第一条 松林书屋的书每次可以借三十天。\n", "utf-8")
    assistant.add([file])
    answer = assistant.ask("松林书屋的书每次可以借多少天")
    assert not answer.refused
    assert assistant.journal.conversations.changed(answer) == ()
    (gone,) = [one for one in assistant.documents() if "松林" in one.title]
    assistant.remove(gone.id)
    assert set(assistant.journal.conversations.changed(answer)) == {
        one.id for one in answer.citations if one.document.id == gone.id
    }


def test_an_answer_is_printed_with_its_sources(assistant: Assistant, tmp_path: Path) -> None:
    answer = assistant.ask(answered(assistant))
    report = answer_report(answer, assistant.journal.figures(1)[0].day)
    assert report.title == answer.question
    assert [one.number for one in report.sources] == [one.id for one in answer.citations]
    assistant.save(report, tmp_path / "答复.docx")
    assert (tmp_path / "答复.docx").stat().st_size > 1000
