"""Where a sentence that cites nothing could rest: the sentences that bear it out, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.domain import Kind, Quote
from assistant.support.cited import borne_out
from assistant.support.plain_words import same_words, unified
from assistant.support.wording import content, covered
from assistant.text import sentence_spans

_TRIED = 5  # sentences that are looked at, the likeliest first
_ALIKE = 0.4  # share of the content from which a sentence is looked at
_LINE = re.compile(r"[^\s\n][^\n]*")


def attributed(text: str, offered: Sequence[Quote], earlier: bool = False) -> tuple[Quote, ...]:
    """One sentence of the offered quotes that bears the text out, else two, else nothing."""
    about = content(same_words(unified(text)))
    ranked = sorted(
        ((covered(about, _content(one)), -at, one) for at, one in enumerate(_parts(offered))),
        key=lambda row: row[:2],
        reverse=True,
    )
    likely = [one for share, _, one in ranked[:_TRIED] if share >= _ALIKE]
    pairs = [pair for pair in combinations(likely, 2) if pair[0].document == pair[1].document]
    for quotes in (*((one,) for one in likely), *pairs):
        if borne_out(text, quotes, earlier):
            return quotes
    return ()


def _parts(offered: Sequence[Quote]) -> Iterator[Quote]:
    """The sentences of the quotes; of a digest its lines, each with the source that it names."""
    for quote in offered:
        words = _words(quote)
        spans = (
            [found.span() for found in _LINE.finditer(words)]
            if quote.document.kind is Kind.DIGEST
            else sentence_spans(words)
        )
        for start, end in spans:
            if not words[start:end].startswith("#"):
                yield replace(quote, start=quote.start + start, end=quote.start + end)


def _words(quote: Quote) -> str:
    start = quote.passage.start
    return quote.passage.text[quote.start - start : quote.end - start]


def _content(quote: Quote) -> str:
    return content(same_words(unified(_words(quote))))
