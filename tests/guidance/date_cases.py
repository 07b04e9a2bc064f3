"""The kept cases: clauses with a start and the day they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_TABLE = Path(__file__).with_name("date_cases.txt")

NOTICE = "支委会讨论以后，把名单公示5个工作日。"
TALK = "支部收到入党申请书后，应当在一个月内派人谈话。"
PROBATION = "预备期为一年，从支部大会通过之日算起。"
REMIND = "对任期届满的支部，上级一般提前6个月发出提醒。"


@dataclass(frozen=True)
class Case:
    clause: str
    start: str
    expected: str  # 最迟, 最早 or 到期, and the day
    why: str


def cases() -> list[Case]:
    """Every row of the table that is no remark."""
    lines = [line for line in _TABLE.read_text("utf-8").splitlines() if line[:1] not in ("", "#")]
    return [Case(*(cell.strip() for cell in line.split("|"))) for line in lines]


CASES = cases()
