"""How much of the words of a question a text holds."""

from __future__ import annotations

import re
from collections.abc import Callable

Weigh = Callable[[str], float]
# The sources that a digest names in brackets: they answer nothing.
SOURCE = re.compile(r"（[^（）]*《[^》]*》(?:（[^（）]*）)?[^（）]*）")


def shared_words(
    question: str, wordings: Callable[[str], list[str]], terms: Callable[[str], list[str]]
) -> Weigh:
    """A function from a text to the share, from 0 to 1, of the question's words that stand in it.

    Long words count by their length; other wordings of a word count as the word.
    """
    asked = {term for wording in wordings(question) for term in terms(wording)}
    whole = max(1, sum(len(term) for term in asked))

    def share(text: str) -> float:
        said = set(terms(SOURCE.sub("", text)))
        return sum(len(term) for term in asked & said) / whole

    return share
