"""A sentence that a model wrote: the statement that it is shown as, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answering.numbered import Numbered
from assistant.answering.orders import gives_orders
from assistant.answering.reply_reading import Written
from assistant.chat import Dropped
from assistant.domain import Quote, Statement
from assistant.faults import Fault
from assistant.text import squeeze

_LONGEST_QUOTE = 800  # characters of a clause that is quoted whole
_LONGEST_SIGN = 4  # characters of what stands before an item: （十一）
_TELLING = 8  # characters from which a sentence may be looked for elsewhere than it says
_LEAKED = 10  # characters in a row that a sentence may not share with the rules of the prompt
_CHINESE = 0.5  # share of Chinese among the letters of a sentence
_FOREIGN = re.compile(r"[^\W\d_\u3400-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Support:
    """The check that is asked: what is wrong with a sentence by its quotes and the names of what is
    cited, and which of some candidates it could rest on (their places in the sequence).
    """

    faults: Callable[[str, Sequence[str], Sequence[str]], tuple[Fault, ...]]
    attribute: Callable[[str, Sequence[str]], Sequence[int]]


class SentenceCheck:
    """Checks sentences against the numbered clauses; `rules`: the prompt's own words."""

    def __init__(self, rows: Sequence[Numbered], support: Support, rules: str) -> None:
        self._rows = {row.number: row for row in rows}
        self._support = support
        self._rules = _runs(rules)

    def judge(self, written: Written) -> Statement | Dropped:
        """The statement with the spans it rests on, or the sentence with its faults.

        Marks are tried first: the sentences of their clauses, then each clause whole. Then every
        clause is tried alone, since small models number badly: a sentence that one of them bears
        out is none the worse. Nothing is put together from clauses that no mark joined, and a
        few characters stand in many places.
        """
        if _is_addressed(written.text):
            return Dropped(written.text, (Fault.INSTRUCTION,))
        if any(mark not in self._rows for mark in written.marks):
            return Dropped(written.text, (Fault.NO_SUCH_MARK,))
        marked = [self._rows[mark] for mark in written.marks]
        first: tuple[Fault, ...] = () if marked else (Fault.UNCITED,)
        for quotes, names in self._grounds(written.text, marked):
            wrong = self._faults(written.text, quotes, names)
            if not wrong:
                return Statement(written.text, quotes)
            first = first or wrong
        return Dropped(written.text, first)

    def _grounds(
        self, text: str, marked: Sequence[Numbered]
    ) -> list[tuple[tuple[Quote, ...], tuple[str, ...]]]:
        """What the sentence may rest on, the likeliest first."""
        grounds = [self._chosen(text, marked)] if marked else []
        short = [row for row in marked if _length(row) <= _LONGEST_QUOTE]
        grounds += [(_quotes(row, range(len(row.sentences))), row.names) for row in short]
        if len(squeeze(text)) >= _TELLING or text.endswith("："):
            others = [row for row in self._rows.values() if row not in marked]
            grounds += [self._chosen(text, [row]) for row in others]
        return grounds

    def _chosen(
        self, text: str, rows: Sequence[Numbered]
    ) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
        """The spans of the sentences that the text is attributed to, neighbours as one span."""
        candidates = [(row, place) for row in rows for place in range(len(row.sentences))]
        texts = [row.sentences[place].text for row, place in candidates]
        chosen = [candidates[at] for at in sorted(set(self._support.attribute(text, texts)))]
        quotes = [
            quote
            for row in rows
            for quote in _quotes(row, [place for one, place in chosen if one is row])
        ]
        names = dict.fromkeys(name for row, _ in chosen for name in row.names)
        return tuple(quotes), tuple(names)

    def _faults(
        self, text: str, quotes: Sequence[Quote], names: Sequence[str]
    ) -> tuple[Fault, ...]:
        words = [_words(quote) for quote in quotes]
        ground = squeeze("".join([*words, *names]))
        leaked = any(run not in ground for run in self._rules & _runs(text))
        foreign = any(squeeze(word) not in ground for word in _FOREIGN.findall(text))
        if leaked or foreign:
            return (Fault.INSTRUCTION,)
        return self._support.faults(text, words, names)


def _is_addressed(text: str) -> bool:
    """Whether a sentence is not Chinese, or speaks of the model and its orders."""
    letters = [one for one in text if one.isalpha()]
    chinese = sum("\u3400" <= one <= "\u9fff" for one in letters)
    return chinese < max(1.0, _CHINESE * len(letters)) or gives_orders(text)


def _quotes(row: Numbered, places: Sequence[int]) -> tuple[Quote, ...]:
    """The sentences at these places; neighbours are one span, unless anything was left out between
    them: it may no longer be in force.
    """
    stored = row.clause.contents.text
    spans: list[tuple[int, int]] = []
    for sentence in (row.sentences[place] for place in places):
        if spans and len(squeeze(stored[spans[-1][1] : sentence.start])) <= _LONGEST_SIGN:
            spans[-1] = spans[-1][0], sentence.end
        else:
            spans.append((sentence.start, sentence.end))
    return tuple(quote for start, end in spans for quote in row.clause.quotes(start, end))


def _length(row: Numbered) -> int:
    return row.sentences[-1].end - row.sentences[0].start


def _words(quote: Quote) -> str:
    return quote.passage.text[quote.start - quote.passage.start : quote.end - quote.passage.start]


def _runs(text: str) -> set[str]:
    plain = squeeze(text)
    return {plain[at : at + _LEAKED] for at in range(len(plain) - _LEAKED + 1)}
