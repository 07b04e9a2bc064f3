"""The gate for words that a model puts in the place of a sentence; all uses go through it.

Other words may stand for a sentence where the gate of answers finds nothing wrong with them against
what the sentence cites, and where they leave nothing of it out. Where a rule is told as one, they
may not bring anything in either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.domain import Citation, Quote
from assistant.protocols import Proposals
from assistant.support.cited import sentence_faults
from assistant.support.losing import loses
from assistant.support.restating import restates
from assistant.text import squeeze
from assistant.wording_work import WordingWork


def stands_for(text: str, original: str, quotes: Sequence[Quote]) -> bool:
    """Whether the text says what the original says, on the ground of these quotes."""
    # That a rule has been revised since is told of the whole product, not in each sentence.
    return not (loses(original, text) or sentence_faults(text, quotes, earlier=True))


def restates_rule(text: str, original: str, quotes: Sequence[Quote]) -> bool:
    """Whether the text tells the same rule: it stands for the original, and adds nothing to it."""
    return restates(original, text) and stands_for(text, original, quotes)


def quotes_of(numbers: Sequence[int], citations: Sequence[Citation]) -> list[Quote]:
    """What the citations of these numbers quote."""
    return [
        Quote(one.passage, one.document, one.start, one.end)
        for one in citations
        if one.id in numbers
    ]


def passed(
    originals: Sequence[str],
    proposals: Proposals,
    model: str,
    passes: Callable[[int, str], bool],
) -> tuple[dict[int, str], WordingWork]:
    """The proposed words that pass, by their place, and what became of the others.

    A sentence that the model left as it was is neither reworded nor stopped.
    """
    proposed = {
        at: text
        for at, text in proposals.texts.items()
        if squeeze(text) not in ("", squeeze(originals[at]))
    }
    found = {at: text for at, text in proposed.items() if passes(at, text)}
    kept = len(originals) - len(found)
    stopped = min(kept, len(proposed) - len(found) + proposals.strange)
    return found, WordingWork(model, len(found), kept, stopped, proposals.note)
