"""What a check of the library reports, and how far a long task has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What can be wrong between registry, originals and indexes."""

    DATABASE = "数据库文件损坏"
    TEXT = "存储的文字与编号不符"
    PASSAGES = "段落拼不回原文"
    SECTIONS = "章节条款超出原文"
    RECORDS = "记录指向不存在的文件"
    LEFTOVERS = "中断留下的段落记录"
    NOT_INDEXED = "索引里缺少段落"
    STRAY_ROWS = "索引里多出段落"
    INDEX_TEXT = "索引内容与原文不符"
    VECTORS = "向量缺失或维数不符"
    ORIGINAL_MISSING = "原件缺失"
    ORIGINAL_ALTERED = "原件被改动"
    ORIGINAL_STRAY = "无主的原件"
    TEMPORARY = "中断留下的临时文件"


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of fault in one place. `next_step` tells what to do about what was not repaired."""

    fault: Fault
    place: str
    count: int
    repaired: int
    examples: tuple[str, ...]
    next_step: str = ""

    @property
    def left(self) -> int:
        """How many are as they were."""
        return self.count - self.repaired


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check compared and found."""

    documents: int
    passages: int
    originals: int
    index_rows: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong now."""
        return not any(finding.left for finding in self.findings)


class Restoring(StrEnum):
    """What an import does with the documents that are there already."""

    INTO_EMPTY = "empty"  # refuses to begin when there are any
    MERGE = "merge"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What went into a backup file, or came out of one. `kept`: what was there before and stays.

    `embedded` counts vectors that had to be computed, `originals_missing` originals that the
    library had lost before it was exported. `items`, `papers` and `results`: of the item bank;
    `books` of wrong answers and `questions` of the journal are there only where they were wanted.
    """

    path: str
    documents: int
    passages: int
    originals: int
    bytes: int
    seconds: float
    added: int = 0
    removed: int = 0
    kept: int = 0
    embedded: int = 0
    originals_missing: int = 0
    items: int = 0
    papers: int = 0
    results: int = 0
    books: int = 0
    questions: int = 0

    @property
    def beside(self) -> str:
        """What there is beside documents, as users read it; empty where there is nothing."""
        counts = (
            ("题库 {} 题", self.items),
            ("试卷 {} 份", self.papers),
            ("成绩 {} 批", self.results),
            ("错题本 {} 本", self.books),
            ("问答记录 {} 条", self.questions),
        )
        return "、".join(words.format(count) for words, count in counts if count)


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """A moment of a long task: which step it is at, and how much of that is done."""

    step: str
    done: int
    total: int
