"""A table of results, person by item, to shares of points; what cannot be used is told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.errors import SheetUnreadable
from assistant.item_bank import BankItem, ImportedResults, KeptPaper, KeptQuestion, Results
from assistant.quiz.grading import grade
from assistant.quiz_items import Item, ItemKind, Option
from assistant.quiz_scoring import MultipleRule
from assistant.text import digest, squeeze
from assistant.workbook import Cell, SheetRow

PERSONS = ("编号", "工号", "学号", "准考证号", "考号", "用户名", "姓名")  # heads, in this order
ADVICE = "第一行要写列名：一列是“姓名”或“编号”，其余各列是题号 1、2、3……，每人一行"
_NUMBER = re.compile(r"第?(\d{1,4})题?(?:[.．、：:（(].*)?")
_RIGHT, _WRONG = {"对", "正确", "√"}, {"错", "错误", "×"}
_TOLD = 5  # of one kind of fault
_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class _Question:
    """A column: the item, what it is worth, and whether letters can be read."""

    head: str
    item: Item
    points: float
    ordered: bool


def read_results(
    rows: Sequence[SheetRow],
    items: Mapping[str, BankItem],
    paper: KeptPaper | None,
    rule: MultipleRule,
    day: date,
) -> tuple[Results, ImportedResults]:
    """The shares that a table tells, and what became of it. Raises: SheetUnreadable.

    Columns are numbers of the questions of `paper`, or ids of items. A cell holds the answer or
    the points; of columns that are ids, 1 and 0 or 对 and 错.
    """
    notes: list[str] = []
    questions = _questions(rows, items, paper, notes)
    persons = _persons(rows, notes)
    if not questions:
        raise SheetUnreadable(
            f"没有认出一列题目，没有导入。{ADVICE}；也可以用题库里的试题编号作列名"
        )
    if not persons:
        raise SheetUnreadable(f"没有一行可用的成绩，没有导入。{ADVICE}")
    shares: dict[str, tuple[float | None, ...]] = {}
    odd: list[str] = []
    for question in questions:
        read = [_share(question, row.values.get(question.head), rule) for row in persons]
        odd += [
            f"第 {row.number} 行“{question.head}”列的“{str(row.values.get(question.head))[:20]}”"
            for row, share in zip(persons, read, strict=True)
            if share is None
        ]
        shares[question.item.id] = tuple(read)
    notes += _shortened(odd, "读不懂，没有计入")
    points = {one.item.id: one.points for one in questions}
    name = paper.name if paper else ""
    key = digest(f"{paper.id if paper else ''}{sorted(shares.items())}")[:_ID_LENGTH]
    results = Results(key, day, paper.id if paper else "", len(persons), shares, points)
    return results, ImportedResults(len(persons), len(questions), name, tuple(notes))


def _questions(
    rows: Sequence[SheetRow],
    items: Mapping[str, BankItem],
    paper: KeptPaper | None,
    notes: list[str],
) -> list[_Question]:
    heads = list(dict.fromkeys(head for row in rows for head in row.values))
    found: dict[str, _Question] = {}
    for head in heads:
        question = _question(head, items, paper, notes)
        if question and found.setdefault(question.item.id, question) is not question:
            notes.append(f"“{head}”列和前面的列是同一道题，没有用")
    if paper is not None:
        asked = {_number(one.head) for one in found.values()}
        absent = [at for at in range(1, len(paper.questions) + 1) if at not in asked]
        notes += _shortened([f"第 {at} 题" for at in absent], "在表里没有列或没有一个答案")
    return list(found.values())


def _question(
    head: str, items: Mapping[str, BankItem], paper: KeptPaper | None, notes: list[str]
) -> _Question | None:
    if head in items:
        asked = next((q for q in paper.questions if q.item_id == head), None) if paper else None
        return _of_bank(head, items[head].item, asked)
    number = _number(head)
    if number is None:
        return None
    if paper is None or not 1 <= number <= len(paper.questions):
        notes.append(f"“{head}”列不是这份试卷的题，没有用")
        return None
    asked = paper.questions[number - 1]
    kept = items.get(asked.item_id)
    if kept is None:
        notes.append(f"第 {number} 题已不在题库里，没有用")
        return None
    return _of_bank(head, kept.item, asked)


def _of_bank(head: str, item: Item, asked: KeptQuestion | None) -> _Question:
    """The item with its options as they stood on the paper."""
    if asked is None:
        return _Question(head, item, 1.0, ordered=not item.options)
    right = {one.text for one in item.options if one.right}
    if not item.options or {one.text for one in item.options} != set(asked.options):
        return _Question(head, item, asked.points, ordered=not item.options)
    options = tuple(Option(text, text in right) for text in asked.options)
    as_printed = replace(item, options=options)
    return _Question(head, as_printed, asked.points, ordered=True)


def _persons(rows: Sequence[SheetRow], notes: list[str]) -> list[SheetRow]:
    """One row for each person, the first where there are several."""
    held = {head for row in rows for head in row.values}
    column = next((head for head in PERSONS if head in held), "")
    seen: dict[str, int] = {}
    kept, twice, nameless = [], [], []
    for row in rows:
        person = squeeze(str(row.values.get(column) or ""))
        if not person:
            nameless.append(f"第 {row.number} 行")
        elif person in seen:
            twice.append(f"第 {row.number} 行（和第 {seen[person]} 行是同一人）")
        else:
            seen[person] = row.number
            kept.append(row)
    notes += _shortened(nameless, f"没有写{column or '姓名'}，没有计入")
    notes += _shortened(twice, "重复，只用了先出现的一行")
    return kept


def _share(question: _Question, cell: Cell, rule: MultipleRule) -> float | None:
    """The share of the points; an empty cell is no answer and gives nothing."""
    if cell is None:
        return 0.0
    if isinstance(cell, int | float):
        return cell / question.points if 0 <= cell <= question.points else None
    words = str(cell).strip()
    number = _points(words)
    if number is not None:
        return number / question.points if 0 <= number <= question.points else None
    if words in _RIGHT | _WRONG and question.item.kind is not ItemKind.JUDGE:
        return float(words in _RIGHT)
    if not question.ordered:
        return None
    mark = grade(question.item, words, rule)
    return mark.share if mark.read else None


def _points(words: str) -> float | None:
    try:
        return float(words.removesuffix("分"))
    except ValueError:
        return None


def _number(head: str) -> int | None:
    found = _NUMBER.fullmatch(head)
    return int(found[1]) if found else None


def _shortened(places: Sequence[str], fault: str) -> list[str]:
    if not places:
        return []
    listed = "、".join(places[:_TOLD]) + (f"等 {len(places)} 处" if len(places) > _TOLD else "")
    return [f"{listed}{fault}"]
