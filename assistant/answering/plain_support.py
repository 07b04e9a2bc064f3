"""Whether quotes bear out a model's sentence: numbers, names, pairs of characters.

Each stretch between commas has to be held as well: half a sentence may not be made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.citations import supported
from assistant.domain import Quote, Status
from assistant.faults import Fault
from assistant.text import squeeze

_SHARE = 0.6  # of the pairs of characters of a stretch, held by the quotes
_LONG = 4  # characters from which a stretch says something of its own
_MOST = 4  # sentences that one sentence may rest on
_ADDS = 0.08  # share of its pairs that one more has to add
_TITLE = re.compile(r"(?:根据|依据|按照)?《[^》]*》|^(?:修订前|已废止)的规定：")
_DENIAL = re.compile(
    r"不用|不必|不需|无需|无须|不得|不能|不可|不准|严禁|禁止|免予|没有|(?<!逾期)不(?!足|满|超|少|低)"
)
_STRETCH = re.compile(r"[，,；;：:。！？!?、]")


def sentence_faults(text: str, quotes: Sequence[Quote], earlier: bool) -> tuple[Fault, ...]:
    """What is wrong with a sentence that cites these quotes; nothing when they bear it out."""
    if not quotes:
        return (Fault.UNCITED,)
    words = [_words(quote) for quote in quotes]
    names = [part for q in quotes for part in (q.document.title, q.document.number) if part]
    over = any(one.document.status in (Status.REVISED, Status.REPEALED) for one in quotes)
    if over and not earlier and not text.startswith(("修订前", "已废止")):
        return (Fault.NOT_IN_FORCE,)
    if not supported(text, words, names):
        return (Fault.WORDS,)
    if not set(_DENIAL.findall(text)) <= set(_DENIAL.findall("".join(words))):
        return (Fault.FORCE,)
    known = _pairs("".join(map(squeeze, words)))
    stretches = [squeeze(one) for one in _STRETCH.split(_TITLE.sub("", text))]
    held = all(
        len(_pairs(one) & known) >= _SHARE * len(_pairs(one))
        for one in stretches
        if len(one) >= _LONG
    )
    return () if held else (Fault.WORDS,)


def attributed(text: str, offered: Sequence[Quote], earlier: bool) -> tuple[Quote, ...]:
    """The fewest of the offered quotes that bear the text out; nothing where none do."""
    wanted = _pairs(squeeze(text))
    held = [_pairs(squeeze(_words(one))) & wanted for one in offered]
    chosen: list[int] = []
    known: set[str] = set()
    while len(chosen) < _MOST:
        best = max(range(len(held)), key=lambda at: len(held[at] - known), default=None)
        if best is None or len(held[best] - known) < max(1.0, _ADDS * len(wanted)):
            break
        chosen.append(best)
        known |= held[best]
        quotes = tuple(offered[at] for at in sorted(chosen))
        if not sentence_faults(text, quotes, earlier):
            return quotes
    return ()


def _words(quote: Quote) -> str:
    return quote.passage.text[quote.start - quote.passage.start : quote.end - quote.passage.start]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
