"""Texts to index terms: dictionary words, and character bigrams.

Both keep whole what a clerk would look up as one thing: 第十八条 (in any numerals), 文号 and
decimal numbers; dictionary words also keep 《title》. Terms hold letters, digits and Chinese
characters only, so that an index that splits at punctuation leaves them alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.text import parse_number

_CLAUSE = re.compile(r"第([一二三四五六七八九十百千零〇\d]{1,8})([条款项章])")
_NUMBER = re.compile(r"([一-鿿]{1,8})[〔\[(【]?((?:19|20)\d\d)[〕\])】]\s*(?:第\s*)?(\d{1,4})\s*号")
_TITLE = re.compile(r"《([^《》]{2,40})》")
_RUN = re.compile(r"\w+(?:[.%]\w*)*")
_ASCII = re.compile(r"[a-z0-9.%_]+|[^a-z0-9.%_]+")
_SIGNS = str.maketrans({".": "点", "%": "比", "_": ""})


def plain(text: str) -> str:
    """The text in the form that terms are read from: NFKC, lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def word_terms(text: str) -> list[str]:
    """Dictionary words (long words also as their parts) and the things kept whole."""
    body = plain(text)
    terms = _kept_whole(body)
    terms += [_term(title) for title in _TITLE.findall(body)]
    for word in _dictionary().cut_for_search(body, True):
        term = _term(word)
        if term and term not in _STOP:
            terms.append(term)
    return terms


@cache
def party_terms() -> tuple[str, ...]:
    """Terms of party work that a general dictionary cuts apart."""
    listed = files("assistant.retrieval").joinpath("party_terms.txt").read_text("utf-8")
    lines = (line.strip() for line in listed.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def split_words(text: str, guess: bool = True) -> list[str]:
    """The text cut into words; joined it is the text.

    `guess`: whether characters that are in no dictionary may make a word together.
    """
    return [str(word) for word in _dictionary().cut(text, guess)]


def bigram_terms(text: str) -> list[str]:
    """Overlapping pairs of Chinese characters; numbers and Latin words whole."""
    body = plain(text)
    terms = _kept_whole(body)
    for run in _RUN.findall(body):
        for part in _ASCII.findall(run):
            if part[0].isascii():
                terms.append(_term(part))
            elif len(part) == 1:
                terms.append(part)
            else:
                terms += [part[i : i + 2] for i in range(len(part) - 1)]
    return [term for term in terms if term]


def _kept_whole(body: str) -> list[str]:
    clauses = [
        f"第{number}{unit}"
        for digits, unit in _CLAUSE.findall(body)
        if (number := parse_number(digits)) is not None
    ]
    numbers = [f"{year}年{serial}号" for _, year, serial in _NUMBER.findall(body)]
    return clauses + numbers


def _term(word: str) -> str:
    if word.isalnum():
        return word  # nearly all are
    return "".join(c for c in word.translate(_SIGNS) if c.isalnum())


# Words that carry no subject: they would only dilute the share of a question that is found.
_STOP = frozenset(
    "的 了 吗 呢 吧 啊 呀 是 有 在 和 与 或 及 也 都 就 还 又 再 把 被 让 给 对 从 到 向 以 为 "
    "这 那 这个 那个 哪 哪个 哪些 什么 啥 咋 怎么 怎样 如何 多少 几 几个 多久 为什么 谁 请问 一下 "
    "我 我们 你 你们 他 他们 它 咱们 自己 要 想 会 能 可以 没有 不 没 得 地 着 过 吗 么 个 一个 "
    "能不能 是不是 要不要 有没有 可不可以 算不算 行不行 怎么办 之 其 等 所 时候 里 上 下 中".split()
)


# High enough that a listed term is never cut apart, whatever its parts.
_FREQUENCY = 100_000


@cache
def _dictionary() -> Any:
    import rjieba

    dictionary = rjieba.Jieba()
    for term in party_terms():
        dictionary.add_word(term, _FREQUENCY, "n")
    return dictionary
