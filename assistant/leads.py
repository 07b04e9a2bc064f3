"""What may stand before a sentence of a source: a closed list of words of our own."""

from __future__ import annotations

from enum import Enum


class Lead(Enum):
    """What an answer begins with, before the literal sentence that decides it."""

    MAY = "可以"
    MAY_NOT = "不可以"
    MUST = "需要"
    NEED_NOT = "不需要"
    YES = "是"
    NO = "否"
    DEPENDS = "看情况"
    OTHERWISE = "与问题里说的不同"
    FIGURE = "数字与问题里的不同，请核对"

    def before(self, text: str) -> str:
        """The sentence behind the lead."""
        return f"{self.value}：{text}"


def without_lead(text: str) -> str:
    """What a statement says apart from its lead: the words that need a source."""
    return next(
        (text.removeprefix(lead.before("")) for lead in Lead if text.startswith(lead.before(""))),
        text,
    )
