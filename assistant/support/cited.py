"""What is wrong with a sentence of a language model, given the passages that it cites.

The one door of this package for composers: they ask sentence by sentence while a model writes, and
the citation gate asks again before anything is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.binding import is_rule
from assistant.domain import Document, Quote, Status
from assistant.faults import Fault
from assistant.support.checking import bears_out, faults
from assistant.support.standing import says_over

_OVER = (Status.REVISED, Status.REPEALED)


def sentence_faults(text: str, quotes: Sequence[Quote], earlier: bool = False) -> tuple[Fault, ...]:
    """What is wrong with a sentence that cites these quotes; nothing when they bear it out.

    `earlier`: whether a text was asked for that has been revised since. A rule that binds no more
    may then be told without saying so.
    """
    if not quotes:
        return (Fault.UNCITED,)
    found = faults(text, [_shown(quote) for quote in quotes], names_of(quotes))
    over = not earlier and any(_ended(quote.document) for quote in quotes)
    if over and not says_over(text) and Fault.NOT_IN_FORCE not in found:
        return (*found, Fault.NOT_IN_FORCE)
    return found


def borne_out(text: str, quotes: Sequence[Quote], earlier: bool = False) -> bool:
    """Whether these quotes bear the sentence out, as `sentence_faults`; told sooner."""
    over = not earlier and any(_ended(quote.document) for quote in quotes)
    if over and not says_over(text):
        return False
    return bears_out(text, [_shown(quote) for quote in quotes], names_of(quotes))


def mark_faults(
    text: str, marks: Sequence[int], offered: Sequence[Sequence[Quote]], earlier: bool = False
) -> tuple[Fault, ...]:
    """What is wrong with a sentence and its marks; mark 1 stands for the first of `offered`."""
    known = [mark for mark in marks if 1 <= mark <= len(offered)]
    quotes = [quote for mark in dict.fromkeys(known) for quote in offered[mark - 1]]
    if len(known) < len(marks):
        more = sentence_faults(text, quotes, earlier) if quotes else ()
        return (Fault.NO_SUCH_MARK, *more)
    return sentence_faults(text, quotes, earlier)


def names_of(quotes: Sequence[Quote]) -> list[str]:
    """What cited documents are called, where the quotes stand, and whether they bind."""
    named = (
        part
        for quote in quotes
        for part in (
            quote.document.title,
            quote.document.number,
            quote.passage.locator,
            quote.document.status.value,
        )
        if part
    )
    return list(dict.fromkeys(named))


def _shown(quote: Quote) -> str:
    """The words of a quote below the headings that they stand under."""
    passage = quote.passage
    words = passage.text[quote.start - passage.start : quote.end - passage.start]
    return "\n".join([*(f"# {heading}" for heading in passage.headings), words])


def _ended(document: Document) -> bool:
    return document.status in _OVER and is_rule(document)
