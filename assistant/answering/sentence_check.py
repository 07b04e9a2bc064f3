"""A sentence that a model wrote: the statement that it is shown as, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.numbered import Numbered
from assistant.answering.orders import gives_orders
from assistant.answering.reply_reading import Written
from assistant.chat import Dropped
from assistant.domain import Quote, Statement
from assistant.faults import Fault
from assistant.text import squeeze

_LONGEST_QUOTE = 800  # characters of a clause that is quoted whole
_TELLING = 8  # characters from which a sentence may be looked for elsewhere than it says
_LEAKED = 10  # characters in a row that a sentence may not share with the rules of the prompt
_CHINESE = 0.5  # share of Chinese among the letters of a sentence
_FOREIGN = re.compile(r"[^\W\d_\u3400-\u9fff]+")
_STRETCH = re.compile(r"[，,；;：:。！？!?、\s]")
_LONG = 4  # characters of a stretch of which something has to stand in the source
# What joins stretches and says nothing itself.
_JOINING = re.compile(
    r"^(?:也就是说|换句话说|具体(?:来说|如下|包括)|在这种情况下|在此基础上|除此之外|与此同时|一般来说|总的来说"
    r"|需要注意的是|有下列情形的?|其中包括|包括以下.{0,4}|按(?:照)?规定|根据规定|依照规定|经过上述.{0,4})$"
)


@dataclass(frozen=True, slots=True)
class Support:
    """The check that is asked: what is wrong with a sentence that cites quotes, and which of the
    sentences in some quotes bear it out by themselves (none: nothing does).

    The last argument of both: whether a text was asked for that has been revised since.
    """

    faults: Callable[[str, Sequence[Quote], bool], tuple[Fault, ...]]
    attribute: Callable[[str, Sequence[Quote], bool], tuple[Quote, ...]]


class SentenceCheck:
    """Checks sentences against the numbered clauses; `rules`: the prompt's own words.

    `earlier`: whether a text was asked for that has been revised since.
    """

    def __init__(
        self, rows: Sequence[Numbered], support: Support, rules: str, earlier: bool = False
    ) -> None:
        self._rows = {row.number: row for row in rows}
        self._support = support
        self._rules = _runs(rules)
        self._earlier = earlier

    def judge(self, written: Written) -> Statement | Dropped:
        """The statement with the spans it rests on, or the sentence with its faults.

        Marks are tried first: the sentences of their clauses, then these whole. Then every other
        clause is tried alone, since small models number badly: a sentence that one of them bears
        out is none the worse. Nothing is put together from clauses that no mark joined, and a
        few characters stand in many places.
        """
        text = written.text
        if _is_addressed(text):
            return Dropped(text, (Fault.INSTRUCTION,))
        if any(mark not in self._rows for mark in written.marks):
            return Dropped(text, (Fault.NO_SUCH_MARK,))
        marked = [self._rows[mark] for mark in written.marks]
        first: tuple[Fault, ...] = () if marked else (Fault.UNCITED,)
        for quotes in self._grounds(text, marked):
            wrong = self._faults(text, quotes) if quotes else ()
            if quotes and not wrong:
                return Statement(text, quotes)
            first = first or wrong
        return Dropped(text, first or (Fault.WORDS,))

    def _grounds(self, text: str, marked: Sequence[Numbered]) -> Iterator[tuple[Quote, ...]]:
        """What the sentence may rest on, the likeliest first."""
        if marked:
            offered = [quote for row in marked for quote in row.quotes]
            yield self._support.attribute(text, offered, self._earlier)
        if sum(row.length for row in marked) <= _LONGEST_QUOTE:
            yield tuple(quote for row in marked for quote in row.spans)
        if len(squeeze(text)) >= _TELLING or text.endswith("："):
            for row in self._rows.values():
                if row not in marked:
                    yield self._support.attribute(text, row.quotes, self._earlier)

    def _faults(self, text: str, quotes: Sequence[Quote]) -> tuple[Fault, ...]:
        told = [_words(quote) for quote in quotes]
        told += [part for q in quotes for part in (q.document.title, q.document.number) if part]
        ground = squeeze("".join(told))
        leaked = any(run not in ground for run in self._rules & _runs(text))
        foreign = any(squeeze(word) not in ground for word in _FOREIGN.findall(text))
        if leaked or foreign:
            return (Fault.INSTRUCTION,)
        if any(_is_added(stretch, ground) for stretch in _STRETCH.split(text)):
            return (Fault.WORDS,)
        return self._support.faults(text, quotes, self._earlier)


def _is_addressed(text: str) -> bool:
    """Whether a sentence is not Chinese, or speaks of the model and its orders."""
    letters = [one for one in text if one.isalpha()]
    chinese = sum("\u3400" <= one <= "\u9fff" for one in letters)
    return chinese < max(1.0, _CHINESE * len(letters)) or gives_orders(text)


def _is_added(stretch: str, ground: str) -> bool:
    """Whether a stretch of a sentence shares nothing at all with its source."""
    plain = squeeze(stretch)
    if len(plain) < _LONG or _JOINING.match(stretch):
        return False
    return not any(plain[at : at + 2] in ground for at in range(len(plain) - 1))


def _words(quote: Quote) -> str:
    return quote.passage.text[quote.start - quote.passage.start : quote.end - quote.passage.start]


def _runs(text: str) -> set[str]:
    plain = squeeze(text)
    return {plain[at : at + _LEAKED] for at in range(len(plain) - _LEAKED + 1)}
