"""Results that are imported: what is read, what is told, and what the figures come to."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from assistant import Assistant, ItemStatistics, MultipleRule
from assistant.errors import ItemUnknown, SheetUnreadable
from assistant.item_bank import Results
from assistant.library.quiz_store import FILE
from assistant.quiz.item_statistics import item_statistics
from assistant.quiz.versions import ordered
from tests.quiz.made_items import BLANK, MULTIPLE, SINGLE, TRUE, paper_of, set_of

PAPER = paper_of(SINGLE, MULTIPLE, TRUE, BLANK)


@pytest.fixture
def club_with_paper(club: Assistant) -> Assistant:
    club.papers.keep(set_of(PAPER))
    return club


def _sheet(folder: Path, rows: list[list[object]], name: str = "成绩.xlsx") -> Path:
    path = folder / name
    if path.suffix == ".csv":
        path.write_text("\n".join(",".join(map(str, row)) for row in rows), "utf-8")
        return path
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def _shares(club: Assistant) -> dict[str, float]:
    return {one.item_id: one.difficulty for one in club.papers.bank.statistics()}


HEADS: list[object] = ["姓名", 1, "2", "第3题", "4.填空"]


@pytest.mark.parametrize("name", ["成绩.xlsx", "成绩.csv"])
def test_answers_and_points_are_read_and_names_are_not_kept(
    club_with_paper: Assistant, tmp_path: Path, name: str
) -> None:
    rows = [HEADS, ["王小明", "A", "ABC", "对", "一次；五人"], ["李小红", "B", "AB", "×", 1]]
    told = club_with_paper.papers.bank.import_results(_sheet(tmp_path, rows, name))
    assert (told.persons, told.items, told.notes) == (2, 4, ())
    assert _shares(club_with_paper) == {
        SINGLE.id: 0.5, MULTIPLE.id: 0.5, TRUE.id: 0.5, BLANK.id: 0.75,
    }  # fmt: skip
    stored = (tmp_path / "home" / FILE).read_bytes()
    assert "王小明".encode() not in stored and "李小红".encode() not in stored


def test_the_rule_of_multiple_choice_can_be_chosen(
    club_with_paper: Assistant, tmp_path: Path
) -> None:
    sheet = _sheet(tmp_path, [["姓名", 2], ["甲", "AB"]])
    club_with_paper.papers.bank.import_results(sheet, rule=MultipleRule.HALF)
    assert _shares(club_with_paper) == {MULTIPLE.id: 0.5}


def test_persons_that_come_twice_and_cells_of_no_use_are_told(
    club_with_paper: Assistant, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        [*HEADS, 9, "备注"],
        ["甲", "A", "ABC", "对", 2, "A", "迟到"],
        ["甲 ", "B", "A", "错", 0, "A", ""],
        ["", "A", "ABC", "对", 2, "A", ""],
        ["乙", "Z", 99, "也许", -1, "A", ""],
    ]
    told = club_with_paper.papers.bank.import_results(_sheet(tmp_path, rows))
    assert told.persons == 2
    notes = "\n".join(told.notes)
    assert "第 3 行（和第 2 行是同一人）重复" in notes
    assert "第 4 行没有写姓名" in notes
    assert "“9”列不是这份试卷的题" in notes
    assert "第 5 行“1”列的“Z”" in notes and "读不懂，没有计入" in notes
    assert _shares(club_with_paper)[SINGLE.id] == 1  # of those that could be read


def test_the_same_results_count_once(club_with_paper: Assistant, tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, [HEADS, ["甲", "A", "ABC", "对", 2]])
    club_with_paper.papers.bank.import_results(sheet)
    with pytest.raises(SheetUnreadable, match="已经导入过"):
        club_with_paper.papers.bank.import_results(sheet)


def test_columns_may_be_ids_of_items(club_with_paper: Assistant, tmp_path: Path) -> None:
    rows: list[list[object]] = [["编号", TRUE.id, SINGLE.id], [101, "错", 1], [102, "对", "错"]]
    told = club_with_paper.papers.bank.import_results(_sheet(tmp_path, rows))
    assert told.items == 2
    assert _shares(club_with_paper) == {TRUE.id: 0.5, SINGLE.id: 0.25}  # one of two points


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["单位", "1"], ["甲", "A"]], "姓名"),
        ([["姓名", "总分"], ["甲", 90]], "没有认出一列题目"),
        ([["姓名", "1"]], "没有认出一列题目"),
        ([["姓名", "1"], ["", "A"]], "没有一行可用"),
        ([["姓名", "1", "1"], ["甲", "A", "B"]], "出现了两次"),
    ],
)
def test_a_table_of_no_use_is_told(
    club_with_paper: Assistant, tmp_path: Path, rows: list[list[object]], told: str
) -> None:
    for name in ("成绩.xlsx", "成绩.csv"):
        with pytest.raises(SheetUnreadable, match=told):
            club_with_paper.papers.bank.import_results(_sheet(tmp_path, rows, name))
    assert _shares(club_with_paper) == {}


@pytest.mark.parametrize("name", ["成绩.xlsx", "成绩.csv"])
def test_a_broken_a_missing_and_an_empty_file_are_told(
    club_with_paper: Assistant, tmp_path: Path, name: str
) -> None:
    bank = club_with_paper.papers.bank
    with pytest.raises(SheetUnreadable, match="没有“.*”这个文件"):
        bank.import_results(tmp_path / name)
    for content in (b"\xff\xfe\x00broken\x00" * 50, b"", b'\x80"\n'):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(SheetUnreadable, match=name):
            bank.import_results(tmp_path / name)


def test_a_csv_of_chinese_excel_is_read(club_with_paper: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "成绩.csv"
    path.write_bytes("姓名;1;3\r\n甲;A;√\r\n".encode("gb18030"))
    assert club_with_paper.papers.bank.import_results(path).items == 2


def test_which_paper_is_meant_has_to_be_said_where_there_are_several(
    club_with_paper: Assistant, tmp_path: Path
) -> None:
    other = paper_of(TRUE, title="另一次测试")
    club_with_paper.papers.keep(set_of(other))
    bank, sheet = club_with_paper.papers.bank, _sheet(tmp_path, [["姓名", 1], ["甲", "对"]])
    with pytest.raises(ItemUnknown, match=f"--paper 写明编号.*{other.id}"):
        bank.import_results(sheet)
    with pytest.raises(ItemUnknown, match="没有“第三次”这份试卷"):
        bank.import_results(sheet, "第三次")
    assert bank.import_results(sheet, "另一次").paper == "另一次测试"
    assert set(_shares(club_with_paper)) == {TRUE.id}


def test_an_empty_bank_is_told(club: Assistant, tmp_path: Path) -> None:
    with pytest.raises(ItemUnknown, match="题库还是空的"):
        club.papers.bank.import_results(_sheet(tmp_path, [HEADS, ["甲", "A"]]))


def _results(shares: dict[str, tuple[float | None, ...]]) -> Results:
    persons = len(next(iter(shares.values())))
    return Results("r", date(2031, 5, 1), "", persons, shares, dict.fromkeys(shares, 1.0))


def _of(results: Results, id: str) -> ItemStatistics:
    return next(one for one in item_statistics([results]) if one.item_id == id)


def test_difficulty_and_discrimination_are_those_worked_out_by_hand() -> None:
    # Ten persons, totals 4 4 3 3 2 2 1 1 0 0; 27 % of ten are three.
    good = (1, 1, 1, 1, 1, 1, 1, 1, 0, 0)
    fair = (1, 1, 1, 1, 1, 1, 0, 0, 0, 0)
    hard = (1, 1, 1, 1, 0, 0, 0, 0, 0, 0)
    best = (1, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    results = _results({"a": good, "b": fair, "c": hard, "d": best})
    told = _of(results, "c")
    assert told.difficulty == pytest.approx(0.4)
    assert told.discrimination == pytest.approx(1.0)  # 3 of 3 above, none below
    # Of "a": above all right; below two wrong ones and half of two right ones that tie: 1 of 3.
    assert _of(results, "a").discrimination == pytest.approx(1 - 1 / 3)
    assert "不到 30 人" in told.remark


def test_ties_at_the_border_do_not_hang_on_the_order_of_rows() -> None:
    chance = random.Random(3)
    columns = {id: [float(chance.random() < 0.6) for _ in range(40)] for id in "abcdef"}
    order = list(range(40))
    chance.shuffle(order)
    one = item_statistics([_results({id: tuple(c) for id, c in columns.items()})])
    other = item_statistics(
        [_results({id: tuple(c[at] for at in order) for id, c in columns.items()})]
    )
    for first, second in zip(one, other, strict=True):
        assert first.discrimination == pytest.approx(second.discrimination)
        assert first.correlation == pytest.approx(second.correlation)


def test_the_correlation_leaves_the_item_itself_out() -> None:
    results = _results({"a": (1, 0, 1, 0), "b": (1, 0, 1, 0), "c": (0, 1, 0, 1)})
    assert _of(results, "a").correlation is None  # the rest is the same for all
    both = _results({"a": (1, 0, 1, 0), "b": (1, 0, 1, 0)})
    assert _of(both, "a").correlation == pytest.approx(1)
    against = _results({"a": (1, 0, 1, 0), "b": (0, 1, 0, 1), "c": (0, 1, 0, 1)})
    told = _of(against, "a")
    assert told.correlation == pytest.approx(-1) and told.discrimination == pytest.approx(-1)
    assert "请核对答案" in told.remark


def test_too_few_persons_give_no_discrimination_and_missing_cells_do_not_count() -> None:
    few = _of(_results({"a": (1, 0, 1)}), "a")
    assert few.discrimination is None and "人数太少" in few.remark
    assert _of(_results({"a": (1.0, None, 0.5, None)}), "a").difficulty == pytest.approx(0.75)


def test_letters_are_read_as_they_stood_on_that_version(club: Assistant, tmp_path: Path) -> None:
    both = (ordered(replace(PAPER, seed=seed), ("A", "B")) for seed in range(20))
    papers = next(two for two in both if two[0].items[0].key_text != two[1].items[0].key_text)
    club.papers.keep(set_of(*papers))
    for paper in papers:
        heads: list[object] = ["姓名", *range(1, 5)]
        right: list[object] = ["甲", *(item.key_text for item in paper.items)]
        told = club.papers.bank.import_results(_sheet(tmp_path, [heads, right]), paper.id)
        assert told.paper == paper.full_title
    assert set(_shares(club).values()) == {1}
