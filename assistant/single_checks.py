"""Single checks that need no library, for tools, evals and tests; they join capabilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.answering.decision_features import features
from assistant.answering.question import read
from assistant.answering.shared_words import shared_words
from assistant.answering.verdict import lead
from assistant.digests import DigestReport
from assistant.documents.digest_check import check_digests
from assistant.guidance import start_names
from assistant.quiz import set_validators
from assistant.quiz.validators import faults
from assistant.quiz_items import Item
from assistant.retrieval.aliases import wordings
from assistant.retrieval.tokens import word_terms


def check_corpus(folder: Path, texts: Sequence[Path] = ()) -> DigestReport:
    """Holds the digests below a folder to their sources; `texts`: folders of official texts.

    Raises: FileMissing.
    """
    return check_digests(folder, texts)


def decision_features(question: str, sentence: str) -> Mapping[str, float]:
    """What of a yes/no question and a sentence of a rule bears on the answer, for training."""
    ask = read(question)
    weigh_act = shared_words(ask.act or question, wordings, word_terms)
    ruled = lead(ask, sentence, weigh_act)
    return features(ask, sentence, shared_words(question, wordings, word_terms), weigh_act, ruled)


def item_faults(item: Item) -> tuple[str, ...]:
    """What speaks against handing an item out, such as one that a trainer has reworded."""
    return faults(item)


def set_faults(items: Sequence[Item], avoid: Sequence[str] = ()) -> tuple[str, ...]:
    """What speaks against handing the items out together; `avoid`: stems of earlier papers."""
    return set_validators.set_faults(items, avoid)


def known_starts() -> list[tuple[str, str]]:
    """The names of the days that time limits run from, each with its meaning."""
    return start_names.known_starts()
