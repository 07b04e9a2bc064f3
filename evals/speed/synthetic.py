"""Distinct rule-like texts of any number, put together anew from the sentences of a corpus.

Repeating documents would measure the duplicate check and the embedding cache, not the work.
Every article gets its own choice of sentences and its own figure, so no two are alike.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

from evals.errors import InputError

ARTICLES_A_DOCUMENT = 25
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
_MARKS = re.compile(r"^[#\-*>\s\d.、]+")
_DIGITS = "零一二三四五六七八九"


def sentences(corpus: Path) -> list[str]:
    """The distinct sentences of the Markdown and text files of a folder."""
    found: dict[str, None] = {}
    for path in sorted([*corpus.rglob("*.md"), *corpus.rglob("*.txt")]):
        body = _FRONT_MATTER.sub("", path.read_text(encoding="utf-8", errors="ignore"))
        for piece in re.split(r"[。\n]", body):
            text = _MARKS.sub("", piece).strip()
            if 10 <= len(text) <= 120:
                found[text] = None
    if len(found) < 20:
        raise InputError(f"文件夹 {str(corpus)!r} 里的文字太少，无法生成测速资料。")
    return list(found)


def passages(pool: Sequence[str], count: int, seed: int = 0) -> list[str]:
    """`count` distinct passages of two to four sentences."""
    chance = random.Random(seed)
    return [
        "。".join([*chance.sample(list(pool), chance.randint(2, 4)), f"本项编号为{seed}之{at}。"])
        for at in range(count)
    ]


def write_documents(folder: Path, texts: Sequence[str], name: str) -> None:
    """The texts as articles of rules, 25 a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(texts), ARTICLES_A_DOCUMENT):
        number = start // ARTICLES_A_DOCUMENT + 1
        lines = [f"测速办法{name}之{number}", ""]
        for at, text in enumerate(texts[start : start + ARTICLES_A_DOCUMENT], start=1):
            lines += [f"第{chinese(at)}条　{text}", ""]
        (folder / f"{name}-{number:04d}.txt").write_text("\n".join(lines), encoding="utf-8")


def chinese(number: int) -> str:
    """1–99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")
