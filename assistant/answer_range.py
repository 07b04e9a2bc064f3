"""What an answer is limited to: a level, a region, a time, each set by the asker or read out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LimitKind(StrEnum):
    """What a limit is about."""

    LEVEL = "层级"
    REGION = "地区"
    TIME = "时间"


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit of an answer.

    `asked`: the asker set it, and nothing beyond it answers; `value` is then a `Level`, a region
    as documents state it, or an ISO day. Otherwise it was read out of the question, in its words
    (中央, 贵州, 2019年, 修订前): what they name comes first, and only a year shuts out the rest.
    `met`: whether the library holds what it names; where it does not, the rest answered.
    """

    kind: LimitKind
    value: str
    asked: bool = False
    met: bool = True

    @property
    def words(self) -> str:
        """As users read it: 地区：贵州, 时间：2019年的规定."""
        value = self.value
        if self.kind is LimitKind.TIME:
            value = f"{_day(value)}有效的规定" if self.asked else f"{value}的规定"
        return f"{self.kind}：{value}"

    @property
    def remark(self) -> str:
        """What else has to be known of it; often nothing."""
        if self.met:
            return ""
        if self.kind is LimitKind.REGION:
            return f"资料库没有收录{self.value}的文件"
        return f"{self.value}的文件里没有查到，依据的是其他文件"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"
