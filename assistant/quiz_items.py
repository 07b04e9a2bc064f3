"""The nouns of a quiz: items (试题) with their key, and what was asked for and made.

Offsets count characters in the stored text of the cited document, half open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from assistant.domain import Citation
from assistant.text import digest
from assistant.wording_work import WordingWork

RIGHT, WRONG = "正确", "错误"  # the two keys of a 判断 item
GAP = "（　　）"  # what stands in a stem for an option or a blank
LETTERS = "ABCDEFGHIJ"
# The collection of digests written to be examined on; answers and checklists rest on the fuller
# ones, unless these are named.
FOR_QUIZZES = "出题要点"
MOST_ITEMS = 1_000  # that one request may ask for
_ID_LENGTH = 16


class ItemKind(StrEnum):
    """The five kinds of items (题型); values are those of the wire format."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    JUDGE = "judge"
    BLANK = "blank"
    SHORT = "short"

    @cached_property
    def label(self) -> str:
        """The name on a paper: 单选, 多选, 判断, 填空, 简答."""
        return dict(zip(ItemKind, ("单选", "多选", "判断", "填空", "简答"), strict=True))[self]


class Difficulty(StrEnum):
    """How hard an item is meant to be (难度), before anyone has taken it."""

    EASY = "易"
    MEDIUM = "中"
    HARD = "难"


class Aim(StrEnum):
    """What an item asks about (考点)."""

    NUMBER = "数字"
    LIMIT = "时限"
    SHARE = "比例"
    BODY = "主体"
    CONDITION = "条件"
    MEMBERS = "列举"
    DEFINITION = "定义"
    PROCEDURE = "程序"
    FORCE = "应当可以不得"
    CLAUSE = "条款"
    TERM = "用语"


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a 单选 or 多选 item, without its letter."""

    text: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item (试题) that passed the validators.

    `stem`: the question; `GAP` stands where an option or a blank goes. `options`: for 单选 and
    多选 only. `key`: 单选 and 多选 the texts of the right options, 判断 `RIGHT` or `WRONG`, 填空
    one text for each gap, 简答 the points in their order. `citation.quote` is the evidence;
    `spans` tell where in the document's text each part of the key stands (for a wrong 判断
    statement: the true words that it changed). `clause`: the rule as stem and explanation name
    it, 《…》第X条; of a digest it is the rule that the digest restates.
    """

    kind: ItemKind
    stem: str
    options: tuple[Option, ...]
    key: tuple[str, ...]
    explanation: str
    citation: Citation
    spans: tuple[tuple[int, int], ...]
    difficulty: Difficulty
    topic: str
    aim: Aim
    clause: str = ""

    @property
    def id(self) -> str:
        """From what is asked and what is right, whatever the order of the options."""
        words = [str(self.kind), self.stem, *sorted(one.text for one in self.options), *self.key]
        return digest("\n".join(words))[:_ID_LENGTH]

    @property
    def evidence(self) -> str:
        """The words that the key follows from; of whole statements not what stands between them."""
        if self.aim is not Aim.CLAUSE:
            return self.citation.quote
        start = self.citation.start
        quote = self.citation.quote
        return "；".join(quote[left - start : right - start] for left, right in self.spans)

    @property
    def document_id(self) -> str:
        """The document that the evidence stands in."""
        return self.citation.document.id

    @property
    def key_text(self) -> str:
        """The key as it is printed: B, ACD, 正确, 三年；六个月, or the points one by one."""
        if self.options:
            return "".join(
                letter for letter, one in zip(LETTERS, self.options, strict=False) if one.right
            )
        if self.kind is ItemKind.SHORT and len(self.key) > 1:
            return "".join(f"（{at}）{words}；" for at, words in enumerate(self.key, 1))[:-1] + "。"
        return "；".join(self.key)


@dataclass(frozen=True, slots=True)
class QuizRequest:
    """What items are wanted; empty tuples mean no restriction.

    `documents`: ids or titles. `topics`: words of topics. `avoid`: stems, or ids, of a bank or of
    earlier papers, which no item may repeat. The same request of the same library gives the same
    items.
    """

    count: int = 20
    kinds: tuple[ItemKind, ...] = ()
    documents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    seed: int = 0
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuizResult:
    """The items that were made, and in Chinese why there are fewer than `asked`.

    `wording`: what a model did for their stems, where one was asked.
    """

    asked: int
    items: tuple[Item, ...]
    reasons: tuple[str, ...] = ()
    wording: WordingWork | None = None

    @property
    def made(self) -> int:
        """How many items there are."""
        return len(self.items)
