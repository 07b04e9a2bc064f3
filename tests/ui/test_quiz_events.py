"""What the page does on each event of 试题与练习, over a real library."""

from __future__ import annotations

import io
import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from assistant import Assistant, ItemKind, Settings, build_assistant
from tests.quiz.club_rules import ORCHARD, RULES
from tests.ui.page_assistant import PageAssistant
from ui.paper_making import Made, Making
from ui.practising import Going, Practising
from ui.reviewing import Reviewing

FIVE = {"count.single": "3", "count.judge": "2", "title": "读书会测试", "minutes": "30"}
BROWSER = "0123456789abcdef"


@pytest.fixture
def club(tmp_path: Path) -> Iterator[Assistant]:
    """An assistant over the rules of a club, with an empty bank."""
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "果园读书会条例.txt").write_text(RULES, "utf-8")
    (folder / "果树管护办法.txt").write_text(ORCHARD, "utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assert not assistant.add([folder]).failed
        yield assistant


def make(assistant: Assistant, **more: str) -> tuple[Made, str]:
    """A paper of five items, and what is shown of it."""
    *_, (made, _, view) = Making(assistant).make(FIVE | more)
    assert made is not None
    return made, view


def content(link: str) -> bytes:
    """What a link to a finished file holds."""
    return b64decode(link.split("base64,")[1].split('"')[0])


def send(
    practising: Practising, going: Going | None, made: Made | None, entries: Mapping[str, Any]
) -> tuple[Going, str]:
    """Send a form; what is shown at the end."""
    *_, (after, view) = practising.sent(going, made.paper if made else None, entries)
    assert after is not None
    return after, view


def test_a_paper_is_kept_once_it_is_saved(club: Assistant) -> None:
    making = Making(club)
    made, view = make(club, versions="AB")
    assert "读书会测试（A卷）" in view
    assert club.papers.bank.all() == ()
    paper = docx.Document(io.BytesIO(content(making.file(made, "docx"))))
    assert any("读书会测试" in one.text for one in paper.paragraphs)
    assert len(club.papers.bank.all()) == 5
    keys = content(making.file(made, "key.md")).decode()
    assert "答案" in keys
    assert "答案" not in content(making.file(made, "md")).decode()
    for layout in ("通用", "问卷星", "考试星"):
        assert openpyxl.load_workbook(io.BytesIO(content(making.file(made, f"xlsx:{layout}"))))
    assert json.loads(content(making.file(made, "json")))["made"] == 5
    assert content(making.file(made, "apkg"))[:2] == b"PK"
    assert b"<quiz>" in content(making.file(made, "xml"))
    assert "过期" in making.file(made, "exe")
    assert "过期" in making.file(None, "docx")
    other, view = making.version(made, "1")
    assert other is not None
    assert "读书会测试（B卷）" in view
    assert other.paper is not None
    assert other.paper.items[0].citation.quote in making.source(other, 1)


def test_a_paper_that_cannot_be_made_says_why() -> None:
    making = Making(PageAssistant())  # type: ignore[arg-type]
    *_, (made, form, view) = making.make(FIVE)
    assert made is None
    assert "资料库里还没有文件" in view
    assert 'value="3"' in form
    *_, (_, _, view) = making.make(FIVE | {"title": "意外"})
    assert "程序出了意外" in view
    *_, (_, form, view) = making.make({"count.single": "很多"})
    assert view == ""
    assert "不是整数" in form


def test_a_wrong_answer_goes_into_the_book_of_this_browser_and_out_again(club: Assistant) -> None:
    practising = Practising(club)
    made, _ = make(club)
    start = {"do": "start", "source": "made", "way": "once", "minutes": "30", "browser": BROWSER}
    going, view = send(practising, None, made, start)
    assert "第 1 题，共 5 题" in view
    assert made.paper is not None
    item = made.paper.items[0]
    wrong = next(one for one in "ABCD" if one != item.key_text)
    going, view = send(practising, going, made, {"do": "mark", "q1": wrong})
    assert "答错了" in view
    assert item.citation.quote in practising.source(going, 1)
    going, view = send(practising, going, made, {"do": "mark", "q1": item.key_text})
    assert "答错了" in view
    assert "第 2 题，共 5 题" in practising.act(going, None, "go", "2")[1]
    after, view = practising.act(going, None, "finish", "")
    assert after is not None
    assert "得 0 分" in view
    sheet = openpyxl.load_workbook(io.BytesIO(content(practising.file(after, "xlsx"))))
    assert BROWSER not in {str(cell.value) for page in sheet for row in page.rows for cell in row}
    assert content(practising.file(after, "csv"))
    book = {"do": "book", "browser": BROWSER}
    assert "错题本：1 题" in send(practising, None, None, book)[1]
    assert "错题本是空的" in send(practising, None, None, {"do": "book", "browser": "f" * 16})[1]
    for _ in range(2):
        looked, _ = send(practising, None, None, book)
        again, _ = practising.act(looked, None, "wrong", "")
        assert again is not None
        assert again.practice is not None
        right = again.practice.paper.items[0].key_text
        again, view = send(practising, again, None, {"do": "mark", "q1": right})
        assert "答对了" in view
        practising.act(again, None, "finish", "")
    assert "错题本是空的" in send(practising, None, None, book)[1]


def test_answers_that_were_given_stand_when_the_form_is_handed_in(club: Assistant) -> None:
    practising = Practising(club)
    made, _ = make(club)
    assert made.paper is not None
    start = {"do": "start", "source": "made", "way": "end", "browser": BROWSER, "name": "小李"}
    going, view = send(practising, None, made, start)
    assert view.count("dw-given") == 5
    keys = {
        f"q{number}": item.key_text if item.kind is ItemKind.SINGLE else item.key[0]
        for number, item in enumerate(made.paper.items, start=1)
    }
    practising.entered(going, {"q1": keys["q1"]})
    assert going.practice is not None
    assert going.practice.open == (2, 3, 4, 5)
    going, view = send(practising, going, made, {"do": "hand-in"} | keys)
    assert "全对 5 题" in view
    assert going.result is not None
    assert going.result.wrong == ()
    rows = content(practising.file(going, "csv")).decode("utf-8-sig")
    assert "小李" in rows


def test_kept_papers_can_be_taken_by_others(club: Assistant) -> None:
    made, _ = make(club)
    assert "已把 5 题存入题库" in Making(club).keep(made)
    practising = Practising(club)
    assert made.paper is not None
    form = practising.form()
    assert f'<option value="{made.paper.id}"' in form
    going, _ = send(practising, None, None, {"do": "start", "source": made.paper.id})
    assert [one.id for one in going.items] == [one.id for one in made.paper.items]
    assert [one.options for one in going.items] == [one.options for one in made.paper.items]
    *_, (none, view) = practising.sent(None, None, {"do": "start", "source": "nothing"})
    assert none is None
    assert "没有“nothing”这份试卷" in view
    *_, (none, view) = practising.sent(None, None, {"do": "start", "source": "wrong"})
    assert "错题本是空的" in view


def test_a_trainer_approves_rejects_and_changes(club: Assistant) -> None:
    made, _ = make(club)
    Making(club).keep(made)
    reviewing = Reviewing(club)
    looked, view = reviewing.sent(None, {"do": "look", "kind": "single"})
    assert "找到 3 题" in view
    first = looked.items[0].item
    looked, view = reviewing.sent(looked, {"do": "reject", "id": first.id, "reason": " "})
    assert "要写明原因" in view
    looked, view = reviewing.sent(looked, {"do": "reject", "id": first.id, "reason": "有歧义"})
    assert "已标为不用" in view
    assert "原因：有歧义" in view
    looked, view = reviewing.act(looked, "approve-page", "")
    assert "已通过 2 题" in view
    second = looked.items[1].item
    same = {"do": "edit", "id": second.id, "stem": second.stem, "key": second.key_text,
            "options": "\r\n".join(one.text for one in second.options), "topic": second.topic,
            "explanation": second.explanation, "difficulty": str(second.difficulty)}  # fmt: skip
    looked, view = reviewing.sent(looked, same)
    assert "内容和原来的一样" in view
    looked, view = reviewing.sent(looked, same | {"options": "只有一个"})
    assert "没有改动" in view
    looked, view = reviewing.sent(looked, same | {"stem": f"新题干：{second.stem}"})
    assert "已修改" in view
    assert "新题干" in view
    looked, view = reviewing.sent(looked, {"do": "look", "state": "不用"})
    assert {one.item.id for one in looked.items} == {first.id, second.id}
    assert looked.items[0].item.citation.quote in reviewing.source(looked, 1)


def test_items_whose_evidence_changed_come_first(club: Assistant, tmp_path: Path) -> None:
    making = Making(club)
    *_, (made, _, _) = making.make({"count.single": "6", "count.judge": "6", "title": "全部"})
    making.keep(made)
    changed = tmp_path / "资料" / "果园读书会条例.txt"
    changed.write_text(RULES.replace("一个月", "两个月").replace("任期三年", "任期五年"), "utf-8")
    assert not club.add([changed]).failed
    looked, view = Reviewing(club).sent(None, {"do": "look"})
    flags = [bool(one.flag) for one in looked.items]
    assert any(flags)
    assert not all(flags)
    assert flags == sorted(flags, reverse=True)
    assert "题的依据有变动" in view
    only, _ = Reviewing(club).sent(None, {"do": "look", "state": "flagged"})
    assert all(one.flag for one in only.items)
    assert len(only.items) == sum(flags)


def _sheet(rows: str, name: str = "成绩.csv") -> dict[str, Any]:
    """What clicks.js sends of a chosen file."""
    content = rows.encode("utf-8")
    return {"name": name, "size": len(content), "content": b64encode(content).decode()}


def test_results_are_taken_in_and_weak_items_are_marked(club: Assistant) -> None:
    reviewing, making = Reviewing(club), Making(club)
    made, _ = make(club)
    looked, view = reviewing.sent(None, {})
    assert "导入考试成绩" not in view  # before there is a paper that they could be of
    making.file(made, "docx")
    assert made.paper is not None
    looked, view = reviewing.sent(looked, {})
    assert f'value="{made.paper.id}"' in view
    keys = [one.key_text for one in made.paper.items]
    wrong = [{"正确": "错误", "错误": "正确", "A": "B"}.get(key, "A") for key in keys]
    rows = ["姓名,1,2,3,4,5"]
    for person in range(12):  # who is good at the others has the first one wrong
        good = person % 2
        first = wrong[0] if good else keys[0]
        rest = (keys if good else wrong)[1:]
        rows.append(",".join([f"王{person}", first, *rest]))
    form = {"do": "import", "paper": made.paper.id, "file": _sheet("\n".join(rows))}
    looked, view = reviewing.sent(looked, form)
    assert "12 人、5 题的成绩" in view
    assert "王1" not in view
    assert view.count("成绩不理想</b>") == 1
    assert "高分的人反而答错" in view
    assert "区分度 -1.00" in view
    _, weak = reviewing.sent(looked, {"state": "weak"})
    assert "找到 1 题" in weak
    _, again = reviewing.sent(looked, form)
    assert "已经导入过" in again


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (None, "还没有选文件"),
        (_sheet("一", "成绩.pdf"), "不是 .xlsx、.csv 文件"),
        (_sheet("", "成绩.csv"), "是空的"),
        ({"name": "成绩.xlsx", "size": 6_000_000, "content": ""}, "不像成绩表"),
        (_sheet("没有列名\n一", "<b>成绩.csv"), "第一行要写列名"),
        (_sheet("PK", "成绩.xlsx"), "成绩.xlsx"),
    ],
)
def test_a_file_that_holds_no_results_is_told_and_the_form_stays_open(
    club: Assistant, file: object, told: str
) -> None:
    made, _ = make(club)
    Making(club).file(made, "docx")
    _, view = Reviewing(club).sent(None, {"do": "import", "file": file})
    assert "没有导入" in view
    assert told in view
    assert "<b>成绩" not in view
    assert "/tmp/" not in view
    assert '<details class="dw-more" open>' in view
    assert club.papers.bank.statistics() == ()
