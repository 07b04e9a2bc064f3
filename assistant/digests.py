"""What a check of digests reports: which lines do not keep the rules that make them citable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DigestFault(StrEnum):
    """What can be wrong with a digest."""

    HEAD = "文件头不完整"
    DISCLAIMER = "没有写明不是正式文件"
    UNSOURCED = "没有注明依据"
    UNKNOWN_SOURCE = "依据没有列在文件头里"
    UNKNOWN_ARTICLE = "条号没有列在文件头里"
    UNUSED = "文件头里列了却没有用到"
    NUMBER = "有数字，没有注明条款"
    MISSING_ARTICLE = "原文里没有这一条"
    COPIED = "照抄原文"


@dataclass(frozen=True, slots=True)
class DigestFinding:
    """One fault in one place; `line` counts from 1 in the file, 0 for its head."""

    file: str
    line: int
    fault: DigestFault
    words: str


@dataclass(frozen=True, slots=True)
class DigestReport:
    """What was looked at and found; `compared` counts the official texts that were at hand."""

    files: int
    statements: int
    compared: int
    findings: tuple[DigestFinding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings
