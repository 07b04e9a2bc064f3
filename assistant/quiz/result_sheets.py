"""Results of papers as sheets to export: one row for each learner, and one for each answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quiz_scoring import Answered, PaperResult
from assistant.workbook import Cell, Column, Sheet, Tone

_WELL, _BADLY, _PARTLY = "对", "错", "部分对"


def overview_sheet(results: Sequence[PaperResult]) -> Sheet:
    """Who came to how many points."""
    names = (
        "姓名",
        "试卷",
        "得分",
        "满分",
        "答对",
        "题数",
        "多选计分",
        "开始时间",
        "用时（秒）",
        "超时",
    )
    return Sheet(
        "成绩",
        tuple(Column(name, width=30 if name == "试卷" else 13) for name in names),
        tuple(_overview(one) for one in results),
    )


def answers_sheet(results: Sequence[PaperResult]) -> Sheet:
    """Each answer beside the key."""
    names = (
        "姓名",
        "题号",
        "题型",
        "题干",
        "作答",
        "答案",
        "判定",
        "得分",
        "分值",
        "解析",
        "出处",
        "编号",
    )
    wide = {"题干": 50.0, "解析": 40.0, "出处": 40.0, "作答": 20.0, "答案": 20.0, "编号": 20.0}
    return Sheet(
        "答题明细",
        tuple(Column(name, width=wide.get(name, 9)) for name in names),
        tuple(_answer(result, one) for result in results for one in result.answers),
        tones={_WELL: Tone.GOOD, _BADLY: Tone.BAD, _PARTLY: Tone.MISSING},
    )


def matrix_sheet(results: Sequence[PaperResult]) -> Sheet:
    """Persons by questions with the points of each, as the import of results reads it."""
    numbers = [str(one.number) for one in results[0].answers] if results else []
    return Sheet(
        "逐题得分",
        (Column("姓名"), *(Column(number, width=7) for number in numbers)),
        tuple((one.learner, *(answer.earned for answer in one.answers)) for one in results),
    )


def _overview(result: PaperResult) -> tuple[Cell, ...]:
    right = len(result.answers) - len(result.wrong)
    return (
        result.learner,
        result.paper.full_title,
        result.earned,
        result.paper.total,
        right,
        len(result.answers),
        str(result.rule),
        f"{result.started:%Y-%m-%d %H:%M}",
        result.seconds,
        "是" if result.late else "否",
    )


def _answer(result: PaperResult, one: Answered) -> tuple[Cell, ...]:
    verdict = _WELL if one.mark.right else _PARTLY if one.mark.share else _BADLY
    item = one.item
    return (
        result.learner,
        one.number,
        item.kind.label,
        item.stem,
        one.given,
        item.key_text,
        verdict,
        one.earned,
        one.points,
        item.explanation,
        item.citation.label,
        item.id,
    )
