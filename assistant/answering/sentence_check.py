"""A sentence that a model wrote: the statement that it is shown as, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.numbered import Numbered
from assistant.answering.orders import gives_orders
from assistant.answering.reply_reading import Written
from assistant.chat import Dropped
from assistant.domain import Quote, Statement, Status
from assistant.faults import Fault
from assistant.text import squeeze

_LONGEST_QUOTE = 800  # characters of a clause that is quoted whole
_TELLING = 8  # characters from which a sentence may be looked for elsewhere than it says
_LEAKED = 10  # characters in a row that a sentence may not share with the rules of the prompt
_CHINESE = 0.5  # share of Chinese among the letters of a sentence
_FOREIGN = re.compile(r"[^\W\d_\u3400-\u9fff]+")
# What stands before a sentence that rests on a rule which binds no more.
_FORMER = {Status.REVISED: "修订前的规定", Status.REPEALED: "已废止的规定"}
_STRETCH = re.compile(r"[，,；;：:。！？!?、\s]")
_ASKED = 0.7  # share of a stretch's pairs of characters that stand in the question
_LONG = 4  # characters of a stretch of which something has to stand in the source
# What joins stretches and says nothing itself.
_JOINING = re.compile(
    r"^(?:修订前的规定|已废止的规定|也就是说|换句话说|具体(?:来说|如下|包括)|在这种情况下|在此基础上|除此之外|与此同时|一般来说|总的来说"
    r"|需要注意的是|有下列情形的?|其中包括|包括以下.{0,4}|按(?:照)?规定|根据规定|依照规定|经过上述.{0,4})$"
)


_Ground = tuple[str, tuple[Quote, ...]]  # a sentence as it would be shown, and what it cites


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
        self,
        rows: Sequence[Numbered],
        support: Support,
        question: str,
        rules: str,
        earlier: bool = False,
    ) -> None:
        self._question = squeeze(question)
        self._rows = {row.number: row for row in rows}
        self._support = support
        self._rules = rules
        self._earlier = earlier

    def judge(self, written: Written) -> Statement | Dropped:
        """The statement with the spans it rests on, or the sentence with its faults.

        What only repeats the question at its beginning is left out where it is in the way.
        """
        text = written.text
        if is_addressed(text):
            return Dropped(text, (Fault.INSTRUCTION,))
        if any(mark not in self._rows for mark in written.marks):
            return Dropped(text, (Fault.NO_SUCH_MARK,))
        judged = self._judge(text, written.marks)
        rest = self._without_question(text)
        if isinstance(judged, Statement) or not rest:
            return judged
        again = self._judge(rest, written.marks)
        return again if isinstance(again, Statement) else judged

    def _judge(self, text: str, marks: Sequence[int]) -> Statement | Dropped:
        """Marks are tried first: the sentences of their clauses, then these whole. Then every other
        clause is tried alone, since small models number badly: a sentence that one of them bears
        out is none the worse. Nothing is put together from clauses that no mark joined, and a
        few characters stand in many places.
        """
        marked = [self._rows[mark] for mark in marks]
        others = [row for row in self._rows.values() if row not in marked]
        if len(squeeze(text)) < _TELLING and not text.endswith("："):
            others = []
        wrong: tuple[Fault, ...] = () if marked else (Fault.UNCITED,)
        for led, quotes in (*self._marked(text, marked), *self._alone(text, others)):
            found = self._faults(led, quotes)
            if not found:
                return Statement(led, quotes)
            wrong = wrong or found
        return Dropped(text, wrong or (Fault.WORDS,))

    def _marked(self, text: str, rows: Sequence[Numbered]) -> Iterator[_Ground]:
        """What the marks may mean, the likeliest first."""
        yield from self._attributed(text, rows)
        yield from self._whole(text, rows)
        for status, lead in _FORMER.items():
            over = [row for row in rows if row.status is status]
            yield from self._attributed(f"{lead}：{text}", over)
            yield from self._whole(f"{lead}：{text}", over)

    def _alone(self, text: str, rows: Sequence[Numbered]) -> Iterator[_Ground]:
        """Each clause by itself; those that bind no more come last, and it is said of them."""
        for row in rows:
            yield from self._attributed(text, [row])
        for row in rows:
            if row.status in _FORMER:
                yield from self._attributed(f"{_FORMER[row.status]}：{text}", [row])

    def _attributed(self, text: str, rows: Sequence[Numbered]) -> Iterator[_Ground]:
        offered = [quote for row in rows for quote in row.quotes]
        quotes = self._support.attribute(text, offered, self._earlier) if offered else ()
        if quotes:
            yield text, quotes

    @staticmethod
    def _whole(text: str, rows: Sequence[Numbered]) -> Iterator[_Ground]:
        if rows and sum(row.length for row in rows) <= _LONGEST_QUOTE:
            yield text, tuple(quote for row in rows for quote in row.spans)

    def _without_question(self, text: str) -> str:
        """What follows a stretch that only repeats the question; empty where there is none."""
        stretch, _, rest = text.partition("，")
        plain = squeeze(stretch)
        pairs = [plain[at : at + 2] for at in range(len(plain) - 1)]
        asked = sum(pair in self._question for pair in pairs)
        return rest if rest and pairs and asked >= _ASKED * len(pairs) else ""

    def _faults(self, text: str, quotes: Sequence[Quote]) -> tuple[Fault, ...]:
        told = [_words(quote) for quote in quotes]
        told += [part for q in quotes for part in (q.document.title, q.document.number) if part]
        ground = squeeze("".join(told))
        if leaks(text, ground, self._rules) or is_foreign(text, ground):
            return (Fault.INSTRUCTION,)
        if any(_is_added(stretch, ground) for stretch in _STRETCH.split(text)):
            return (Fault.WORDS,)
        return self._support.faults(text, quotes, self._earlier)


def is_addressed(text: str) -> bool:
    """Whether a sentence is not Chinese, or speaks of the model and its orders."""
    letters = [one for one in text if one.isalpha()]
    chinese = sum("\u3400" <= one <= "\u9fff" for one in letters)
    return chinese < max(1.0, _CHINESE * len(letters)) or gives_orders(text)


def leaks(text: str, ground: str, rules: str) -> bool:
    """Whether a run of the prompt's rules stands in the text, and not in what it rests on."""
    plain = squeeze(ground)
    return any(run not in plain for run in _runs(rules) & _runs(text))


def is_foreign(text: str, ground: str) -> bool:
    """Whether it has a word in other letters that what it rests on has not."""
    plain = squeeze(ground)
    return any(squeeze(word) not in plain for word in _FOREIGN.findall(text))


def _is_added(stretch: str, ground: str) -> bool:
    """Whether a stretch of a sentence shares nothing at all with its source."""
    plain = squeeze(stretch)
    if len(plain) < _LONG or _JOINING.match(stretch):
        return False
    return not any(plain[at : at + 2] in ground for at in range(len(plain) - 1))


def _words(quote: Quote) -> str:
    return quote.passage.text[quote.start - quote.passage.start : quote.end - quote.passage.start]


@lru_cache(maxsize=64)
def _runs(text: str) -> frozenset[str]:
    plain = squeeze(text)
    return frozenset(plain[at : at + _LEAKED] for at in range(len(plain) - _LEAKED + 1))
