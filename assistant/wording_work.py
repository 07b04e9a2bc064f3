"""What a model did for the words of something, as a noun and as users read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordingWork:
    """What a model did for the words of a list of sentences: some `reworded`, the others `kept`.

    `stopped`: how many of those that it worded anew did not pass the gate and are kept therefore.
    `note`: why it did less than it was asked for; empty when it answered for all of them.
    """

    model: str
    reworded: int = 0
    kept: int = 0
    stopped: int = 0
    note: str = ""


def wording_notices(work: WordingWork | None, unit: str) -> Iterator[str]:
    """What a reader has to know of it, sentence by sentence; `unit`: what is counted, 步 or 句."""
    if work is None:
        return
    if work.reworded or work.stopped:
        told = f"语言模型 {work.model} 改写 {work.reworded} {unit}，逐{unit}与出处核对过"
        if work.stopped:
            told += f"；{work.stopped} {unit}未通过核对，保留原文"
        rest = work.kept - work.stopped
        yield told + (f"；另外 {rest} {unit}没有改写。" if rest > 0 else "。")
    if work.note:
        yield work.note
