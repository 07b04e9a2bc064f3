"""Sentences in comparison form: one width, one word for what means the same, plain numbers."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_ROWS = Path(__file__).with_name("same_words.toml")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LARGE = re.compile(r"(\d{1,12}(?:\.\d{1,6})?)([万亿])")
_TIMES = {"万": 10_000, "亿": 100_000_000}
_QUOTED_LIST = re.compile(r"[”’」』](?=[“‘「『])")  # “探索”“适度” is a list
_MARKS = re.compile(r"[“”\"'‘’「」『』\s*#]")


@lru_cache(maxsize=4096)
def unified(text: str) -> str:
    """The text in one width, without spaces and quotation marks; 3,000 and 1万 in plain digits."""
    plain = _GROUPED.sub("", unicodedata.normalize("NFKC", text))
    plain = _LARGE.sub(lambda found: f"{float(found[1]) * _TIMES[found[2]]:.15g}", plain)
    return _MARKS.sub("", _QUOTED_LIST.sub("、", plain))


@lru_cache(maxsize=4096)
def same_words(text: str) -> str:
    """A unified text with one word for each row of `same_words.toml`."""
    pattern, words = _table()
    return pattern.sub(lambda found: words[found.group()], text)


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    table = tomllib.loads(_ROWS.read_text(encoding="utf-8"))
    words = {word: row[0] for row in table["rows"] for word in row}
    words |= {word: word for word in table["keep"]}
    longest_first = sorted(words, key=len, reverse=True)
    barred = {word: f"(?![{after}])" for word, after in table["not_before"].items()}
    spelled = (f"{re.escape(word)}{barred.get(word, '')}" for word in longest_first)
    return re.compile("|".join(spelled)), words
