"""The kept answers to how-to questions: what is said today, and that every line was reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from evals.cli import main
from evals.errors import InputError
from evals.golden_page import COMMAND, UNREVIEWED, tally
from evals.golden_questions import GoldenQuestion, load_golden
from evals.golden_reviews import read_notes
from evals.golden_run import KEPT, QUESTIONS, page_of, pages
from evals.report_sets import CORPUS, SHARED

ALL = load_golden(KEPT / QUESTIONS)
RULES = """果园图书角管理办法

第一条 设立图书角，由管理组提出申请，报园区党委批准。

第二条 图书角开放以后，管理组应当每季度清点一次图书，并报园区党委备案。
"""
QUESTION = GoldenQuestion(1, "图书角", "管理员", "怎么设立图书角？", "设立图书角")


def compare(wanted: list[GoldenQuestion], shared: Path) -> None:
    changed = [
        question.file_name
        for question, page in pages(wanted, KEPT / "notes", CORPUS, shared)
        if page != (KEPT / question.file_name).read_text("utf-8")
    ]
    assert not changed, (
        f"{'、'.join(changed)}：现在的回答和保存的不一样。请运行 {COMMAND}，用 git diff 看改动，"
        "把改了的行对照原文核对，记进 evals/golden/notes。"
    )


def test_what_is_kept_is_what_the_starter_library_says_today() -> None:
    compare([question for question in ALL if not question.texts], SHARED)


def test_what_is_kept_is_what_the_real_texts_say_today(shared: Path) -> None:
    compare([question for question in ALL if question.texts], shared)


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.name)
def test_every_line_has_been_held_against_its_source(question: GoldenQuestion) -> None:
    page = (KEPT / question.file_name).read_text("utf-8")
    counted = tally(page)
    assert counted[UNREVIEWED] == 0 and counted["错"] == 0
    assert sum(counted.values()) > 5
    assert "不再出现的行" not in page


def test_there_are_twenty_questions_of_three_roles() -> None:
    assert [question.number for question in ALL] == list(range(1, 21))
    assert len({question.role for question in ALL}) == 3
    kept = {path.name for path in KEPT.glob("*.md")}
    assert kept == {question.file_name for question in ALL}


def page(tmp_path: Path, notes: str) -> str:
    (tmp_path / "办法.txt").write_text(RULES, "utf-8")
    (tmp_path / "01.md").write_text(notes, "utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([tmp_path / "办法.txt"])
        return page_of(assistant, QUESTION, tmp_path)


def test_a_review_stands_at_its_line_and_a_line_without_one_is_told(tmp_path: Path) -> None:
    made = page(tmp_path, "总评：照第一条。\n- 对｜设立图书角，由管理组｜第一条原文\n")
    assert "总评：照第一条。" in made and "第一条原文" in made
    assert tally(made)["对"] > 0 and tally(made)[UNREVIEWED] > 0


def test_a_review_of_a_line_that_is_gone_is_listed(tmp_path: Path) -> None:
    made = page(tmp_path, "- 偏｜设立图书角，由村长｜从前的写法\n")
    assert "不再出现的行" in made and "从前的写法" in made
    assert tally(made)["偏"] == 0


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ("- 好｜设立图书角｜第一条\n", "第 1 行"),
        ("总评\n- 对｜设立图书角\n", "第 2 行"),
        ("- 对｜设立｜一\n- 偏｜设立｜二\n", "核对了两次"),
    ],
)
def test_a_note_that_cannot_be_read_names_its_line(tmp_path: Path, notes: str, words: str) -> None:
    (tmp_path / "01.md").write_text(notes, "utf-8")
    with pytest.raises(InputError, match=words):
        read_notes(tmp_path / "01.md")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "一题也没有"),
        ("[[question]]\nnumber = 1\n", "缺少"),
        ("[[question", "TOML"),
        (
            '[[question]]\nnumber=1\nname="a"\nrole="b"\nquestion="c"\ntopic="d"\nlibrary="e"\n',
            "没有写资料",
        ),
    ],
)
def test_questions_that_cannot_be_used_say_why(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / QUESTIONS).write_text(text, "utf-8")
    with pytest.raises(InputError, match=words):
        load_golden(tmp_path / QUESTIONS)


def test_the_command_writes_the_pages_that_can_be_asked_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = 'number = {}\nname = "图书角"\nrole = "管理员"\nquestion = "怎么设立图书角？"\n'
    text = '[libraries]\nreal = ["none/*.txt"]\n'
    text += f'[[question]]\n{row.format(1)}topic = "设立图书角"\n'
    text += f'[[question]]\n{row.format(2)}topic = "设立图书角"\nlibrary = "real"\n'
    (tmp_path / QUESTIONS).write_text(text, "utf-8")
    (tmp_path / "办法.txt").write_text(RULES, "utf-8")
    command = ["golden", "--out", str(tmp_path), "--corpus", str(tmp_path / "办法.txt")]
    command += ["--shared", str(tmp_path)]
    assert main(command) == 0
    said = capsys.readouterr()
    assert "01-图书角.md" in said.out and "跳过" in said.err
    assert (tmp_path / "01-图书角.md").exists() and not (tmp_path / "02-图书角.md").exists()
    assert main([*command, "--only", "9"]) == 2
    assert "没有编号为 9 的题" in capsys.readouterr().err
