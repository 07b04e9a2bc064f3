"""What the stand-in for the assistant says of visits: one pack with every state, nothing kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant import (
    AreaProgress,
    CheckState,
    InterviewPart,
    KeptProfile,
    Ledger,
    Outcome,
    Profile,
    SetupDoubt,
    SetupPoint,
    VisitCheck,
    VisitPack,
    VisitStep,
    VisitTalk,
)
from tests.ui.page_documents import DIGEST, EVIL, HOSTILE, RULE, cite


def visit_pack(profile: Profile, on: date | None = None) -> VisitPack:
    """A pack with every state, over a rule, a digest and a document that tries to be markup."""
    one = cite(RULE, "正式党员三人以上的单位，应当成立支部。", 1)
    two = cite(DIGEST, "先与相邻企业的党员商量，再共同向上级党委提出书面申请。", 2)
    three = cite(EVIL, f"正文{HOSTILE}结束。", 3)
    rule = SetupPoint("三人以上应当成立支部", (1,), "《示例条例》第四条")
    evil = SetupPoint(f"照抄{HOSTILE}", (3, 2), f"《附件{HOSTILE}》")
    steps = (VisitStep("先商量", "指导员", date(2026, 12, 31), "年底", False, rule),)

    def check(state: CheckState, point: SetupPoint, facts: tuple[str, ...]) -> VisitCheck:
        name = f"check-{state.name}"
        return VisitCheck(
            name, f"{state}的", "覆盖", point.text, state, "党内法规", (point,), facts, (), steps
        )

    return VisitPack(
        profile=profile,
        on=on or date(2026, 11, 20),
        guide=None,
        checks=(
            check(CheckState.UNMET, rule, ("正式党员5名",)),
            check(CheckState.OPEN, evil, ()),
            check(CheckState.MET, rule, ("有",)),
            check(CheckState.BESIDE, rule, ()),
        ),
        strategies=(),
        interview=(InterviewPart("企业主", (f"最难的是什么？{HOSTILE}",)),),
        talks=(VisitTalk("会不会耽误生产", (evil,), ("不耽误",)),),
        ledgers=(Ledger("职工队伍", (("职工人数", "86"), ("党员", ""))),),
        ledger_notes=(),
        papers=("走访记录表",),
        missing=(("members", "组织覆盖"),),
        doubts=(SetupDoubt("工会条件", "资料库里没有工会法。"),),
        citations=(one, two, three),
    )


class PageVisits:
    """What is kept of enterprises: nothing, and nothing is added."""

    def __init__(self) -> None:
        self.kept: list[Profile] = []

    def all(self) -> list[KeptProfile]:
        return []

    def progress(self) -> tuple[AreaProgress, ...]:
        return ()

    def prepared(self, profile: Profile, on: date | None = None) -> Profile:
        return profile

    def keep(self, profile: Profile, outcomes: Sequence[Outcome]) -> None:
        self.kept.append(profile)
