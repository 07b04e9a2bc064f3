"""The journal as a workbook: questions, blind spots, feedback."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.blind_spots import BlindSpot
from assistant.journal_entries import KIND_NAMES, Asked
from assistant.workbook import Column, Sheet

_QUESTIONS = (
    *(Column("时间", width=18), Column("问题", width=44), Column("结果", width=9)),
    *(Column("未答复的原因", width=40), Column("问题类型", width=9), Column("用时（毫秒）")),
    *(Column("引用的文件（编号）", width=28), Column("资料库版次"), Column("来源", width=9)),
)
_SPOTS = (
    *(Column("次数", width=8), Column("问法", width=50), Column("最近一次", width=18)),
    *(Column("需要的文件", width=36), Column("未答复的原因", width=44)),
)
_FEEDBACK = (
    *(Column("时间", width=18), Column("评价", width=9), Column("说明", width=36)),
    *(Column("问题", width=40), Column("答复", width=60), Column("办理", width=9)),
    Column("办理说明", width=30),
)


def journal_sheets(
    asked: Sequence[Asked], spots: Sequence[BlindSpot], voted: Sequence[Asked]
) -> tuple[Sheet, ...]:
    """问答, 答不上来的问题, 反馈."""
    return (
        Sheet("问答", _QUESTIONS, tuple(map(_question, asked))),
        blind_spot_sheet(spots),
        Sheet("反馈", _FEEDBACK, tuple(_feedback(one) for one in voted)),
    )


def blind_spot_sheet(spots: Sequence[BlindSpot]) -> Sheet:
    """What was asked and had no answer."""
    rows = tuple(
        (one.count, "\n".join(one.questions), f"{one.last:%Y-%m-%d %H:%M}", one.wanted, one.reason)
        for one in spots
    )
    return Sheet("答不上来的问题", _SPOTS, rows)


def _question(one: Asked) -> tuple[str | int, ...]:
    kind = KIND_NAMES.get(one.kind, one.kind)
    cited = "、".join(document[:8] for document in one.documents)
    return (
        *(f"{one.at:%Y-%m-%d %H:%M:%S}", one.question, str(one.ending), one.reason, kind),
        *(round(one.ms), cited, one.revision, str(one.channel)),
    )


def _feedback(one: Asked) -> tuple[str, ...]:
    told = one.feedback
    if told is None:
        return ("",) * len(_FEEDBACK)
    return (
        *(f"{told.given:%Y-%m-%d %H:%M}", str(told.verdict), told.note, one.question, one.said),
        *(str(told.handling), told.remark),
    )
